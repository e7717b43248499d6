-- Refunds, and what the marketplace gives back with them.

ALTER TABLE charges
    -- By Stripe's word on the fee itself.
    ADD COLUMN application_fee_refunded bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT charges_fee_refunded_range CHECK (application_fee_refunded BETWEEN 0 AND amount);

CREATE TABLE refunds (
    id uuid CONSTRAINT refunds_pkey PRIMARY KEY,
    charge_id uuid NOT NULL CONSTRAINT refunds_charge_id_fkey REFERENCES charges (id) ON DELETE RESTRICT,
    seller_id uuid NOT NULL CONSTRAINT refunds_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    amount bigint NOT NULL CONSTRAINT refunds_amount_positive CHECK (amount > 0),
    currency text NOT NULL CONSTRAINT refunds_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    refund_application_fee boolean NOT NULL,
    reverse_transfer boolean NOT NULL,
    application_fee_refunded bigint NOT NULL
        CONSTRAINT refunds_fee_range CHECK (application_fee_refunded >= 0),
    transfer_reversed bigint NOT NULL CONSTRAINT refunds_transfer_range CHECK (transfer_reversed >= 0),
    reason text CONSTRAINT refunds_reason_known
        CHECK (reason IN ('duplicate', 'fraudulent', 'requested_by_customer')),
    state text NOT NULL CONSTRAINT refunds_state_known CHECK (state IN (
        'requested', 'submitted', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled', 'unknown')),
    submitted_at timestamptz,
    stripe_refund text CONSTRAINT refunds_stripe_refund_form CHECK (stripe_refund ~ '^(re|pyr)_[A-Za-z0-9_]+$'),
    failure_code text,
    failure_message text,
    imported boolean NOT NULL,
    livemode boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    caller text,
    idempotency_key text CONSTRAINT refunds_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
    request_fingerprint bytea CONSTRAINT refunds_fingerprint_length CHECK (octet_length(request_fingerprint) = 32),
    answered_status smallint CONSTRAINT refunds_answered_status_range CHECK (answered_status BETWEEN 200 AND 599),
    CONSTRAINT refunds_failure_whole CHECK (num_nulls(failure_code, failure_message) IN (0, 2)),
    CONSTRAINT refunds_key_whole CHECK (num_nulls(caller, idempotency_key, request_fingerprint) IN (0, 3)),
    CONSTRAINT refunds_key_unique UNIQUE (caller, idempotency_key),
    CONSTRAINT refunds_stripe_refund_unique UNIQUE (charge_id, stripe_refund)
);
CREATE INDEX refunds_charge_id ON refunds (charge_id, created_at DESC, id DESC);
CREATE INDEX refunds_seller_id ON refunds (seller_id, created_at DESC, id DESC);
CREATE INDEX refunds_newest ON refunds (created_at DESC, id DESC);
CREATE INDEX refunds_open ON refunds (state, updated_at) WHERE state IN ('requested', 'submitted', 'unknown', 'pending');

-- What `refund::State::may_become` says. A test compares the two.
CREATE FUNCTION souk_refund_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE OLD.state
        WHEN 'requested' THEN NEW.state = 'submitted'
        WHEN 'submitted' THEN NEW.state IN ('pending', 'requires_action', 'succeeded', 'failed', 'canceled', 'unknown')
        WHEN 'unknown' THEN NEW.state IN ('pending', 'requires_action', 'succeeded', 'failed', 'canceled')
        WHEN 'pending' THEN NEW.state IN ('requires_action', 'succeeded', 'failed', 'canceled')
        WHEN 'requires_action' THEN NEW.state IN ('pending', 'succeeded', 'failed', 'canceled')
        WHEN 'succeeded' THEN NEW.state = 'failed'
        ELSE false
    END) THEN
        RAISE EXCEPTION 'a refund that is % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', TABLE = 'refunds', CONSTRAINT = 'refunds_state_may_become';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER refunds_state_may_become BEFORE UPDATE OF state ON refunds
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_refund_may_become();

-- All refunds of a charge together never exceed what was captured; those that were made at Stripe without us are
-- Stripe's word and counted there. The charge's row is locked, so that two cannot both find room.
CREATE FUNCTION souk_refund_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    captured bigint;
    reserved bigint;
BEGIN
    SELECT amount_captured INTO captured FROM charges WHERE id = NEW.charge_id FOR NO KEY UPDATE;
    SELECT coalesce(sum(amount), 0) INTO reserved FROM refunds
        WHERE charge_id = NEW.charge_id AND state NOT IN ('failed', 'canceled');
    IF reserved + NEW.amount > captured THEN
        RAISE EXCEPTION 'the refunds of a charge exceed what was captured'
            USING ERRCODE = 'check_violation', TABLE = 'refunds', CONSTRAINT = 'refunds_fit';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER refunds_fit BEFORE INSERT ON refunds
    FOR EACH ROW WHEN (NOT NEW.imported AND NEW.state NOT IN ('failed', 'canceled')) EXECUTE FUNCTION souk_refund_fits();

-- What was asked for stays what was asked for.
CREATE FUNCTION souk_refund_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the terms of a refund do not change'
        USING ERRCODE = 'check_violation', TABLE = 'refunds', CONSTRAINT = 'refunds_frozen';
END
$$;
CREATE TRIGGER refunds_frozen BEFORE UPDATE ON refunds
    FOR EACH ROW WHEN (
        (OLD.id, OLD.charge_id, OLD.seller_id, OLD.amount, OLD.currency, OLD.refund_application_fee,
         OLD.reverse_transfer, OLD.livemode, OLD.created_at)
        IS DISTINCT FROM
        (NEW.id, NEW.charge_id, NEW.seller_id, NEW.amount, NEW.currency, NEW.refund_application_fee,
         NEW.reverse_transfer, NEW.livemode, NEW.created_at)
        OR (OLD.stripe_refund IS NOT NULL AND OLD.stripe_refund IS DISTINCT FROM NEW.stripe_refund)
    ) EXECUTE FUNCTION souk_refund_frozen();

-- What happens unless a call says otherwise. Append-only, the newest counts.
CREATE TABLE refund_policies (
    id uuid CONSTRAINT refund_policies_pkey PRIMARY KEY,
    refund_application_fee boolean NOT NULL,
    reverse_transfer boolean NOT NULL,
    reverse_transfer_on_lost_dispute boolean NOT NULL,
    created_by uuid NOT NULL CONSTRAINT refund_policies_created_by_fkey REFERENCES users (id) ON DELETE RESTRICT,
    created_at timestamptz NOT NULL
);
CREATE INDEX refund_policies_newest ON refund_policies (created_at DESC, id DESC);
CREATE INDEX refund_policies_created_by ON refund_policies (created_by);
CREATE TRIGGER refund_policies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refund_policies
    FOR EACH STATEMENT EXECUTE FUNCTION souk_refuse_change();
