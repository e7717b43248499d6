-- A seller is made once for a key, and with it a managed seller's account.
ALTER TABLE sellers
    ADD COLUMN caller text,
    ADD COLUMN idempotency_key text CONSTRAINT sellers_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
    ADD COLUMN request_fingerprint bytea
        CONSTRAINT sellers_fingerprint_length CHECK (octet_length(request_fingerprint) = 32),
    ADD CONSTRAINT sellers_key_whole CHECK (num_nulls(caller, idempotency_key, request_fingerprint) IN (0, 3)),
    ADD CONSTRAINT sellers_key_unique UNIQUE (caller, idempotency_key);
