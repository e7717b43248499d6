-- What disputes did to balances, and what is taken back from the seller when one through the platform is lost.

-- Stripe's word: a balance transaction never changes, so a row is only added.
CREATE TABLE dispute_movements (
    id uuid CONSTRAINT dispute_movements_pkey PRIMARY KEY,
    dispute_id uuid NOT NULL CONSTRAINT dispute_movements_dispute_id_fkey REFERENCES disputes (id) ON DELETE RESTRICT,
    seller_id uuid NOT NULL CONSTRAINT dispute_movements_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    balance_transaction text NOT NULL
        CONSTRAINT dispute_movements_balance_transaction_form CHECK (balance_transaction ~ '^txn_[A-Za-z0-9_]+$'),
    -- Less than zero when money was taken.
    amount bigint NOT NULL,
    fee bigint NOT NULL,
    currency text NOT NULL CONSTRAINT dispute_movements_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    at timestamptz NOT NULL,
    CONSTRAINT dispute_movements_balance_transaction_unique UNIQUE (dispute_id, balance_transaction)
);
CREATE INDEX dispute_movements_seller_id ON dispute_movements (seller_id, at);

CREATE TABLE transfer_reversals (
    id uuid CONSTRAINT transfer_reversals_pkey PRIMARY KEY,
    dispute_id uuid NOT NULL CONSTRAINT transfer_reversals_dispute_id_fkey REFERENCES disputes (id) ON DELETE RESTRICT,
    charge_id uuid NOT NULL CONSTRAINT transfer_reversals_charge_id_fkey REFERENCES charges (id) ON DELETE RESTRICT,
    seller_id uuid NOT NULL CONSTRAINT transfer_reversals_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    -- In the currency of the transfer; fixed just before it is sent, so that a repetition says the same.
    amount bigint CONSTRAINT transfer_reversals_amount_positive CHECK (amount > 0),
    currency text CONSTRAINT transfer_reversals_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    state text NOT NULL CONSTRAINT transfer_reversals_state_known
        CHECK (state IN ('requested', 'submitted', 'done', 'refused', 'unknown')),
    submitted_at timestamptz,
    done_at timestamptz,
    stripe_reversal text CONSTRAINT transfer_reversals_stripe_reversal_form CHECK (stripe_reversal ~ '^trr_[A-Za-z0-9_]+$'),
    refusal_code text,
    refusal_message text,
    created_at timestamptz NOT NULL,
    CONSTRAINT transfer_reversals_amount_whole CHECK (num_nulls(amount, currency) IN (0, 2)),
    CONSTRAINT transfer_reversals_submitted_whole
        CHECK (num_nulls(amount, submitted_at) = 0 OR state IN ('requested', 'refused')),
    CONSTRAINT transfer_reversals_done_whole
        CHECK (num_nulls(done_at, stripe_reversal) = CASE WHEN state = 'done' THEN 0 ELSE 2 END),
    CONSTRAINT transfer_reversals_refusal_whole
        CHECK (num_nulls(refusal_code, refusal_message) = CASE WHEN state = 'refused' THEN 0 ELSE 2 END)
);
-- Whatever a dispute cost is taken back once.
CREATE UNIQUE INDEX transfer_reversals_one ON transfer_reversals (dispute_id) WHERE state <> 'refused';
CREATE INDEX transfer_reversals_dispute_id ON transfer_reversals (dispute_id, created_at DESC, id DESC);
CREATE INDEX transfer_reversals_charge_id ON transfer_reversals (charge_id);
CREATE INDEX transfer_reversals_seller_id ON transfer_reversals (seller_id, done_at);
-- Those that are tried again.
CREATE INDEX transfer_reversals_refused ON transfer_reversals (created_at) WHERE state = 'refused';
-- The states are those of an instruction.
CREATE TRIGGER transfer_reversals_state_may_become BEFORE UPDATE OF state ON transfer_reversals
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_instruction_may_become();

ALTER TABLE timeline DROP CONSTRAINT timeline_kind_known;
ALTER TABLE timeline ADD CONSTRAINT timeline_kind_known CHECK (kind IN (
    'created', 'attempt_started', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized',
    'succeeded', 'declined', 'refused', 'canceled', 'unknown', 'settled', 'refunded', 'disputed', 'imported',
    'capture_requested', 'cancel_requested', 'refund_requested', 'refund_failed', 'dispute_updated',
    'dispute_closed', 'evidence_sent', 'dispute_accepted', 'transfer_reversed'));
