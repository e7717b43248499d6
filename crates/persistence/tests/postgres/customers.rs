use std::{
    sync::{Arc, Barrier},
    thread,
    time::Duration,
};

use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use souk_domain::{
    card::Card,
    customer::SharedCustomer,
    ids::{CardId, CustomerId, Id},
    text::{EmailAddress, Name},
};
use souk_persistence::{
    Error, Scope,
    cards::{self, SharedCard},
    consents,
    customers::{self, NewCustomer},
};
use uuid::Uuid;

use crate::world::{World, noon, seconds};

fn newcomer(id: u128) -> NewCustomer {
    NewCustomer {
        id: CustomerId::from_uuid(Uuid::from_u128(id)),
        email: EmailAddress::parse("buyer@example.com").unwrap(),
        name: None,
        livemode: false,
        created_at: noon(),
    }
}

#[test]
fn two_buyers_with_one_address_at_the_same_moment_are_one_customer() {
    let mut world = World::new();
    let mut other = world.connect();
    let (first, second) = world
        .conn
        .transaction::<_, Error, _>(|conn| {
            let first = customers::find_or_insert(conn, &newcomer(1))?;
            let second = thread::spawn(move || {
                other.transaction::<_, Error, _>(|conn| customers::find_or_insert(conn, &newcomer(2)))
            });
            // Long enough for the other to be waiting for our insert.
            thread::sleep(Duration::from_millis(200));
            assert!(!second.is_finished());
            Ok((first, second))
        })
        .unwrap();
    assert_eq!(second.join().unwrap().unwrap().id, first.id);
    assert_eq!(world.count("SELECT count(*) FROM customers"), 1);
}

#[test]
fn a_buyer_whose_twin_was_rolled_back_is_the_customer() {
    let mut world = World::new();
    let mut other = world.connect();
    AnsiTransactionManager::begin_transaction(&mut world.conn).unwrap();
    customers::find_or_insert(&mut world.conn, &newcomer(1)).unwrap();
    let second = thread::spawn(move || customers::find_or_insert(&mut other, &newcomer(2)).unwrap());
    thread::sleep(Duration::from_millis(100));
    AnsiTransactionManager::rollback_transaction(&mut world.conn).unwrap();
    assert_eq!(second.join().unwrap().id, newcomer(2).id);
}

#[test]
fn sixteen_who_ask_at_once_get_one_customer() {
    let mut world = World::new();
    let barrier = Arc::new(Barrier::new(16));
    let threads: Vec<_> = (1..=16)
        .map(|id| {
            let (mut conn, barrier) = (world.connect(), Arc::clone(&barrier));
            thread::spawn(move || {
                barrier.wait();
                customers::find_or_insert(&mut conn, &newcomer(id)).unwrap().id
            })
        })
        .collect();
    let mut ids: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!(world.count("SELECT count(*) FROM customers"), 1);
}

#[test]
fn a_customer_who_is_found_is_not_changed() {
    let mut world = World::new();
    let first = world.customer("buyer@example.com");
    let again = NewCustomer {
        email: EmailAddress::parse("BUYER@example.com").unwrap(),
        name: Name::parse("Somebody Else").ok(),
        ..newcomer(99)
    };
    let found = customers::find_or_insert(&mut world.conn, &again).unwrap();
    assert_eq!(found.id, first.id);
    assert_eq!(found.name, None);
    assert_eq!(found.email.as_str(), "buyer@example.com");
}

#[test]
fn a_live_customer_is_another_one_than_the_test_customer_with_the_same_address() {
    let mut world = World::new();
    let test = world.customer("buyer@example.com");
    let live = NewCustomer {
        livemode: true,
        ..newcomer(99)
    };
    let live = customers::find_or_insert(&mut world.conn, &live).unwrap();
    assert_ne!(live.id, test.id);
    assert!(live.livemode);
}

#[test]
fn of_two_stripe_customers_that_were_made_the_first_stays() {
    let mut world = World::new();
    let customer = world.customer("buyer@example.com");
    let set =
        |world: &mut World, id| customers::set_stripe_customer(&mut world.conn, customer.id, id).unwrap();
    assert_eq!(set(&mut world, "cus_1"), "cus_1");
    assert_eq!(set(&mut world, "cus_2"), "cus_1");
}

#[test]
fn of_two_shares_on_an_account_the_first_stays() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let customer = world.customer("buyer@example.com");
    let share = |stripe_customer: &str| SharedCustomer {
        seller: seller.id,
        stripe_account: "acct_1".into(),
        stripe_customer: stripe_customer.into(),
    };
    let first = customers::share(&mut world.conn, customer.id, &share("cus_1"), noon()).unwrap();
    let second = customers::share(&mut world.conn, customer.id, &share("cus_2"), noon()).unwrap();
    assert_eq!((first.clone(), second), (share("cus_1"), share("cus_1")));
    assert_eq!(
        customers::shared_on(&mut world.conn, customer.id, "acct_1").unwrap(),
        Some(first.clone())
    );
    assert_eq!(
        customers::shared_on(&mut world.conn, customer.id, "acct_2").unwrap(),
        None
    );
    assert_eq!(customers::shared(&mut world.conn, customer.id).unwrap(), [first]);
    let other = world.customer("other@example.com");
    let stolen = customers::share(&mut world.conn, other.id, &share("cus_1"), noon());
    assert!(
        stolen
            .unwrap_err()
            .is_conflict("shared_customers_stripe_customer_unique")
    );
}

