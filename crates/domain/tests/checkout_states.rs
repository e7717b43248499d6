//! The state machine of a checkout: every allowed transition, and every other one refused.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{Duration, TimeZone, Utc};
use souk_domain::{
    Money,
    charge::{Capture, Flow},
    checkout::{Checkout, State, Status},
    ids::{CheckoutId, Id, SellerId},
    metadata::Metadata,
    text::Description,
};
use uuid::Uuid;

const ALLOWED: &[(State, &[State])] = {
    use State::*;
    &[(Open, &[Paid, Canceled]), (Paid, &[]), (Canceled, &[Paid])]
};

fn checkout(state: State) -> Checkout {
    Checkout {
        id: CheckoutId::from_uuid(Uuid::from_u128(1)),
        seller: SellerId::from_uuid(Uuid::from_u128(2)),
        money: Money::new(10_000, "eur".parse().unwrap()),
        description: Description::parse("A chair").unwrap(),
        flow: Flow::Direct,
        capture: Capture::Automatic,
        state,
        expires_at: None,
        metadata: Metadata::default(),
        livemode: false,
        created_at: Utc.timestamp_opt(1_800_000_000, 0).unwrap(),
    }
}

#[test]
fn a_checkout_walks_only_the_allowed_ways() {
    for from in State::ALL {
        let allowed = ALLOWED.iter().find(|(state, _)| *state == from).unwrap().1;
        for to in State::ALL {
            assert_eq!(from.may_become(to), allowed.contains(&to), "{from:?} -> {to:?}");
            let mut ours = checkout(from);
            assert_eq!(ours.advance(to), allowed.contains(&to), "{from:?} -> {to:?}");
            assert_eq!(ours.state, if allowed.contains(&to) { to } else { from });
        }
    }
}

#[test]
fn only_an_open_one_expires_and_at_its_instant() {
    for (state, before, after) in [
        (State::Open, Status::Open, Status::Expired),
        (State::Paid, Status::Paid, Status::Paid),
        (State::Canceled, Status::Canceled, Status::Canceled),
    ] {
        let mut ours = checkout(state);
        let end = ours.created_at + Duration::minutes(5);
        assert_eq!(ours.status(end), before, "it never expires");
        ours.expires_at = Some(end);
        assert_eq!(ours.status(end - Duration::milliseconds(1)), before);
        assert_eq!(ours.status(end), after);
    }
}
