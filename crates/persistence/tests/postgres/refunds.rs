use diesel::{Connection, connection::SimpleConnection};
use souk_domain::{
    charge::{Charge, State as ChargeState},
    refund::{Failure, Policy, Refund, State, Status, Terms},
    seller::Seller,
};
use souk_persistence::{
    Asked, Scope, charges, refund_policies,
    refunds::{self, RefundFilter},
};

use crate::world::{World, noon, request};

/// A charge of 100.00 that was paid.
fn paid(world: &mut World, seller: &Seller) -> Charge {
    let charge = Charge {
        state: ChargeState::Succeeded,
        amount_captured: 10_000,
        ..world.new_charge(seller)
    };
    charges::insert(&mut world.conn, &charge, None).unwrap();
    charge
}

fn new(world: &mut World, charge: &Charge, amount: i64, state: State) -> Refund {
    Refund {
        id: world.id(),
        charge: charge.id,
        seller: charge.seller,
        terms: Terms {
            amount,
            refund_application_fee: true,
            reverse_transfer: false,
            application_fee_refunded: amount / 10,
            transfer_reversed: 0,
        },
        currency: charge.money.currency,
        reason: None,
        state,
        submitted_at: None,
        stripe_refund: None,
        failure: None,
        imported: false,
        livemode: false,
        created_at: noon(),
        updated_at: noon(),
    }
}

#[test]
fn a_refund_is_read_back_as_it_was_saved_and_found_by_its_key_and_its_filters() {
    let mut world = World::new();
    let (owner, seller) = world.owned_seller();
    let (stranger, _) = world.owned_seller();
    let charge = paid(&mut world, &seller);
    let mut refund = new(&mut world, &charge, 2_500, State::Requested);
    let request = request("refund-17", 5);
    let asked = Asked {
        caller: "user:1",
        request: &request,
    };
    refunds::insert(&mut world.conn, &refund, Some(asked)).unwrap();
    for state in [State::Submitted, State::Unknown, State::Succeeded, State::Failed] {
        assert!(refund.advance(state, noon()));
        refund.stripe_refund = Some("re_1".into());
        refund.failure = (state == State::Failed).then(|| Failure {
            code: "declined".into(),
            message: "No.".into(),
        });
        refunds::update(&mut world.conn, &refund).unwrap();
    }
    refunds::set_answered_status(&mut world.conn, refund.id, 202).unwrap();
    let conn = &mut world.conn;
    let found = refunds::by_key(conn, "user:1", "refund-17").unwrap().unwrap();
    assert_eq!((found.fingerprint, found.answered_status), ([5; 32], Some(202)));
    assert_eq!(format!("{:?}", found.row), format!("{refund:?}"));
    let mine = Scope::OwnedBy(owner);
    assert!(refunds::get(conn, refund.id, &mine).unwrap().is_some());
    let theirs = Scope::OwnedBy(stranger);
    assert!(refunds::get(conn, refund.id, &theirs).unwrap().is_none());
    let mut count = |scope: &Scope, filter: &RefundFilter| {
        refunds::list(conn, scope, filter, souk_domain::page::PageRequest::default())
            .unwrap()
            .data
            .len()
    };
    assert_eq!(count(&mine, &RefundFilter::default()), 1);
    assert_eq!(count(&theirs, &RefundFilter::default()), 0);
    let filter = |status| RefundFilter {
        seller_id: Some(seller.id),
        charge_id: Some(charge.id),
        status: Some(status),
    };
    assert_eq!(count(&mine, &filter(Status::Failed)), 1);
    assert_eq!(count(&mine, &filter(Status::Succeeded)), 0);
}

#[test]
fn what_is_reserved_never_exceeds_what_was_captured() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = paid(&mut world, &seller);
    for (amount, state, fits) in [
        (6_000, State::Unknown, true),
        (4_001, State::Requested, false),
        (10_000, State::Failed, true),
        (4_000, State::Requested, true),
        (1, State::Requested, false),
    ] {
        let refund = new(&mut world, &charge, amount, state);
        let inserted = refunds::insert(&mut world.conn, &refund, None);
        assert_eq!(inserted.is_ok(), fits, "{amount} {state:?}");
    }
    let standing = refunds::standing(&mut world.conn, charge.id).unwrap();
    assert_eq!(
        (standing.reserved, standing.application_fee_refunded),
        (10_000, 1_000)
    );
}

#[test]
fn the_database_allows_exactly_the_transitions_of_refunds_that_the_domain_allows() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    for from in State::ALL {
        for to in State::ALL {
            let charge = paid(&mut world, &seller);
            let mut refund = new(&mut world, &charge, 100, from);
            refunds::insert(&mut world.conn, &refund, None).unwrap();
            refund.state = to;
            let saved = refunds::update(&mut world.conn, &refund);
            let allowed = from == to || from.may_become(to);
            assert_eq!(saved.is_ok(), allowed, "{from:?} -> {to:?}: {saved:?}");
        }
    }
}

#[test]
fn the_terms_of_a_refund_do_not_change() {
    let mut world = World::new();
    let (_, seller) = world.owned_seller();
    let charge = paid(&mut world, &seller);
    let mut refund = new(&mut world, &charge, 100, State::Requested);
    refund.stripe_refund = Some("re_1".into());
    refunds::insert(&mut world.conn, &refund, None).unwrap();
    for change in [
        "amount = 200",
        "refund_application_fee = false",
        "reverse_transfer = true",
        "stripe_refund = 're_2'",
        "livemode = true",
    ] {
        let changed = world
            .conn
            .transaction(|conn| conn.batch_execute(&format!("UPDATE refunds SET {change}")));
        let error = changed.expect_err(change).to_string();
        assert!(error.contains("the terms of a refund do not change"), "{change}");
    }
}

#[test]
fn the_policy_that_was_set_last_holds_and_none_is_ever_changed() {
    let mut world = World::new();
    let (owner, _) = world.owned_seller();
    let conn = &mut world.conn;
    assert_eq!(refund_policies::current(conn).unwrap(), Policy::default());
    let keep = Policy {
        refund_application_fee: false,
        reverse_transfer: true,
        reverse_transfer_on_lost_dispute: false,
    };
    let id = world.id();
    refund_policies::set(&mut world.conn, id, keep, owner, noon()).unwrap();
    assert_eq!(refund_policies::current(&mut world.conn).unwrap(), keep);
    let changed = world
        .conn
        .transaction(|conn| conn.batch_execute("UPDATE refund_policies SET reverse_transfer = false"));
    assert!(changed.is_err());
}
