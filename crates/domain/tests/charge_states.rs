//! The state machine of a charge: every allowed transition, and every other one refused.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{TimeZone, Utc};
use souk_domain::{
    Money, Timestamp,
    charge::{Capture, Charge, Flow, State, Status},
    decline::Decline,
    ids::{ChargeId, Id, SellerId},
    intent::{ChargeSnapshot, IntentSnapshot, IntentStatus, Settlement, Transfer},
    metadata::Metadata,
    terms::{Party, Terms},
};
use uuid::Uuid;

const ALLOWED: &[(State, &[State])] = {
    use State::*;
    &[
        (Created, &[IntentCreated, AttemptFailed, Canceled]),
        (IntentCreated, &[Submitted, AttemptFailed, Canceled]),
        (
            Submitted,
            &[
                RequiresAction,
                Processing,
                Authorized,
                Succeeded,
                AttemptFailed,
                Canceled,
                Unknown,
                PartiallyRefunded,
                Refunded,
            ],
        ),
        (
            Unknown,
            &[
                RequiresAction,
                Processing,
                Authorized,
                Succeeded,
                AttemptFailed,
                Canceled,
                PartiallyRefunded,
                Refunded,
            ],
        ),
        (
            RequiresAction,
            &[
                Submitted,
                Processing,
                Authorized,
                Succeeded,
                AttemptFailed,
                Canceled,
                PartiallyRefunded,
                Refunded,
            ],
        ),
        (
            Processing,
            &[
                RequiresAction,
                Authorized,
                Succeeded,
                AttemptFailed,
                Canceled,
                PartiallyRefunded,
                Refunded,
            ],
        ),
        (
            Authorized,
            &[Succeeded, Canceled, Unknown, PartiallyRefunded, Refunded],
        ),
        (
            AttemptFailed,
            &[
                IntentCreated,
                Submitted,
                RequiresAction,
                Processing,
                Authorized,
                Succeeded,
                Canceled,
                PartiallyRefunded,
                Refunded,
            ],
        ),
        (Succeeded, &[PartiallyRefunded, Refunded]),
        (PartiallyRefunded, &[Refunded, Succeeded]),
        (Refunded, &[PartiallyRefunded, Succeeded]),
        (Canceled, &[]),
    ]
};

fn now() -> Timestamp {
    Utc.timestamp_opt(1_800_000_000, 0).unwrap()
}

