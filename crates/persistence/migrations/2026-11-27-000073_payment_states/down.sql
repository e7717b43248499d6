DROP TRIGGER checkouts_state_may_become ON checkouts;
DROP FUNCTION souk_checkout_may_become();
DROP TRIGGER attempts_state_may_become ON attempts;
DROP FUNCTION souk_attempt_may_become();
