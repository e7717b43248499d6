use souk_domain::{
    card::PaymentToken,
    card_setup::{CardSetup, ReadCard, State},
    consent::Attested,
    decline::Decline,
    ids::{CustomerId, Id, UserId},
};
use souk_persistence::{Asked, card_setups, customers};

use crate::world::{World, noon, request, visa};

fn new(world: &mut World, customer: CustomerId, by: UserId, state: State) -> CardSetup {
    let id = world.id();
    let failed = matches!(state, State::Declined | State::Refused | State::Canceled);
    CardSetup {
        id,
        customer,
        added_by: by,
        consent: Some(Attested::Marketplace),
        token: None,
        read: Some(ReadCard {
            payment_method: format!("pm_{}", id.uuid().simple()),
            face: Some(visa()),
            fingerprint: Some("finger".into()),
        }),
        stripe_setup_intent: None,
        state,
        submitted_at: (!matches!(state, State::Requested)).then(noon),
        kept: (state == State::Kept).then(|| world.card(customer).id),
        refusal: failed.then(|| Decline {
            code: "card_declined".into(),
            decline_code: Some("generic_decline".into()),
            message: "Your card was declined.".into(),
        }),
        created_at: noon(),
    }
}

fn insert(world: &mut World, setup: &CardSetup) -> Result<(), souk_persistence::Error> {
    let request = request(&setup.id.to_string(), 1);
    let asked = Asked {
        caller: "user:1",
        request: &request,
    };
    card_setups::insert(&mut world.conn, setup, asked)
}

#[test]
fn a_card_setup_is_read_back_as_it_was_saved_and_found_by_its_key() {
    let mut world = World::new();
    let (by, seller) = world.owned_seller();
    let customer = world.customer("buyer@example.com").id;
    let mut setup = CardSetup {
        consent: Some(Attested::Seller(seller.id)),
        token: PaymentToken::parse("tok_visa").ok(),
        read: None,
        ..new(&mut world, customer, by, State::Requested)
    };
    let request = request("phone-17", 4);
    let asked = Asked {
        caller: "user:1",
        request: &request,
    };
    card_setups::insert(&mut world.conn, &setup, asked).unwrap();
    assert_eq!(
        card_setups::get(&mut world.conn, setup.id).unwrap().unwrap(),
        setup
    );
    assert!(card_setups::is_in_flight(&mut world.conn, customer).unwrap());

    let read = new(&mut world, customer, by, State::Requested).read;
    setup = CardSetup {
        token: None,
        read,
        submitted_at: Some(noon()),
        state: State::Submitted,
        ..setup
    };
    let conn = &mut world.conn;
    card_setups::update(conn, &setup).unwrap();
    setup.stripe_setup_intent = Some("seti_1".into());
    assert!(setup.advance(State::RequiresAction));
    card_setups::update(conn, &setup).unwrap();
    assert!(!card_setups::is_in_flight(conn, customer).unwrap());
    assert_eq!(card_setups::awaited_by(conn, customer).unwrap(), [setup.id]);
    card_setups::set_answered_status(conn, setup.id, 202).unwrap();
    card_setups::set_answered_status(conn, setup.id, 201).unwrap();
    let found = card_setups::by_key(conn, "user:1", "phone-17").unwrap().unwrap();
    assert_eq!((found.fingerprint, found.answered_status), ([4; 32], Some(202)));
    assert_eq!(found.row, setup);
    assert!(card_setups::by_key(conn, "user:2", "phone-17").unwrap().is_none());

    let card = world.card(customer).id;
    setup.kept = Some(card);
    assert!(setup.advance(State::Kept));
    card_setups::update(&mut world.conn, &setup).unwrap();
    assert_eq!(
        card_setups::lock(&mut world.conn, setup.id).unwrap().unwrap(),
        setup
    );
}

#[test]
fn a_token_is_put_on_file_once_at_a_time() {
    let mut world = World::new();
    let (by, _) = world.owned_seller();
    let customer = world.customer("buyer@example.com").id;
    let other = world.customer("other@example.com").id;
    for state in State::ALL {
        let first = new(&mut world, customer, by, state);
        insert(&mut world, &first).unwrap();
        let second = CardSetup {
            read: first.read.clone(),
            ..new(&mut world, other, by, State::Requested)
        };
        let inserted = insert(&mut world, &second);
        assert_eq!(inserted.is_ok(), !state.is_open(), "{state:?}");
        if let Err(error) = inserted {
            assert!(error.is_conflict(card_setups::ONE_OF_TOKEN), "{error}");
        }
    }
}

#[test]
fn the_sweeper_takes_what_is_open_and_old_once_for_each_silence() {
    let mut world = World::new();
    let (by, _) = world.owned_seller();
    let customer = world.customer("buyer@example.com").id;
    let mut open = Vec::new();
    for state in State::ALL {
        let setup = new(&mut world, customer, by, state);
        insert(&mut world, &setup).unwrap();
        if state.is_open() {
            open.push(setup.id);
        }
    }
    let conn = &mut world.conn;
    let later = noon() + chrono::Duration::minutes(11);
    let silent = later - chrono::Duration::minutes(10);
    assert_eq!(card_setups::take_open(conn, noon(), later, 9).unwrap(), []);
    assert_eq!(card_setups::take_open(conn, silent, later, 9).unwrap(), open);
    assert_eq!(card_setups::take_open(conn, silent, later, 9).unwrap(), []);
    let again = later + chrono::Duration::minutes(1);
    assert_eq!(card_setups::take_open(conn, again, again, 2).unwrap(), open[..2]);
}

#[test]
fn an_erasure_leaves_nothing_of_the_card() {
    let mut world = World::new();
    let (by, _) = world.owned_seller();
    let customer = world.customer("buyer@example.com").id;
    let setup = new(&mut world, customer, by, State::Declined);
    insert(&mut world, &setup).unwrap();
    customers::erase_traces(&mut world.conn, customer).unwrap();
    let erased = card_setups::get(&mut world.conn, setup.id).unwrap().unwrap();
    let read = erased.read.unwrap();
    assert_eq!((read.face, read.fingerprint), (None, None));
    assert_eq!(erased.state, State::Declined);
}

#[test]
fn the_database_allows_exactly_the_transitions_of_card_setups_that_the_domain_allows() {
    let mut world = World::new();
    let (by, _) = world.owned_seller();
    let customer = world.customer("buyer@example.com").id;
    for from in State::ALL {
        for to in State::ALL {
            let before = new(&mut world, customer, by, from);
            insert(&mut world, &before).unwrap();
            let after = new(&mut world, customer, by, to);
            let after = CardSetup {
                id: before.id,
                submitted_at: after.submitted_at.or(before.submitted_at),
                ..after
            };
            let saved = card_setups::update(&mut world.conn, &after);
            let allowed = from == to || from.may_become(to);
            assert_eq!(saved.is_ok(), allowed, "{from:?} -> {to:?}: {saved:?}");
        }
    }
}
