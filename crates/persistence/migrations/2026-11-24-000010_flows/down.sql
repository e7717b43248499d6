UPDATE sellers SET requirements = (
    SELECT coalesce(jsonb_agg(requirement -> 'field'), '[]') FROM jsonb_array_elements(requirements) AS requirement
);
ALTER TABLE sellers
    DROP COLUMN details_submitted,
    DROP COLUMN capabilities,
    DROP COLUMN fees_payer,
    DROP COLUMN losses_payer,
    DROP COLUMN dashboard,
    DROP COLUMN requirements_deadline,
    DROP COLUMN disabled_reason;
DROP TRIGGER charges_terms_frozen ON charges;
ALTER TABLE charges
    DROP COLUMN on_behalf_of,
    DROP COLUMN stripe_fee_payer,
    DROP COLUMN losses_payer,
    DROP COLUMN stripe_application_fee,
    DROP COLUMN stripe_transfer,
    DROP COLUMN stripe_destination_payment;
