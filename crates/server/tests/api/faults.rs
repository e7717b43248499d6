//! Replies that are lost, late or broken: a charge is made at most once, and never called failed
//! because nobody heard the answer.

use serde_json::json;
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{House, key};

const CONFIRM: &str = "/v1/payment_intents/*/confirm";

/// As many as a call has tries, and one more for the worker's first.
fn rule(path: &str, moment: Moment, effect: Effect, times: u32) -> FaultRule {
    FaultRule {
        times,
        ..FaultRule::on("POST", path, moment, effect)
    }
}

async fn pays_once_despite(rules: Vec<FaultRule>) {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    let what = format!("{rules:?}");
    for rule in rules {
        house.control().add_fault(rule).await;
    }
    let answer = house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "seller")
        .await;
    let status = answer.body["charge"]["status"].clone();
    assert!(
        [json!("succeeded"), json!("unknown"), json!("pending")].contains(&status),
        "{what}: {} {:#}",
        answer.status,
        answer.body
    );
    assert_eq!(answer.status, 200, "{what}");
    let charge = ann
        .charge_when(&answer.body["charge"]["id"], |charge| {
            charge["status"] == "succeeded"
        })
        .await;
    assert_eq!(charge["amount_captured"], 1_000, "{what}");
    let charges = house.stripe("/v1/charges", Some(&account)).await;
    assert_eq!(
        charges["data"].as_array().unwrap().len(),
        1,
        "{what}: charged once"
    );
    let fees = house.stripe("/v1/application_fees", None).await;
    assert_eq!(fees["data"].as_array().unwrap().len(), 1, "{what}: one fee");
    house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .problem(409, "checkout_closed");
}

#[actix_web::test]
async fn a_confirmation_whose_answer_is_lost_is_found_out() {
    pays_once_despite(vec![rule(CONFIRM, Moment::After, Effect::Reset, 6)]).await;
}

#[actix_web::test]
async fn a_confirmation_that_never_arrives_is_sent_again() {
    pays_once_despite(vec![rule(CONFIRM, Moment::Before, Effect::Reset, 6)]).await;
}

#[actix_web::test]
async fn an_answer_that_breaks_off_is_found_out() {
    pays_once_despite(vec![rule(CONFIRM, Moment::After, Effect::TruncatedBody, 6)]).await;
}

#[actix_web::test]
async fn a_page_of_a_proxy_instead_of_an_answer_is_found_out() {
    pays_once_despite(vec![rule(CONFIRM, Moment::After, Effect::HtmlBadGateway, 6)]).await;
}

#[actix_web::test]
async fn every_step_may_lose_its_answer_once() {
    let steps = [
        "/v1/customers",
        "/v1/payment_methods/*/attach",
        "/v1/payment_methods",
        "/v1/payment_intents",
        CONFIRM,
    ];
    pays_once_despite(
        steps
            .into_iter()
            .map(|path| rule(path, Moment::After, Effect::Reset, 4))
            .collect(),
    )
    .await;
}

#[actix_web::test]
async fn what_a_dead_process_left_undone_is_done_by_the_worker() {
    let mut house = House::open_without_worker().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    house
        .control()
        .add_fault(rule(CONFIRM, Moment::After, Effect::Reset, 4))
        .await;
    let answer = house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    assert_eq!(answer["charge"]["status"], "unknown");
    assert_eq!(ann.charge(&answer["charge"]["id"]).await["status"], "unknown");
    house.restart().await;
    ann.charge_when(&answer["charge"]["id"], |charge| charge["status"] == "succeeded")
        .await;
    let charges = house.stripe("/v1/charges", Some(&account)).await;
    assert_eq!(charges["data"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn an_off_session_charge_whose_answer_is_lost_is_202_and_then_succeeds() {
    // Without a worker no webhook tells meanwhile how it ended.
    let mut house = House::open_without_worker().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    let paid = house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "seller")
        .await
        .expect(200);
    let customer = ann.charge(&paid["charge"]["id"]).await["customer_id"].clone();
    house
        .control()
        .add_fault(rule(CONFIRM, Moment::After, Effect::Reset, 4))
        .await;
    let same = key();
    let body = json!({"seller_id": seller, "amount": 2_000, "currency": "eur", "customer_id": customer});
    let made = ann
        .post_with("/v1/charges", &same, body.clone())
        .await
        .expect(202);
    assert_eq!(made["status"], "unknown");
    house.restart().await;
    ann.charge_when(&made["id"], |charge| charge["status"] == "succeeded")
        .await;
    let replay = ann.post_with("/v1/charges", &same, body).await.expect(202);
    assert_eq!(
        replay["status"], "succeeded",
        "as it stands now, with the first answer's status"
    );
    let charges = house.stripe("/v1/charges", Some(&account)).await;
    assert_eq!(charges["data"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn a_lost_answer_is_not_called_failed_because_the_seller_has_left_meanwhile() {
    let mut house = House::open_without_worker().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    house
        .control()
        .add_fault(rule(CONFIRM, Moment::After, Effect::Reset, 4))
        .await;
    let answer = house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    assert_eq!(answer["charge"]["status"], "unknown");
    house.control().revoke_access(&account).await.unwrap();
    house.restart().await;
    let asked = || {
        let log = house.control().request_log();
        log.iter()
            .filter(|entry| {
                entry.method == "GET" && entry.path.starts_with("/v1/payment_intents/") && entry.status == 403
            })
            .count()
    };
    for _ in 0..100 {
        if asked() > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(asked() > 0, "the worker asked and was refused");
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(ann.charge(&answer["charge"]["id"]).await["status"], "unknown");
}
