//! The state machine of an attempt: every allowed transition, and every other one refused.

use chrono::{TimeZone, Utc};
use souk_domain::{
    attempt::{Attempt, Initiator, Progress, State},
    card::CardSource,
    consent::KeepCard,
    ids::{AttemptId, CardId, ChargeId, CustomerId, Id},
};
use uuid::Uuid;

const ALLOWED: &[(State, &[State])] = {
    use State::*;
    &[
        (Pending, &[RequiresAction, Succeeded, Declined, Refused, Canceled]),
        (RequiresAction, &[Succeeded, Declined, Canceled]),
        (Succeeded, &[]),
        (Declined, &[Succeeded]),
        (Refused, &[Succeeded]),
        (Canceled, &[Succeeded]),
    ]
};

fn attempt(state: State) -> Attempt {
    Attempt {
        id: AttemptId::from_uuid(Uuid::from_u128(1)),
        charge: ChargeId::from_uuid(Uuid::from_u128(2)),
        number: 1,
        customer: CustomerId::from_uuid(Uuid::from_u128(3)),
        source: CardSource::Kept(CardId::from_uuid(Uuid::from_u128(4))),
        keep_card: KeepCard::No,
        wallet: None,
        initiator: Initiator::Buyer,
        state,
        progress: Progress::default(),
        decline: None,
        action: None,
        created_at: Utc.timestamp_opt(1_800_000_000, 0).unwrap(),
    }
}

#[test]
fn an_attempt_walks_only_the_allowed_ways() {
    for from in State::ALL {
        let allowed = ALLOWED.iter().find(|(state, _)| *state == from).unwrap().1;
        for to in State::ALL {
            assert_eq!(from.may_become(to), allowed.contains(&to), "{from:?} -> {to:?}");
            let mut ours = attempt(from);
            assert_eq!(ours.advance(to), allowed.contains(&to), "{from:?} -> {to:?}");
            assert_eq!(ours.state, if allowed.contains(&to) { to } else { from });
        }
    }
}

#[test]
fn what_was_paid_stays_paid_and_nothing_begins_again() {
    for state in State::ALL {
        assert!(!State::Succeeded.may_become(state));
        assert!(!state.may_become(State::Pending));
        assert_eq!(attempt(state).is_in_flight(), state == State::Pending);
    }
}
