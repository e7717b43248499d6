-- Capture later: until when an authorisation holds, what was taken of the fee, and what a seller has
-- Stripe do with a charge that is there already.

ALTER TABLE charges
    ADD COLUMN capture_before timestamptz,
    -- The fee agreed is `application_fee` and frozen; of a part that was captured less is taken.
    ADD COLUMN application_fee_captured bigint,
    ADD CONSTRAINT charges_fee_captured_range CHECK (application_fee_captured BETWEEN 0 AND amount_captured);

-- As before, and an authorised charge may become unknown: its capture was sent and the answer lost.
CREATE OR REPLACE FUNCTION souk_charge_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
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
        WHEN 'authorized' THEN NEW.state IN ('succeeded', 'canceled', 'unknown', 'partially_refunded', 'refunded')
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

ALTER TABLE timeline DROP CONSTRAINT timeline_kind_known;
ALTER TABLE timeline ADD CONSTRAINT timeline_kind_known CHECK (kind IN (
    'created', 'attempt_started', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized',
    'succeeded', 'declined', 'refused', 'canceled', 'unknown', 'settled', 'refunded', 'disputed',
    'imported', 'capture_requested', 'cancel_requested', 'refund_requested', 'refund_failed', 'dispute_updated',
    'dispute_closed', 'evidence_sent', 'dispute_accepted'));

CREATE TABLE instructions (
    id uuid CONSTRAINT instructions_pkey PRIMARY KEY,
    charge_id uuid NOT NULL CONSTRAINT instructions_charge_id_fkey REFERENCES charges (id) ON DELETE RESTRICT,
    kind text NOT NULL CONSTRAINT instructions_kind_known CHECK (kind IN ('capture', 'cancel')),
    -- Of a capture, in minor units of the charge's currency.
    amount bigint CONSTRAINT instructions_amount_positive CHECK (amount > 0),
    application_fee bigint CONSTRAINT instructions_fee_range CHECK (application_fee BETWEEN 0 AND amount),
    state text NOT NULL CONSTRAINT instructions_state_known
        CHECK (state IN ('requested', 'submitted', 'done', 'refused', 'unknown')),
    submitted_at timestamptz,
    refusal_code text,
    refusal_message text,
    caller text,
    idempotency_key text CONSTRAINT instructions_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
    request_fingerprint bytea CONSTRAINT instructions_fingerprint_length CHECK (octet_length(request_fingerprint) = 32),
    answered_status smallint CONSTRAINT instructions_answered_status_range CHECK (answered_status BETWEEN 200 AND 599),
    created_at timestamptz NOT NULL,
    CONSTRAINT instructions_capture_whole
        CHECK (num_nulls(amount, application_fee) = CASE WHEN kind = 'capture' THEN 0 ELSE 2 END),
    CONSTRAINT instructions_refusal_whole
        CHECK (num_nulls(refusal_code, refusal_message) = CASE WHEN state = 'refused' THEN 0 ELSE 2 END),
    CONSTRAINT instructions_submitted_have_time
        CHECK (submitted_at IS NOT NULL OR state IN ('requested', 'refused')),
    CONSTRAINT instructions_key_whole
        CHECK (num_nulls(caller, idempotency_key, request_fingerprint) IN (0, 3)),
    CONSTRAINT instructions_key_unique UNIQUE (caller, idempotency_key)
);
-- Two that contradict each other are never on their way at the same time.
CREATE UNIQUE INDEX instructions_one_open ON instructions (charge_id)
    WHERE state IN ('requested', 'submitted', 'unknown');
CREATE INDEX instructions_charge_id ON instructions (charge_id, created_at DESC, id DESC);

-- What `instruction::State::may_become` says. A test compares the two.
CREATE FUNCTION souk_instruction_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE OLD.state
        WHEN 'requested' THEN NEW.state IN ('submitted', 'refused')
        WHEN 'submitted' THEN NEW.state IN ('done', 'refused', 'unknown')
        WHEN 'unknown' THEN NEW.state IN ('done', 'refused')
        ELSE false
    END) THEN
        RAISE EXCEPTION 'an instruction that is % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', TABLE = 'instructions', CONSTRAINT = 'instructions_state_may_become';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER instructions_state_may_become BEFORE UPDATE OF state ON instructions
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_instruction_may_become();
