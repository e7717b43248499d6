DELETE FROM timeline WHERE kind = 'transfer_reversed';
ALTER TABLE timeline DROP CONSTRAINT timeline_kind_known;
ALTER TABLE timeline ADD CONSTRAINT timeline_kind_known CHECK (kind IN (
    'created', 'attempt_started', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized',
    'succeeded', 'declined', 'refused', 'canceled', 'unknown', 'settled', 'refunded', 'disputed', 'imported',
    'capture_requested', 'cancel_requested', 'refund_requested', 'refund_failed', 'dispute_updated',
    'dispute_closed', 'evidence_sent', 'dispute_accepted'));
DELETE FROM jobs WHERE kind = 'drive_reversal';
DROP TABLE transfer_reversals;
DROP TABLE dispute_movements;
