-- Browsers in which buyers kept cards, and which cards each of them shows.

CREATE TABLE wallets (
    id uuid CONSTRAINT wallets_pkey PRIMARY KEY,
    -- Of the token in the browser's cookie, which is not kept.
    token_hash bytea NOT NULL CONSTRAINT wallets_token_hash_length CHECK (octet_length(token_hash) = 32)
        CONSTRAINT wallets_token_hash_unique UNIQUE,
    livemode boolean NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX wallets_expires_at ON wallets (expires_at);

CREATE TABLE wallet_cards (
    wallet_id uuid NOT NULL CONSTRAINT wallet_cards_wallet_id_fkey REFERENCES wallets (id) ON DELETE CASCADE,
    card_id uuid NOT NULL CONSTRAINT wallet_cards_card_id_fkey REFERENCES cards (id) ON DELETE RESTRICT,
    kept_at timestamptz NOT NULL,
    CONSTRAINT wallet_cards_pkey PRIMARY KEY (wallet_id, card_id)
);
CREATE INDEX wallet_cards_card_id ON wallet_cards (card_id);

ALTER TABLE attempts ADD COLUMN wallet_id uuid
    CONSTRAINT attempts_wallet_id_fkey REFERENCES wallets (id) ON DELETE SET NULL;
CREATE INDEX attempts_wallet_id ON attempts (wallet_id);
