DROP INDEX consents_checkout_id;
ALTER TABLE consents DROP CONSTRAINT consents_checkout_id_fkey;
DROP TABLE checkouts;