#[test]
fn an_attached_clone_takes_the_place_of_one_that_cannot_be_charged_again() {
    let mut world = World::new();
    let customer = world.customer("buyer@example.com");
    let card = world.card(customer.id);
    let clone = |id: &str, attached| SharedCard {
        stripe_account: "acct_1".into(),
        stripe_payment_method: id.into(),
        attached,
    };
    let mut share = |clone: SharedCard| cards::share(&mut world.conn, card.id, &clone, noon()).unwrap();
    assert_eq!(share(clone("pm_a", false)), clone("pm_a", false));
    assert_eq!(share(clone("pm_b", true)), clone("pm_b", true));
    assert_eq!(share(clone("pm_c", true)), clone("pm_b", true));
    assert_eq!(share(clone("pm_d", false)), clone("pm_b", true));
}

#[test]
fn a_kept_card_is_read_back_as_it_was_and_gone_once_detached() {
    let mut world = World::new();
    let customer = world.customer("buyer@example.com");
    let (first, second) = (world.card(customer.id), world.card(customer.id));
    let conn = &mut world.conn;
    customers::set_default_card_if_none(conn, customer.id, first.id).unwrap();
    customers::set_default_card_if_none(conn, customer.id, second.id).unwrap();
    let default = |conn: &mut _| {
        customers::get(conn, customer.id, &Scope::Everything)
            .unwrap()
            .unwrap()
            .default_card
    };
    assert_eq!(default(conn), Some(first.id));
    let read = cards::get(conn, first.id).unwrap().unwrap();
    let shown = |card: &Card| {
        (
            card.id,
            card.customer,
            card.face.clone(),
            card.fingerprint.clone(),
            card.created_at,
        )
    };
    assert_eq!(shown(&read), shown(&first));
    assert!(cards::detach(conn, first.id, noon()).unwrap());
    assert!(!cards::detach(conn, first.id, noon()).unwrap());
    assert!(cards::get(conn, first.id).unwrap().is_none());
    assert_eq!(default(conn), Some(second.id));
    let found = cards::by_fingerprint(conn, customer.id, "finger")
        .unwrap()
        .unwrap();
    assert_eq!(found.id, second.id);
}

#[test]
fn a_card_of_another_customer_cannot_become_the_default_nor_be_consented_to() {
    let mut world = World::new();
    let (mine, theirs) = (world.customer("a@example.com"), world.customer("b@example.com"));
    let card = world.card(theirs.id);
    let stolen = customers::set_default_card_if_none(&mut world.conn, mine.id, card.id);
    assert!(stolen.is_err());
    let widened = Card {
        customer: mine.id,
        ..card
    };
    let consent = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| world.consent(&widened, None)));
    assert!(
        consent.is_err(),
        "a consent names a card of the customer who gives it"
    );
}

#[test]
fn a_consent_covers_its_card_and_its_seller_until_it_is_withdrawn() {
    let mut world = World::new();
    let ((_, one), (_, other)) = (world.owned_seller(), world.owned_seller());
    let customer = world.customer("buyer@example.com");
    let (card, marketplace_card) = (world.card(customer.id), world.card(customer.id));
    let own = world.consent(&card, Some(one.id));
    let wide = world.consent(&marketplace_card, None);
    let covering = |world: &mut World, card: CardId, seller| {
        consents::covering(&mut world.conn, customer.id, card, seller)
            .unwrap()
            .map(|consent| consent.id)
    };
    assert_eq!(covering(&mut world, card.id, one.id), Some(own));
    assert_eq!(covering(&mut world, card.id, other.id), None);
    assert_eq!(covering(&mut world, marketplace_card.id, other.id), Some(wide));
    let withdrawn = consents::withdraw(&mut world.conn, customer.id, Some(card.id), noon() + seconds(1));
    assert_eq!(withdrawn.unwrap(), 1);
    assert_eq!(covering(&mut world, card.id, one.id), None);
    assert_eq!(covering(&mut world, marketplace_card.id, one.id), Some(wide));
}

#[test]
fn an_erased_customer_leaves_no_address_and_the_address_is_free_again() {
    let mut world = World::new();
    let customer = world.customer("buyer@example.com");
    assert!(customers::erase(&mut world.conn, customer.id, noon()).unwrap());
    assert!(!customers::erase(&mut world.conn, customer.id, noon()).unwrap());
    let erased = customers::get(&mut world.conn, customer.id, &Scope::Everything)
        .unwrap()
        .unwrap();
    assert!(!erased.email.as_str().contains("buyer"));
    assert_ne!(world.customer("buyer@example.com").id, customer.id);
}

#[test]
fn a_card_that_is_kept_twice_at_the_same_moment_is_one_card() {
    let mut world = World::new();
    let customer = world.customer("buyer@example.com").id;
    let first = Card {
        stripe_payment_method: "pm_both".into(),
        ..world.card(customer)
    };
    let (first, second) = (
        Card {
            id: world.id(),
            ..first.clone()
        },
        Card {
            id: world.id(),
            ..first
        },
    );
    let conn = &mut world.connect();
    AnsiTransactionManager::begin_transaction(conn).unwrap();
    assert_eq!(cards::keep(conn, &first).unwrap().id, first.id);
    let mut other = world.connect();
    let waiting = thread::spawn(move || {
        other
            .transaction::<_, Error, _>(|conn| cards::keep(conn, &second))
            .unwrap()
            .id
    });
    // It waits for the first one to be over.
    thread::sleep(Duration::from_millis(200));
    assert!(!waiting.is_finished());
    AnsiTransactionManager::commit_transaction(conn).unwrap();
    assert_eq!(waiting.join().unwrap(), first.id);
}
