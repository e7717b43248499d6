ALTER TABLE charges DROP COLUMN synced_seq;
