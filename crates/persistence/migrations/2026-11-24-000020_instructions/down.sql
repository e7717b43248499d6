DROP TABLE instructions;
DROP FUNCTION souk_instruction_may_become();

DELETE FROM timeline WHERE kind NOT IN (
    'created', 'attempt_started', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized',
    'succeeded', 'declined', 'refused', 'canceled', 'unknown', 'settled', 'refunded', 'disputed');
ALTER TABLE timeline DROP CONSTRAINT timeline_kind_known;
ALTER TABLE timeline ADD CONSTRAINT timeline_kind_known CHECK (kind IN (
    'created', 'attempt_started', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized',
    'succeeded', 'declined', 'refused', 'canceled', 'unknown', 'settled', 'refunded', 'disputed'));

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

ALTER TABLE charges
    DROP COLUMN capture_before,
    DROP COLUMN application_fee_captured;
