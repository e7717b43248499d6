//! Cards that an operator puts on file: kept once, charged where the customer allowed it, and nowhere
//! else.

mod faults;
mod questions;

use std::time::Duration;

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use crate::house::{Answer, House, Person, key};

const VISA: &str = "4242424242424242";
const ASKS: &str = "4000002760003184";

/// An operator, a customer without cards, and two sellers.
struct Case {
    house: House,
    olga: Person,
    ann: Person,
    bob: Person,
    anns: String,
    bobs: String,
    customer: String,
}

impl Case {
    async fn open() -> Self {
        Self::open_in(House::open().await).await
    }

    async fn open_in(house: House) -> Self {
        let (olga, ann, bob) = (
            house.operator().await,
            house.somebody().await,
            house.somebody().await,
        );
        let (anns, _) = house.connected_seller(&ann).await;
        let (bobs, _) = house.connected_seller(&bob).await;
        let made = olga
            .post(
                "/v1/customers",
                json!({"email": "bea@example.com", "name": "Bea Example"}),
            )
            .await
            .expect(201);
        Self {
            customer: made["id"].as_str().unwrap().to_owned(),
            house,
            olga,
            ann,
            bob,
            anns,
            bobs,
        }
    }

    fn path(&self) -> String {
        format!("/v1/customers/{}/cards", self.customer)
    }

    async fn post(&self, key: &str, body: Value) -> Answer {
        self.olga.post_with(&self.path(), key, body).await
    }

    /// Puts a test card on file that Ann may charge.
    async fn add(&self, number: &str) -> Answer {
        let token = self.house.card(number).await;
        self.post(&key(), self.body(&token)).await
    }

    /// A card that Ann may charge.
    fn body(&self, token: &str) -> Value {
        json!({"payment_token": token, "consent": {"seller_id": self.anns}})
    }

    async fn cards(&self) -> Vec<Value> {
        let listed = self.olga.get(&self.path()).await.expect(200);
        listed["data"].as_array().unwrap().clone()
    }

