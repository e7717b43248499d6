-- The page on which a buyer confirms a charge that their bank did not let pass without them.

ALTER TABLE attempts
    ADD COLUMN action_token text CONSTRAINT attempts_action_token_form CHECK (action_token ~ '^[0-9a-f]{64}$')
        CONSTRAINT attempts_action_token_unique UNIQUE,
    ADD COLUMN action_expires_at timestamptz,
    ADD CONSTRAINT attempts_action_whole CHECK (num_nulls(action_token, action_expires_at) IN (0, 2));
