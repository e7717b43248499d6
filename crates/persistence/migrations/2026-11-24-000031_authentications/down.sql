ALTER TABLE attempts
    DROP CONSTRAINT attempts_action_whole,
    DROP COLUMN action_token,
    DROP COLUMN action_expires_at;
