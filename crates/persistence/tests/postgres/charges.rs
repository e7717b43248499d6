use std::collections::BTreeMap;

use diesel::{Connection, connection::SimpleConnection};
use souk_domain::{
    Money,
    charge::{Capture, Charge, Flow, State, Status},
    metadata::Metadata,
    page::PageRequest,
    terms::{Party, Terms},
    text::{Description, StatementDescriptorSuffix},
};
use souk_persistence::{
    Asked, Error, Scope,
    charges::{self, ChargeFilter},
    checkouts,
};

use crate::world::{World, noon, request, seconds};

#[test]
fn a_charge_is_read_back_as_it_was_saved() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let checkout = world.checkout(&seller);
    let customer = world.customer("buyer@example.com");
    let pairs = BTreeMap::from([("order".to_owned(), "17".to_owned())]);
    let mut charge = Charge {
        checkout: Some(checkout.id),
        money: Money::new(1_230, "kwd".parse().unwrap()),
        application_fee: 120,
        flow: Flow::Destination,
        terms: Terms {
            on_behalf_of: true,
            stripe_fee_payer: Party::Platform,
            losses_payer: Party::Platform,
        },
        capture: Capture::Manual,
        statement_descriptor_suffix: StatementDescriptorSuffix::parse("POTS").ok(),
        metadata: Metadata::parse(pairs).unwrap(),
        ..world.new_charge(&seller)
    };
    charges::insert(&mut world.conn, &charge, None).unwrap();
    charge.state = State::IntentCreated;
    charges::update(&mut world.conn, &charge).unwrap();
    charge.state = State::Submitted;
    charges::update(&mut world.conn, &charge).unwrap();
    charge.state = State::PartiallyRefunded;
    charge.customer = Some(customer.id);
    charge.amount_captured = 1_230;
    charge.amount_refunded = 30;
    charge.stripe_fee = Some(55);
    charge.net = Some(1_055);
    charge.disputed = true;
    charge.stripe_payment_intent = Some("pi_1".into());
    charge.stripe_charge = Some("ch_1".into());
    charge.stripe_application_fee = Some("fee_1".into());
    charge.stripe_transfer = Some("tr_1".into());
    charge.stripe_destination_payment = Some("py_1".into());
    charge.balance_transaction = Some("txn_1".into());
    charge.updated_at = noon() + seconds(5);
    charges::update(&mut world.conn, &charge).unwrap();
    let shown = format!("{charge:?}");
    let conn = &mut world.conn;
    let everything = &Scope::Everything;
    assert_eq!(
        format!(
            "{:?}",
            charges::get(conn, charge.id, everything).unwrap().unwrap()
        ),
        shown
    );
    assert_eq!(
        format!("{:?}", charges::lock(conn, charge.id).unwrap().unwrap()),
        shown
    );
    assert_eq!(
        format!("{:?}", charges::by_checkout(conn, checkout.id).unwrap().unwrap()),
        shown
    );
}

#[test]
fn the_database_allows_exactly_the_transitions_that_the_domain_allows() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    for from in State::ALL {
        for to in State::ALL {
            let mut charge = Charge {
                state: from,
                ..world.new_charge(&seller)
            };
            charges::insert(&mut world.conn, &charge, None).unwrap();
            charge.state = to;
            let saved = charges::update(&mut world.conn, &charge);
            let allowed = from == to || from.may_become(to);
            assert_eq!(saved.is_ok(), allowed, "{from:?} -> {to:?}: {saved:?}");
            if let Err(error) = saved {
                assert!(error.to_string().contains("does not become"), "{error}");
            }
        }
    }
}

#[test]
fn the_terms_of_a_charge_do_not_change() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let mut charge = world.charge(&seller);
    charge.stripe_payment_intent = Some("pi_1".into());
    charges::update(&mut world.conn, &charge).unwrap();
    for change in [
        "amount = 20000",
        "currency = 'usd'",
        "application_fee = 0",
        "capture = 'manual'",
        "flow = 'destination'",
        "stripe_account = 'acct_thief'",
        "livemode = true",
        "created_at = now()",
        "stripe_payment_intent = 'pi_2'",
        "stripe_payment_intent = NULL",
    ] {
        let changed = world
            .conn
            .transaction(|conn| conn.batch_execute(&format!("UPDATE charges SET {change}")));
        let error = changed.expect_err(change).to_string();
        assert!(
            error.contains("the terms of a charge do not change"),
            "{change}: {error}"
        );
    }
}

