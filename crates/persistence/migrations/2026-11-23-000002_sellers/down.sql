DROP TABLE fee_policies;
DROP FUNCTION souk_refuse_change();
DROP TABLE connections;
DROP TABLE sellers;
