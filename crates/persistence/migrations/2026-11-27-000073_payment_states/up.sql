-- What `attempt::State::may_become` says. A test compares the two.
CREATE FUNCTION souk_attempt_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE OLD.state
        WHEN 'pending' THEN true
        WHEN 'requires_action' THEN NEW.state IN ('succeeded', 'declined', 'canceled')
        WHEN 'declined' THEN NEW.state = 'succeeded'
        WHEN 'refused' THEN NEW.state = 'succeeded'
        WHEN 'canceled' THEN NEW.state = 'succeeded'
        ELSE false
    END) THEN
        RAISE EXCEPTION 'an attempt that is % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', TABLE = 'attempts', CONSTRAINT = 'attempts_state_may_become';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER attempts_state_may_become BEFORE UPDATE OF state ON attempts
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_attempt_may_become();

-- What `checkout::State::may_become` says. A test compares the two.
CREATE FUNCTION souk_checkout_may_become() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE OLD.state
        WHEN 'open' THEN NEW.state IN ('paid', 'canceled')
        WHEN 'canceled' THEN NEW.state = 'paid'
        ELSE false
    END) THEN
        RAISE EXCEPTION 'a checkout that is % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', TABLE = 'checkouts', CONSTRAINT = 'checkouts_state_may_become';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER checkouts_state_may_become BEFORE UPDATE OF state ON checkouts
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION souk_checkout_may_become();
