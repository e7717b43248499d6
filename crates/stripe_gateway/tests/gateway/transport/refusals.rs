//! Refusals of Stripe, each with its own name.

use souk_stripe_gateway::Error;

use super::confirm;
use crate::server::{Server, Step, paid_intent};

#[tokio::test]
async fn a_decline_survives_an_embedded_object_that_cannot_be_read() {
    let body = r#"{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds",
        "message":"Your card has insufficient funds.","charge":"ch_9","param":7,
        "payment_intent":{"id":"pi_1","object":"payment_intent","status":"requires_payment_method"}}}"#;
    let server = Server::start(vec![Step::json(402, body)]).await;
    let error = confirm(&server).await.unwrap_err();
    assert!(error.is_definitive());
    let decline = error.decline().unwrap();
    assert_eq!(decline.decline_code.as_deref(), Some("insufficient_funds"));
    assert_eq!(decline.charge.as_ref().unwrap().as_str(), "ch_9");
    assert_eq!(decline.intent_id.as_ref().unwrap().as_str(), "pi_1");
    assert!(decline.intent.is_none());
    assert_eq!(error.request_id(), Some("req_test"));
    assert_eq!(server.seen().len(), 1, "a decline is not repeated");
}

#[tokio::test]
async fn each_refusal_has_its_own_name() {
    let error = |status: u16, type_: &str, code: &str| {
        Step::json(
            status,
            &format!(r#"{{"error":{{"type":"{type_}","code":"{code}","message":"No."}}}}"#),
        )
    };
    let outcome = async |step| confirm(&Server::start(vec![step]).await).await.unwrap_err();
    let invalid = "invalid_request_error";
    assert!(matches!(
        outcome(error(400, invalid, "amount_too_small")).await,
        Error::Refused(_)
    ));
    assert!(matches!(
        outcome(error(401, invalid, "")).await,
        Error::PlatformKey(_)
    ));
    assert!(matches!(
        outcome(error(403, invalid, "more_permissions_required")).await,
        Error::PlatformKey(_)
    ));
    assert!(matches!(
        outcome(error(403, invalid, "account_invalid")).await,
        Error::AccountRevoked(_)
    ));
    assert!(matches!(
        outcome(error(404, invalid, "resource_missing")).await,
        Error::NotFound(_)
    ));
    assert!(matches!(
        outcome(error(400, "idempotency_error", "")).await,
        Error::IdempotencyMismatch(_)
    ));
    let authenticate = outcome(error(402, "card_error", "authentication_required")).await;
    assert!(matches!(authenticate, Error::AuthenticationRequired(_)));
    assert_eq!(authenticate.code(), Some("authentication_required"));
}

#[tokio::test]
async fn a_refusal_about_the_state_brings_the_intent_as_it_stands() {
    let body = format!(
        r#"{{"error":{{"type":"invalid_request_error","code":"payment_intent_unexpected_state","message":"No.","payment_intent":{}}}}}"#,
        paid_intent()
    );
    let server = Server::start(vec![Step::json(400, &body)]).await;
    let Error::Refused(refusal) = confirm(&server).await.unwrap_err() else {
        panic!("another error")
    };
    assert_eq!(refusal.intent.unwrap().amount_received, 10_000);
}
