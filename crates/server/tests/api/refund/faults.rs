//! Refunds whose answer is lost, late, or turns out otherwise days later.

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use super::{balances_agree, paid, refunds};
use crate::house::{House, key};

async fn refunds_once_despite(moment: Moment, effect: Effect) {
    // Without a worker no webhook tells meanwhile how it ended.
    let mut house = House::open_without_worker().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4242424242424242").await;
    house
        .control()
        .add_fault(FaultRule {
            times: 4,
            ..FaultRule::on("POST", "/v1/refunds", moment, effect)
        })
        .await;
    let (path, same) = (refunds(&charge), key());
    let refund = ann
        .post_with(&path, &same, json!({"amount": 6_000}))
        .await
        .expect(202);
    assert_eq!(refund["status"], "unknown", "neither refunded nor failed");
    // The reserve is held.
    ann.post_with(&path, &key(), json!({"amount": 4_001}))
        .await
        .problem(409, "refund_above_remaining");
    house.restart().await;
    let refunded = ann
        .charge_when(&charge["id"], |charge| charge["status"] == "partially_refunded")
        .await;
    assert_eq!(refunded["amount_refunded"], 6_000);
    let page = ann.get(&path).await.expect(200);
    assert_eq!(page["data"].as_array().unwrap().len(), 1, "{page:#}");
    let replay = ann
        .post_with(&path, &same, json!({"amount": 6_000}))
        .await
        .expect(202);
    assert_eq!(
        (&replay["status"], &replay["id"]),
        (&json!("succeeded"), &refund["id"])
    );
    balances_agree(&house, &ann, &charge, &account).await;
}

#[actix_web::test]
async fn a_refund_whose_answer_is_lost_is_found_out() {
    refunds_once_despite(Moment::After, Effect::Reset).await;
}

#[actix_web::test]
async fn a_refund_that_never_arrives_is_sent_again() {
    refunds_once_despite(Moment::Before, Effect::Reset).await;
}

#[actix_web::test]
async fn an_error_that_stripe_repeats_for_ever_does_not_hide_a_refund() {
    refunds_once_despite(Moment::After, Effect::ServerError { cached: true }).await;
}

#[actix_web::test]
async fn a_lost_refund_is_not_called_failed_because_the_seller_has_left_meanwhile() {
    let mut house = House::open_without_worker().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4242424242424242").await;
    house
        .control()
        .add_fault(FaultRule {
            times: 4,
            ..FaultRule::on("POST", "/v1/refunds", Moment::After, Effect::Reset)
        })
        .await;
    let refund = ann
        .post_with(&refunds(&charge), &key(), json!({}))
        .await
        .expect(202);
    house.control().revoke_access(&account).await.unwrap();
    house.restart().await;
    let asked = || {
        let log = house.control().request_log();
        log.iter()
            .any(|entry| entry.method == "GET" && entry.path == "/v1/refunds" && entry.status == 403)
    };
    for _ in 0..100 {
        if asked() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(asked(), "the worker asked and was refused");
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let path = format!("/v1/refunds/{}", refund["id"].as_str().unwrap());
    assert_eq!(ann.get(&path).await.expect(200)["status"], "unknown");
}

#[actix_web::test]
async fn a_refund_that_fails_late_gives_its_amount_free_again() {
    let house = House::open().await;
    let mut ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4000000000005126").await;
    let refund = ann
        .post_with(&refunds(&charge), &key(), json!({}))
        .await
        .expect(201);
    assert_eq!(refund["status"], "succeeded");
    assert_eq!(ann.charge(&charge["id"]).await["status"], "refunded");
    house.step(60).await;
    ann.sign_in().await;
    let free = ann
        .charge_when(&charge["id"], |charge| charge["status"] == "succeeded")
        .await;
    assert_eq!(free["amount_refunded"], 0);
    let path = format!("/v1/refunds/{}", refund["id"].as_str().unwrap());
    let failed = ann.get(&path).await.expect(200);
    assert_eq!(failed["status"], "failed");
    assert_eq!(
        failed["failure"]["code"], "expired_or_canceled_card",
        "{failed:#}"
    );
    ann.post(&format!("{}/preview", refunds(&charge)), json!({}))
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_refund_that_takes_its_time_is_pending_until_stripe_says() {
    let house = House::open().await;
    let mut ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4000000000007726").await;
    let refund = ann
        .post_with(&refunds(&charge), &key(), json!({"amount": 5_000}))
        .await
        .expect(201);
    assert_eq!(refund["status"], "pending");
    house.step(60).await;
    ann.sign_in().await;
    let path = format!("/v1/refunds/{}", refund["id"].as_str().unwrap());
    let mut status = Value::Null;
    for _ in 0..100 {
        status = ann.get(&path).await.expect(200)["status"].clone();
        if status == "succeeded" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(status, "succeeded");
    balances_agree(&house, &ann, &charge, &account).await;
}
