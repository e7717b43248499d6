//! A charge and a lost dispute of it.

use chrono::{TimeZone, Utc};
use souk_domain::{
    Money, Timestamp,
    charge::{Capture, Charge, Flow, State},
    dispute::{self, Cost, Dispute, DisputeSnapshot, Evidence},
    ids::{ChargeId, DisputeId, Id, SellerId},
    metadata::Metadata,
    terms::{Party, Terms},
};
use uuid::Uuid;

pub(crate) fn now() -> Timestamp {
    Utc.timestamp_opt(1_800_000_000, 0).unwrap()
}

pub(crate) fn charge(flow: Flow, amount: i64) -> Charge {
    Charge {
        id: ChargeId::from_uuid(Uuid::from_u128(2)),
        seller: SellerId::from_uuid(Uuid::from_u128(3)),
        customer: None,
        checkout: None,
        money: Money::new(amount, "eur".parse().unwrap()),
        amount_captured: amount,
        amount_refunded: 0,
        application_fee: 0,
        application_fee_captured: None,
        application_fee_refunded: 0,
        stripe_fee: None,
        net: None,
        flow,
        terms: Terms {
            on_behalf_of: false,
            stripe_fee_payer: Party::Platform,
            losses_payer: Party::Platform,
        },
        capture: Capture::Automatic,
        state: State::Succeeded,
        capture_before: None,
        disputed: true,
        dispute: None,
        description: None,
        statement_descriptor_suffix: None,
        metadata: Metadata::default(),
        stripe_account: "acct_1".into(),
        stripe_payment_intent: Some("pi_1".into()),
        stripe_charge: Some("ch_1".into()),
        stripe_application_fee: None,
        stripe_transfer: Some("tr_1".into()),
        stripe_destination_payment: None,
        balance_transaction: None,
        livemode: false,
        created_at: now(),
        updated_at: now(),
    }
}

pub(crate) fn lost(amount: i64) -> Dispute {
    let charge = charge(Flow::Destination, amount);
    let snapshot = DisputeSnapshot {
        stripe_dispute: "dp_1".into(),
        money: Money::new(amount, "eur".parse().unwrap()),
        reason: "fraudulent".into(),
        state: dispute::State::Lost,
        evidence_due_by: None,
        submissions: 0,
        evidence: Evidence::default(),
        refundable: false,
        cost: Cost::default(),
        cost_currency: None,
        opened_at: now(),
    };
    Dispute::open(DisputeId::from_uuid(Uuid::from_u128(1)), &charge, snapshot, now())
}
