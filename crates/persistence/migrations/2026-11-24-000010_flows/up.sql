-- Charges through the platform: on what terms each charge is made, and what Stripe made for it on the seller's side.

ALTER TABLE charges
    ADD COLUMN on_behalf_of boolean NOT NULL DEFAULT false,
    ADD COLUMN stripe_fee_payer text NOT NULL DEFAULT 'seller'
        CONSTRAINT charges_stripe_fee_payer_known CHECK (stripe_fee_payer IN ('seller', 'platform')),
    ADD COLUMN losses_payer text NOT NULL DEFAULT 'stripe'
        CONSTRAINT charges_losses_payer_known CHECK (losses_payer IN ('stripe', 'platform')),
    ADD COLUMN stripe_application_fee text
        CONSTRAINT charges_stripe_application_fee_form CHECK (stripe_application_fee ~ '^fee_[A-Za-z0-9_]+$'),
    ADD COLUMN stripe_transfer text CONSTRAINT charges_stripe_transfer_form CHECK (stripe_transfer ~ '^tr_[A-Za-z0-9_]+$'),
    ADD COLUMN stripe_destination_payment text
        CONSTRAINT charges_stripe_destination_payment_form CHECK (stripe_destination_payment ~ '^py_[A-Za-z0-9_]+$'),
    ADD CONSTRAINT charges_on_behalf_of_destination_only CHECK (flow = 'destination' OR NOT on_behalf_of),
    ADD CONSTRAINT charges_platform_pays_for_its_own CHECK (flow = 'direct' OR stripe_fee_payer = 'platform'),
    ADD CONSTRAINT charges_transfer_destination_only
        CHECK (flow = 'destination' OR (stripe_transfer IS NULL AND stripe_destination_payment IS NULL));
-- What was made before was direct, on accounts that pay Stripe themselves. From now on the charge says so.
ALTER TABLE charges
    ALTER COLUMN on_behalf_of DROP DEFAULT,
    ALTER COLUMN stripe_fee_payer DROP DEFAULT,
    ALTER COLUMN losses_payer DROP DEFAULT;
CREATE UNIQUE INDEX charges_stripe_transfer_unique ON charges (stripe_transfer, livemode)
    WHERE stripe_transfer IS NOT NULL;

CREATE TRIGGER charges_terms_frozen BEFORE UPDATE ON charges
    FOR EACH ROW WHEN (
        (OLD.on_behalf_of, OLD.stripe_fee_payer, OLD.losses_payer)
        IS DISTINCT FROM (NEW.on_behalf_of, NEW.stripe_fee_payer, NEW.losses_payer)
    ) EXECUTE FUNCTION souk_charge_frozen();

-- What Stripe says of an account beyond whether it can charge.
ALTER TABLE sellers
    ADD COLUMN details_submitted boolean NOT NULL DEFAULT false,
    ADD COLUMN capabilities jsonb NOT NULL DEFAULT '{}'
        CONSTRAINT sellers_capabilities_form CHECK (jsonb_typeof(capabilities) = 'object'),
    ADD COLUMN fees_payer text NOT NULL DEFAULT 'seller'
        CONSTRAINT sellers_fees_payer_known CHECK (fees_payer IN ('seller', 'platform')),
    ADD COLUMN losses_payer text NOT NULL DEFAULT 'stripe'
        CONSTRAINT sellers_losses_payer_known CHECK (losses_payer IN ('stripe', 'platform')),
    ADD COLUMN dashboard text NOT NULL DEFAULT 'full'
        CONSTRAINT sellers_dashboard_known CHECK (dashboard IN ('full', 'express', 'none')),
    ADD COLUMN requirements_deadline timestamptz,
    ADD COLUMN disabled_reason text;
UPDATE sellers SET details_submitted = true WHERE connection_state = 'active';
ALTER TABLE sellers
    ALTER COLUMN details_submitted DROP DEFAULT,
    ALTER COLUMN capabilities DROP DEFAULT,
    ALTER COLUMN fees_payer DROP DEFAULT,
    ALTER COLUMN losses_payer DROP DEFAULT,
    ALTER COLUMN dashboard DROP DEFAULT;

-- A requirement was its field's name; it is an object now, with its urgency and what was wrong before.
UPDATE sellers SET requirements = (
    SELECT coalesce(jsonb_agg(jsonb_build_object('field', field, 'due', 'currently_due', 'error', NULL)), '[]')
    FROM jsonb_array_elements_text(requirements) AS field
);
