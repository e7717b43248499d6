//! Capture later: authorised now, taken or let go by a call, and nothing taken twice or called
//! failed because an answer was lost.

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{House, Person, key};

const CAPTURE: &str = "/v1/payment_intents/*/capture";

/// A charge of so much that Bea has authorised.
async fn authorized(house: &House, owner: &Person, seller: &str, amount: i64) -> Value {
    authorized_as(house, owner, seller, amount, "direct").await
}

async fn authorized_as(house: &House, owner: &Person, seller: &str, amount: i64, flow: &str) -> Value {
    let body = json!({"seller_id": seller, "amount": amount, "currency": "eur", "description": "A blue bowl",
        "capture": "manual", "flow": flow});
    let checkout = owner.post_with("/v1/checkouts", &key(), body).await.expect(201);
    let token = house.card("4242424242424242").await;
    let paid = house
        .nobody()
        .pay(
            checkout["id"].as_str().unwrap(),
            "bea@example.com",
            &token,
            "seller",
        )
        .await
        .expect(200);
    let charge = owner.charge(&paid["charge"]["id"]).await;
    assert_eq!(charge["status"], "authorized", "{charge:#}");
    charge
}

fn path(charge: &Value, verb: &str) -> String {
    format!("/v1/charges/{}/{verb}", charge["id"].as_str().unwrap())
}

fn captures(house: &House) -> usize {
    house
        .control()
        .request_log()
        .iter()
        .filter(|entry| entry.path.ends_with("/capture") && entry.method == "POST" && entry.status < 300)
        .count()
}

#[actix_web::test]
async fn what_is_authorised_moves_nothing_until_it_is_captured() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = authorized(&house, &ann, &seller, 10_000).await;
    assert!(charge["capture_before"].is_string(), "{charge:#}");
    assert_eq!(
        (&charge["amount_captured"], &charge["application_fee"]),
        (&json!(0), &json!(1_000))
    );
    assert_eq!(house.net_of(Some(&account)).await, 0);
    let captured = ann
        .post_with(&path(&charge, "capture"), &key(), json!({}))
        .await
        .expect(200);
    assert_eq!(captured["status"], "succeeded");
    assert_eq!(captured["capture_before"], Value::Null);
    assert_eq!(
        (
            &captured["amount_captured"],
            &captured["application_fee"],
            &captured["amount_refunded"]
        ),
        (&json!(10_000), &json!(1_000), &json!(0))
    );
    assert_eq!(Some(house.net_of(Some(&account)).await), captured["net"].as_i64());
    assert_eq!(house.net_of(None).await, 1_000);
    // Captured is captured: neither again nor canceled.
    ann.post_with(&path(&charge, "capture"), &key(), json!({}))
        .await
        .problem(409, "charge_not_capturable");
    ann.post(&path(&charge, "cancel"), Value::Null)
        .await
        .problem(409, "charge_not_cancelable");
}

#[actix_web::test]
async fn the_fee_follows_the_part_that_is_captured_to_the_cent() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = authorized(&house, &ann, &seller, 9_999).await;
    assert_eq!(charge["application_fee"], 1_000);
    let captured = ann
        .post_with(&path(&charge, "capture"), &key(), json!({"amount": 3_333}))
        .await
        .expect(200);
    // 1000 × 3333 / 9999 = 333.33…
    assert_eq!(
        (&captured["amount_captured"], &captured["application_fee"]),
        (&json!(3_333), &json!(333))
    );
    assert_eq!(
        (
            &captured["status"],
            &captured["amount"],
            &captured["amount_refunded"]
        ),
        (&json!("succeeded"), &json!(9_999), &json!(0)),
        "what is released is no refund"
    );
    let fees = house.stripe("/v1/application_fees", None).await;
    assert_eq!(fees["data"][0]["amount"], 333);
    assert_eq!(Some(house.net_of(Some(&account)).await), captured["net"].as_i64());
    assert_eq!(house.net_of(None).await, 333);
}

