-- The look whose word on a charge was last saved. One that began later may save over it, one that began earlier not.
ALTER TABLE charges ADD COLUMN synced_seq bigint NOT NULL DEFAULT 0;
UPDATE charges SET synced_seq = sync_seq;
ALTER TABLE charges ADD CONSTRAINT charges_synced_seq_range CHECK (synced_seq <= sync_seq);
