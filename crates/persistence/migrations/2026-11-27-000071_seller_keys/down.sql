ALTER TABLE sellers DROP COLUMN caller, DROP COLUMN idempotency_key, DROP COLUMN request_fingerprint;
