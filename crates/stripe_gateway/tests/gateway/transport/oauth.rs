//! Exchanging a code over a network that misbehaves.

use souk_stripe_gateway::OAuthError;

use crate::server::{Server, Step};

#[tokio::test]
async fn an_oauth_exchange_is_sent_once_whatever_happens() {
    for step in [
        Step::Close,
        Step::Hang,
        Step::json(500, "{}"),
        Step::json(502, "<html>"),
        Step::json(200, "{}"),
    ] {
        let server = Server::start(vec![step]).await;
        let error = server.gateway().exchange_code("ac_canary").await.unwrap_err();
        assert!(matches!(error, OAuthError::Unknown { .. }), "{error}");
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn an_oauth_refusal_is_told_in_either_shape() {
    let flat =
        r#"{"error":"invalid_grant","error_description":"Authorization code does not exist: ac_canary"}"#;
    let server = Server::start(vec![Step::json(400, flat)]).await;
    let OAuthError::Refused(fault) = server.gateway().exchange_code("ac_canary").await.unwrap_err() else {
        panic!("another error");
    };
    assert!(fault.is_bad_code());
    assert!(!format!("{fault} {fault:?}").contains("canary"));
    let nested =
        r#"{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_test_canary"}}"#;
    let server = Server::start(vec![Step::json(401, nested)]).await;
    let error = server.gateway().exchange_code("ac_canary").await.unwrap_err();
    assert!(
        matches!(error, OAuthError::Refused(_)) && !error.to_string().contains("canary"),
        "{error}"
    );
}

#[tokio::test]
async fn a_connection_carries_its_tokens_out_of_sight() {
    let body = r#"{"access_token":"sk_test_canary","scope":"read_write","livemode":false,"token_type":"bearer",
        "refresh_token":"rt_canary","stripe_user_id":"acct_9","stripe_publishable_key":"pk_test_9"}"#;
    let server = Server::start(vec![Step::json(200, body)]).await;
    let connection = server.gateway().exchange_code("ac_a b&c").await.unwrap();
    assert_eq!(connection.account.as_str(), "acct_9");
    assert!(!format!("{connection:?}").contains("canary"));
    let seen = &server.seen()[0];
    assert_eq!(seen.line, "POST /oauth/token HTTP/1.1");
    assert_eq!(seen.body, "grant_type=authorization_code&code=ac_a+b%26c");
    assert_eq!(seen.header("idempotency-key"), None);
}
