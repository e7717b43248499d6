-- Sellers, their Stripe accounts, and the walks through Stripe's OAuth page.

CREATE TABLE sellers (
    id uuid CONSTRAINT sellers_pkey PRIMARY KEY,
    owner_id uuid NOT NULL CONSTRAINT sellers_owner_id_fkey REFERENCES users (id) ON DELETE RESTRICT,
    name text NOT NULL CONSTRAINT sellers_name_length CHECK (char_length(name) BETWEEN 1 AND 120),
    country text NOT NULL CONSTRAINT sellers_country_form CHECK (country ~ '^[A-Z]{2}$'),
    default_currency text NOT NULL CONSTRAINT sellers_currency_form CHECK (default_currency ~ '^[a-z]{3}$'),
    account_kind text NOT NULL CONSTRAINT sellers_account_kind_known CHECK (account_kind IN ('standalone', 'managed')),
    connection_state text NOT NULL CONSTRAINT sellers_connection_state_known
        CHECK (connection_state IN ('none', 'pending', 'exchanging', 'active', 'restricted', 'revoked')),
    stripe_account text CONSTRAINT sellers_stripe_account_form CHECK (stripe_account ~ '^acct_[A-Za-z0-9_]+$'),
    charges_enabled boolean NOT NULL,
    payouts_enabled boolean NOT NULL,
    requirements jsonb NOT NULL CONSTRAINT sellers_requirements_form CHECK (jsonb_typeof(requirements) = 'array'),
    connected_at timestamptz,
    livemode boolean NOT NULL,
    access_token_sealed bytea,
    refresh_token_sealed bytea,
    seal_key_version integer,
    sync_seq bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT sellers_connected_have_account
        CHECK (connection_state NOT IN ('active', 'restricted') OR (stripe_account IS NOT NULL AND connected_at IS NOT NULL)),
    CONSTRAINT sellers_sealed_have_version
        CHECK ((access_token_sealed IS NULL AND refresh_token_sealed IS NULL) = (seal_key_version IS NULL))
);
-- One account, one seller at a time. A revoked one may be connected again, by anybody who may sign in at Stripe.
CREATE UNIQUE INDEX sellers_stripe_account_unique ON sellers (stripe_account, livemode)
    WHERE connection_state IN ('active', 'restricted');
CREATE INDEX sellers_stripe_account ON sellers (stripe_account) WHERE stripe_account IS NOT NULL;
CREATE INDEX sellers_owner_id ON sellers (owner_id, created_at DESC, id DESC);
CREATE INDEX sellers_newest ON sellers (created_at DESC, id DESC);

CREATE TABLE connections (
    id uuid CONSTRAINT connections_pkey PRIMARY KEY,
    seller_id uuid NOT NULL CONSTRAINT connections_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    user_id uuid NOT NULL CONSTRAINT connections_user_id_fkey REFERENCES users (id) ON DELETE RESTRICT,
    session_id uuid NOT NULL CONSTRAINT connections_session_id_fkey REFERENCES sessions (id) ON DELETE RESTRICT,
    state_hash bytea NOT NULL CONSTRAINT connections_state_hash_unique UNIQUE
        CONSTRAINT connections_state_hash_length CHECK (octet_length(state_hash) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    claimed_at timestamptz,
    CONSTRAINT connections_expire_later CHECK (expires_at > created_at)
);
CREATE INDEX connections_seller_id ON connections (seller_id, created_at DESC, id DESC);
CREATE INDEX connections_user_id ON connections (user_id);
CREATE INDEX connections_session_id ON connections (session_id);

-- What an operator sets stays as it was: the newest counts, and an old charge's fee can be explained.
CREATE FUNCTION souk_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;

CREATE TABLE fee_policies (
    id uuid CONSTRAINT fee_policies_pkey PRIMARY KEY,
    seller_id uuid CONSTRAINT fee_policies_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    percent_basis_points integer NOT NULL CONSTRAINT fee_policies_percent_range
        CHECK (percent_basis_points BETWEEN 0 AND 10000),
    fixed_amount bigint NOT NULL CONSTRAINT fee_policies_fixed_range CHECK (fixed_amount BETWEEN 0 AND 99999999),
    currency text CONSTRAINT fee_policies_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    min_amount bigint CONSTRAINT fee_policies_min_range CHECK (min_amount BETWEEN 0 AND 99999999),
    max_amount bigint CONSTRAINT fee_policies_max_range CHECK (max_amount BETWEEN 0 AND 99999999),
    created_by uuid NOT NULL CONSTRAINT fee_policies_created_by_fkey REFERENCES users (id) ON DELETE RESTRICT,
    created_at timestamptz NOT NULL,
    CONSTRAINT fee_policies_min_at_most_max CHECK (min_amount <= max_amount),
    CONSTRAINT fee_policies_amounts_have_currency
        CHECK (currency IS NOT NULL OR (fixed_amount = 0 AND min_amount IS NULL AND max_amount IS NULL))
);
CREATE INDEX fee_policies_newest ON fee_policies (seller_id, created_at DESC, id DESC);
CREATE INDEX fee_policies_created_by ON fee_policies (created_by);
CREATE TRIGGER fee_policies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fee_policies
    FOR EACH STATEMENT EXECUTE FUNCTION souk_refuse_change();
