//! The state machine of an instruction, and what may be asked of an authorised charge.

use chrono::{TimeZone, Utc};
use souk_domain::{
    ids::{ChargeId, Id, InstructionId},
    instruction::{Instruction, Seen, State, What},
    intent::IntentStatus,
};
use uuid::Uuid;

const ALLOWED: &[(State, &[State])] = {
    use State::*;
    &[
        (Requested, &[Submitted, Refused]),
        (Submitted, &[Done, Refused, Unknown]),
        (Unknown, &[Done, Refused]),
        (Done, &[]),
        (Refused, &[]),
    ]
};

fn instruction(state: State) -> Instruction {
    Instruction {
        id: InstructionId::from_uuid(Uuid::from_u128(1)),
        charge: ChargeId::from_uuid(Uuid::from_u128(2)),
        what: What::Cancel,
        state,
        submitted_at: None,
        refusal: None,
        created_at: Utc.timestamp_opt(1_800_000_000, 0).unwrap(),
    }
}

#[test]
fn an_instruction_walks_only_the_allowed_ways() {
    for from in State::ALL {
        let allowed = ALLOWED.iter().find(|(state, _)| *state == from).unwrap().1;
        for to in State::ALL {
            assert_eq!(from.may_become(to), allowed.contains(&to), "{from:?} -> {to:?}");
            let mut ours = instruction(from);
            assert_eq!(ours.advance(to), allowed.contains(&to), "{from:?} -> {to:?}");
            assert_eq!(ours.state, if allowed.contains(&to) { to } else { from });
        }
    }
}

#[test]
fn what_was_done_is_not_refused_afterwards() {
    let mut done = instruction(State::Done);
    assert!(!done.refuse("late", "Too late."));
    assert!(done.refusal.is_none());
    assert!(State::Unknown.is_open() && !State::Done.is_open());
}

#[test]
fn only_stripes_word_on_the_intent_says_that_it_was_done() {
    let capture = What::Capture {
        amount: 1,
        application_fee: 0,
    };
    for (what, status, seen) in [
        (&capture, IntentStatus::Succeeded, Seen::Done),
        (&capture, IntentStatus::RequiresCapture, Seen::NotYet),
        (&capture, IntentStatus::Canceled, Seen::Impossible),
        (&What::Cancel, IntentStatus::Canceled, Seen::Done),
        (&What::Cancel, IntentStatus::RequiresCapture, Seen::NotYet),
        (&What::Cancel, IntentStatus::Succeeded, Seen::Impossible),
    ] {
        assert_eq!(what.seen_in(status), seen, "{what:?} {status:?}");
    }
}
