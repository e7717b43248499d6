DELETE FROM jobs WHERE kind IN ('drive_card_setup', 'cancel_card_setup');
DROP TABLE card_setups;
DROP FUNCTION souk_card_setup_may_become();
