-- When a charge was captured: the time that sums by period go by. It is the time at which we learnt of it, and it is
-- written here, once, so that no way of saving a charge can forget it.

ALTER TABLE charges ADD COLUMN captured_at timestamptz;
UPDATE charges SET captured_at = coalesce(
    (SELECT min(at) FROM timeline WHERE charge_id = charges.id AND kind = 'succeeded'), updated_at)
    WHERE amount_captured > 0;
ALTER TABLE charges ADD CONSTRAINT charges_captured_have_time
    CHECK (amount_captured = 0 OR captured_at IS NOT NULL);

CREATE FUNCTION souk_charge_captured_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.captured_at := coalesce(NEW.captured_at, NEW.updated_at);
    RETURN NEW;
END
$$;
CREATE TRIGGER charges_captured_at BEFORE INSERT OR UPDATE OF amount_captured ON charges
    FOR EACH ROW WHEN (NEW.amount_captured > 0) EXECUTE FUNCTION souk_charge_captured_at();

-- For statements and summaries: a period of one seller's, or of everybody's.
CREATE INDEX charges_captured_of_seller ON charges (seller_id, captured_at, id) WHERE captured_at IS NOT NULL;
CREATE INDEX charges_captured ON charges (captured_at, id) WHERE captured_at IS NOT NULL;
CREATE INDEX charges_failed ON charges (created_at) WHERE state = 'attempt_failed';
