-- Payouts: money on its way from a seller's balance to their bank, as Stripe says, and which of our charges it paid.

CREATE TABLE payouts (
    id uuid CONSTRAINT payouts_pkey PRIMARY KEY,
    seller_id uuid NOT NULL CONSTRAINT payouts_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    stripe_account text NOT NULL CONSTRAINT payouts_stripe_account_form CHECK (stripe_account ~ '^acct_[A-Za-z0-9_]+$'),
    stripe_payout text NOT NULL CONSTRAINT payouts_stripe_payout_form CHECK (stripe_payout ~ '^po_[A-Za-z0-9_]+$'),
    -- Less than zero when Stripe took money from the bank.
    amount bigint NOT NULL,
    currency text NOT NULL CONSTRAINT payouts_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    status text NOT NULL CONSTRAINT payouts_status_known
        CHECK (status IN ('pending', 'in_transit', 'paid', 'failed', 'canceled')),
    automatic boolean NOT NULL,
    instant boolean NOT NULL,
    expected_at timestamptz NOT NULL,
    failure_code text,
    failure_message text,
    returned_at timestamptz,
    itemization text NOT NULL CONSTRAINT payouts_itemization_known
        CHECK (itemization IN ('not_applicable', 'in_progress', 'completed')),
    itemized_at timestamptz,
    -- What it paid out of our charges, and of everything else: that is the seller's own business, and only counted.
    our_count bigint NOT NULL,
    our_amount bigint NOT NULL,
    our_fee bigint NOT NULL,
    our_net bigint NOT NULL,
    outside_count bigint NOT NULL,
    outside_amount bigint NOT NULL,
    outside_fee bigint NOT NULL,
    outside_net bigint NOT NULL,
    livemode boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Counts the times somebody set out to ask Stripe; what was read is saved only if nobody set out since.
    sync_seq bigint NOT NULL DEFAULT 0,
    CONSTRAINT payouts_stripe_payout_unique UNIQUE (stripe_payout, livemode),
    CONSTRAINT payouts_failure_whole CHECK (num_nulls(failure_code, failure_message) IN (0, 2)),
    CONSTRAINT payouts_returned_have_time CHECK ((status IN ('failed', 'canceled')) = (returned_at IS NOT NULL)),
    CONSTRAINT payouts_parts_net
        CHECK (our_net = our_amount - our_fee AND outside_net = outside_amount - outside_fee),
    CONSTRAINT payouts_counts CHECK (our_count >= 0 AND outside_count >= 0)
);
CREATE INDEX payouts_seller_id ON payouts (seller_id, created_at DESC, id DESC);
CREATE INDEX payouts_returned ON payouts (seller_id, returned_at) WHERE returned_at IS NOT NULL;

-- What `payout::Status::may_become` says, once more where nothing can go round it. A test compares the two.
CREATE FUNCTION souk_payout_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE OLD.status
        WHEN 'pending' THEN NEW.status IN ('in_transit', 'paid', 'failed', 'canceled')
        WHEN 'in_transit' THEN NEW.status IN ('paid', 'failed', 'canceled')
        WHEN 'paid' THEN NEW.status = 'failed'
        ELSE false
    END) THEN
        RAISE EXCEPTION 'a payout that is % does not become %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', TABLE = 'payouts', CONSTRAINT = 'payouts_status_may_become';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER payouts_status_may_become BEFORE UPDATE OF status ON payouts
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION souk_payout_may_become();

CREATE TABLE payout_items (
    -- Known to this table only: it decides between movements of one second.
    id uuid CONSTRAINT payout_items_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    payout_id uuid NOT NULL CONSTRAINT payout_items_payout_id_fkey REFERENCES payouts (id) ON DELETE RESTRICT,
    balance_transaction text NOT NULL CONSTRAINT payout_items_balance_transaction_form
        CHECK (balance_transaction ~ '^txn_[A-Za-z0-9_]+$'),
    kind text NOT NULL CONSTRAINT payout_items_kind_known CHECK (kind IN ('charge', 'refund', 'dispute', 'other')),
    charge_id uuid NOT NULL CONSTRAINT payout_items_charge_id_fkey REFERENCES charges (id) ON DELETE RESTRICT,
    amount bigint NOT NULL,
    fee bigint NOT NULL,
    net bigint NOT NULL CONSTRAINT payout_items_net CHECK (net = amount - fee),
    created_at timestamptz NOT NULL,
    CONSTRAINT payout_items_balance_transaction_unique UNIQUE (payout_id, balance_transaction)
);
CREATE INDEX payout_items_payout_id ON payout_items (payout_id, created_at DESC, id DESC);
CREATE INDEX payout_items_charge_id ON payout_items (charge_id);

-- What a payout says that it paid out, looked up among our charges.
CREATE INDEX charges_destination_payment ON charges (stripe_account, stripe_destination_payment)
    WHERE stripe_destination_payment IS NOT NULL;
