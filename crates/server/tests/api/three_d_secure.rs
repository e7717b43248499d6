//! The bank's question at the pay page: left open, failed, answered late.

use serde_json::{Value, json};
use stripe_sandbox::WebhookRules;

use crate::house::{House, Person, key};

const ASKS: &str = "4000002760003184";
const VISA: &str = "4242424242424242";

/// A checkout whose buyer stands before the bank's question.
struct Asked {
    account: String,
    checkout: String,
    charge: Value,
}

impl Asked {
    async fn answer(&self, house: &House, owner: &Person, passed: bool) {
        let charge = owner.charge(&self.charge).await;
        let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
        house
            .control()
            .finish_challenge(&self.account, intent, passed)
            .await
            .unwrap();
    }

    async fn confirm(&self, buyer: &Person) -> Value {
        buyer
            .post(&format!("/v1/pay/{}/confirm", self.checkout), Value::Null)
            .await
            .expect(200)["charge"]["status"]
            .clone()
    }

    async fn attempts(&self, owner: &Person) -> Vec<Value> {
        owner.charge(&self.charge).await["attempts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|attempt| attempt["status"].clone())
            .collect()
    }

    async fn charged(&self, house: &House) -> usize {
        let charges = house.stripe("/v1/charges?limit=100", Some(&self.account)).await;
        charges["data"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|charge| charge["status"] == "succeeded")
            .count()
    }

    async fn status(&self, owner: &Person) -> Value {
        owner
            .get(&format!("/v1/checkouts/{}", self.checkout))
            .await
            .expect(200)["status"]
            .clone()
    }
}

async fn asked(house: &House, owner: &Person, buyer: &Person, keep_card: &str) -> Asked {
    let (seller, account) = house.connected_seller(owner).await;
    let checkout = owner.new_checkout(&seller, 1_000).await;
    let token = house.card(ASKS).await;
    let paid = buyer
        .pay(&checkout, &buyer.email, &token, keep_card)
        .await
        .expect(200);
    assert_eq!(paid["charge"]["status"], "requires_action");
    Asked {
        account,
        checkout,
        charge: paid["charge"]["id"].clone(),
    }
}

#[actix_web::test]
async fn who_leaves_the_question_open_pays_with_another_card_and_the_first_one_is_not_kept() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let asked = asked(&house, &ann, &bea, "seller").await;
    let token = house.card(VISA).await;
    let paid = bea
        .pay(&asked.checkout, &bea.email, &token, "no")
        .await
        .expect(200);
    assert_eq!(paid["charge"]["status"], "succeeded");
    // An answer to the first question comes too late to pay again.
    asked.answer(&house, &ann, true).await;
    assert_eq!(asked.confirm(&bea).await, "succeeded");
    assert_eq!(asked.attempts(&ann).await, ["canceled", "succeeded"]);
    assert_eq!(asked.charged(&house).await, 1);
    assert_eq!(
        house.attached(None, 0).await,
        0,
        "the card that was to be kept is let go of"
    );
}

#[actix_web::test]
async fn who_fails_the_question_has_not_paid_and_tries_again() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let asked = asked(&house, &ann, &bea, "seller").await;
    asked.answer(&house, &ann, false).await;
    assert_eq!(asked.confirm(&bea).await, "failed");
    assert_eq!(asked.attempts(&ann).await, ["declined"]);
    assert_eq!(house.attached(None, 0).await, 0);
    let token = house.card(VISA).await;
    bea.pay(&asked.checkout, &bea.email, &token, "no")
        .await
        .expect(200);
    assert_eq!(asked.charged(&house).await, 1);
}

#[actix_web::test]
async fn an_answer_after_the_tab_was_closed_pays_by_webhook_and_keeps_the_card() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let asked = asked(&house, &ann, &bea, "seller").await;
    asked.answer(&house, &ann, true).await;
    let charge = ann
        .charge_when(&asked.charge, |charge| charge["status"] == "succeeded")
        .await;
    assert_eq!(asked.status(&ann).await, "paid");
    let next = ann
        .new_checkout(charge["seller_id"].as_str().unwrap(), 1_000)
        .await;
    let page = bea.get(&format!("/v1/pay/{next}")).await.expect(200);
    assert_eq!(page["kept_cards"][0]["last4"], "3184");
}

#[actix_web::test]
async fn an_answer_whose_webhook_was_lost_is_found_by_the_sweeper() {
    let house = House::open().await;
    let (mut ann, bea) = (house.somebody().await, house.nobody());
    let asked = asked(&house, &ann, &bea, "no").await;
    let lost = WebhookRules {
        dropped: vec!["*".into()],
        ..WebhookRules::default()
    };
    house.control().set_webhook_rules(lost).await;
    asked.answer(&house, &ann, true).await;
    house.step(601).await;
    ann.sign_in().await;
    ann.charge_when(&asked.charge, |charge| charge["status"] == "succeeded")
        .await;
}

#[actix_web::test]
async fn a_question_that_stays_open_for_a_week_is_given_up_with_its_checkout_and_its_card() {
    let house = House::open().await;
    let (mut ann, bea) = (house.somebody().await, house.nobody());
    let asked = asked(&house, &ann, &bea, "marketplace").await;
    assert_eq!(house.attached(None, 1).await, 1);
    house.step(6 * 86_400).await;
    ann.sign_in().await;
    assert_eq!(asked.confirm(&bea).await, "requires_action");
    assert_eq!(asked.status(&ann).await, "open");
    house.step(86_400 + 1).await;
    ann.sign_in().await;
    ann.charge_when(&asked.charge, |charge| charge["status"] == "canceled")
        .await;
    assert_eq!(asked.status(&ann).await, "canceled");
    assert_eq!(house.attached(None, 0).await, 0);
    asked.answer(&house, &ann, true).await;
    assert_eq!(asked.charged(&house).await, 0, "a canceled intent is not paid");
}

#[actix_web::test]
async fn a_question_of_a_checkout_that_has_expired_is_given_up() {
    let house = House::open().await;
    let (mut ann, bea) = (house.somebody().await, house.nobody());
    let (seller, account) = house.connected_seller(&ann).await;
    let soon = chrono::DateTime::from_timestamp(house.control().clock().now + 600, 0).unwrap();
    let body = json!({"seller_id": seller, "amount": 1_000, "currency": "eur", "description": "A bowl", "expires_at": soon.to_rfc3339()});
    let checkout = ann.post_with("/v1/checkouts", &key(), body).await.expect(201)["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let token = house.card(ASKS).await;
    let paid = bea.pay(&checkout, &bea.email, &token, "seller").await.expect(200);
    let asked = Asked {
        account,
        checkout,
        charge: paid["charge"]["id"].clone(),
    };
    house.step(700).await;
    ann.sign_in().await;
    ann.charge_when(&asked.charge, |charge| charge["status"] == "canceled")
        .await;
    assert_eq!(asked.status(&ann).await, "expired");
    assert_eq!(house.attached(None, 0).await, 0);
}
