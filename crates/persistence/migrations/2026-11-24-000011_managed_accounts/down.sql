ALTER TABLE sellers
    DROP COLUMN account_asked_at,
    DROP COLUMN account_refusals,
    DROP COLUMN account_refusal,
    DROP COLUMN links_made;