#[actix_web::test]
async fn a_cancellation_releases_everything_and_closes_the_checkout() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = authorized(&house, &ann, &seller, 10_000).await;
    let canceled = ann.post(&path(&charge, "cancel"), Value::Null).await.expect(200);
    assert_eq!(
        (
            &canceled["status"],
            &canceled["amount_captured"],
            &canceled["amount_refunded"]
        ),
        (&json!("canceled"), &json!(0), &json!(0))
    );
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
    let there = house
        .stripe(&format!("/v1/payment_intents/{intent}"), Some(&account))
        .await;
    assert_eq!(there["status"], "canceled");
    ann.post_with(&path(&charge, "capture"), &key(), json!({}))
        .await
        .problem(409, "charge_not_capturable");
    let checkout = charge["checkout_id"].as_str().unwrap();
    let token = house.card("4242424242424242").await;
    house
        .nobody()
        .pay(checkout, "bea@example.com", &token, "no")
        .await
        .problem(409, "checkout_closed");
    assert_eq!(house.net_of(Some(&account)).await, 0);
}

#[actix_web::test]
async fn an_authorisation_that_nobody_captures_in_time_is_canceled_by_stripes_word() {
    let house = House::open().await;
    let mut ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = authorized(&house, &ann, &seller, 10_000).await;
    let at = |text: &Value| {
        text.as_str()
            .unwrap()
            .parse::<chrono::DateTime<chrono::Utc>>()
            .unwrap()
    };
    let left = at(&charge["capture_before"]) - at(&charge["created_at"]);
    assert!(left > chrono::Duration::days(4), "{left}");
    house.step(u32::try_from(left.num_seconds()).unwrap() + 60).await;
    ann.sign_in().await;
    let expired = ann
        .charge_when(&charge["id"], |charge| charge["status"] == "canceled")
        .await;
    assert_eq!(expired["amount_captured"], 0);
    assert_eq!(house.net_of(Some(&account)).await, 0);
    ann.post_with(&path(&charge, "capture"), &key(), json!({}))
        .await
        .problem(409, "charge_not_capturable");
}

#[actix_web::test]
async fn a_capture_that_cannot_be_is_refused_before_stripe_is_asked() {
    let house = House::open().await;
    let (ann, bob) = (house.somebody().await, house.somebody().await);
    let (seller, _) = house.connected_seller(&ann).await;
    let charge = authorized(&house, &ann, &seller, 10_000).await;
    let sent = house.sent_to_stripe();
    let capture = path(&charge, "capture");
    for (amount, code) in [
        (10_001, "amount_above_authorized"),
        (0, "amount_not_positive"),
        (-1, "amount_not_positive"),
    ] {
        ann.post_with(&capture, &key(), json!({ "amount": amount }))
            .await
            .problem(422, code);
    }
    ann.post(&capture, json!({}))
        .await
        .problem(400, "idempotency_key_missing");
    bob.post_with(&capture, &key(), json!({}))
        .await
        .problem(404, "not_found");
    bob.post(&path(&charge, "cancel"), Value::Null)
        .await
        .problem(404, "not_found");
    assert_eq!(house.sent_to_stripe(), sent, "nothing was sent to Stripe");
}

#[actix_web::test]
async fn twenty_captures_and_cancellations_at_once_take_the_money_once_or_not_at_all() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = authorized(&house, &ann, &seller, 10_000).await;
    let (capture, cancel) = (path(&charge, "capture"), path(&charge, "cancel"));
    let keys: Vec<String> = (0..20).map(|_| key()).collect();
    let answers = futures_util::future::join_all(keys.iter().enumerate().map(|(at, key)| {
        let verb = if at % 2 == 0 { &capture } else { &cancel };
        let body = if at % 2 == 0 {
            json!({"amount": 5_000})
        } else {
            Value::Null
        };
        ann.post_with(verb, key, body)
    }))
    .await;
    let done = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(done, 1, "{answers:#?}");
    for answer in &answers {
        assert!([200, 409].contains(&answer.status.as_u16()), "{answer:#?}");
    }
    let charge = ann.charge(&charge["id"]).await;
    let taken = charge["amount_captured"].as_i64().unwrap();
    assert!(
        taken == 5_000 && charge["status"] == "succeeded" || taken == 0 && charge["status"] == "canceled",
        "{charge:#}"
    );
    let net = house.net_of(Some(&account)).await;
    assert_eq!(net, charge["net"].as_i64().unwrap_or(0));
    assert!(captures(&house) <= 1);
}

