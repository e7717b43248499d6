//! What is sent again, when, and how often.

use std::time::{Duration, Instant};

use souk_stripe_gateway::{Error, On};

use super::{confirm, intent};
use crate::server::{Server, Step, gateway, paid_intent};

#[tokio::test]
async fn a_lost_reply_is_asked_for_again_with_the_same_key_and_body() {
    let server = Server::start(vec![Step::Close, Step::Hang, Step::json(200, &paid_intent())]).await;
    let intent = confirm(&server).await.unwrap();
    assert_eq!(intent.status, souk_domain::intent::IntentStatus::Succeeded);
    let seen = server.seen();
    assert_eq!(seen.len(), 3);
    for again in &seen {
        assert_eq!(again.header("idempotency-key"), Some("attempt:attempt_1:confirm"));
        assert_eq!(again.body, seen[0].body);
    }
}

#[tokio::test]
async fn too_many_requests_is_not_done_and_says_how_long_to_wait() {
    let body = r#"{"error":{"type":"invalid_request_error","code":"lock_timeout","message":"Busy."}}"#;
    let server = Server::start(vec![Step::Reply(
        429,
        vec![("retry-after", "30".to_owned())],
        body.to_owned(),
    )])
    .await;
    let started = Instant::now();
    let error = confirm(&server).await.unwrap_err();
    assert!(matches!(error, Error::Unavailable { .. }), "{error}");
    assert!(!error.may_have_happened() && !error.is_definitive());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    assert_eq!(error.code(), Some("lock_timeout"));
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "thirty seconds are the worker's to wait"
    );
}

#[tokio::test]
async fn a_short_retry_after_is_waited_for() {
    let busy = Step::Reply(429, vec![("retry-after", "1".to_owned())], "{}".to_owned());
    let server = Server::start(vec![busy, Step::json(200, &paid_intent())]).await;
    let started = Instant::now();
    confirm(&server).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn stripe_decides_whether_to_repeat() {
    let should = |answer: &str, status| {
        Step::Reply(
            status,
            vec![("stripe-should-retry", answer.to_owned())],
            "{}".to_owned(),
        )
    };
    let server = Server::start(vec![should("false", 500)]).await;
    assert!(confirm(&server).await.unwrap_err().may_have_happened());
    assert_eq!(server.seen().len(), 1);
    let server = Server::start(vec![should("true", 400), Step::json(200, &paid_intent())]).await;
    confirm(&server).await.unwrap();
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_call_ends_within_its_total_time() {
    let server = Server::start(vec![Step::Hang]).await;
    let stripe = gateway(
        &server.address,
        Duration::from_millis(400),
        Duration::from_millis(500),
    );
    let started = Instant::now();
    stripe.retrieve_intent(On::Platform, &intent()).await.unwrap_err();
    assert!(
        started.elapsed() < Duration::from_millis(900),
        "{:?}",
        started.elapsed()
    );
    assert_eq!(server.seen().len(), 1, "no time was left for another attempt");
}
