//! The walk of a dispute, and of what a seller answers to it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{DateTime, Duration, Utc};

use souk_domain::{
    Money,
    dispute::{
        Contradiction, Cost, Dispute, DisputeSnapshot, Evidence, Standing, State,
        answer::{AnswerRefusal, What},
    },
    ids::{ChargeId, DisputeId, Id, SellerId},
    instruction::Seen,
};
use uuid::Uuid;

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_435_200, 0).unwrap()
}

fn snapshot(state: State) -> DisputeSnapshot {
    DisputeSnapshot {
        stripe_dispute: "dp_1".into(),
        money: Money::new(10_000, "eur".parse().unwrap()),
        reason: "fraudulent".into(),
        state,
        evidence_due_by: Some(noon() + Duration::days(7)),
        submissions: 0,
        evidence: Evidence::default(),
        refundable: false,
        cost: Cost::default(),
        cost_currency: None,
        opened_at: noon(),
    }
}

fn dispute(state: State) -> Dispute {
    Dispute {
        id: DisputeId::from_uuid(Uuid::from_u128(1)),
        charge: ChargeId::from_uuid(Uuid::from_u128(2)),
        seller: SellerId::from_uuid(Uuid::from_u128(3)),
        at_stripe: snapshot(state),
        livemode: false,
        closed_at: None,
        updated_at: noon(),
    }
}

/// What may follow on what; everything else is refused.
fn follows(state: State) -> Vec<State> {
    use State::*;
    match state {
        WarningNeedsResponse => vec![
            WarningUnderReview,
            WarningClosed,
            NeedsResponse,
            UnderReview,
            Won,
            Lost,
            Prevented,
        ],
        WarningUnderReview => vec![WarningClosed, NeedsResponse, UnderReview, Won, Lost, Prevented],
        NeedsResponse => vec![UnderReview, Won, Lost, Prevented],
        UnderReview => vec![Won, Lost],
        WarningClosed | Won | Lost | Prevented => vec![],
    }
}

#[test]
fn a_dispute_walks_every_allowed_way_and_no_other() {
    for from in State::ALL {
        for to in State::ALL {
            let mut walked = dispute(from);
            let said = walked.apply(snapshot(to), noon());
            if from == to {
                assert_eq!(said, Ok(false), "{from:?} stays");
            } else if follows(from).contains(&to) {
                assert_eq!(said, Ok(true), "{from:?} to {to:?}");
                assert_eq!(walked.at_stripe.state, to);
                assert_eq!(walked.closed_at.is_some(), to.is_over(), "{to:?}");
            } else {
                assert_eq!(
                    said,
                    Err(Contradiction {
                        ours: from,
                        stripe: to
                    }),
                    "{from:?} to {to:?}"
                );
                assert_eq!(walked, dispute(from), "nothing changed");
            }
        }
    }
}

#[test]
fn an_answer_is_taken_only_while_somebody_waits_for_it() {
    use AnswerRefusal::{Over, UnderReview};
    let submit = What::Submit {
        evidence: Evidence::default(),
        submissions_before: 0,
    };
    for (state, evidence, accept) in [
        (State::WarningNeedsResponse, Ok(()), Ok(())),
        (State::WarningUnderReview, Err(UnderReview), Err(UnderReview)),
        (State::WarningClosed, Err(Over), Err(Over)),
        (State::NeedsResponse, Ok(()), Ok(())),
        (State::UnderReview, Err(UnderReview), Ok(())),
        (State::Won, Err(Over), Err(Over)),
        (State::Lost, Err(Over), Err(Over)),
        (State::Prevented, Err(Over), Err(Over)),
    ] {
        let at_stripe = snapshot(state);
        assert_eq!(submit.fits(&at_stripe, noon()), evidence, "{state:?}");
        assert_eq!(
            What::Keep(Evidence::default()).fits(&at_stripe, noon()),
            evidence,
            "{state:?}"
        );
        assert_eq!(What::Accept.fits(&at_stripe, noon()), accept, "{state:?}");
    }
    let late = noon() + Duration::days(8);
    assert_eq!(
        submit.fits(&snapshot(State::NeedsResponse), late),
        Err(AnswerRefusal::TooLate)
    );
    assert_eq!(What::Accept.fits(&snapshot(State::NeedsResponse), late), Ok(()));
}

#[test]
fn whether_an_answer_arrived_is_read_off_the_dispute() {
    let evidence = Evidence::parse([("customer_name".to_owned(), "Bea".to_owned())]).unwrap();
    let mut there = snapshot(State::NeedsResponse);
    let keep = What::Keep(evidence.clone());
    let submit = What::Submit {
        evidence: evidence.clone(),
        submissions_before: 0,
    };
    assert_eq!(
        (keep.seen_in(&there), submit.seen_in(&there)),
        (Seen::NotYet, Seen::NotYet)
    );
    there.evidence = evidence;
    assert_eq!(
        (keep.seen_in(&there), submit.seen_in(&there)),
        (Seen::Done, Seen::NotYet)
    );
    there.submissions = 1;
    there.state = State::UnderReview;
    assert_eq!(submit.seen_in(&there), Seen::Done);
    for (state, seen) in [
        (State::NeedsResponse, Seen::NotYet),
        (State::UnderReview, Seen::NotYet),
        (State::Lost, Seen::Done),
        (State::WarningClosed, Seen::Done),
        (State::Won, Seen::Impossible),
    ] {
        assert_eq!(What::Accept.seen_in(&snapshot(state)), seen, "{state:?}");
    }
}

#[test]
fn a_charge_shows_the_gravest_of_its_disputes_and_what_all_cost() {
    let with = |state, withdrawn, fee| {
        let mut dispute = dispute(state);
        dispute.at_stripe.cost = Cost { withdrawn, fee };
        dispute
    };
    assert_eq!(Standing::of([]), None);
    let standing = Standing::of(&[
        with(State::Won, 0, 0),
        with(State::Lost, 4_000, 1_500),
        with(State::WarningClosed, 0, 0),
    ]);
    let expected = Standing {
        state: State::Lost,
        cost: Cost {
            withdrawn: 4_000,
            fee: 1_500,
        },
    };
    assert_eq!(standing, Some(expected));
}
