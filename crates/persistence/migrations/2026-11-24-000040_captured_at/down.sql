DROP INDEX charges_failed;
DROP INDEX charges_captured;
DROP INDEX charges_captured_of_seller;
DROP TRIGGER charges_captured_at ON charges;
DROP FUNCTION souk_charge_captured_at;
ALTER TABLE charges DROP CONSTRAINT charges_captured_have_time, DROP COLUMN captured_at;
