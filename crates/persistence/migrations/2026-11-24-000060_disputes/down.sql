DROP TABLE dispute_answers;
DROP TABLE dispute_files;
ALTER TABLE charges DROP COLUMN dispute_state, DROP COLUMN dispute_withdrawn, DROP COLUMN dispute_fee;
DROP TABLE disputes;
DROP FUNCTION souk_dispute_may_become();
