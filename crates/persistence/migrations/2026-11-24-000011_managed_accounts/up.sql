-- Accounts that the marketplace makes: what was asked of Stripe, and what it answered.

ALTER TABLE sellers
    -- When the account was asked for; Stripe keeps the key of that call for a day.
    ADD COLUMN account_asked_at timestamptz,
    -- How often Stripe has refused it: part of the next call's key.
    ADD COLUMN account_refusals integer NOT NULL DEFAULT 0
        CONSTRAINT sellers_account_refusals_range CHECK (account_refusals >= 0),
    -- Why it last did, in Stripe's words.
    ADD COLUMN account_refusal text,
    -- Counts the links that were asked for: each is made once, with a key of its own.
    ADD COLUMN links_made bigint NOT NULL DEFAULT 0;