fn charge(state: State) -> Charge {
    Charge {
        id: ChargeId::from_uuid(Uuid::from_u128(1)),
        seller: SellerId::from_uuid(Uuid::from_u128(2)),
        customer: None,
        checkout: None,
        money: Money::new(10_000, "eur".parse().unwrap()),
        amount_captured: 0,
        amount_refunded: 0,
        application_fee: 1_000,
        application_fee_captured: None,
        application_fee_refunded: 0,
        stripe_fee: None,
        net: None,
        flow: Flow::Direct,
        terms: Terms {
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
        stripe_charge: None,
        stripe_application_fee: None,
        stripe_transfer: None,
        stripe_destination_payment: None,
        balance_transaction: None,
        livemode: false,
        created_at: now(),
        updated_at: now(),
    }
}

fn snapshot(status: IntentStatus) -> IntentSnapshot {
    IntentSnapshot {
        id: "pi_1".into(),
        attempt: None,
        status,
        last_decline: None,
        charge: None,
    }
}

fn declined() -> IntentSnapshot {
    let decline = Decline {
        code: "card_declined".into(),
        decline_code: None,
        message: "Your card was declined.".into(),
    };
    IntentSnapshot {
        last_decline: Some(decline),
        ..snapshot(IntentStatus::RequiresPaymentMethod)
    }
}

fn succeeded(refunded: i64) -> IntentSnapshot {
    let settlement = Settlement {
        balance_transaction: "txn_1".into(),
        currency: "eur".into(),
        stripe_fee: 175,
        net: 8_825,
    };
    let charge = ChargeSnapshot {
        id: "ch_1".into(),
        amount: 10_000,
        amount_captured: 10_000,
        amount_refunded: refunded,
        application_fee: Some(1_000),
        capture_before: None,
        disputed: false,
        application_fee_id: Some("fee_1".into()),
        transfer: None,
        settlement: Some(settlement),
    };
    IntentSnapshot {
        charge: Some(charge),
        ..snapshot(IntentStatus::Succeeded)
    }
}

#[test]
fn a_charge_walks_only_the_allowed_ways() {
    for from in State::ALL {
        let allowed = ALLOWED.iter().find(|(state, _)| *state == from).unwrap().1;
        for to in State::ALL {
            assert_eq!(from.may_become(to), allowed.contains(&to), "{from:?} -> {to:?}");
        }
    }
}

#[test]
fn nothing_that_stripe_says_moves_a_charge_along_a_forbidden_way() {
    let snapshots = [
        snapshot(IntentStatus::RequiresPaymentMethod),
        declined(),
        snapshot(IntentStatus::RequiresConfirmation),
        snapshot(IntentStatus::RequiresAction),
        snapshot(IntentStatus::Processing),
        snapshot(IntentStatus::RequiresCapture),
        snapshot(IntentStatus::Canceled),
        succeeded(0),
        succeeded(4_000),
        succeeded(10_000),
    ];
    for from in State::ALL {
        for intent in &snapshots {
            let mut ours = charge(from);
            match ours.apply(intent, now()) {
                Ok(change) => {
                    assert_eq!(change.state.is_some(), ours.state != from);
                    assert!(
                        ours.state == from || from.may_become(ours.state),
                        "{from:?} -> {:?}",
                        ours.state
                    );
                }
                Err(_) => assert_eq!(ours.state, from, "a refusal changes nothing"),
            }
        }
    }
}

#[test]
fn a_paid_charge_is_never_failed_again() {
    for paid in State::ALL.into_iter().filter(|state| state.is_paid()) {
        assert!(charge(paid).apply(&declined(), now()).is_err(), "{paid:?}");
    }
}

#[test]
fn a_lost_answer_ends_as_stripe_says_it_ended() {
    for (intent, status) in [
        (succeeded(0), Status::Succeeded),
        (declined(), Status::Failed),
        (succeeded(10_000), Status::Refunded),
    ] {
        let mut ours = charge(State::Unknown);
        ours.apply(&intent, now()).unwrap();
        assert_eq!(ours.state.status(), status);
    }
}

#[test]
fn an_intent_that_was_never_confirmed_leaves_an_unknown_charge_unknown() {
    let mut ours = charge(State::Unknown);
    assert!(
        !ours
            .apply(&snapshot(IntentStatus::RequiresConfirmation), now())
            .unwrap()
            .is_some()
    );
    assert_eq!(ours.state, State::Unknown);
}

#[test]
fn a_success_brings_stripes_fee_and_the_net_once() {
    let mut ours = charge(State::Submitted);
    let change = ours.apply(&succeeded(0), now()).unwrap();
    assert!(change.settled);
    assert_eq!(
        (ours.stripe_fee, ours.net, ours.amount_captured),
        (Some(175), Some(8_825), 10_000)
    );
    assert!(
        !ours.apply(&succeeded(0), now()).unwrap().is_some(),
        "a repeat changes nothing"
    );
}

#[test]
fn a_fee_in_another_currency_is_not_shown_as_one_in_the_charges_own() {
    let mut intent = succeeded(0);
    intent
        .charge
        .as_mut()
        .unwrap()
        .settlement
        .as_mut()
        .unwrap()
        .currency = "usd".into();
    let mut ours = charge(State::Submitted);
    ours.apply(&intent, now()).unwrap();
    assert_eq!((ours.stripe_fee, ours.net), (None, None));
}

/// What Stripe says of a charge through the platform: the balance transaction is the platform's.
fn through_the_platform() -> IntentSnapshot {
    let mut intent = succeeded(0);
    let paid = intent.charge.as_mut().unwrap();
    paid.settlement.as_mut().unwrap().net = 10_000 - 175;
    paid.transfer = Some(Transfer {
        id: "tr_1".into(),
        destination_payment: Some("py_1".into()),
        amount: 10_000,
        currency: "eur".into(),
    });
    intent
}

fn destination(state: State) -> Charge {
    Charge {
        flow: Flow::Destination,
        terms: Terms {
            on_behalf_of: false,
            stripe_fee_payer: Party::Platform,
            losses_payer: Party::Platform,
        },
        ..charge(state)
    }
}

#[test]
fn through_the_platform_the_seller_has_all_but_our_fee_and_the_platform_pays_stripe_of_it() {
    let mut ours = destination(State::Submitted);
    assert!(ours.apply(&through_the_platform(), now()).unwrap().settled);
    assert_eq!(
        (ours.stripe_fee, ours.net, ours.platform_net()),
        (Some(175), Some(9_000), Some(825))
    );
    let linked = (
        ours.stripe_application_fee.as_deref(),
        ours.stripe_transfer.as_deref(),
        ours.stripe_destination_payment.as_deref(),
    );
    assert_eq!(linked, (Some("fee_1"), Some("tr_1"), Some("py_1")));
    assert!(
        !ours.apply(&through_the_platform(), now()).unwrap().is_some(),
        "a repeat changes nothing"
    );
}

#[test]
fn a_transfer_that_comes_after_the_balance_transaction_still_brings_the_net() {
    let mut early = through_the_platform();
    early.charge.as_mut().unwrap().transfer = None;
    let mut ours = destination(State::Submitted);
    ours.apply(&early, now()).unwrap();
    assert_eq!((ours.stripe_fee, ours.net), (Some(175), None));
    assert!(ours.apply(&through_the_platform(), now()).unwrap().settled);
    assert_eq!(ours.net, Some(9_000));
    // And a look that does not tell of it takes nothing back.
    assert!(!ours.apply(&early, now()).unwrap().is_some());
    assert_eq!(
        (ours.net, ours.stripe_transfer.as_deref()),
        (Some(9_000), Some("tr_1"))
    );
}

#[test]
fn a_transfer_in_another_currency_leaves_the_net_unsaid() {
    let mut intent = through_the_platform();
    intent
        .charge
        .as_mut()
        .unwrap()
        .transfer
        .as_mut()
        .unwrap()
        .currency = "usd".into();
    let mut ours = destination(State::Submitted);
    ours.apply(&intent, now()).unwrap();
    assert_eq!((ours.stripe_fee, ours.net), (Some(175), None));
}

#[test]
fn on_a_direct_charge_the_platform_has_its_fee_unless_it_pays_stripe_apart() {
    let mut ours = charge(State::Submitted);
    assert_eq!(ours.platform_net(), None, "before Stripe has said");
    ours.apply(&succeeded(0), now()).unwrap();
    assert_eq!(ours.platform_net(), Some(1_000));
    let mut ours = charge(State::Submitted);
    ours.terms.stripe_fee_payer = Party::Platform;
    ours.apply(&succeeded(0), now()).unwrap();
    assert_eq!(ours.platform_net(), None, "Stripe bills it apart");
    assert_eq!(ours.stripe_fee, None, "and says it nowhere");
    assert!(ours.net.is_some());
}
