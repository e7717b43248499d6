//! The state machine of a card that an operator puts on file, and what Stripe's word makes of it.

use chrono::{TimeZone, Utc};
use souk_domain::{
    card_setup::{CardSetup, Followed, ReadCard, SetupSnapshot, SetupStatus, State},
    consent::Attested,
    decline::Decline,
    ids::{CardId, CardSetupId, CustomerId, Id, SellerId, UserId},
};
use uuid::Uuid;

const ALLOWED: &[(State, &[State])] = {
    use State::*;
    &[
        (Requested, &[Submitted, Declined, Refused]),
        (
            Submitted,
            &[Unknown, RequiresAction, Kept, Declined, Refused, Canceled],
        ),
        (Unknown, &[RequiresAction, Kept, Declined, Refused, Canceled]),
        (RequiresAction, &[Kept, Declined, Canceled]),
        (Kept, &[]),
        (Declined, &[]),
        (Refused, &[]),
        (Canceled, &[]),
    ]
};

const OURS: &str = "pm_ours";

fn setup(state: State) -> CardSetup {
    CardSetup {
        id: CardSetupId::from_uuid(Uuid::from_u128(1)),
        customer: CustomerId::from_uuid(Uuid::from_u128(2)),
        added_by: UserId::from_uuid(Uuid::from_u128(3)),
        consent: None,
        token: None,
        read: Some(ReadCard {
            payment_method: OURS.into(),
            face: None,
            fingerprint: None,
        }),
        stripe_setup_intent: None,
        state,
        submitted_at: None,
        kept: None,
        refusal: None,
        created_at: Utc.timestamp_opt(1_800_000_000, 0).unwrap(),
    }
}

fn seen(status: SetupStatus, payment_method: Option<&str>) -> SetupSnapshot {
    SetupSnapshot {
        id: "seti_1".into(),
        status,
        payment_method: payment_method.map(str::to_owned),
        last_decline: None,
    }
}

#[test]
fn a_card_setup_walks_only_the_allowed_ways() {
    let why = Decline {
        code: "late".into(),
        decline_code: None,
        message: "Too late.".into(),
    };
    for from in State::ALL {
        let allowed = ALLOWED.iter().find(|(state, _)| *state == from).unwrap().1;
        for to in State::ALL {
            let allowed = allowed.contains(&to);
            assert_eq!(from.may_become(to), allowed, "{from:?} -> {to:?}");
            let mut moved = setup(from);
            assert_eq!(moved.advance(to), allowed, "{from:?} -> {to:?}");
            assert_eq!(moved.state, if allowed { to } else { from });
            let mut failed = setup(from);
            assert_eq!(failed.fail(to, why.clone()), allowed, "{from:?} -> {to:?}");
            assert_eq!(failed.refusal.is_some(), allowed);
        }
    }
}

#[test]
fn a_success_is_kept_while_it_is_open_and_the_customers_and_the_card_that_was_read() {
    for state in State::ALL {
        let open = state.may_become(State::Kept);
        let detach = |method: &str| Followed::Detach(method.to_owned());
        for (method, here, follows) in [
            (OURS, true, if open { Followed::Keep } else { detach(OURS) }),
            (OURS, false, detach(OURS)),
            ("pm_other", true, detach("pm_other")),
            ("pm_other", false, detach("pm_other")),
        ] {
            let mut ours = setup(state);
            let follows = if state == State::Kept && method == OURS {
                Followed::Nothing
            } else {
                follows
            };
            let followed = ours.observe(&seen(SetupStatus::Succeeded, Some(method)), here);
            assert_eq!(followed, follows, "{state:?} {method} {here}");
            let ended = if open && followed != Followed::Keep {
                State::Canceled
            } else {
                state
            };
            assert_eq!(ours.state, ended, "{state:?} {method} {here}");
        }
    }
}

#[test]
fn what_came_to_nothing_here_is_given_up_at_stripe_as_well() {
    for state in State::ALL {
        for status in [
            SetupStatus::RequiresPaymentMethod,
            SetupStatus::RequiresConfirmation,
            SetupStatus::RequiresAction,
            SetupStatus::Processing,
            SetupStatus::Canceled,
        ] {
            let mut ours = setup(state);
            let followed = ours.observe(&seen(status, None), true);
            let can_succeed = status != SetupStatus::Canceled;
            let over = !ours.state.is_open() && ours.state != State::Kept;
            assert_eq!(
                followed,
                if can_succeed && over {
                    Followed::Cancel
                } else {
                    Followed::Nothing
                },
                "{state:?} {status:?}"
            );
            assert!(state == ours.state || state.may_become(ours.state));
            assert_eq!(ours.stripe_setup_intent.as_deref(), Some("seti_1"));
        }
    }
}

#[test]
fn a_question_to_somebody_who_was_erased_is_taken_back() {
    let mut ours = setup(State::RequiresAction);
    let followed = ours.observe(&seen(SetupStatus::RequiresAction, Some(OURS)), false);
    assert_eq!((followed, ours.state), (Followed::Cancel, State::RequiresAction));
}

#[test]
fn the_cards_id_is_known_before_it_is_kept() {
    let mut ours = setup(State::Submitted);
    assert_eq!(ours.card().uuid(), ours.id.uuid());
    let other = CardId::from_uuid(Uuid::from_u128(9));
    ours.kept = Some(other);
    assert_eq!(ours.card(), other);
}

#[test]
fn the_evidence_says_that_an_operator_recorded_it() {
    let seller = SellerId::from_uuid(Uuid::from_u128(4));
    assert_eq!(Attested::Seller(seller).seller(), Some(seller));
    assert_eq!(Attested::Marketplace.seller(), None);
    for (name, start) in [
        (Some("Ann's Pottery"), "Ann's Pottery may keep this card"),
        (None, "All sellers of this marketplace may keep this card"),
    ] {
        let wording = Attested::wording(name);
        assert!(
            wording.contains("Recorded by an operator") && wording.contains(start),
            "{wording}"
        );
    }
}
