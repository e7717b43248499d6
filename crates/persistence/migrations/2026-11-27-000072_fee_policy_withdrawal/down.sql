-- Without the column a withdrawal would read as a policy.
ALTER TABLE fee_policies DISABLE TRIGGER fee_policies_append_only;
DELETE FROM fee_policies WHERE seller_id IN (SELECT seller_id FROM fee_policies WHERE withdrawn);
ALTER TABLE fee_policies ENABLE TRIGGER fee_policies_append_only;
ALTER TABLE fee_policies DROP COLUMN withdrawn;