#[test]
fn a_key_makes_one_charge_and_shows_it_with_its_first_answer() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let request = request("order-17", 3);
    let asked = Some(Asked {
        caller: "user:1",
        request: &request,
    });
    let charge = world.new_charge(&seller);
    charges::insert(&mut world.conn, &charge, asked).unwrap();
    let twin = world.new_charge(&seller);
    let refused = charges::insert(&mut world.conn, &twin, asked).unwrap_err();
    assert!(refused.is_conflict(charges::KEY_UNIQUE), "{refused}");
    let elsewhere = Some(Asked {
        caller: "user:2",
        request: &request,
    });
    charges::insert(&mut world.conn, &twin, elsewhere).unwrap();

    let find = |world: &mut World| {
        charges::by_key(&mut world.conn, "user:1", "order-17")
            .unwrap()
            .unwrap()
    };
    let found = find(&mut world);
    assert_eq!(
        (found.row.id, found.fingerprint, found.answered_status),
        (charge.id, [3; 32], None)
    );
    charges::set_answered_status(&mut world.conn, charge.id, 202).unwrap();
    charges::set_answered_status(&mut world.conn, charge.id, 201).unwrap();
    assert_eq!(find(&mut world).answered_status, Some(202));
}

#[test]
fn a_checkout_has_one_charge_and_a_key_one_checkout() {
    let mut world = World::new();
    let (owner, seller) = world.owned_seller();
    let checkout = world.checkout(&seller);
    for expected in [true, false] {
        let charge = Charge {
            checkout: Some(checkout.id),
            ..world.new_charge(&seller)
        };
        let inserted = charges::insert(&mut world.conn, &charge, None);
        assert_eq!(inserted.is_ok(), expected);
        if let Err(error) = inserted {
            assert!(error.is_conflict(charges::CHECKOUT_UNIQUE), "{error}");
        }
    }
    let request = request("one", 9);
    let asked = Asked {
        caller: "user:1",
        request: &request,
    };
    let mut copy = checkout.clone();
    copy.id = world.id();
    checkouts::insert(&mut world.conn, &copy, owner, asked).unwrap();
    let mut twin = checkout.clone();
    twin.id = world.id();
    let refused = checkouts::insert(&mut world.conn, &twin, owner, asked).unwrap_err();
    assert!(refused.is_conflict(checkouts::KEY_UNIQUE), "{refused}");
    let found = checkouts::by_key(&mut world.conn, "user:1", "one")
        .unwrap()
        .unwrap();
    assert_eq!((found.row.id, found.fingerprint), (copy.id, [9; 32]));
}

#[test]
fn a_payment_intent_is_found_on_its_own_account_and_mode_only() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let account = seller.stripe_account.clone().unwrap();
    let mut charge = world.charge(&seller);
    charge.stripe_payment_intent = Some("pi_1".into());
    charges::update(&mut world.conn, &charge).unwrap();
    let mut find = |account, id, live| {
        charges::by_intent(&mut world.conn, account, id, live)
            .unwrap()
            .map(|charge| charge.id)
    };
    assert_eq!(find(Some(&account), "pi_1", false), Some(charge.id));
    assert_eq!(find(Some(&account), "pi_2", false), None);
    assert_eq!(find(Some(&account), "pi_1", true), None);
    assert_eq!(find(Some("acct_other"), "pi_1", false), None);
    assert_eq!(
        find(None, "pi_1", false),
        None,
        "a direct charge is not the platform's"
    );
}

#[test]
fn a_look_is_saved_unless_one_that_began_later_was() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller).id;
    let conn = &mut world.conn;
    let [first, second, third] = [(); 3].map(|()| charges::begin_sync(conn, charge).unwrap());
    assert!(charges::end_sync(conn, charge, second).unwrap());
    assert!(
        !charges::end_sync(conn, charge, first).unwrap(),
        "it may be older"
    );
    assert!(!charges::end_sync(conn, charge, second).unwrap(), "once");
    assert!(
        charges::end_sync(conn, charge, third).unwrap(),
        "it has seen at least as much"
    );

    let before = charges::begin_sync(conn, charge).unwrap();
    charges::outdate_looks(conn, charge).unwrap();
    assert!(!charges::end_sync(conn, charge, before).unwrap());
    let after = charges::begin_sync(conn, charge).unwrap();
    assert!(charges::end_sync(conn, charge, after).unwrap());
}

