//! Faults by rule.

use std::time::{Duration, Instant};

use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::client::{Api, intent};

async fn count(api: &Api) -> usize {
    api.get("/v1/payment_intents").send().await.ok()["data"]
        .as_array()
        .unwrap()
        .len()
}

async fn inject(api: &Api, moment: Moment, effect: Effect) {
    api.sandbox
        .control()
        .add_fault(FaultRule::on("POST", "/v1/payment_intents", moment, effect))
        .await;
}

#[tokio::test]
async fn a_lost_answer_leaves_its_effect_behind_and_the_key_finds_it() {
    let api = Api::new().await;
    for (number, effect) in [
        Effect::Timeout { hold_ms: 50 },
        Effect::Reset,
        Effect::TruncatedBody,
        Effect::InvalidBody,
        Effect::HtmlBadGateway,
    ]
    .into_iter()
    .enumerate()
    {
        inject(&api, Moment::After, effect.clone()).await;
        let key = format!("k{number}");
        let ask = || api.post("/v1/payment_intents", &intent("")).idempotent(&key);
        assert!(ask().try_send().await.is_err(), "{effect:?}");
        let again = ask().send().await;
        assert_eq!(again.header("idempotent-replayed"), Some("true"), "{effect:?}");
        assert_eq!(count(&api).await, number + 1, "{effect:?}");
    }
}

#[tokio::test]
async fn a_fault_before_the_effect_leaves_nothing_behind() {
    let api = Api::new().await;
    for effect in [
        Effect::Timeout { hold_ms: 50 },
        Effect::Reset,
        Effect::HtmlBadGateway,
        Effect::InvalidBody,
    ] {
        inject(&api, Moment::Before, effect.clone()).await;
        let lost = api.post("/v1/payment_intents", &intent("")).try_send().await;
        assert!(lost.is_err(), "{effect:?}");
        assert_eq!(count(&api).await, 0, "{effect:?}");
    }
}

#[tokio::test]
async fn a_timeout_holds_the_connection_for_as_long_as_it_says() {
    let api = Api::new().await;
    inject(&api, Moment::Before, Effect::Timeout { hold_ms: 300 }).await;
    let begun = Instant::now();
    assert!(
        api.post("/v1/payment_intents", &intent(""))
            .try_send()
            .await
            .is_err()
    );
    assert!(begun.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn conflicts_and_rate_limits_say_when_to_come_back_and_are_not_kept() {
    let api = Api::new().await;
    inject(&api, Moment::Before, Effect::RateLimit { retry_after: 3 }).await;
    let ask = || {
        api.post("/v1/payment_intents", &intent(""))
            .idempotent("k")
            .send()
    };
    let limited = ask().await;
    assert_eq!(limited.header("retry-after"), Some("3"));
    assert_eq!(limited.header("stripe-should-retry"), Some("true"));
    limited.error(429);
    ask().await.ok();
    inject(&api, Moment::Before, Effect::Conflict).await;
    api.post("/v1/payment_intents", &intent(""))
        .send()
        .await
        .error(409);
}

#[tokio::test]
async fn a_500_can_have_had_its_effect_and_stay_for_its_key() {
    let api = Api::new().await;
    inject(&api, Moment::After, Effect::ServerError { cached: true }).await;
    let ask = || {
        api.post("/v1/payment_intents", &intent(""))
            .idempotent("k")
            .send()
    };
    ask().await.error(500);
    ask().await.error(500);
    assert_eq!(count(&api).await, 1);

    inject(&api, Moment::Before, Effect::ServerError { cached: false }).await;
    let other = || {
        api.post("/v1/payment_intents", &intent(""))
            .idempotent("other")
            .send()
    };
    other().await.error(500);
    other().await.ok();
    assert_eq!(count(&api).await, 2);
}

#[tokio::test]
async fn the_oauth_exchange_can_lose_its_answer_too() {
    let api = Api::new().await;
    let control = api.sandbox.control();
    let account = control
        .create_account(stripe_sandbox::NewTestAccount::default())
        .await;
    let code = control.oauth_code(&account).await.unwrap();
    control
        .add_fault(FaultRule::on(
            "POST",
            "/oauth/token",
            Moment::After,
            Effect::Reset,
        ))
        .await;
    let form = format!("grant_type=authorization_code&code={code}");
    assert!(api.post("/oauth/token", &form).try_send().await.is_err());
    // It was connected all the same.
    api.get("/v1/balance").on(&account).send().await.ok();
}
