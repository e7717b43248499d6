DELETE FROM timeline WHERE kind = 'fee_refunded';
ALTER TABLE timeline DROP CONSTRAINT timeline_kind_known;
ALTER TABLE timeline ADD CONSTRAINT timeline_kind_known CHECK (kind IN (
    'created', 'attempt_started', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized',
    'succeeded', 'declined', 'refused', 'canceled', 'unknown', 'settled', 'refunded', 'disputed', 'imported',
    'capture_requested', 'cancel_requested', 'refund_requested', 'refund_failed', 'dispute_updated',
    'dispute_closed', 'evidence_sent', 'dispute_accepted', 'transfer_reversed'));
DROP INDEX charges_stripe_application_fee_unique;
DROP TABLE fee_refunds;
DROP INDEX transfer_reversals_stripe_reversal_unique;
ALTER TABLE transfer_reversals DROP CONSTRAINT transfer_reversals_for_a_dispute_or_done;
DELETE FROM transfer_reversals WHERE dispute_id IS NULL;
ALTER TABLE transfer_reversals ALTER COLUMN dispute_id SET NOT NULL;
