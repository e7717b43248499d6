//! The gateway and the sandbox, each with the real other side.

mod connect;
mod events;
mod faults;
mod payments;
mod setup_intents;

use std::time::Duration;

use chrono::{DateTime, Utc};
use souk_stripe_gateway::{
    AccountId, Capture, Card, Config, CustomerId, Intent, Key, Metadata, NewCustomer, NewIntent, On,
    PaymentMethodId, Stripe,
};
use stripe_sandbox::{NewTestAccount, Options, Running};

pub(super) async fn sandbox() -> (Running, Stripe) {
    let options = Options {
        request_spec: stripe_spec(),
        ..Options::default()
    };
    let running = stripe_sandbox::start(options).await.unwrap();
    let config = Config {
        api_url: running.url().parse().unwrap(),
        connect_url: running.url().parse().unwrap(),
        timeout: Duration::from_secs(2),
        total_timeout: Duration::from_secs(10),
        ..Config::for_stripe(
            running.secret_key().into(),
            running.publishable_key().to_owned(),
            running.client_id().to_owned(),
        )
        .unwrap()
    };
    (running, Stripe::new(config).unwrap())
}

/// Stripe's own spec, where it is at hand: every request of these tests is held to it, and a test whose requests do not fit
/// it fails when its sandbox goes. It is no part of this project.
fn stripe_spec() -> Option<std::path::PathBuf> {
    let directory = std::env::var_os("STRIPE_TRUTH_DIR").map_or_else(
        || std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/stripe")),
        std::path::PathBuf::from,
    );
    let spec = directory.join("spec.2026-05-27.dahlia.min.json");
    let there = spec.is_file();
    if !there {
        eprintln!("SKIPPED: Stripe's spec is not there (STRIPE_TRUTH_DIR); requests are not held to it");
    }
    there.then_some(spec)
}

pub(super) fn now(running: &Running) -> DateTime<Utc> {
    DateTime::from_timestamp(running.control().clock().now, 0).unwrap()
}

pub(super) fn step(name: &str) -> Key {
    Key::of("test", 1, name)
}

pub(super) async fn seller(running: &Running) -> AccountId {
    running
        .control()
        .connected_account(NewTestAccount::default())
        .await
        .parse()
        .unwrap()
}

pub(super) fn card(name: &str) -> PaymentMethodId {
    name.parse().unwrap()
}

/// A card and its customer on a connected account, as a buyer's first payment there leaves them.
pub(super) async fn shared(
    stripe: &Stripe,
    account: &AccountId,
    card: &PaymentMethodId,
) -> (CustomerId, PaymentMethodId) {
    let clone = stripe
        .clone_card(&step("clone"), account, card, None)
        .await
        .unwrap();
    let new = NewCustomer {
        email: Some("buyer@example.com".to_owned()),
        ..NewCustomer::default()
    };
    let customer = stripe
        .create_customer(On::Account(account), &step("share"), &new)
        .await
        .unwrap();
    (customer, clone)
}

pub(super) fn direct(customer: CustomerId, payment_method: PaymentMethodId) -> NewIntent {
    NewIntent {
        amount: 10_000,
        currency: "eur".parse().unwrap(),
        customer: Some(customer),
        payment_method: Some(payment_method),
        application_fee_amount: Some(1000),
        capture: Capture::Automatic,
        keep_card: true,
        description: Some("Two tickets".to_owned()),
        statement_descriptor_suffix: None,
        transfer: None,
        metadata: Metadata::new().with("souk_charge", "charge_1"),
    }
}

pub(super) async fn token_card(stripe: &Stripe, token: &str) -> Card {
    stripe
        .card_from_token(&step("card"), &token.parse().unwrap())
        .await
        .unwrap()
}

/// An unconfirmed intent of a new seller's for `token`.
pub(super) async fn prepared(running: &Running, stripe: &Stripe, token: &str) -> (AccountId, Intent) {
    let account = seller(running).await;
    let (customer, clone) = shared(stripe, &account, &token_card(stripe, token).await.id).await;
    let intent = stripe
        .create_intent(On::Account(&account), &step("intent"), &direct(customer, clone))
        .await
        .unwrap();
    (account, intent)
}
