//! Events and their delivery.

use stripe_sandbox::WebhookRules;

use crate::{
    client::{Api, intent, text},
    receiver::{Receiver, is_signed},
};

#[tokio::test]
async fn a_direct_payment_is_told_to_the_connect_endpoint_and_its_fee_to_the_platform_s() {
    let api = Api::new().await;
    let (platform, connect) = (Receiver::new().await, Receiver::new().await);
    let control = api.sandbox.control();
    let own = control.register_webhook(&platform.url, false).await;
    let theirs = control.register_webhook(&connect.url, true).await;
    let seller = api.seller().await;
    let form = intent("payment_method=pm_card_visa&confirm=true&application_fee_amount=100");
    let paid = api
        .post("/v1/payment_intents", &form)
        .on(&seller)
        .idempotent("key-1")
        .send()
        .await;
    let request = paid.header("request-id").unwrap().to_owned();
    let paid = paid.ok();

    let seen = connect.until(|types| types.len() >= 4).await;
    let mut seen: Vec<&str> = seen.iter().map(String::as_str).collect();
    seen.sort_unstable();
    assert_eq!(
        seen,
        [
            "account.application.authorized",
            "charge.succeeded",
            "payment_intent.created",
            "payment_intent.succeeded"
        ]
    );
    platform.until(|types| types == ["application_fee.created"]).await;

    for (receiver, endpoint) in [(&platform, &own), (&connect, &theirs)] {
        for (signature, body) in receiver.letters() {
            assert!(is_signed(&signature, &body, &endpoint.secret));
            assert!(!is_signed(
                &signature,
                &body.replacen('1', "2", 1),
                &endpoint.secret
            ));
        }
    }
    let events = connect.events();
    let succeeded = events
        .iter()
        .find(|event| event["type"] == "payment_intent.succeeded")
        .unwrap();
    assert_eq!(succeeded["account"], seller);
    assert_eq!(succeeded["data"]["object"]["id"], paid["id"]);
    assert_eq!(succeeded["request"]["id"], request);
    assert_eq!(succeeded["request"]["idempotency_key"], "key-1");
    assert!(platform.events()[0].get("account").is_none());
}

