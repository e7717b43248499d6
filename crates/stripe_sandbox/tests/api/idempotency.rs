//! Idempotency keys.

use std::time::Duration;

use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::client::{Api, text};

#[tokio::test]
async fn a_replay_gives_the_same_answer_and_says_so() {
    let api = Api::new().await;
    let ask = || {
        api.post("/v1/customers", "email=i@example.com")
            .idempotent("k")
            .send()
    };
    let (first, second) = (ask().await, ask().await);
    assert_eq!(first.body, second.body);
    assert_eq!(second.header("idempotent-replayed"), Some("true"));
    assert_eq!(first.header("idempotent-replayed"), None);
    assert_eq!(second.header("original-request"), first.header("request-id"));
    assert_ne!(second.header("request-id"), first.header("request-id"));
    assert_eq!(first.header("stripe-should-retry"), Some("false"));
    let plain = api.post("/v1/customers", "").send().await;
    assert_eq!(
        (plain.header("idempotency-key"), plain.header("original-request")),
        (None, None)
    );
}

#[tokio::test]
async fn other_parameters_under_the_same_key_are_refused() {
    let api = Api::new().await;
    api.post("/v1/customers", "email=a@example.com")
        .idempotent("k")
        .send()
        .await
        .ok();
    let error = api
        .post("/v1/customers", "email=b@example.com")
        .idempotent("k")
        .send()
        .await
        .error(400);
    assert_eq!(error["type"], "idempotency_error");
    assert!(
        text(&error, "message")
            .starts_with("Keys for idempotent requests can only be used with the same parameters")
    );
}

#[tokio::test]
async fn a_key_belongs_to_its_account_and_is_forgotten_after_a_day() {
    let api = Api::new().await;
    let seller = api.seller().await;
    let here = api.post("/v1/customers", "").idempotent("k").send().await.ok();
    let there = api
        .post("/v1/customers", "")
        .on(&seller)
        .idempotent("k")
        .send()
        .await
        .ok();
    assert_ne!(here["id"], there["id"]);
    api.sandbox.control().advance(86_000).await.unwrap();
    assert_eq!(
        api.post("/v1/customers", "").idempotent("k").send().await.ok()["id"],
        here["id"]
    );
    api.sandbox.control().advance(400).await.unwrap();
    assert_ne!(
        api.post("/v1/customers", "").idempotent("k").send().await.ok()["id"],
        here["id"]
    );
}

#[tokio::test]
async fn a_decline_is_kept_and_a_parameter_that_does_not_parse_is_not() {
    let api = Api::new().await;
    let decline = || {
        api.post(
            "/v1/payment_intents",
            &crate::client::intent("payment_method=pm_card_chargeDeclined&confirm=true"),
        )
        .idempotent("d")
        .send()
    };
    let (first, second) = (decline().await.error(402), decline().await.error(402));
    assert_eq!(first["payment_intent"]["id"], second["payment_intent"]["id"]);
    api.post("/v1/customers", "foo=1")
        .idempotent("m")
        .send()
        .await
        .error(400);
    api.post("/v1/customers", "email=x@example.com")
        .idempotent("m")
        .send()
        .await
        .ok();
}

#[tokio::test]
async fn a_key_whose_request_is_under_way_is_a_conflict() {
    let api = Api::new().await;
    let rule = FaultRule::on(
        "POST",
        "/v1/customers",
        Moment::After,
        Effect::Delay { hold_ms: 300 },
    );
    api.sandbox.control().add_fault(rule).await;
    let slow = api
        .post("/v1/customers", "email=c@example.com")
        .idempotent("k")
        .send();
    let quick = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        api.post("/v1/customers", "email=c@example.com")
            .idempotent("k")
            .send()
            .await
    };
    let (slow, quick) = tokio::join!(slow, quick);
    assert_eq!(slow.status, 200);
    assert_eq!(quick.error(409)["code"], "idempotency_key_in_use");
}
