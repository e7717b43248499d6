-- What buyers are asked to pay.

CREATE TABLE checkouts (
    id uuid CONSTRAINT checkouts_pkey PRIMARY KEY,
    seller_id uuid NOT NULL CONSTRAINT checkouts_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    created_by uuid NOT NULL CONSTRAINT checkouts_created_by_fkey REFERENCES users (id) ON DELETE RESTRICT,
    amount bigint NOT NULL CONSTRAINT checkouts_amount_positive CHECK (amount > 0),
    currency text NOT NULL CONSTRAINT checkouts_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    description text NOT NULL CONSTRAINT checkouts_description_length CHECK (char_length(description) BETWEEN 1 AND 500),
    flow text NOT NULL CONSTRAINT checkouts_flow_known CHECK (flow IN ('direct', 'destination')),
    capture text NOT NULL CONSTRAINT checkouts_capture_known CHECK (capture IN ('automatic', 'manual')),
    state text NOT NULL CONSTRAINT checkouts_state_known CHECK (state IN ('open', 'paid', 'canceled')),
    expires_at timestamptz,
    metadata jsonb NOT NULL CONSTRAINT checkouts_metadata_form CHECK (jsonb_typeof(metadata) = 'object'),
    -- Who asked for it, with which key; the hash of what was asked.
    caller text NOT NULL,
    idempotency_key text NOT NULL CONSTRAINT checkouts_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
    request_fingerprint bytea NOT NULL CONSTRAINT checkouts_fingerprint_length CHECK (octet_length(request_fingerprint) = 32),
    livemode boolean NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT checkouts_key_unique UNIQUE (caller, idempotency_key)
);
CREATE INDEX checkouts_seller_id ON checkouts (seller_id, created_at DESC, id DESC);
CREATE INDEX checkouts_newest ON checkouts (created_at DESC, id DESC);
CREATE INDEX checkouts_created_by ON checkouts (created_by);

ALTER TABLE consents ADD CONSTRAINT consents_checkout_id_fkey
    FOREIGN KEY (checkout_id) REFERENCES checkouts (id) ON DELETE RESTRICT;
CREATE INDEX consents_checkout_id ON consents (checkout_id);
