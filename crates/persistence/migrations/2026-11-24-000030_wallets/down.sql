ALTER TABLE attempts DROP COLUMN wallet_id;
DROP TABLE wallet_cards;
DROP TABLE wallets;
