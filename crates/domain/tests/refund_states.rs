//! The state machine of a refund, how much may go back, and who bears it.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{TimeZone, Utc};
use proptest::prelude::*;
use souk_domain::{
    Money, Timestamp,
    charge::{self, Capture, Charge, Flow},
    ids::{ChargeId, Id, RefundId, SellerId},
    metadata::Metadata,
    refund::{Ask, Bearing, Policy, Refund, RefundRefusal, RefundSnapshot, Standing, State, Terms},
    terms::Party,
};
use uuid::Uuid;

const ALLOWED: &[(State, &[State])] = {
    use State::*;
    &[
        (Requested, &[Submitted]),
        (
            Submitted,
            &[Pending, RequiresAction, Succeeded, Failed, Canceled, Unknown],
        ),
        (Unknown, &[Pending, RequiresAction, Succeeded, Failed, Canceled]),
        (Pending, &[RequiresAction, Succeeded, Failed, Canceled]),
        (RequiresAction, &[Pending, Succeeded, Failed, Canceled]),
        (Succeeded, &[Failed]),
        (Failed, &[]),
        (Canceled, &[]),
    ]
};

fn now() -> Timestamp {
    Utc.timestamp_opt(1_800_000_000, 0).unwrap()
}

fn refund(state: State) -> Refund {
    Refund {
        id: RefundId::from_uuid(Uuid::from_u128(1)),
        charge: ChargeId::from_uuid(Uuid::from_u128(2)),
        seller: SellerId::from_uuid(Uuid::from_u128(3)),
        terms: Terms {
            amount: 100,
            refund_application_fee: false,
            reverse_transfer: false,
            application_fee_refunded: 0,
            transfer_reversed: 0,
        },
        currency: "eur".parse().unwrap(),
        reason: None,
        state,
        submitted_at: None,
        stripe_refund: None,
        failure: None,
        imported: false,
        livemode: false,
        created_at: now(),
        updated_at: now(),
    }
}

fn snapshot(state: State) -> RefundSnapshot {
    RefundSnapshot {
        id: "re_1".into(),
        refund: None,
        amount: 100,
        state,
        reason: None,
        failure: None,
        moved_money: true,
        created: now(),
    }
}

fn charge(flow: Flow, state: charge::State, amount: i64, fee: i64) -> Charge {
    Charge {
        id: ChargeId::from_uuid(Uuid::from_u128(2)),
        seller: SellerId::from_uuid(Uuid::from_u128(3)),
        customer: None,
        checkout: None,
        money: Money::new(amount, "eur".parse().unwrap()),
        amount_captured: amount,
        amount_refunded: 0,
        application_fee: fee,
        application_fee_captured: None,
        application_fee_refunded: 0,
        stripe_fee: None,
        net: None,
        flow,
        terms: souk_domain::terms::Terms {
            on_behalf_of: false,
            stripe_fee_payer: Party::Seller,
            losses_payer: Party::Stripe,
        },
        capture: Capture::Automatic,
        state,
        capture_before: None,
        disputed: false,
        dispute: None,
        description: None,
        statement_descriptor_suffix: None,
        metadata: Metadata::default(),
        stripe_account: "acct_1".into(),
        stripe_payment_intent: Some("pi_1".into()),
        stripe_charge: Some("ch_1".into()),
        stripe_application_fee: None,
        stripe_transfer: None,
        stripe_destination_payment: None,
        balance_transaction: None,
        livemode: false,
        created_at: now(),
        updated_at: now(),
    }
}

fn reachable() -> Standing {
    Standing {
        reachable: true,
        ..Standing::default()
    }
}

#[test]
fn a_refund_walks_only_the_allowed_ways() {
    for from in State::ALL {
        let allowed = ALLOWED.iter().find(|(state, _)| *state == from).unwrap().1;
        for to in State::ALL {
            assert_eq!(from.may_become(to), allowed.contains(&to), "{from:?} -> {to:?}");
            let mut ours = refund(from);
            assert_eq!(
                ours.apply(&snapshot(to), now()),
                allowed.contains(&to),
                "{from:?} -> {to:?}"
            );
            assert_eq!(ours.state, if allowed.contains(&to) { to } else { from });
        }
    }
}

#[test]
fn only_what_failed_or_was_taken_back_releases_its_reserve() {
    for state in State::ALL {
        let released = matches!(state, State::Failed | State::Canceled);
        assert_eq!(state.reserves(), !released, "{state:?}");
    }
}

