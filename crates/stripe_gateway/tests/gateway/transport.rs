//! What the gateway makes of a network and a Stripe that misbehave.

mod oauth;
mod open_outcome;
mod reads;
mod refusals;
mod repetition;
mod requests;

use souk_stripe_gateway::{Capture, ConfirmIntent, Error, IntentId, Key, Metadata, NewIntent, On};

use crate::server::Server;

pub(super) fn key() -> Key {
    Key::of("attempt", "attempt_1", "confirm")
}

pub(super) fn intent() -> IntentId {
    "pi_1".parse().unwrap()
}

pub(super) async fn confirm(server: &Server) -> Result<souk_stripe_gateway::Intent, Error> {
    server
        .gateway()
        .confirm_intent(On::Platform, &key(), &intent(), &ConfirmIntent::default())
        .await
}

pub(super) fn new_intent() -> NewIntent {
    NewIntent {
        amount: 10_000,
        currency: "eur".parse().unwrap(),
        customer: None,
        payment_method: Some("pm_1".parse().unwrap()),
        application_fee_amount: Some(1000),
        capture: Capture::Automatic,
        keep_card: true,
        description: Some("Two tickets & a poster".to_owned()),
        statement_descriptor_suffix: None,
        transfer: None,
        metadata: Metadata::new()
            .with("souk_charge", "charge_1")
            .with("souk_attempt", "attempt_1"),
    }
}
