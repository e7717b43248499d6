-- A seller's own policy is given up by a row that says so, since rows are only added.
ALTER TABLE fee_policies
    ADD COLUMN withdrawn boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT fee_policies_withdrawn_of_seller CHECK (NOT withdrawn OR seller_id IS NOT NULL);
