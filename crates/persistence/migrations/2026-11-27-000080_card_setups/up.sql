-- Cards that operators put on file for customers: written down before anything is sent to Stripe.

CREATE TABLE card_setups (
    id uuid CONSTRAINT card_setups_pkey PRIMARY KEY,
    customer_id uuid NOT NULL CONSTRAINT card_setups_customer_id_fkey REFERENCES customers (id) ON DELETE RESTRICT,
    added_by uuid NOT NULL CONSTRAINT card_setups_added_by_fkey REFERENCES users (id) ON DELETE RESTRICT,
    -- Who may charge the card, as the operator attests it; NULL: nobody.
    consent text CONSTRAINT card_setups_consent_known CHECK (consent IN ('seller', 'marketplace')),
    consent_seller_id uuid CONSTRAINT card_setups_consent_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    -- Whoever holds a token can use it: it goes as soon as the card was read, or refused.
    payment_token text,
    payment_method text CONSTRAINT card_setups_payment_method_form CHECK (payment_method ~ '^(pm|card|src)_[A-Za-z0-9_]+$'),
    card_brand text,
    card_last4 text CONSTRAINT card_setups_last4_form CHECK (card_last4 ~ '^[0-9]{4}$'),
    card_exp_month smallint CONSTRAINT card_setups_exp_month_range CHECK (card_exp_month BETWEEN 1 AND 12),
    card_exp_year smallint CONSTRAINT card_setups_exp_year_range CHECK (card_exp_year BETWEEN 1970 AND 9999),
    fingerprint text,
    stripe_setup_intent text
        CONSTRAINT card_setups_stripe_setup_intent_form CHECK (stripe_setup_intent ~ '^seti_[A-Za-z0-9_]+$'),
    state text NOT NULL CONSTRAINT card_setups_state_known CHECK (state IN (
        'requested', 'submitted', 'unknown', 'requires_action', 'kept', 'declined', 'refused', 'canceled')),
    submitted_at timestamptz,
    -- The card that is kept.
    card_id uuid,
    -- Why there is none.
    error_code text,
    decline_code text,
    error_message text,
    livemode boolean NOT NULL,
    caller text NOT NULL,
    idempotency_key text NOT NULL CONSTRAINT card_setups_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
    request_fingerprint bytea NOT NULL
        CONSTRAINT card_setups_fingerprint_length CHECK (octet_length(request_fingerprint) = 32),
    answered_status smallint CONSTRAINT card_setups_answered_status_range CHECK (answered_status BETWEEN 200 AND 599),
    created_at timestamptz NOT NULL,
    -- When the sweeper last had Stripe asked about it.
    swept_at timestamptz,
    CONSTRAINT card_setups_consent_whole
        CHECK ((consent_seller_id IS NOT NULL) = (consent IS NOT DISTINCT FROM 'seller')),
    CONSTRAINT card_setups_token_until_read CHECK (
        num_nonnulls(payment_token, payment_method) = 1 OR (state IN ('declined', 'refused') AND payment_token IS NULL)),
    CONSTRAINT card_setups_read_before_sent CHECK (
        payment_method IS NOT NULL OR state IN ('requested', 'declined', 'refused')),
    CONSTRAINT card_setups_submitted_have_time CHECK (
        submitted_at IS NOT NULL OR state IN ('requested', 'declined', 'refused')),
    CONSTRAINT card_setups_card_whole
        CHECK (num_nulls(card_brand, card_last4, card_exp_month, card_exp_year) IN (0, 4)),
    CONSTRAINT card_setups_kept_have_card CHECK ((card_id IS NOT NULL) = (state = 'kept')),
    CONSTRAINT card_setups_error_whole CHECK (
        num_nulls(error_code, error_message) = CASE WHEN state IN ('declined', 'refused', 'canceled') THEN 0 ELSE 2 END
        AND (decline_code IS NULL OR error_code IS NOT NULL)),
    CONSTRAINT card_setups_key_unique UNIQUE (caller, idempotency_key),
    CONSTRAINT card_setups_stripe_setup_intent_unique UNIQUE (stripe_setup_intent, livemode),
    CONSTRAINT card_setups_card_id_fkey
        FOREIGN KEY (customer_id, card_id) REFERENCES cards (customer_id, id) ON DELETE RESTRICT
);
-- A token is for one card of one customer.
CREATE UNIQUE INDEX card_setups_one_of_token ON card_setups ((coalesce(payment_method, payment_token)), livemode)
    WHERE state IN ('requested', 'submitted', 'unknown', 'requires_action');
CREATE INDEX card_setups_customer_id ON card_setups (customer_id, created_at DESC, id DESC);
CREATE INDEX card_setups_card_id ON card_setups (customer_id, card_id);
CREATE INDEX card_setups_added_by ON card_setups (added_by);
CREATE INDEX card_setups_consent_seller_id ON card_setups (consent_seller_id);
-- Those that the sweeper looks after.
CREATE INDEX card_setups_open ON card_setups (created_at, id)
    WHERE state IN ('requested', 'submitted', 'unknown', 'requires_action');

-- What `card_setup::State::may_become` says. A test compares the two.
CREATE FUNCTION souk_card_setup_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE OLD.state
        WHEN 'requested' THEN NEW.state IN ('submitted', 'declined', 'refused')
        WHEN 'submitted' THEN NEW.state IN ('unknown', 'requires_action', 'kept', 'declined', 'refused', 'canceled')
        WHEN 'unknown' THEN NEW.state IN ('requires_action', 'kept', 'declined', 'refused', 'canceled')
        WHEN 'requires_action' THEN NEW.state IN ('kept', 'declined', 'canceled')
        ELSE false
    END) THEN
        RAISE EXCEPTION 'a card setup that is % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', TABLE = 'card_setups', CONSTRAINT = 'card_setups_state_may_become';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER card_setups_state_may_become BEFORE UPDATE OF state ON card_setups
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_card_setup_may_become();
