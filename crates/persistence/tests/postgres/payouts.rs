use souk_domain::{
    Money,
    ids::PayoutId,
    page::{Limit, PageRequest},
    payout::{Failure, ItemKind, Itemization, Part, Payout, PayoutItem, Status},
    seller::Seller,
};
use souk_persistence::{charges, payouts};

use crate::world::{World, noon, seconds};

fn payout(world: &mut World, seller: &Seller, status: Status, stripe: &str) -> Payout {
    let ours = Part::default().with(10_000, 1_320).unwrap();
    Payout {
        id: world.id::<PayoutId>(),
        seller: seller.id,
        stripe_account: seller.stripe_account.clone().unwrap(),
        stripe_payout: stripe.into(),
        money: Money::new(8_680, "eur".parse().unwrap()),
        status,
        automatic: true,
        instant: false,
        expected_at: noon() + seconds(86_400),
        failure: (status == Status::Failed).then(|| Failure::new("no_account", None)),
        returned_at: status.is_returned().then(noon),
        itemization: Itemization::Completed,
        itemized_at: Some(noon()),
        ours,
        outside: Part::default(),
        livemode: false,
        created_at: noon(),
        updated_at: noon(),
    }
}

#[test]
fn a_payout_is_read_back_as_it_was_saved() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let (_, other) = world.owned_seller();
    let mut saved = payout(&mut world, &seller, Status::InTransit, "po_1");
    payouts::insert(&mut world.conn, &saved).unwrap();
    saved.status = Status::Failed;
    saved.failure = Some(Failure::new("no_account", None));
    saved.returned_at = Some(noon() + seconds(9));
    payouts::update(&mut world.conn, &saved).unwrap();
    let conn = &mut world.conn;
    assert_eq!(
        payouts::get(conn, saved.id, seller.id).unwrap().as_ref(),
        Some(&saved)
    );
    assert_eq!(
        payouts::get(conn, saved.id, other.id).unwrap(),
        None,
        "another seller's"
    );
    assert_eq!(
        payouts::known(conn, &["po_1".into(), "po_2".into()], false).unwrap(),
        [saved]
    );
    assert!(
        payouts::known(conn, &["po_1".into()], true).unwrap().is_empty(),
        "the other mode"
    );
}

#[test]
fn a_payout_is_known_once() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let one = payout(&mut world, &seller, Status::Pending, "po_1");
    let two = payout(&mut world, &seller, Status::Pending, "po_1");
    payouts::insert(&mut world.conn, &one).unwrap();
    let again = payouts::insert(&mut world.conn, &two).unwrap_err();
    assert!(again.is_conflict(payouts::STRIPE_PAYOUT_UNIQUE), "{again}");
}

#[test]
fn the_database_allows_the_transitions_that_the_domain_does() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    for from in Status::ALL {
        for to in Status::ALL {
            let mut row = payout(&mut world, &seller, from, &format!("po_{from:?}_{to:?}"));
            payouts::insert(&mut world.conn, &row).unwrap();
            row.status = to;
            row.returned_at = to.is_returned().then(noon);
            let saved = payouts::update(&mut world.conn, &row);
            assert_eq!(
                saved.is_ok(),
                from == to || from.may_become(to),
                "{from:?} -> {to:?}: {saved:?}"
            );
        }
    }
}

#[test]
fn whoever_began_to_look_later_is_known_by_the_number() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let row = payout(&mut world, &seller, Status::Pending, "po_1");
    payouts::insert(&mut world.conn, &row).unwrap();
    let conn = &mut world.conn;
    let (found, first) = payouts::begin_sync(conn, "po_1", false).unwrap().unwrap();
    let (_, second) = payouts::begin_sync(conn, "po_1", false).unwrap().unwrap();
    assert_eq!((found, second), (row.clone(), first + 1));
    assert_eq!(payouts::sync_seq(conn, row.id).unwrap(), second);
    assert!(payouts::begin_sync(conn, "po_2", false).unwrap().is_none());
}

#[test]
fn items_are_replaced_as_a_whole_and_paged_newest_first() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let mut charge = world.charge(&seller);
    charge.stripe_charge = Some("ch_1".into());
    charges::update(&mut world.conn, &charge).unwrap();
    let row = payout(&mut world, &seller, Status::Paid, "po_1");
    payouts::insert(&mut world.conn, &row).unwrap();
    let conn = &mut world.conn;
    let account = seller.stripe_account.as_deref().unwrap();
    let about = ["ch_1".to_owned(), "ch_elsewhere".to_owned()];
    let ours = payouts::charges_among(conn, account, &about, false).unwrap();
    assert_eq!((ours.len(), ours["ch_1"]), (1, charge.id));
    assert!(
        payouts::charges_among(conn, "acct_other", &about, false)
            .unwrap()
            .is_empty()
    );

    let item = |number: i64| PayoutItem {
        balance_transaction: format!("txn_{number}"),
        kind: ItemKind::Charge,
        charge: charge.id,
        amount: 100 + number,
        fee: 10,
        created_at: noon() + seconds(number),
    };
    payouts::set_items(conn, row.id, &[item(9)]).unwrap();
    let items: Vec<_> = (0..3).map(item).collect();
    payouts::set_items(conn, row.id, &items).unwrap();
    let request = |after| PageRequest {
        limit: Limit::new(2).unwrap(),
        after,
    };
    let page = payouts::items(conn, row.id, request(None)).unwrap();
    assert_eq!(page.data, [item(2), item(1)]);
    let rest = payouts::items(conn, row.id, request(page.next)).unwrap();
    assert_eq!((rest.data, rest.next), (vec![item(0)], None));
}
