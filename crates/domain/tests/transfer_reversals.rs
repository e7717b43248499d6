//! What is taken back from a seller when a dispute is lost: when, how much, and for how long.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::Duration;
use souk_domain::{
    charge::Flow,
    dispute,
    ids::{Id, TransferReversalId},
    instruction::State,
    refund::Policy,
    transfer_reversal::{Done, TransferReversal, TransferStanding},
};
use uuid::Uuid;

use facts::{charge, lost, now};

#[path = "facts/dispute.rs"]
mod facts;

fn id(number: u128) -> TransferReversalId {
    TransferReversalId::from_uuid(Uuid::from_u128(number))
}

fn reversal(state: State) -> TransferReversal {
    let made = TransferReversal::after(
        &lost(10_000),
        &charge(Flow::Destination, 10_000),
        Policy::default(),
        id(1),
        now(),
    );
    TransferReversal {
        state,
        ..made.unwrap()
    }
}

fn standing(amount: i64, amount_reversed: i64) -> TransferStanding {
    TransferStanding {
        amount,
        amount_reversed,
        currency: "eur".parse().unwrap(),
    }
}

#[test]
fn only_a_lost_dispute_of_a_charge_through_the_platform_takes_anything_back_and_only_by_policy() {
    for state in dispute::State::ALL {
        for flow in [Flow::Direct, Flow::Destination] {
            for wanted in [true, false] {
                let mut found = lost(10_000);
                found.at_stripe.state = state;
                let policy = Policy {
                    reverse_transfer_on_lost_dispute: wanted,
                    ..Policy::default()
                };
                let made = TransferReversal::after(&found, &charge(flow, 10_000), policy, id(1), now());
                let expected = state == dispute::State::Lost && flow == Flow::Destination && wanted;
                assert_eq!(made.is_some(), expected, "{state:?} {flow:?} {wanted}");
            }
        }
    }
}

#[test]
fn a_reversal_walks_the_ways_of_an_instruction_and_no_other() {
    for from in State::ALL {
        for to in State::ALL {
            assert_eq!(
                reversal(from).advance(to),
                from.may_become(to),
                "{from:?} -> {to:?}"
            );
        }
        let mut done = reversal(from);
        let says = Done {
            stripe_reversal: "trr_1".into(),
            at: now(),
        };
        assert_eq!(done.conclude(says), from.may_become(State::Done), "{from:?}");
        assert_eq!(done.done.is_some(), from.may_become(State::Done));
        let mut refused = reversal(from);
        assert_eq!(
            refused.refuse("a", "b"),
            from.may_become(State::Refused),
            "{from:?}"
        );
        assert_eq!(refused.refusal.is_some(), from.may_become(State::Refused));
    }
}

#[test]
fn the_disputed_part_is_taken_back_and_never_more_than_is_left() {
    for (captured, disputed, moved, reversed, share) in [
        (10_000, 10_000, 10_000, 0, 10_000),
        (10_000, 10_000, 10_000, 2_500, 7_500),
        (10_000, 3_333, 10_000, 0, 3_333),
        (10_000, 3_333, 10_000, 9_000, 1_000),
        (10_000, 10_000, 10_000, 10_000, 0),
        // What was moved is in another currency.
        (10_000, 5_000, 10_801, 0, 5_401),
        // Stripe shows more than was captured: what there is, is the most.
        (10_000, 12_000, 10_000, 0, 10_000),
    ] {
        let share_of =
            standing(moved, reversed).share_of(&lost(disputed), &charge(Flow::Destination, captured));
        assert_eq!(share_of.amount, share, "{captured} {disputed} {moved} {reversed}");
    }
}

#[test]
fn what_was_refused_is_asked_for_again_for_thirty_days_unless_there_is_nothing_to_take() {
    let closed_at = now();
    for (code, hours, again) in [
        ("balance_insufficient", 5, false),
        ("balance_insufficient", 6, true),
        ("balance_insufficient", 30 * 24 - 1, true),
        ("balance_insufficient", 30 * 24, false),
        ("refused", 6, true),
        ("not_done", 6, true),
        ("nothing_left", 6, false),
        ("not_lost", 6, false),
    ] {
        let mut refused = reversal(State::Submitted);
        refused.share = Some(standing(100, 0).share_of(&lost(100), &charge(Flow::Destination, 100)));
        refused.submitted_at = Some(now());
        assert!(refused.refuse(code, "No."));
        let later = now() + Duration::hours(hours);
        let next = refused.again(closed_at, id(2), later);
        assert_eq!(next.is_some(), again, "{code} after {hours} hours");
        if let Some(next) = next {
            assert_eq!((next.id, next.state, next.share), (id(2), State::Requested, None));
            assert_eq!(
                (next.submitted_at, next.refusal, next.created_at),
                (None, None, later)
            );
        }
    }
}
