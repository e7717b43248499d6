//! Whose attempt Stripe's word is about: late, simultaneous, from elsewhere.

use futures_util::future::join;
use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment, WebhookRules};

use crate::house::{House, Person};

const CONFIRM: &str = "/v1/payment_intents/*/confirm";

async fn statuses(owner: &Person, charge: &Value) -> Vec<Value> {
    owner.charge(charge).await["attempts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|attempt| attempt["status"].clone())
        .collect()
}

async fn charged(house: &House, account: &str) -> usize {
    let charges = house.stripe("/v1/charges?limit=100", Some(account)).await;
    charges["data"].as_array().unwrap().len()
}

#[actix_web::test]
async fn stripes_word_on_the_first_attempt_that_comes_late_does_not_decide_the_second() {
    let house = House::open_with_patience().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let (asks, visa) = (
        house.card("4000002760003184").await,
        house.card("4242424242424242").await,
    );
    // The first answer, "requires action", comes while the second confirmation hangs.
    let late = FaultRule::on("POST", CONFIRM, Moment::After, Effect::Delay { hold_ms: 6_000 });
    house.control().add_fault(late).await;
    let hangs = FaultRule {
        skip: 1,
        ..FaultRule::on(
            "POST",
            CONFIRM,
            Moment::Before,
            Effect::Timeout { hold_ms: 12_000 },
        )
    };
    house.control().add_fault(hangs).await;
    let first = bea.pay(&checkout, &bea.email, &asks, "no");
    let second = async {
        // The webhook has told by now what the first answer will say.
        let charge = loop {
            let charges = ann.get("/v1/charges").await.expect(200);
            let charge = charges["data"][0].clone();
            if charge["status"] == "requires_action" {
                break charge["id"].clone();
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        };
        let paid = bea.pay(&checkout, &bea.email, &visa, "no").await.expect(200);
        (charge, paid)
    };
    let (first, (charge, second)) = join(first, second).await;
    assert_eq!(
        first.expect(200)["charge"]["status"],
        "pending",
        "the second one is on its way"
    );
    assert_eq!(second["charge"]["status"], "succeeded");
    assert_eq!(statuses(&ann, &charge).await, ["canceled", "succeeded"]);
    assert_eq!(charged(&house, &account).await, 1);
}

#[actix_web::test]
async fn a_question_answered_unseen_before_another_card_was_tried_is_what_paid() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    // From the beginning: what is told of the question may be looked into after it was answered.
    let silence = WebhookRules {
        paused: true,
        ..WebhookRules::default()
    };
    house.control().set_webhook_rules(silence).await;
    let token = house.card("4000002760003184").await;
    let asked = bea.pay(&checkout, &bea.email, &token, "seller").await.expect(200);
    let charge = ann.charge(&asked["charge"]["id"]).await;
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
    house
        .control()
        .finish_challenge(&account, intent, true)
        .await
        .unwrap();
    let token = house.card("5555555555554444").await;
    let paid = bea.pay(&checkout, &bea.email, &token, "seller").await.expect(200);
    assert_eq!(paid["charge"]["status"], "succeeded");
    assert_eq!(statuses(&ann, &charge["id"]).await, ["succeeded", "canceled"]);
    house.control().set_webhook_rules(WebhookRules::default()).await;
    assert_eq!(charged(&house, &account).await, 1);
    let next = ann.new_checkout(&seller, 1_000).await;
    let page = bea.get(&format!("/v1/pay/{next}")).await.expect(200);
    let kept: Vec<_> = page["kept_cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["last4"].clone())
        .collect();
    assert_eq!(kept, ["3184"], "the card that paid, and not the one that did not");
}

#[actix_web::test]
async fn one_card_entry_kept_in_two_checkouts_at_once_is_one_kept_card() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, account) = house.connected_seller(&ann).await;
    let (one, two) = (
        ann.new_checkout(&seller, 1_000).await,
        ann.new_checkout(&seller, 2_000).await,
    );
    let token = house.card("4242424242424242").await;
    // Both have read the card before either attaches it.
    let hold = FaultRule {
        times: 2,
        ..FaultRule::on(
            "POST",
            "/v1/payment_methods/*/attach",
            Moment::Before,
            Effect::Timeout { hold_ms: 1_000 },
        )
    };
    house.control().add_fault(hold).await;
    let (first, second) = join(
        bea.pay(&one, &bea.email, &token, "seller"),
        bea.pay(&two, &bea.email, &token, "seller"),
    )
    .await;
    for answer in [first, second] {
        let paid = answer.expect(200);
        ann.charge_when(&paid["charge"]["id"], |charge| charge["status"] == "succeeded")
            .await;
    }
    assert_eq!(charged(&house, &account).await, 2);
    let customers = ann.get("/v1/customers").await.expect(200);
    let id = customers["data"][0]["id"].as_str().unwrap();
    let cards = ann.get(&format!("/v1/customers/{id}/cards")).await.expect(200);
    assert_eq!(cards["data"].as_array().unwrap().len(), 1);
    // The job that lets go of cards that are not kept leaves it alone.
    let body = json!({"seller_id": seller, "amount": 3_000, "currency": "eur", "customer_id": id});
    let charge = ann
        .post_with("/v1/charges", &crate::house::key(), body)
        .await
        .expect(201);
    assert_eq!(charge["status"], "succeeded");
}

#[actix_web::test]
async fn an_intent_that_is_canceled_at_stripe_closes_its_checkout() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let declined = house.card("4000000000000002").await;
    let problem = bea
        .pay(&checkout, &bea.email, &declined, "no")
        .await
        .problem(402, "card_declined");
    let charge = ann.charge(&problem["charge_id"]).await;
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
    // As the seller does in Stripe's Dashboard.
    reqwest::Client::new()
        .post(format!(
            "{}/v1/payment_intents/{intent}/cancel",
            house.sandbox.url()
        ))
        .bearer_auth(house.sandbox.secret_key())
        .header("stripe-account", &account)
        .send()
        .await
        .unwrap()
        .error_for_status()
        .unwrap();
    ann.charge_when(&charge["id"], |charge| charge["status"] == "canceled")
        .await;
    let shown = ann.get(&format!("/v1/checkouts/{checkout}")).await.expect(200);
    assert_eq!(shown["status"], "canceled");
    let token = house.card("4242424242424242").await;
    bea.pay(&checkout, &bea.email, &token, "no")
        .await
        .problem(409, "checkout_closed");
}