    /// The customer's cards, once there are so many.
    async fn cards_when(&self, wanted: usize) -> Vec<Value> {
        let mut cards = Vec::new();
        for _ in 0..150 {
            cards = self.cards().await;
            if cards.len() == wanted {
                return cards;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("never {wanted} cards: {cards:?}")
    }

    async fn charge(&self, by: &Person, seller: &str) -> Answer {
        let body =
            json!({"seller_id": seller, "amount": 2_000, "currency": "eur", "customer_id": self.customer});
        by.post_with("/v1/charges", &key(), body).await
    }

    /// The SetupIntents on the platform, newest first.
    async fn intents(&self) -> Vec<Value> {
        let listed = self.house.stripe("/v1/setup_intents?limit=100", None).await;
        listed["data"].as_array().unwrap().clone()
    }

    /// The only SetupIntent, once it stands like this.
    async fn intent_when(&self, status: &str) -> Value {
        let mut intents = Vec::new();
        for _ in 0..150 {
            intents = self.intents().await;
            if intents.len() == 1 && intents[0]["status"] == status {
                return intents.remove(0);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("never {status}: {intents:#?}")
    }

    async fn erase(&self) -> Answer {
        let path = format!("/v1/customers/{}", self.customer);
        self.olga.send(Method::DELETE, &path, None, None).await
    }
}

#[actix_web::test]
async fn a_card_on_file_is_charged_by_the_seller_whom_the_customer_allowed_and_by_no_other() {
    let case = Case::open().await;
    let token = case.house.card(VISA).await;
    let (same, body) = (key(), case.body(&token));
    let answer = case.post(&same, body.clone()).await;
    assert_eq!(answer.headers["location"].to_str().unwrap(), case.path());
    let added = answer.expect(201);
    assert_eq!(
        (
            &added["card"]["status"],
            &added["card"]["last4"],
            &added["card"]["default"]
        ),
        (&json!("kept"), &json!("4242"), &json!(true))
    );
    assert_eq!(added.get("next_action"), None);
    assert_eq!(case.post(&same, body).await.expect(201), added, "the same again");
    let cards = case.cards().await;
    assert_eq!((cards.len(), &cards[0]["id"]), (1, &added["card"]["id"]));
    assert_eq!(case.house.attached(None, 1).await, 1);

    let charged = case.charge(&case.ann, &case.anns).await.expect(201);
    assert_eq!(charged["status"], "succeeded");
    case.charge(&case.bob, &case.bobs).await.problem(404, "not_found");
    case.charge(&case.olga, &case.bobs)
        .await
        .problem(403, "consent_missing");

    let stored = case.house.everything_written_down().await;
    let wording = "Recorded by an operator, as the customer told them: Ann's Pottery may keep this card";
    assert!(stored.contains(wording), "the evidence says who recorded it");
    let entry = stored
        .lines()
        .find(|line| line.starts_with("audit_log") && line.contains("card.added"))
        .unwrap();
    for part in [
        &format!("user:{}", case.olga.id),
        added["card"]["id"].as_str().unwrap(),
        &case.customer,
        &case.anns,
    ] {
        assert!(entry.contains(part), "{part}: {entry}");
    }
}

#[actix_web::test]
async fn without_a_consent_nobody_charges_it_and_with_one_for_all_everybody_does() {
    let case = Case::open().await;
    let token = case.house.card(VISA).await;
    case.post(&key(), json!({"payment_token": token}))
        .await
        .expect(201);
    case.charge(&case.olga, &case.anns)
        .await
        .problem(403, "consent_missing");
    case.charge(&case.ann, &case.anns).await.problem(404, "not_found");
    let shown = case
        .olga
        .get(&format!("/v1/customers/{}", case.customer))
        .await
        .expect(200);
    assert_eq!(shown["consents"], json!([]));

    let token = case.house.card("5555555555554444").await;
    let for_all = json!({"payment_token": token, "consent": {"seller_id": null}});
    let added = case.post(&key(), for_all).await.expect(201);
    for (by, seller) in [(&case.ann, &case.anns), (&case.bob, &case.bobs)] {
        let body = json!({
            "seller_id": seller, "amount": 2_000, "currency": "eur", "customer_id": case.customer,
            "card_id": added["card"]["id"],
        });
        by.post_with("/v1/charges", &key(), body).await.expect(201);
    }
}

#[actix_web::test]
async fn a_declined_card_leaves_nothing() {
    let case = Case::open().await;
    let token = case.house.card("4000000000000002").await;
    let (same, body) = (key(), case.body(&token));
    let declined = case.post(&same, body.clone()).await.problem(402, "card_declined");
    assert_eq!(declined["decline_code"], "generic_decline", "{declined:#}");
    assert_eq!(declined.get("charge_id"), None);
    let again = case.post(&same, body).await.problem(402, "card_declined");
    assert_eq!(again["detail"], declined["detail"]);
    assert_eq!(case.cards().await, [] as [Value; 0]);
    assert_eq!(case.house.attached(None, 0).await, 0);
    case.charge(&case.olga, &case.anns)
        .await
        .problem(403, "consent_missing");
    case.intent_when("canceled").await;
    let stored = case.house.everything_written_down().await;
    assert!(!stored.contains("card.added"));
}

#[actix_web::test]
async fn twenty_requests_at_once_keep_one_card() {
    let case = Case::open().await;
    let token = case.house.card(VISA).await;
    let (same, body) = (key(), case.body(&token));
    for answer in join_all((0..20).map(|_| case.post(&same, body.clone()))).await {
        match answer.status.as_u16() {
            201 => assert_eq!(answer.body["card"]["status"], "kept"),
            _ => drop(answer.problem(409, "idempotency_key_in_use")),
        }
    }
    case.post(&same, body.clone()).await.expect(201);
    assert_eq!((case.cards().await.len(), case.intents().await.len()), (1, 1));
    assert_eq!(case.house.attached(None, 1).await, 1);

    // And with a key for each: a token is good once.
    let token = case.house.card(VISA).await;
    let keys: Vec<String> = (0..20).map(|_| key()).collect();
    let answers = join_all(keys.iter().map(|key| case.post(key, case.body(&token)))).await;
    let (kept, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 201);
    assert_eq!(kept.len(), 1);
    for answer in refused {
        answer.problem(422, "payment_token_refused");
    }
    assert_eq!((case.cards().await.len(), case.intents().await.len()), (2, 2));
}

#[actix_web::test]
async fn the_same_number_is_kept_twice_as_at_the_pay_page_and_an_older_token_is_taken() {
    let case = Case::open().await;
    case.add(VISA).await.expect(201);
    case.post(&key(), case.body("tok_visa")).await.expect(201);
    let cards = case.cards().await;
    assert_eq!(cards.len(), 2);
    assert!(cards.iter().all(|card| card["last4"] == "4242"), "{cards:?}");
    let consents = case
        .olga
        .get(&format!("/v1/customers/{}", case.customer))
        .await
        .expect(200)["consents"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(consents, 2, "each has a consent of its own");
}

#[actix_web::test]
async fn a_card_that_belongs_to_anybody_is_refused() {
    let case = Case::open().await;
    let other = case
        .olga
        .post("/v1/customers", json!({"email": "eve@example.com"}))
        .await
        .expect(201);
    let token = case.house.card(VISA).await;
    case.post(&key(), case.body(&token)).await.expect(201);
    let sent = case.house.sent_to_stripe();
    for customer in [other["id"].as_str().unwrap(), &case.customer] {
        let path = format!("/v1/customers/{customer}/cards");
        case.olga
            .post_with(&path, &key(), case.body(&token))
            .await
            .problem(422, "payment_token_refused");
    }
    assert_eq!(case.house.sent_to_stripe(), sent, "nothing was changed at Stripe");
    assert_eq!(case.cards().await.len(), 1);
}

#[actix_web::test]
async fn what_makes_no_sense_is_refused_with_the_field_and_nothing_is_sent() {
    let case = Case::open().await;
    let token = case.house.card(VISA).await;
    let sent = case.house.sent_to_stripe();
    for (body, code, pointer) in [
        (json!({}), "missing_field", "/payment_token"),
        (
            json!({"payment_token": "ctoken_1"}),
            "confirmation_token_unsupported",
            "/payment_token",
        ),
        (
            json!({"payment_token": VISA}),
            "payment_token_malformed",
            "/payment_token",
        ),
        (json!({"payment_token": 1}), "wrong_type", "/payment_token"),
        (
            json!({"payment_token": token, "consents": {}}),
            "unknown_field",
            "/consents",
        ),
        (
            json!({"payment_token": token, "consent": {}}),
            "missing_field",
            "/consent/seller_id",
        ),
        (
            json!({"payment_token": token, "consent": {"seller_id": "x"}}),
            "id_malformed",
            "/consent/seller_id",
        ),
        (
            json!({"payment_token": token, "consent": {"seller_id": null, "all": true}}),
            "unknown_field",
            "/consent/all",
        ),
    ] {
        let problem = case.post(&key(), body.clone()).await.problem(422, code);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}");
    }
    let nobody = "seller_01kaqvkz3ef0tbv6gmg9wzvmkq";
    case.post(
        &key(),
        json!({"payment_token": token, "consent": {"seller_id": nobody}}),
    )
    .await
    .problem(404, "not_found");
    case.olga
        .post(&case.path(), case.body(&token))
        .await
        .problem(400, "idempotency_key_missing");
    for nobody in ["customer_01kaqvkz3ef0tbv6gmg9wzvmkq", "customer_x"] {
        let path = format!("/v1/customers/{nobody}/cards");
        case.olga
            .post_with(&path, &key(), case.body(&token))
            .await
            .problem(404, "not_found");
    }
    for person in [&case.ann, &case.bob] {
        person
            .post_with(&case.path(), &key(), case.body(&token))
            .await
            .problem(403, "operator_only");
    }
    assert_eq!(case.house.sent_to_stripe(), sent);
    case.post(&key(), case.body("pm_1NobodyHasIt"))
        .await
        .problem(422, "payment_token_refused");

    let same = key();
    case.post(&same, case.body(&token)).await.expect(201);
    case.post(&same, json!({"payment_token": token}))
        .await
        .problem(422, "idempotency_key_reused");
    case.post(
        &same,
        json!({"payment_token": token, "consent": {"seller_id": null}}),
    )
    .await
    .problem(422, "idempotency_key_reused");
}

#[actix_web::test]
async fn a_customer_who_was_erased_gets_no_card_and_keeps_none() {
    let case = Case::open().await;
    let token = case.house.card(VISA).await;
    let (same, body) = (key(), case.body(&token));
    case.post(&same, body.clone()).await.expect(201);
    assert_eq!(case.erase().await.status, 204);
    case.post(&same, body).await.problem(404, "not_found");
    case.add(VISA).await.problem(404, "not_found");
    assert_eq!(case.house.attached(None, 0).await, 0);
    for _ in 0..100 {
        let left = case.house.everything_written_down().await;
        if !["bea@example.com", "Bea Example", "4242"]
            .iter()
            .any(|of_hers| left.contains(of_hers))
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("something of them is left");
}
