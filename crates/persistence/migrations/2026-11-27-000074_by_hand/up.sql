-- What was taken back of a transfer, or given back of a fee, at Stripe without us.

ALTER TABLE transfer_reversals ALTER COLUMN dispute_id DROP NOT NULL;
ALTER TABLE transfer_reversals ADD CONSTRAINT transfer_reversals_for_a_dispute_or_done
    CHECK (dispute_id IS NOT NULL OR state = 'done');
-- Each of Stripe's reversals is counted once.
CREATE UNIQUE INDEX transfer_reversals_stripe_reversal_unique ON transfer_reversals (charge_id, stripe_reversal)
    WHERE stripe_reversal IS NOT NULL;

CREATE TABLE fee_refunds (
    id uuid CONSTRAINT fee_refunds_pkey PRIMARY KEY,
    charge_id uuid NOT NULL CONSTRAINT fee_refunds_charge_id_fkey REFERENCES charges (id) ON DELETE RESTRICT,
    seller_id uuid NOT NULL CONSTRAINT fee_refunds_seller_id_fkey REFERENCES sellers (id) ON DELETE RESTRICT,
    amount bigint NOT NULL CONSTRAINT fee_refunds_amount_positive CHECK (amount > 0),
    currency text NOT NULL CONSTRAINT fee_refunds_currency_form CHECK (currency ~ '^[a-z]{3}$'),
    at timestamptz NOT NULL
);
CREATE INDEX fee_refunds_charge_id ON fee_refunds (charge_id);
CREATE INDEX fee_refunds_seller_id ON fee_refunds (seller_id, at);

CREATE UNIQUE INDEX charges_stripe_application_fee_unique ON charges (stripe_application_fee, livemode)
    WHERE stripe_application_fee IS NOT NULL;

ALTER TABLE timeline DROP CONSTRAINT timeline_kind_known;
ALTER TABLE timeline ADD CONSTRAINT timeline_kind_known CHECK (kind IN (
    'created', 'attempt_started', 'intent_created', 'submitted', 'requires_action', 'processing', 'authorized',
    'succeeded', 'declined', 'refused', 'canceled', 'unknown', 'settled', 'refunded', 'disputed', 'imported',
    'capture_requested', 'cancel_requested', 'refund_requested', 'refund_failed', 'dispute_updated',
    'dispute_closed', 'evidence_sent', 'dispute_accepted', 'transfer_reversed', 'fee_refunded'));
