DROP INDEX charges_destination_payment;
DROP TABLE payout_items;
DROP TABLE payouts;
DROP FUNCTION souk_payout_may_become;
