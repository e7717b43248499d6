-- Charges (one PaymentIntent each), the attempts to pay them, and what happened to them.

CREATE TABLE charges (
    id uuid CONSTRAINT charges_pkey PRIMARY KEY,
    seller_id uuid NOT NULL CONSTRAINT charges_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    customer_id uuid CONSTRAINT charges_customer_id_fkey REFERENCES customers (id) ON DELETE RESTRICT,
    checkout_id uuid CONSTRAINT charges_checkout_id_fkey REFERENCES checkouts (id) ON DELETE RESTRICT
        CONSTRAINT charges_checkout_unique UNIQUE,
    amount bigint NOT NULL CONSTRAINT charges_amount_positive CHECK (amount > 0),
    currency text NOT NULL CONSTRAINT charges_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    amount_captured bigint NOT NULL,
    amount_refunded bigint NOT NULL,
    application_fee bigint NOT NULL,
    stripe_fee bigint,
    net bigint,
    flow text NOT NULL CONSTRAINT charges_flow_known CHECK (flow IN ('direct', 'destination')),
    capture text NOT NULL CONSTRAINT charges_capture_known CHECK (capture IN ('automatic', 'manual')),
    state text NOT NULL CONSTRAINT charges_state_known CHECK (state IN (
        'created', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized', 'succeeded',
        'attempt_failed', 'canceled', 'unknown', 'partially_refunded', 'refunded')),
    disputed boolean NOT NULL,
    description text CONSTRAINT charges_description_length CHECK (char_length(description) BETWEEN 1 AND 500),
    statement_descriptor_suffix text CONSTRAINT charges_suffix_length
        CHECK (char_length(statement_descriptor_suffix) BETWEEN 1 AND 22),
    metadata jsonb NOT NULL CONSTRAINT charges_metadata_form CHECK (jsonb_typeof(metadata) = 'object'),
    stripe_account text NOT NULL CONSTRAINT charges_stripe_account_form CHECK (stripe_account ~ '^acct_[A-Za-z0-9_]+$'),
    stripe_payment_intent text CONSTRAINT charges_stripe_payment_intent_form
        CHECK (stripe_payment_intent ~ '^pi_[A-Za-z0-9_]+$'),
    stripe_charge text CONSTRAINT charges_stripe_charge_form CHECK (stripe_charge ~ '^(ch|py)_[A-Za-z0-9_]+$'),
    balance_transaction text CONSTRAINT charges_balance_transaction_form
        CHECK (balance_transaction ~ '^txn_[A-Za-z0-9_]+$'),
    livemode boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Counts the times somebody set out to ask Stripe; what was read is saved only if nobody set out since.
    sync_seq bigint NOT NULL DEFAULT 0,
    -- NULL for one that began at a pay page: there the attempts have the keys.
    caller text,
    idempotency_key text CONSTRAINT charges_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
    request_fingerprint bytea CONSTRAINT charges_fingerprint_length CHECK (octet_length(request_fingerprint) = 32),
    -- The HTTP status that the first answer had, for a replay.
    answered_status smallint CONSTRAINT charges_answered_status_range CHECK (answered_status BETWEEN 200 AND 599),
    CONSTRAINT charges_refunded_at_most_captured CHECK (0 <= amount_refunded AND amount_refunded <= amount_captured),
    CONSTRAINT charges_captured_at_most_amount CHECK (amount_captured <= amount),
    CONSTRAINT charges_fee_range CHECK (application_fee BETWEEN 0 AND amount),
    CONSTRAINT charges_key_whole
        CHECK (num_nulls(caller, idempotency_key, request_fingerprint) IN (0, 3)),
    CONSTRAINT charges_key_unique UNIQUE (caller, idempotency_key),
    CONSTRAINT charges_stripe_payment_intent_unique UNIQUE (stripe_payment_intent, livemode),
    CONSTRAINT charges_stripe_charge_unique UNIQUE (stripe_account, stripe_charge)
);
CREATE INDEX charges_seller_id ON charges (seller_id, created_at DESC, id DESC);
CREATE INDEX charges_customer_id ON charges (customer_id, created_at DESC, id DESC);
CREATE INDEX charges_newest ON charges (created_at DESC, id DESC);
-- Those that are on their way: the sweeper's and the gauges' view.
CREATE INDEX charges_unsettled ON charges (state, updated_at)
    WHERE state IN ('created', 'intent_created', 'submitted', 'processing', 'unknown');

