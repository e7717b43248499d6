//! What a lost, broken or foreign reply leaves open.

use std::time::Duration;

use souk_stripe_gateway::{Cause, Error, On};

use super::{confirm, intent, key, new_intent};
use crate::server::{Server, Step, gateway, paid_intent};

async fn is_unknown_after_three_attempts(step: Step) {
    let server = Server::start(vec![step]).await;
    let error = confirm(&server).await.unwrap_err();
    assert!(error.may_have_happened() && !error.is_definitive(), "{error}");
    assert_eq!(server.seen().len(), 3, "one attempt and two repetitions");
}

#[tokio::test]
async fn a_confirmation_that_is_never_answered_is_unknown_and_never_failed() {
    tokio::join!(
        is_unknown_after_three_attempts(Step::Close),
        is_unknown_after_three_attempts(Step::Hang),
        is_unknown_after_three_attempts(Step::Stall),
        is_unknown_after_three_attempts(Step::Truncated(paid_intent())),
    );
}

#[tokio::test]
async fn a_reply_that_stops_in_its_body_still_tells_its_request_id() {
    let server = Server::start(vec![Step::Stall]).await;
    let error = confirm(&server).await.unwrap_err();
    assert_eq!(error.request_id(), Some("req_stalled"), "{error}");
    assert!(
        matches!(
            error,
            Error::Unknown {
                cause: Cause::Timeout,
                ..
            }
        ),
        "{error}"
    );
}

#[tokio::test]
async fn a_success_that_cannot_be_read_is_unknown_and_names_the_field() {
    let halves = [
        paid_intent().replace(
            "\"status\":\"succeeded\",\"client",
            "\"status\":\"paid_somehow\",\"client",
        ),
        paid_intent().replace(
            "\"amount\":10000,\"amount_received\"",
            "\"amount\":\"x@example.com\",\"amount_received\"",
        ),
        "<html>".to_owned(),
        String::new(),
    ];
    for (body, at) in halves.iter().zip(["status", "amount", "", ""]) {
        let server = Server::start(vec![Step::json(200, body)]).await;
        let error = confirm(&server).await.unwrap_err();
        assert!(error.may_have_happened(), "{error}");
        assert!(error.to_string().contains(at), "{error}");
        assert!(!error.to_string().contains("example.com"), "{error}");
        assert_eq!(server.seen().len(), 1, "repeating would give the same");
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_decides_nothing() {
    for status in [400, 402, 403, 404, 502, 503] {
        let server = Server::start(vec![Step::json(status, "<html>bad gateway</html>")]).await;
        let error = confirm(&server).await.unwrap_err();
        assert!(
            error.may_have_happened() && !error.is_definitive(),
            "{status}: {error}"
        );
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Server::start(vec![Step::json(200, &paid_intent())]).await;
    let location = vec![(
        "location",
        format!("{}/v1/payment_intents/pi_1", elsewhere.address),
    )];
    let server = Server::start(vec![Step::Reply(307, location, String::new())]).await;
    let error = server
        .gateway()
        .retrieve_intent(On::Platform, &intent())
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            Error::Unknown {
                cause: Cause::Status { status: 307, .. },
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn what_an_earlier_attempt_left_open_stays_open() {
    let busy = r#"{"error":{"type":"invalid_request_error","code":"lock_timeout","message":"Busy."}}"#;
    let key_gone =
        r#"{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_test_canary"}}"#;
    for (status, body) in [(429, busy), (401, key_gone)] {
        let server = Server::start(vec![Step::Close, Step::json(status, body)]).await;
        let error = confirm(&server).await.unwrap_err();
        assert!(error.may_have_happened(), "{status}: {error}");
    }
}

#[tokio::test]
async fn the_same_key_in_use_elsewhere_leaves_the_outcome_open() {
    let body =
        r#"{"error":{"type":"idempotency_error","code":"idempotency_key_in_use","message":"There is..."}}"#;
    let server = Server::start(vec![Step::json(409, body)]).await;
    let error = confirm(&server).await.unwrap_err();
    assert!(error.may_have_happened(), "{error}");
}

#[tokio::test]
async fn without_a_listener_nothing_happened() {
    let address = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let error = gateway(&address, Duration::from_secs(1), Duration::from_secs(5))
        .create_intent(On::Platform, &key(), &new_intent())
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            Error::Unavailable {
                cause: Cause::NoConnection,
                ..
            }
        ),
        "{error}"
    );
}

#[tokio::test]
async fn an_endless_reply_is_given_up() {
    let server = Server::start(vec![Step::json(200, &"x".repeat(9 * 1024 * 1024))]).await;
    let error = confirm(&server).await.unwrap_err();
    assert!(
        matches!(
            error,
            Error::Unknown {
                cause: Cause::TooLarge | Cause::Timeout,
                ..
            }
        ),
        "{error}"
    );
}