#[test]
fn a_list_has_what_all_filters_allow() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let (_, other) = world.owned_seller();
    let buyer = world.customer("Zoe.Buyer@example.com");
    let mut charge = Charge {
        description: Description::parse("50%_off \\ pots").ok(),
        ..world.new_charge(&seller)
    };
    charge.customer = Some(buyer.id);
    charge.state = State::Submitted;
    charge.stripe_payment_intent = Some("pi_found".into());
    charge.stripe_charge = Some("ch_found".into());
    charges::insert(&mut world.conn, &charge, None).unwrap();
    let decoy = Charge {
        money: Money::new(500, "usd".parse().unwrap()),
        application_fee: 50,
        description: None,
        created_at: noon() + seconds(60),
        state: State::Succeeded,
        ..world.new_charge(&other)
    };
    charges::insert(&mut world.conn, &decoy, None).unwrap();
    let mut found = |filter: ChargeFilter| -> Vec<_> {
        charges::list(
            &mut world.conn,
            &Scope::Everything,
            &filter,
            PageRequest::default(),
        )
        .unwrap()
        .data
        .iter()
        .map(|charge| charge.id)
        .collect()
    };
    let all = ChargeFilter::default();
    assert_eq!(found(all.clone()), [decoy.id, charge.id]);
    let only = [
        ChargeFilter {
            seller_id: Some(seller.id),
            ..all.clone()
        },
        ChargeFilter {
            customer_id: Some(buyer.id),
            ..all.clone()
        },
        ChargeFilter {
            status: Some(Status::Pending),
            ..all.clone()
        },
        ChargeFilter {
            currency: "eur".parse().ok(),
            ..all.clone()
        },
        ChargeFilter {
            created_from: Some(noon()),
            created_to: Some(noon() + seconds(60)),
            ..all.clone()
        },
    ];
    for filter in only {
        assert_eq!(found(filter.clone()), [charge.id], "{filter:?}");
    }
    let search = |q: &str| ChargeFilter {
        q: Some(q.to_owned()),
        ..all.clone()
    };
    for q in [
        "50%_OFF",
        "\\ pots",
        "zoe.buyer@",
        "pi_found",
        "ch_found",
        &charge.id.to_string(),
    ] {
        assert_eq!(found(search(q)), [charge.id], "{q}");
    }
    for q in ["50x_off", "%%%", "pi_f", "'; DROP TABLE charges; --"] {
        assert_eq!(found(search(q)), [], "{q}");
    }
    assert_eq!(
        found(ChargeFilter {
            flow: Some(Flow::Destination),
            ..all
        }),
        []
    );
}

#[test]
fn charges_that_have_not_moved_for_long_are_found_oldest_first() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let mut at = |state, updated| {
        let charge = Charge {
            state,
            updated_at: noon() + seconds(updated),
            ..world.new_charge(&seller)
        };
        charges::insert(&mut world.conn, &charge, None).unwrap();
        charge.id
    };
    let (young, old) = (at(State::Unknown, 20), at(State::Submitted, 10));
    at(State::Unknown, 100);
    at(State::Succeeded, 0);
    let states = [State::Unknown, State::Submitted];
    let mut stuck = |before| {
        let before = noon() + seconds(before);
        charges::take_stuck(&mut world.conn, &states, before, before, 10).unwrap()
    };
    assert_eq!(stuck(60), [old, young]);
    assert_eq!(stuck(60), [], "they were taken just now");
    assert_eq!(stuck(61), [old, young], "and are taken again later");
}

#[test]
fn a_row_that_makes_no_sense_is_an_error_with_table_column_and_id() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = world.charge(&seller);
    world.run(
        "ALTER TABLE charges DROP CONSTRAINT charges_state_known; ALTER TABLE charges DISABLE TRIGGER USER; \
         UPDATE charges SET state = 'vanished'",
    );
    let error = charges::get(&mut world.conn, charge.id, &Scope::Everything).unwrap_err();
    let uuid = souk_domain::ids::Id::uuid(charge.id);
    assert!(
        matches!(error, Error::Inconsistent { table: "charges", column: "state", id } if id == uuid),
        "{error}"
    );
}
