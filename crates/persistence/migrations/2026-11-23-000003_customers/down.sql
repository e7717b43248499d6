DROP TABLE shared_cards;
DROP TABLE shared_customers;
DROP TABLE consents;
ALTER TABLE customers DROP CONSTRAINT customers_default_card_id_fkey;
DROP TABLE cards;
DROP TABLE customers;
