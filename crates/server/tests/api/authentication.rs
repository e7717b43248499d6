//! Off-session the bank wants the buyer: the charge waits, and the buyer finishes it on a page.

use futures_util::future::join_all;
use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{Answer, House, Person, key};

/// Their bank wants to be asked every time.
const WARY: &str = "4000002760003184";

/// A charge that waits for its buyer.
struct Waiting {
    charge: Value,
    /// Where its page's endpoints are.
    page: String,
    account: String,
    seller: String,
    customer: Value,
}

impl Waiting {
    async fn intent(&self, house: &House, owner: &Person) -> Value {
        let charge = owner.charge(&self.charge).await;
        let intent = charge["stripe"]["payment_intent"].as_str().unwrap().to_owned();
        house
            .stripe(&format!("/v1/payment_intents/{intent}"), Some(&self.account))
            .await
    }

    async fn finish(&self, house: &House, owner: &Person, passed: bool) {
        let intent = self.intent(house, owner).await;
        house
            .control()
            .finish_challenge(&self.account, intent["id"].as_str().unwrap(), passed)
            .await
            .unwrap();
    }

    async fn press(&self, buyer: &Person) -> Answer {
        buyer.post_with(&self.page, &key(), Value::Null).await
    }

    async fn confirm(&self, buyer: &Person) -> Value {
        buyer
            .post(&format!("{}/confirm", self.page), Value::Null)
            .await
            .expect(200)
    }

    /// What was charged on the seller's account: the first purchase, and this one if it was paid.
    async fn paid(&self, house: &House) -> usize {
        let charges = house.stripe("/v1/charges?limit=100", Some(&self.account)).await;
        charges["data"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|charge| charge["status"] == "succeeded")
            .count()
    }
}

/// The path of a page's endpoints.
fn endpoint(action_url: &Value) -> String {
    let url = action_url.as_str().unwrap();
    let token = url.strip_prefix("http://localhost:8080/pay/charge/").unwrap();
    format!("/v1/authentications/{token}")
}

/// A customer of the seller whose kept card wants to be asked every time.
async fn wary(house: &House, owner: &Person, seller: &str, account: &str) -> Value {
    let checkout = owner.new_checkout(seller, 1_000).await;
    let token = house.card(WARY).await;
    let buyer = house.nobody();
    let waiting = buyer
        .pay(&checkout, &buyer.email, &token, "seller")
        .await
        .expect(200);
    let charge = owner.charge(&waiting["charge"]["id"]).await;
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
    house
        .control()
        .finish_challenge(account, intent, true)
        .await
        .unwrap();
    buyer
        .post(&format!("/v1/pay/{checkout}/confirm"), Value::Null)
        .await
        .expect(200);
    charge["customer_id"].clone()
}

async fn charge_off_session(owner: &Person, seller: &str, customer: &Value) -> Answer {
    let body = json!({"seller_id": seller, "amount": 2_000, "currency": "eur", "customer_id": customer, "description": "Again"});
    owner.post_with("/v1/charges", &key(), body).await
}

async fn waiting(house: &House, owner: &Person) -> Waiting {
    let (seller, account) = house.connected_seller(owner).await;
    let customer = wary(house, owner, &seller, &account).await;
    let problem = charge_off_session(owner, &seller, &customer)
        .await
        .problem(402, "authentication_required");
    Waiting {
        charge: problem["charge_id"].clone(),
        page: endpoint(&problem["action_url"]),
        account,
        seller,
        customer,
    }
}

#[actix_web::test]
async fn the_buyer_finishes_on_the_page_what_the_bank_did_not_let_pass_without_them() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let waiting = waiting(&house, &ann).await;
    let charge = ann.charge(&waiting.charge).await;
    assert_eq!(charge["status"], "requires_action");
    assert_eq!(endpoint(&charge["action_url"]), waiting.page);
    let before = waiting.intent(&house, &ann).await;
    assert_eq!(before["status"], "requires_payment_method");

    let page = bea.get(&waiting.page).await.expect(200);
    assert_eq!(
        (&page["amount"], &page["open"], &page["card"]["last4"]),
        (&json!(2_000), &json!(true), &json!("3184"))
    );
    let pressed = waiting.press(&bea).await.expect(200);
    assert_eq!(pressed["charge"]["status"], "requires_action");
    assert_eq!(pressed["next_action"]["stripe_account"], json!(waiting.account));
    // The tab was reloaded: the same question again, and no other attempt.
    let again = waiting.press(&bea).await.expect(200);
    assert_eq!(pressed["next_action"], again["next_action"]);
    assert_eq!(waiting.confirm(&bea).await["charge"]["status"], "requires_action");

    waiting.finish(&house, &ann, true).await;
    assert_eq!(waiting.confirm(&bea).await["charge"]["status"], "succeeded");
    let done = ann.charge(&waiting.charge).await;
    assert_eq!(
        (&done["status"], &done["amount_captured"], &done["action_url"]),
        (&json!("succeeded"), &json!(2_000), &Value::Null)
    );
    let attempts: Vec<_> = done["attempts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|attempt| attempt["status"].clone())
        .collect();
    assert_eq!(attempts, ["canceled", "succeeded"]);
    let after = waiting.intent(&house, &ann).await;
    assert_eq!(after["id"], before["id"], "the same PaymentIntent");
    assert_eq!(waiting.paid(&house).await, 2);
    waiting.press(&bea).await.problem(409, "authentication_closed");
    assert_eq!(bea.get(&waiting.page).await.expect(200)["open"], false);
}

