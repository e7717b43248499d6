//! What one seller's owner sees of another's: nothing.

use souk_domain::{
    ids::{CustomerId, UserId},
    page::PageRequest,
    seller::Connection,
    text::EmailAddress,
};
use souk_persistence::{
    Scope, cards,
    charges::{self, ChargeFilter},
    checkouts::{self, CheckoutFilter},
    consents, customers, sellers,
};

use crate::world::World;

/// Whether the customer is got by id, listed, and found by e-mail address.
fn sees(world: &mut World, user: UserId, customer: CustomerId, email: &str) -> (bool, bool, bool) {
    let scope = Scope::OwnedBy(user);
    let email = EmailAddress::parse(email).unwrap();
    let page = PageRequest::default();
    let conn = &mut world.conn;
    (
        customers::get(conn, customer, &scope).unwrap().is_some(),
        !customers::list(conn, &scope, None, page).unwrap().data.is_empty(),
        !customers::list(conn, &scope, Some(&email), page)
            .unwrap()
            .data
            .is_empty(),
    )
}

#[test]
fn another_owner_sees_neither_seller_nor_checkout_nor_charge() {
    let mut world = World::new();
    let ((owner, seller), (stranger, own)) = (world.owned_seller(), world.owned_seller());
    let (checkout, charge) = (world.checkout(&seller), world.charge(&seller));
    let page = PageRequest::default();
    for (user, expected) in [(owner, true), (stranger, false)] {
        let scope = Scope::OwnedBy(user);
        let conn = &mut world.conn;
        assert_eq!(sellers::get(conn, seller.id, &scope).unwrap().is_some(), expected);
        assert_eq!(
            checkouts::get(conn, checkout.id, &scope).unwrap().is_some(),
            expected
        );
        assert_eq!(charges::get(conn, charge.id, &scope).unwrap().is_some(), expected);
        let listed = sellers::list(conn, &scope, None, page).unwrap().data;
        assert_eq!(
            listed.iter().map(|seller| seller.id).collect::<Vec<_>>(),
            [if expected { seller.id } else { own.id }]
        );
        // Naming the other's seller in a filter does not open it.
        let filter = CheckoutFilter {
            seller: Some(seller.id),
            status: None,
        };
        let listed = checkouts::list(conn, &scope, &filter, page).unwrap().data;
        assert_eq!(!listed.is_empty(), expected);
        let filter = ChargeFilter {
            seller_id: Some(seller.id),
            ..ChargeFilter::default()
        };
        assert_eq!(
            !charges::list(conn, &scope, &filter, page)
                .unwrap()
                .data
                .is_empty(),
            expected
        );
        let filter = ChargeFilter {
            q: Some(charge.id.to_string()),
            ..ChargeFilter::default()
        };
        assert_eq!(
            !charges::list(conn, &scope, &filter, page)
                .unwrap()
                .data
                .is_empty(),
            expected
        );
    }
    assert!(
        checkouts::get_public(&mut world.conn, checkout.id)
            .unwrap()
            .is_some()
    );
}

#[test]
fn a_customer_is_seen_by_the_owner_whose_charge_they_paid() {
    let mut world = World::new();
    let ((owner, seller), (stranger, _)) = (world.owned_seller(), world.owned_seller());
    let customer = world.customer("buyer@example.com").id;
    assert_eq!(
        sees(&mut world, owner, customer, "buyer@example.com"),
        (false, false, false)
    );
    let mut charge = world.new_charge(&seller);
    charge.customer = Some(customer);
    charges::insert(&mut world.conn, &charge, None).unwrap();
    assert_eq!(
        sees(&mut world, owner, customer, "buyer@example.com"),
        (false, false, false),
        "whoever types an address into a pay page has not paid with it"
    );
    let mut charge = world.new_charge(&seller);
    charge.customer = Some(customer);
    charge.state = souk_domain::charge::State::Succeeded;
    charges::insert(&mut world.conn, &charge, None).unwrap();
    assert_eq!(
        sees(&mut world, owner, customer, "buyer@example.com"),
        (true, true, true)
    );
    assert_eq!(
        sees(&mut world, owner, customer, "other@example.com"),
        (true, true, false)
    );
    assert_eq!(
        sees(&mut world, stranger, customer, "buyer@example.com"),
        (false, false, false)
    );
}

#[test]
fn a_consent_that_names_a_seller_shows_the_customer_to_its_owner_only() {
    let mut world = World::new();
    let ((owner, seller), (stranger, _)) = (world.owned_seller(), world.owned_seller());
    let customer = world.customer("buyer@example.com").id;
    let card = world.card(customer);
    world.consent(&card, Some(seller.id));
    assert_eq!(
        sees(&mut world, owner, customer, "buyer@example.com"),
        (true, true, true)
    );
    assert_eq!(
        sees(&mut world, stranger, customer, "buyer@example.com"),
        (false, false, false)
    );
    let of = |world: &mut World, user| {
        cards::of_customer(&mut world.conn, customer, &Scope::OwnedBy(user))
            .unwrap()
            .len()
    };
    assert_eq!((of(&mut world, owner), of(&mut world, stranger)), (1, 0));
}

#[test]
fn a_consent_for_the_marketplace_shows_the_customer_to_who_can_charge_and_asks_by_name() {
    let mut world = World::new();
    let (other, mut other_seller) = world.owned_seller();
    let passer_by = world.user();
    world.unconnected_seller(passer_by);
    let customer = world.customer("buyer@example.com").id;
    let card = world.card(customer);
    world.consent(&card, None);
    assert_eq!(
        sees(&mut world, other, customer, "buyer@example.com"),
        (true, false, true)
    );
    assert_eq!(
        sees(&mut world, passer_by, customer, "buyer@example.com"),
        (false, false, false)
    );
    other_seller.connection = Connection::Revoked;
    sellers::update(&mut world.conn, &other_seller).unwrap();
    assert_eq!(
        sees(&mut world, other, customer, "buyer@example.com"),
        (false, false, false)
    );
}

#[test]
fn an_owner_is_not_told_to_which_other_sellers_a_customer_consented() {
    let mut world = World::new();
    let ((owner, seller), (_, other)) = (world.owned_seller(), world.owned_seller());
    let customer = world.customer("buyer@example.com").id;
    let (own_card, other_card, any_card) = (world.card(customer), world.card(customer), world.card(customer));
    let own = world.consent(&own_card, Some(seller.id));
    world.consent(&other_card, Some(other.id));
    let any = world.consent(&any_card, None);
    let scope = Scope::OwnedBy(owner);
    let seen = customers::get(&mut world.conn, customer, &scope)
        .unwrap()
        .unwrap();
    assert_eq!(
        seen.consents.iter().map(|consent| consent.id).collect::<Vec<_>>(),
        [own, any]
    );
    let listed = customers::list(&mut world.conn, &scope, None, PageRequest::default()).unwrap();
    assert_eq!(listed.data[0].consents, seen.consents);
    let all = consents::for_customer(&mut world.conn, customer, &Scope::Everything).unwrap();
    assert_eq!(all.len(), 3);
    let cards = cards::of_customer(&mut world.conn, customer, &scope).unwrap();
    assert_eq!(
        cards.iter().map(|card| card.id).collect::<Vec<_>>(),
        [any_card.id, own_card.id]
    );
}
