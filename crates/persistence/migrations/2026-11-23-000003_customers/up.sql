-- Buyers, their kept cards, what they agreed to, and the sellers' accounts that know them.

CREATE TABLE customers (
    id uuid CONSTRAINT customers_pkey PRIMARY KEY,
    email text NOT NULL CONSTRAINT customers_email_length CHECK (char_length(email) BETWEEN 3 AND 254),
    email_compared text NOT NULL,
    name text CONSTRAINT customers_name_length CHECK (char_length(name) BETWEEN 1 AND 120),
    stripe_customer text CONSTRAINT customers_stripe_customer_form CHECK (stripe_customer ~ '^cus_[A-Za-z0-9_]+$'),
    default_card_id uuid,
    livemode boolean NOT NULL,
    created_at timestamptz NOT NULL,
    erased_at timestamptz,
    CONSTRAINT customers_email_unique UNIQUE (email_compared, livemode),
    CONSTRAINT customers_stripe_customer_unique UNIQUE (stripe_customer, livemode)
);
CREATE INDEX customers_newest ON customers (created_at DESC, id DESC);

CREATE TABLE cards (
    id uuid CONSTRAINT cards_pkey PRIMARY KEY,
    customer_id uuid NOT NULL CONSTRAINT cards_customer_id_fkey REFERENCES customers (id) ON DELETE RESTRICT,
    stripe_payment_method text NOT NULL CONSTRAINT cards_stripe_payment_method_form
        CHECK (stripe_payment_method ~ '^(pm|card|src)_[A-Za-z0-9_]+$'),
    fingerprint text,
    brand text NOT NULL,
    last4 text NOT NULL CONSTRAINT cards_last4_form CHECK (last4 ~ '^[0-9]{4}$'),
    exp_month smallint NOT NULL CONSTRAINT cards_exp_month_range CHECK (exp_month BETWEEN 1 AND 12),
    exp_year smallint NOT NULL CONSTRAINT cards_exp_year_range CHECK (exp_year BETWEEN 1970 AND 9999),
    livemode boolean NOT NULL,
    created_at timestamptz NOT NULL,
    detached_at timestamptz,
    CONSTRAINT cards_stripe_payment_method_unique UNIQUE (stripe_payment_method, livemode),
    -- For foreign keys that want the card to be this customer's.
    CONSTRAINT cards_of_customer UNIQUE (customer_id, id)
);
CREATE INDEX cards_customer_id ON cards (customer_id, created_at DESC, id DESC);

ALTER TABLE customers ADD CONSTRAINT customers_default_card_id_fkey
    FOREIGN KEY (id, default_card_id) REFERENCES cards (customer_id, id) ON DELETE RESTRICT;

-- A consent is for one card: whoever types another person's e-mail address must not be able to
-- widen what may be done with that person's cards.
CREATE TABLE consents (
    id uuid CONSTRAINT consents_pkey PRIMARY KEY,
    customer_id uuid NOT NULL,
    card_id uuid NOT NULL,
    -- NULL: every seller of the marketplace.
    seller_id uuid CONSTRAINT consents_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    wording text NOT NULL CONSTRAINT consents_wording_present CHECK (wording <> ''),
    client_address text,
    checkout_id uuid,
    given_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT consents_card_id_fkey
        FOREIGN KEY (customer_id, card_id) REFERENCES cards (customer_id, id) ON DELETE RESTRICT
);
CREATE INDEX consents_card_id ON consents (customer_id, card_id);
CREATE INDEX consents_seller_id ON consents (seller_id);

CREATE TABLE shared_customers (
    customer_id uuid NOT NULL CONSTRAINT shared_customers_customer_id_fkey REFERENCES customers (id) ON DELETE RESTRICT,
    seller_id uuid NOT NULL CONSTRAINT shared_customers_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    stripe_account text NOT NULL CONSTRAINT shared_customers_stripe_account_form
        CHECK (stripe_account ~ '^acct_[A-Za-z0-9_]+$'),
    stripe_customer text NOT NULL CONSTRAINT shared_customers_stripe_customer_form
        CHECK (stripe_customer ~ '^cus_[A-Za-z0-9_]+$'),
    created_at timestamptz NOT NULL,
    CONSTRAINT shared_customers_pkey PRIMARY KEY (customer_id, stripe_account),
    CONSTRAINT shared_customers_stripe_customer_unique UNIQUE (stripe_account, stripe_customer)
);
CREATE INDEX shared_customers_seller_id ON shared_customers (seller_id);

CREATE TABLE shared_cards (
    card_id uuid NOT NULL CONSTRAINT shared_cards_card_id_fkey REFERENCES cards (id) ON DELETE RESTRICT,
    stripe_account text NOT NULL CONSTRAINT shared_cards_stripe_account_form
        CHECK (stripe_account ~ '^acct_[A-Za-z0-9_]+$'),
    stripe_payment_method text NOT NULL CONSTRAINT shared_cards_stripe_payment_method_form
        CHECK (stripe_payment_method ~ '^pm_[A-Za-z0-9_]+$'),
    attached boolean NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT shared_cards_pkey PRIMARY KEY (card_id, stripe_account),
    CONSTRAINT shared_cards_stripe_payment_method_unique UNIQUE (stripe_account, stripe_payment_method)
);