#[actix_web::test]
async fn twenty_tabs_on_the_page_confirm_once_and_a_lost_reply_is_repeated() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let waiting = waiting(&house, &ann).await;
    let answers = join_all((0..20).map(|_| waiting.press(&bea))).await;
    for answer in answers {
        match answer.status.as_u16() {
            200 => assert_eq!(answer.body["charge"]["status"], "requires_action"),
            _ => {
                answer.problem(409, "payment_in_progress");
            }
        }
    }
    assert_eq!(
        ann.charge(&waiting.charge).await["attempts"]
            .as_array()
            .unwrap()
            .len(),
        2,
        "one attempt without the buyer, one with"
    );
    let same = key();
    let first = bea.post_with(&waiting.page, &same, Value::Null).await.expect(200);
    let again = bea.post_with(&waiting.page, &same, Value::Null).await.expect(200);
    assert_eq!(first, again);
    waiting.finish(&house, &ann, true).await;
    ann.charge_when(&waiting.charge, |charge| charge["status"] == "succeeded")
        .await;
    assert_eq!(waiting.paid(&house).await, 2);
}

#[actix_web::test]
async fn who_fails_the_banks_question_has_not_paid_and_that_ends_the_charge() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let waiting = waiting(&house, &ann).await;
    waiting.press(&bea).await.expect(200);
    waiting.finish(&house, &ann, false).await;
    assert_eq!(waiting.confirm(&bea).await["charge"]["status"], "failed");
    waiting.press(&bea).await.problem(409, "authentication_closed");
    assert_eq!(waiting.paid(&house).await, 1);
}

#[actix_web::test]
async fn a_page_that_nobody_comes_to_ends_after_seven_days_and_its_intent_is_canceled() {
    let house = House::open().await;
    let (mut ann, bea) = (house.somebody().await, house.nobody());
    let waiting = waiting(&house, &ann).await;
    // The webhook about the refusal has been applied: from then on nothing is heard any more.
    ann.charge_when(&waiting.charge, |charge| charge["stripe"]["charge"].is_string())
        .await;
    house.step(7 * 86_400 + 1).await;
    ann.sign_in().await;
    waiting.press(&bea).await.problem(409, "authentication_closed");
    ann.charge_when(&waiting.charge, |charge| charge["status"] == "canceled")
        .await;
    assert_eq!(waiting.intent(&house, &ann).await["status"], "canceled");
    assert_eq!(waiting.paid(&house).await, 1);
}

#[actix_web::test]
async fn an_off_session_answer_that_was_lost_still_leads_to_the_page() {
    let mut house = House::open_without_worker().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let customer = wary(&house, &ann, &seller, &account).await;
    let lost = FaultRule {
        times: 4,
        ..FaultRule::on(
            "POST",
            "/v1/payment_intents/*/confirm",
            Moment::After,
            Effect::Reset,
        )
    };
    house.control().add_fault(lost).await;
    let charge = charge_off_session(&ann, &seller, &customer).await.expect(202);
    assert_eq!(charge["status"], "unknown");
    house.restart().await;
    let charge = ann
        .charge_when(&charge["id"], |charge| charge["status"] == "requires_action")
        .await;
    let page = endpoint(&charge["action_url"]);
    let pressed = house
        .nobody()
        .post_with(&page, &key(), Value::Null)
        .await
        .expect(200);
    assert!(pressed["next_action"]["client_secret"].is_string(), "{pressed:#}");
}

#[actix_web::test]
async fn a_confirmation_on_the_page_whose_answer_is_lost_is_found_out_and_paid_once() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let waiting = waiting(&house, &ann).await;
    let lost = FaultRule {
        times: 6,
        ..FaultRule::on(
            "POST",
            "/v1/payment_intents/*/confirm",
            Moment::After,
            Effect::Reset,
        )
    };
    house.control().add_fault(lost).await;
    waiting.press(&bea).await.expect(200);
    ann.charge_when(&waiting.charge, |charge| charge["status"] == "requires_action")
        .await;
    waiting.finish(&house, &ann, true).await;
    ann.charge_when(&waiting.charge, |charge| charge["status"] == "succeeded")
        .await;
    assert_eq!(waiting.paid(&house).await, 2);
}

#[actix_web::test]
async fn a_page_that_was_made_up_does_not_exist_and_the_token_is_for_the_seller_only() {
    let house = House::open().await;
    let (ann, eve) = (house.somebody().await, house.somebody().await);
    let waiting = waiting(&house, &ann).await;
    for made_up in [
        "0".repeat(64),
        "x".into(),
        waiting.charge.as_str().unwrap().into(),
    ] {
        let path = format!("/v1/authentications/{made_up}");
        eve.get(&path).await.problem(404, "not_found");
        eve.post_with(&path, &key(), Value::Null)
            .await
            .problem(404, "not_found");
        eve.post(&format!("{path}/confirm"), Value::Null)
            .await
            .problem(404, "not_found");
    }
    eve.get(&format!("/v1/charges/{}", waiting.charge.as_str().unwrap()))
        .await
        .problem(404, "not_found");
    let page = house.nobody().get(&waiting.page).await.expect(200).to_string();
    let customer = waiting.customer.as_str().unwrap();
    assert!(!page.contains(customer) && !page.contains('@'), "{page}");
    let timeline = ann
        .get(&format!(
            "/v1/charges/{}/timeline",
            waiting.charge.as_str().unwrap()
        ))
        .await
        .expect(200)
        .to_string();
    let token = waiting.page.rsplit('/').next().unwrap();
    assert!(!timeline.contains(token), "{timeline}");
    assert!(!waiting.seller.is_empty());
}