#[tokio::test]
async fn a_delivery_that_was_refused_is_tried_again_by_the_clock() {
    let api = Api::new().await;
    let receiver = Receiver::new().await;
    receiver.answer_with(&[500, 503, 200]);
    let control = api.sandbox.control();
    control.register_webhook(&receiver.url, false).await;
    api.post("/v1/customers", "").send().await.ok();
    receiver.until(|types| types.len() == 1).await;
    control.advance(3600).await.unwrap();
    receiver.until(|types| types.len() == 2).await;
    control.advance(3600).await.unwrap();
    receiver.until(|types| types.len() == 3).await;
    for _ in 0..100 {
        if control.deliveries_pending() == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let deliveries = control.deliveries();
    assert_eq!(deliveries[0]["state"], "delivered");
    let statuses: Vec<i64> = deliveries[0]["attempts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| a["status"].as_i64().unwrap())
        .collect();
    assert_eq!(statuses, [500, 503, 200]);
}

#[tokio::test]
async fn deliveries_can_be_held_back_doubled_dropped_and_sent_again() {
    let api = Api::new().await;
    let receiver = Receiver::new().await;
    let control = api.sandbox.control();
    control.register_webhook(&receiver.url, false).await;
    control
        .set_webhook_rules(WebhookRules {
            paused: true,
            duplicates: 1,
            ..WebhookRules::default()
        })
        .await;
    api.post("/v1/customers", "").send().await.ok();
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    assert_eq!(receiver.types().len(), 0);
    control
        .set_webhook_rules(WebhookRules {
            dropped: vec!["customer.deleted".into()],
            ..WebhookRules::default()
        })
        .await;
    receiver
        .until(|types| types == ["customer.created", "customer.created"])
        .await;

    let made = api.post("/v1/customers", "").send().await.ok();
    receiver.until(|types| types.len() == 3).await;
    api.delete(&format!("/v1/customers/{}", text(&made, "id")))
        .send()
        .await
        .ok();
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    assert_eq!(receiver.types().len(), 3);
    assert_eq!(control.deliveries()[0]["state"], "dropped");

    let event = control.events()[0]["id"].as_str().unwrap().to_owned();
    control.set_webhook_rules(WebhookRules::default()).await;
    assert_eq!(control.resend(&event).await, Ok(1));
    receiver
        .until(|types| types.len() == 4 && types[3] == "customer.deleted")
        .await;
}

#[tokio::test]
async fn two_secrets_sign_while_one_is_being_rolled() {
    let api = Api::new().await;
    let receiver = Receiver::new().await;
    let control = api.sandbox.control();
    let endpoint = control.register_webhook(&receiver.url, false).await;
    let fresh = control.roll_webhook_secret(&endpoint.id, 3600).await.unwrap();
    api.post("/v1/customers", "").send().await.ok();
    receiver.until(|types| types.len() == 1).await;
    let (signature, body) = receiver.letters().remove(0);
    assert!(is_signed(&signature, &body, &endpoint.secret) && is_signed(&signature, &body, &fresh));
    control.advance(3601).await.unwrap();
    api.post("/v1/customers", "").send().await.ok();
    receiver.until(|types| types.len() == 2).await;
    let (signature, body) = receiver.letters().remove(1);
    assert!(!is_signed(&signature, &body, &endpoint.secret) && is_signed(&signature, &body, &fresh));
}

#[tokio::test]
async fn an_endpoint_made_by_the_api_shows_its_secret_once() {
    let api = Api::new().await;
    let made = api
        .post(
            "/v1/webhook_endpoints",
            "url=http%3A%2F%2F127.0.0.1%3A9%2Fx&enabled_events[]=charge.succeeded",
        )
        .send()
        .await
        .ok();
    assert!(text(&made, "secret").starts_with("whsec_"));
    let path = format!("/v1/webhook_endpoints/{}", text(&made, "id"));
    assert!(api.get(&path).send().await.ok().get("secret").is_none());
    assert_eq!(api.delete(&path).send().await.ok()["deleted"], true);
}

/// The names of the customers in the order in which a sandbox that shuffles told of them.
async fn shuffled() -> Vec<String> {
    let api = Api::new().await;
    let receiver = Receiver::new().await;
    let control = api.sandbox.control();
    control.register_webhook(&receiver.url, false).await;
    let rules = |paused| WebhookRules {
        paused,
        shuffled: true,
        ..WebhookRules::default()
    };
    control.set_webhook_rules(rules(true)).await;
    for name in 'a'..='h' {
        api.post("/v1/customers", &format!("name={name}"))
            .send()
            .await
            .ok();
    }
    control.set_webhook_rules(rules(false)).await;
    receiver.until(|types| types.len() == 8).await;
    let names = receiver.events().into_iter();
    names
        .map(|event| text(&event["data"]["object"], "name").to_owned())
        .collect()
}

#[tokio::test]
async fn shuffled_deliveries_come_in_another_order_and_in_the_same_one_for_the_same_seed() {
    let (one, other) = (shuffled().await, shuffled().await);
    assert_eq!(one, other);
    let mut sorted = one.clone();
    sorted.sort();
    assert_eq!(sorted, ["a", "b", "c", "d", "e", "f", "g", "h"], "none is lost");
    assert_ne!(one, sorted);
}

#[tokio::test]
async fn a_delayed_delivery_comes_when_the_sandbox_s_clock_says_so() {
    let api = Api::new().await;
    let receiver = Receiver::new().await;
    let control = api.sandbox.control();
    control.register_webhook(&receiver.url, false).await;
    control
        .set_webhook_rules(WebhookRules {
            delay_seconds: 3600,
            ..WebhookRules::default()
        })
        .await;
    api.post("/v1/customers", "").send().await.ok();
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    assert_eq!(receiver.types().len(), 0);
    control.advance(3600).await.unwrap();
    receiver.until(|types| types == ["customer.created"]).await;
}
