//! The model's refusals as HTTP errors.

use serde_json::{Value, json};

use crate::model::refusal::{Kind, Refusal};

/// The status that Stripe answers a refusal with.
pub(super) fn status(kind: Kind) -> u16 {
    match kind {
        Kind::Malformed | Kind::Invalid | Kind::IdempotencyMismatch => 400,
        Kind::Unauthenticated => 401,
        Kind::Card => 402,
        Kind::Forbidden => 403,
        Kind::NotFound => 404,
        Kind::Conflict => 409,
    }
}

/// The body. The 401s and 403s that were recorded name no log; every other error does.
pub(super) fn body(refusal: &Refusal, log_url: &str) -> Value {
    let mut error = refusal.json();
    if let Some(fields) = error.as_object_mut() {
        for (name, object) in [
            ("payment_intent", &refusal.payment_intent),
            ("setup_intent", &refusal.setup_intent),
        ] {
            if let Some(object) = object {
                fields.insert(name.to_owned(), object.clone());
            }
        }
        if !matches!(refusal.kind, Kind::Unauthenticated | Kind::Forbidden) {
            fields.insert("request_log_url".to_owned(), json!(log_url));
        }
    }
    json!({"error": error})
}
