use souk_domain::{
    attempt::{Attempt, Progress, State},
    card::{CardSource, PaymentToken},
    consent::KeepCard,
    decline::Decline,
};
use souk_persistence::{Asked, attempts, checkouts};

use crate::world::{World, noon, request, seconds, visa};

#[test]
fn one_attempt_of_a_charge_is_in_flight_at_a_time() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let (charge, other) = (world.charge(&seller), world.charge(&seller));
    let buyer = world.customer("buyer@example.com").id;
    let mut first = world.attempt(&charge, buyer, 1);
    world.attempt(&other, buyer, 1);
    let second = world.new_attempt(&charge, buyer, 2);
    let refused = attempts::insert(&mut world.conn, &second, None, None).unwrap_err();
    assert!(refused.is_conflict(attempts::ONE_IN_FLIGHT), "{refused}");
    let waiting = attempts::in_flight(&mut world.conn, charge.id).unwrap().unwrap();
    assert_eq!(waiting.id, first.id);

    first.state = State::Declined;
    attempts::update(&mut world.conn, &first).unwrap();
    assert!(attempts::in_flight(&mut world.conn, charge.id).unwrap().is_none());
    let same_number = Attempt {
        number: 1,
        ..world.new_attempt(&charge, buyer, 1)
    };
    let refused = attempts::insert(&mut world.conn, &same_number, None, None).unwrap_err();
    assert!(refused.is_conflict(attempts::NUMBER_UNIQUE), "{refused}");
    attempts::insert(&mut world.conn, &second, None, None).unwrap();
    let numbers: Vec<i32> = attempts::of_charge(&mut world.conn, charge.id)
        .unwrap()
        .iter()
        .map(|attempt| attempt.number)
        .collect();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn the_database_allows_exactly_the_transitions_of_attempts_that_the_domain_allows() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let buyer = world.customer("buyer@example.com").id;
    for from in State::ALL {
        for to in State::ALL {
            let charge = world.charge(&seller);
            let mut attempt = Attempt {
                state: from,
                ..world.new_attempt(&charge, buyer, 1)
            };
            attempts::insert(&mut world.conn, &attempt, None, None).unwrap();
            attempt.state = to;
            let saved = attempts::update(&mut world.conn, &attempt);
            let allowed = from == to || from.may_become(to);
            assert_eq!(saved.is_ok(), allowed, "{from:?} -> {to:?}: {saved:?}");
        }
    }
}

#[test]
fn an_attempt_is_read_back_as_it_was_saved() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller);
    let buyer = world.customer("buyer@example.com").id;
    let card = world.card(buyer);
    let mut attempt = Attempt {
        source: CardSource::Kept(card.id),
        keep_card: KeepCard::Marketplace,
        ..world.new_attempt(&charge, buyer, 3)
    };
    attempts::insert(&mut world.conn, &attempt, "2001:db8::1".parse().ok(), None).unwrap();
    attempt.state = State::Declined;
    attempt.progress = Progress {
        payment_method: Some("pm_1".into()),
        card: Some(visa()),
        fingerprint: Some("finger".into()),
        attached: true,
        clone: Some("pm_2".into()),
        clone_attached: true,
        shared_customer: Some("cus_2".into()),
        intent_ready: true,
        submitted_at: Some(noon()),
    };
    attempt.decline = Some(Decline {
        code: "card_declined".into(),
        decline_code: Some("insufficient_funds".into()),
        message: "Your card has insufficient funds.".into(),
    });
    attempts::update(&mut world.conn, &attempt).unwrap();
    let read = attempts::get(&mut world.conn, attempt.id).unwrap().unwrap();
    assert_eq!(format!("{read:?}"), format!("{attempt:?}"));
    let locked = attempts::lock(&mut world.conn, attempt.id).unwrap().unwrap();
    assert_eq!(format!("{locked:?}"), format!("{attempt:?}"));
}

#[test]
fn a_token_is_forgotten_as_soon_as_the_card_was_read() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller);
    let buyer = world.customer("buyer@example.com").id;
    let mut attempt = world.attempt(&charge, buyer, 1);
    let tokens = "SELECT count(*) FROM attempts WHERE payment_token = 'tok_visa'";
    assert_eq!(world.count(tokens), 1);
    let read = attempts::get(&mut world.conn, attempt.id).unwrap().unwrap();
    assert_eq!(read.source, attempt.source);
    attempt.progress.payment_method = Some("pm_read".into());
    attempts::update(&mut world.conn, &attempt).unwrap();
    assert_eq!(world.count(tokens), 0);
    let read = attempts::get(&mut world.conn, attempt.id).unwrap().unwrap();
    assert_eq!(
        read.source,
        CardSource::Token(PaymentToken::parse("pm_read").unwrap())
    );
}