#[test]
fn only_a_paid_charge_is_refunded() {
    for state in charge::State::ALL {
        let result =
            charge(Flow::Direct, state, 1_000, 100).refund(Ask::default(), reachable(), Policy::default());
        let expected = match state {
            charge::State::Succeeded | charge::State::PartiallyRefunded => None,
            charge::State::Refunded => Some(RefundRefusal::AlreadyRefunded),
            _ => Some(RefundRefusal::NotPaid),
        };
        assert_eq!(result.err(), expected, "{state:?}");
    }
}

#[test]
fn what_stands_in_the_way_of_a_refund_is_said_before_stripe_is_asked() {
    let (direct, destination) = (
        charge(Flow::Direct, charge::State::Succeeded, 1_000, 100),
        charge(Flow::Destination, charge::State::Succeeded, 1_000, 100),
    );
    let policy = Policy::default();
    let reverse = Ask {
        reverse_transfer: Some(true),
        ..Ask::default()
    };
    assert_eq!(
        direct.refund(reverse, reachable(), policy),
        Err(RefundRefusal::NoTransfer)
    );
    let fee_alone = |fee| Ask {
        refund_application_fee: fee,
        reverse_transfer: Some(false),
        ..Ask::default()
    };
    assert_eq!(
        destination.refund(fee_alone(Some(true)), reachable(), policy),
        Err(RefundRefusal::FeeNeedsReversal)
    );
    let by_policy = destination.refund(fee_alone(None), reachable(), policy).unwrap();
    assert_eq!(
        (
            by_policy.refund_application_fee,
            by_policy.application_fee_refunded
        ),
        (false, 0)
    );
    let disputed = Standing {
        disputed: true,
        ..reachable()
    };
    assert_eq!(
        direct.refund(Ask::default(), disputed, policy),
        Err(RefundRefusal::Disputed)
    );
    assert_eq!(
        direct.refund(Ask::default(), Standing::default(), policy),
        Err(RefundRefusal::SellerDisconnected)
    );
    // The platform's own charge it can refund without the seller.
    assert!(
        destination
            .refund(Ask::default(), Standing::default(), policy)
            .is_ok()
    );
    let left = Standing {
        reserved: 700,
        ..reachable()
    };
    let more = Ask {
        amount: Some(301),
        ..Ask::default()
    };
    assert_eq!(
        direct.refund(more, left, policy),
        Err(RefundRefusal::MoreThanLeft {
            left: Money::new(300, "eur".parse().unwrap())
        })
    );
    assert_eq!(direct.refund(Ask::default(), left, policy).unwrap().amount, 300);
}

#[test]
fn who_bears_a_refund_is_said_to_the_cent() {
    let ask = |amount| Ask {
        amount: Some(amount),
        ..Ask::default()
    };
    let keep = Policy {
        refund_application_fee: false,
        reverse_transfer: false,
        reverse_transfer_on_lost_dispute: false,
    };
    for (flow, policy, seller, platform) in [
        (Flow::Direct, Policy::default(), -2_250, -250),
        (Flow::Direct, keep, -2_500, 0),
        (Flow::Destination, Policy::default(), -2_250, -250),
        (Flow::Destination, keep, 0, -2_500),
    ] {
        let terms = charge(flow, charge::State::Succeeded, 10_000, 1_000)
            .refund(ask(2_500), reachable(), policy)
            .unwrap();
        assert_eq!(
            terms.bearing(flow),
            Bearing { seller, platform },
            "{flow:?} {policy:?}"
        );
    }
}

proptest! {
    #[test]
    fn whatever_is_refunded_in_parts_never_exceeds_the_charge_nor_its_fee(
        amount in 1i64..=99_999_999, fee_bps in 0i64..=10_000, parts in proptest::collection::vec(1i64..=99_999_999, 1..12),
        destination: bool,
    ) {
        let flow = if destination { Flow::Destination } else { Flow::Direct };
        let fee = amount * fee_bps / 10_000;
        let charge = charge(flow, charge::State::Succeeded, amount, fee);
        let mut standing = reachable();
        for part in parts {
            let ask = Ask { amount: Some(part), ..Ask::default() };
            if let Ok(terms) = charge.refund(ask, standing, Policy::default()) {
                let bearing = terms.bearing(flow);
                prop_assert_eq!(bearing.seller + bearing.platform, -terms.amount);
                standing.reserved += terms.amount;
                standing.application_fee_refunded += terms.application_fee_refunded;
                standing.transfer_reversed += terms.transfer_reversed;
            }
            prop_assert!(standing.reserved <= amount);
            prop_assert!(standing.application_fee_refunded <= fee);
            prop_assert!(standing.transfer_reversed <= amount);
        }
    }
}
