-- What a caller used each key for: a key is the caller's, not one operation's.
CREATE TABLE idempotency_keys (
    caller text NOT NULL,
    idempotency_key text NOT NULL,
    -- The table of what it made.
    noun text NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, idempotency_key)
);
INSERT INTO idempotency_keys
    SELECT caller, idempotency_key, noun FROM (
        SELECT caller, idempotency_key, 'attempts' AS noun FROM attempts
        UNION ALL SELECT caller, idempotency_key, 'card_setups' FROM card_setups
        UNION ALL SELECT caller, idempotency_key, 'charges' FROM charges
        UNION ALL SELECT caller, idempotency_key, 'checkouts' FROM checkouts
        UNION ALL SELECT caller, idempotency_key, 'dispute_answers' FROM dispute_answers
        UNION ALL SELECT caller, idempotency_key, 'instructions' FROM instructions
        UNION ALL SELECT caller, idempotency_key, 'refunds' FROM refunds
        UNION ALL SELECT caller, idempotency_key, 'sellers' FROM sellers
    ) AS used
    WHERE idempotency_key IS NOT NULL
    ON CONFLICT DO NOTHING;
