-- When the sweeper last looked at a charge that is on its way.

ALTER TABLE charges ADD COLUMN swept_at timestamptz;

DROP INDEX charges_unsettled;
CREATE INDEX charges_unsettled ON charges (state, updated_at)
    WHERE state IN ('created', 'intent_created', 'submitted', 'requires_action', 'processing', 'unknown');