#[actix_web::test]
async fn one_key_captures_once_and_is_answered_the_same() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let charge = authorized(&house, &ann, &seller, 10_000).await;
    let (capture, same) = (path(&charge, "capture"), key());
    for _ in 0..2 {
        let answer = ann
            .post_with(&capture, &same, json!({"amount": 4_000}))
            .await
            .expect(200);
        assert_eq!(answer["amount_captured"], 4_000);
    }
    ann.post_with(&capture, &same, json!({"amount": 4_001}))
        .await
        .problem(422, "idempotency_key_reused");
    assert_eq!(captures(&house), 1);
}

async fn captures_once_despite(moment: Moment, effect: Effect) {
    // Without a worker no webhook tells meanwhile how it ended.
    let mut house = House::open_without_worker().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = authorized(&house, &ann, &seller, 10_000).await;
    house
        .control()
        .add_fault(FaultRule {
            times: 4,
            ..FaultRule::on("POST", CAPTURE, moment, effect)
        })
        .await;
    let (capture, same) = (path(&charge, "capture"), key());
    let answer = ann
        .post_with(&capture, &same, json!({"amount": 6_000}))
        .await
        .expect(202);
    assert_eq!(answer["status"], "unknown", "neither captured nor failed");
    ann.post_with(&capture, &key(), json!({}))
        .await
        .problem(409, "change_in_progress");
    house.restart().await;
    let captured = ann
        .charge_when(&charge["id"], |charge| charge["status"] == "succeeded")
        .await;
    assert_eq!(
        (&captured["amount_captured"], &captured["application_fee"]),
        (&json!(6_000), &json!(600))
    );
    let replay = ann
        .post_with(&capture, &same, json!({"amount": 6_000}))
        .await
        .expect(202);
    assert_eq!(replay["status"], "succeeded");
    assert_eq!(Some(house.net_of(Some(&account)).await), captured["net"].as_i64());
    assert_eq!(house.net_of(None).await, 600);
    let attempts = captured["attempts"].as_array().unwrap();
    assert_eq!((attempts.len(), &attempts[0]["status"]), (1, &json!("succeeded")));
}

#[actix_web::test]
async fn a_capture_whose_answer_is_lost_is_found_out() {
    captures_once_despite(Moment::After, Effect::Reset).await;
}

#[actix_web::test]
async fn a_capture_that_never_arrives_is_sent_again() {
    captures_once_despite(Moment::Before, Effect::Reset).await;
}

#[actix_web::test]
async fn an_error_that_stripe_repeats_for_ever_does_not_hide_a_capture() {
    captures_once_despite(Moment::After, Effect::ServerError { cached: true }).await;
}

#[actix_web::test]
async fn through_the_platform_fee_and_transfer_follow_the_part_that_is_captured() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = authorized_as(&house, &ann, &seller, 9_999, "destination").await;
    let captured = ann
        .post_with(&path(&charge, "capture"), &key(), json!({"amount": 3_333}))
        .await
        .expect(200);
    assert_eq!(
        (
            &captured["status"],
            &captured["amount_captured"],
            &captured["application_fee"]
        ),
        (&json!("succeeded"), &json!(3_333), &json!(333))
    );
    assert_eq!(captured["net"], 3_000);
    assert_eq!(house.net_of(Some(&account)).await, 3_000);
    assert_eq!(Some(house.net_of(None).await), captured["platform_net"].as_i64());
    let other = authorized_as(&house, &ann, &seller, 5_000, "destination").await;
    let canceled = ann.post(&path(&other, "cancel"), Value::Null).await.expect(200);
    assert_eq!(canceled["status"], "canceled");
    assert_eq!(house.net_of(Some(&account)).await, 3_000);
}
