//! The gateway reads what the real Stripe once said: exchanges recorded in August 2026 and before.
//!
//! The recordings are not part of this repository. `STRIPE_TRUTH_DIR` says where they are, by
//! default `../shared/stripe` beside the checkout; without them these tests say that they skip.

use std::path::PathBuf;

use crate::server::{Server, Step};
use serde_json::Value;
use souk_stripe_gateway::{BalanceTransaction, ChargeId, ChargeSnapshot, Error, Intent, IntentId, On};

/// The recorded exchanges of `file`, or nothing and a word about it.
fn recorded(file: &str) -> Vec<Value> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/stripe");
    let directory =
        std::env::var_os("STRIPE_TRUTH_DIR").map_or_else(|| PathBuf::from(default), PathBuf::from);
    let path = directory.join(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {} (set STRIPE_TRUTH_DIR)", path.display());
        return Vec::new();
    };
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

const FILES: [&str; 2] = ["recorded-2026.jsonl", "recorded-older.jsonl"];

fn objects(files: &[&str], kind: &str) -> Vec<Value> {
    let bodies = files
        .iter()
        .flat_map(|file| recorded(file))
        .map(|exchange| exchange["response_body"].clone());
    bodies.filter(|body| body["object"] == kind).collect()
}

#[test]
fn recorded_payment_intents_are_read() {
    for intent in objects(&FILES[..1], "payment_intent") {
        let read: Intent = serde_json::from_value(intent.clone()).unwrap();
        assert_eq!(read.id.as_str(), intent["id"].as_str().unwrap());
        assert_eq!(read.amount, intent["amount"].as_i64().unwrap());
        assert_eq!(
            read.charge_id.as_ref().map(ChargeId::as_str),
            intent["latest_charge"].as_str()
        );
    }
}

#[test]
fn recorded_charges_and_balance_transactions_are_read() {
    for charge in objects(&FILES, "charge") {
        let read: ChargeSnapshot = serde_json::from_value(charge.clone()).unwrap();
        assert_eq!(read.amount_captured, charge["amount_captured"].as_i64().unwrap());
    }
    for transaction in objects(&FILES, "balance_transaction") {
        let read: BalanceTransaction = serde_json::from_value(transaction.clone()).unwrap();
        assert_eq!(
            read.stripe_fee + read.application_fee,
            transaction["fee"].as_i64().unwrap()
        );
    }
}

/// Plays a recorded reply to the gateway.
async fn played(exchange: &Value) -> Result<Intent, Error> {
    let status = u16::try_from(exchange["status"].as_u64().unwrap()).unwrap();
    let server = Server::start(vec![Step::json(status, &exchange["response_body"].to_string())]).await;
    let id: IntentId = "pi_1".parse().unwrap();
    server.gateway().retrieve_intent(On::Platform, &id).await
}

#[tokio::test]
async fn recorded_declines_keep_code_reason_charge_and_intent() {
    for exchange in recorded(FILES[0])
        .into_iter()
        .filter(|exchange| exchange["status"] == 402)
    {
        let told = &exchange["response_body"]["error"];
        let error = played(&exchange).await.unwrap_err();
        let decline = error.decline().unwrap();
        assert_eq!(decline.code, told["code"].as_str().unwrap());
        assert_eq!(decline.decline_code.as_deref(), told["decline_code"].as_str());
        assert_eq!(decline.message, told["message"].as_str().unwrap());
        assert_eq!(
            decline.charge.as_ref().map(ChargeId::as_str),
            told["charge"].as_str()
        );
        assert_eq!(
            decline.network_decline_code.as_deref(),
            told["network_decline_code"].as_str()
        );
        let intent = decline.intent.as_ref().unwrap();
        assert_eq!(intent.last_error.as_ref().unwrap().code, decline.code);
    }
}

#[tokio::test]
async fn every_recorded_error_is_definitive_unless_it_is_about_locks_or_keys() {
    for file in FILES {
        for exchange in recorded(file) {
            let status = exchange["status"].as_u64().unwrap();
            let told = &exchange["response_body"]["error"];
            if status < 400 || !told.is_object() {
                continue;
            }
            let error = played(&exchange).await.unwrap_err();
            let open = matches!(status, 401 | 409 | 429 | 500..);
            assert_eq!(error.is_definitive(), !open, "{status} {error}");
            assert_eq!(
                error.code().unwrap_or_default(),
                told["code"].as_str().unwrap_or_default()
            );
            assert!(!error.to_string().contains("sk_test"), "{error}");
        }
    }
}