-- What `charge::State::may_become` says, once more where nothing can go round it. A test compares the two.
CREATE FUNCTION souk_charge_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE OLD.state
        WHEN 'created' THEN NEW.state IN ('intent_created', 'attempt_failed', 'canceled')
        WHEN 'intent_created' THEN NEW.state IN ('submitted', 'attempt_failed', 'canceled')
        WHEN 'submitted' THEN NEW.state IN (
            'requires_action', 'processing', 'authorized', 'succeeded', 'attempt_failed', 'canceled', 'unknown',
            'partially_refunded', 'refunded')
        WHEN 'unknown' THEN NEW.state IN (
            'requires_action', 'processing', 'authorized', 'succeeded', 'attempt_failed', 'canceled',
            'partially_refunded', 'refunded')
        WHEN 'requires_action' THEN NEW.state IN (
            'submitted', 'processing', 'authorized', 'succeeded', 'attempt_failed', 'canceled', 'partially_refunded',
            'refunded')
        WHEN 'processing' THEN NEW.state IN (
            'requires_action', 'authorized', 'succeeded', 'attempt_failed', 'canceled', 'partially_refunded', 'refunded')
        WHEN 'authorized' THEN NEW.state IN ('succeeded', 'canceled', 'partially_refunded', 'refunded')
        WHEN 'attempt_failed' THEN NEW.state IN (
            'intent_created', 'submitted', 'requires_action', 'processing', 'authorized', 'succeeded', 'canceled',
            'partially_refunded', 'refunded')
        WHEN 'succeeded' THEN NEW.state IN ('partially_refunded', 'refunded')
        WHEN 'partially_refunded' THEN NEW.state IN ('refunded', 'succeeded')
        WHEN 'refunded' THEN NEW.state IN ('partially_refunded', 'succeeded')
        ELSE false
    END) THEN
        RAISE EXCEPTION 'a charge that is % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', TABLE = 'charges', CONSTRAINT = 'charges_state_may_become';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER charges_state_may_become BEFORE UPDATE OF state ON charges
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_charge_may_become();

-- What was agreed stays agreed.
CREATE FUNCTION souk_charge_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the terms of a charge do not change'
        USING ERRCODE = 'check_violation', TABLE = 'charges', CONSTRAINT = 'charges_frozen';
END
$$;
CREATE TRIGGER charges_frozen BEFORE UPDATE ON charges
    FOR EACH ROW WHEN (
        (OLD.id, OLD.seller_id, OLD.amount, OLD.currency, OLD.application_fee, OLD.flow, OLD.capture,
         OLD.stripe_account, OLD.livemode, OLD.created_at)
        IS DISTINCT FROM
        (NEW.id, NEW.seller_id, NEW.amount, NEW.currency, NEW.application_fee, NEW.flow, NEW.capture,
         NEW.stripe_account, NEW.livemode, NEW.created_at)
        OR (OLD.stripe_payment_intent IS NOT NULL
            AND OLD.stripe_payment_intent IS DISTINCT FROM NEW.stripe_payment_intent)
    ) EXECUTE FUNCTION souk_charge_frozen();

