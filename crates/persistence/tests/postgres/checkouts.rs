use souk_domain::{checkout, page::PageRequest};
use souk_persistence::{Asked, Scope, checkouts};

use crate::world::{World, noon, request, seconds};

#[test]
fn a_checkout_is_listed_by_what_it_is_at_an_instant() {
    let mut world = World::new();
    let (owner, seller) = world.owned_seller();
    let open = world.checkout(&seller);
    let paid = world.checkout(&seller);
    checkouts::set_state(&mut world.conn, paid.id, checkout::State::Paid).unwrap();
    let mut expiring = open.clone();
    expiring.id = world.id();
    expiring.expires_at = Some(noon() + seconds(60));
    let request = request("expiring", 1);
    let asked = Asked {
        caller: "user:1",
        request: &request,
    };
    checkouts::insert(&mut world.conn, &expiring, owner, asked).unwrap();
    let mut listed = |status, at| -> Vec<_> {
        let filter = checkouts::CheckoutFilter {
            seller: Some(seller.id),
            status: Some((status, noon() + seconds(at))),
        };
        checkouts::list(
            &mut world.conn,
            &Scope::Everything,
            &filter,
            PageRequest::default(),
        )
        .unwrap()
        .data
        .iter()
        .map(|checkout| checkout.id)
        .collect()
    };
    assert_eq!(listed(checkout::Status::Open, 59), [expiring.id, open.id]);
    assert_eq!(listed(checkout::Status::Open, 60), [open.id]);
    assert_eq!(listed(checkout::Status::Expired, 60), [expiring.id]);
    assert_eq!(listed(checkout::Status::Paid, 60), [paid.id]);
    assert_eq!(listed(checkout::Status::Canceled, 60), []);
}

#[test]
fn the_database_allows_exactly_the_transitions_of_checkouts_that_the_domain_allows() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    for from in checkout::State::ALL {
        for to in checkout::State::ALL {
            let id = world.checkout(&seller).id;
            checkouts::set_state(&mut world.conn, id, from).unwrap();
            let saved = checkouts::set_state(&mut world.conn, id, to);
            let allowed = from == to || from.may_become(to);
            assert_eq!(saved.is_ok(), allowed, "{from:?} -> {to:?}: {saved:?}");
        }
    }
}