#[test]
fn a_leased_attempt_is_nobody_elses_until_the_lease_runs_out() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller);
    let buyer = world.customer("buyer@example.com").id;
    let id = world.attempt(&charge, buyer, 1).id;
    let slow = attempts::lease(&mut world.conn, id, seconds(60))
        .unwrap()
        .unwrap();
    assert_eq!(attempts::lease(&mut world.conn, id, seconds(60)).unwrap(), None);
    assert!(attempts::still_held(&mut world.conn, id, slow).unwrap());

    world.run("UPDATE attempts SET leased_until = now() - interval '1 second'");
    assert!(
        attempts::still_held(&mut world.conn, id, slow).unwrap(),
        "nobody took it"
    );
    assert!(attempts::extend_lease(&mut world.conn, id, slow, seconds(60)).unwrap());
    assert_eq!(attempts::lease(&mut world.conn, id, seconds(60)).unwrap(), None);

    world.run("UPDATE attempts SET leased_until = now() - interval '1 second'");
    let fast = attempts::lease(&mut world.conn, id, seconds(60))
        .unwrap()
        .unwrap();
    assert!(fast > slow);
    assert!(!attempts::still_held(&mut world.conn, id, slow).unwrap());
    assert!(!attempts::extend_lease(&mut world.conn, id, slow, seconds(60)).unwrap());
    assert!(!attempts::release(&mut world.conn, id, slow).unwrap());
    assert!(attempts::still_held(&mut world.conn, id, fast).unwrap());
    assert!(attempts::release(&mut world.conn, id, fast).unwrap());
    assert!(!attempts::still_held(&mut world.conn, id, fast).unwrap());
    assert!(
        attempts::lease(&mut world.conn, id, seconds(60))
            .unwrap()
            .is_some()
    );
}

#[test]
fn a_key_begins_one_attempt_and_shows_it_with_its_first_answer() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let (charge, other) = (world.charge(&seller), world.charge(&seller));
    let buyer = world.customer("buyer@example.com").id;
    let request = request("press-1", 7);
    let asked = Some(Asked {
        caller: "checkout:1",
        request: &request,
    });
    let attempt = world.new_attempt(&charge, buyer, 1);
    attempts::insert(&mut world.conn, &attempt, None, asked).unwrap();
    let again = world.new_attempt(&other, buyer, 1);
    let refused = attempts::insert(&mut world.conn, &again, None, asked).unwrap_err();
    assert!(refused.is_conflict(attempts::KEY_UNIQUE), "{refused}");

    let find = |world: &mut World| {
        attempts::by_key(&mut world.conn, "checkout:1", "press-1")
            .unwrap()
            .unwrap()
    };
    let found = find(&mut world);
    assert_eq!(
        (found.row.id, found.fingerprint, found.answered_status),
        (attempt.id, [7; 32], None)
    );
    attempts::set_answered_status(&mut world.conn, attempt.id, 402).unwrap();
    attempts::set_answered_status(&mut world.conn, attempt.id, 200).unwrap();
    assert_eq!(find(&mut world).answered_status, Some(402));
    assert!(
        attempts::by_key(&mut world.conn, "checkout:2", "press-1")
            .unwrap()
            .is_none()
    );
}

#[test]
fn declines_are_counted_by_checkout_and_by_card_since_an_instant() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let checkout = world.checkout(&seller);
    let mut charge = world.new_charge(&seller);
    charge.checkout = Some(checkout.id);
    souk_persistence::charges::insert(&mut world.conn, &charge, None).unwrap();
    let buyer = world.customer("buyer@example.com").id;
    for (number, state, at) in [
        (1, State::Declined, 0),
        (2, State::Declined, 10),
        (3, State::Refused, 10),
    ] {
        let mut attempt = Attempt {
            state,
            created_at: noon() + seconds(at),
            ..world.new_attempt(&charge, buyer, number)
        };
        attempt.progress.fingerprint = Some("finger".into());
        attempts::insert(&mut world.conn, &attempt, None, None).unwrap();
    }
    let mut counts = |since| {
        let since = noon() + seconds(since);
        (
            checkouts::declines_since(&mut world.conn, checkout.id, since).unwrap(),
            attempts::declines_by_fingerprint_since(&mut world.conn, "finger", since).unwrap(),
        )
    };
    assert_eq!(counts(0), (2, 2));
    assert_eq!(counts(10), (1, 1));
    assert_eq!(counts(11), (0, 0));
}