CREATE TABLE attempts (
    id uuid CONSTRAINT attempts_pkey PRIMARY KEY,
    charge_id uuid NOT NULL CONSTRAINT attempts_charge_id_fkey REFERENCES charges (id) ON DELETE RESTRICT,
    number integer NOT NULL CONSTRAINT attempts_number_positive CHECK (number > 0),
    customer_id uuid NOT NULL CONSTRAINT attempts_customer_id_fkey REFERENCES customers (id) ON DELETE RESTRICT,
    -- Whoever holds a token can pay with it: it goes as soon as the card was read.
    payment_token text,
    card_id uuid,
    keep_card text NOT NULL CONSTRAINT attempts_keep_card_known CHECK (keep_card IN ('no', 'seller', 'marketplace')),
    initiator text NOT NULL CONSTRAINT attempts_initiator_known CHECK (initiator IN ('buyer', 'seller')),
    state text NOT NULL CONSTRAINT attempts_state_known
        CHECK (state IN ('pending', 'requires_action', 'succeeded', 'declined', 'refused', 'canceled')),
    -- What the steps gave so far.
    payment_method text CONSTRAINT attempts_payment_method_form CHECK (payment_method ~ '^(pm|card|src)_[A-Za-z0-9_]+$'),
    card_brand text,
    card_last4 text CONSTRAINT attempts_last4_form CHECK (card_last4 ~ '^[0-9]{4}$'),
    card_exp_month smallint CONSTRAINT attempts_exp_month_range CHECK (card_exp_month BETWEEN 1 AND 12),
    card_exp_year smallint CONSTRAINT attempts_exp_year_range CHECK (card_exp_year BETWEEN 1970 AND 9999),
    fingerprint text,
    attached boolean NOT NULL,
    cloned_payment_method text CONSTRAINT attempts_cloned_form CHECK (cloned_payment_method ~ '^pm_[A-Za-z0-9_]+$'),
    clone_attached boolean NOT NULL,
    shared_customer text CONSTRAINT attempts_shared_customer_form CHECK (shared_customer ~ '^cus_[A-Za-z0-9_]+$'),
    intent_ready boolean NOT NULL,
    submitted_at timestamptz,
    -- Why it was declined or refused.
    error_code text,
    decline_code text,
    error_message text,
    created_at timestamptz NOT NULL,
    client_address text,
    caller text,
    idempotency_key text CONSTRAINT attempts_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
    request_fingerprint bytea CONSTRAINT attempts_fingerprint_length CHECK (octet_length(request_fingerprint) = 32),
    answered_status smallint CONSTRAINT attempts_answered_status_range CHECK (answered_status BETWEEN 200 AND 599),
    -- Who is at it, by this database's clock.
    leased_until timestamptz,
    fence bigint NOT NULL DEFAULT 0,
    CONSTRAINT attempts_have_a_card CHECK (num_nonnulls(payment_token, card_id, payment_method) > 0),
    CONSTRAINT attempts_token_until_read CHECK (payment_token IS NULL OR payment_method IS NULL),
    CONSTRAINT attempts_card_whole
        CHECK (num_nulls(card_brand, card_last4, card_exp_month, card_exp_year) IN (0, 4)),
    CONSTRAINT attempts_error_whole
        CHECK (num_nulls(error_code, error_message) IN (0, 2) AND (decline_code IS NULL OR error_code IS NOT NULL)),
    CONSTRAINT attempts_key_whole
        CHECK (num_nulls(caller, idempotency_key, request_fingerprint) IN (0, 3)),
    CONSTRAINT attempts_number_unique UNIQUE (charge_id, number),
    CONSTRAINT attempts_key_unique UNIQUE (caller, idempotency_key),
    CONSTRAINT attempts_card_id_fkey
        FOREIGN KEY (customer_id, card_id) REFERENCES cards (customer_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX attempts_one_in_flight ON attempts (charge_id) WHERE state = 'pending';
CREATE INDEX attempts_card_id ON attempts (customer_id, card_id);
CREATE INDEX attempts_declined_card ON attempts (fingerprint, created_at) WHERE state = 'declined';

CREATE TABLE timeline (
    id uuid CONSTRAINT timeline_pkey PRIMARY KEY,
    charge_id uuid NOT NULL CONSTRAINT timeline_charge_id_fkey REFERENCES charges (id) ON DELETE RESTRICT,
    at timestamptz NOT NULL,
    kind text NOT NULL CONSTRAINT timeline_kind_known CHECK (kind IN (
        'created', 'attempt_started', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized',
        'succeeded', 'declined', 'refused', 'canceled', 'unknown', 'settled', 'refunded', 'disputed')),
    detail jsonb NOT NULL
);
CREATE INDEX timeline_charge_id ON timeline (charge_id, at, id);
