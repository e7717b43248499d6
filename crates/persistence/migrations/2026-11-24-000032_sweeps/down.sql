DROP INDEX charges_unsettled;
CREATE INDEX charges_unsettled ON charges (state, updated_at)
    WHERE state IN ('created', 'intent_created', 'submitted', 'processing', 'unknown');

ALTER TABLE charges DROP COLUMN swept_at;
