//! A customer is erased: here, in Stripe's copies, and in what comes in afterwards.

use reqwest::Method;
use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{House, Person, key};

const EMAIL: &str = "beatrice.example@example.com";

/// A customer with a kept card at Ann's, charged by Bob as well.
struct Known {
    customer: String,
    charge: Value,
    accounts: [String; 2],
    sellers: [String; 2],
}

async fn known(house: &House, ann: &Person, bob: &Person, bea: &Person) -> Known {
    let (anns, at_ann) = house.connected_seller(ann).await;
    let (bobs, at_bob) = house.connected_seller(bob).await;
    let checkout = ann.new_checkout(&anns, 1_000).await;
    let token = house.card("4242424242424242").await;
    let body = json!({"email": EMAIL, "name": "Beatrice Example", "payment_token": token, "keep_card": "marketplace"});
    let paid = bea
        .post_with(&format!("/v1/pay/{checkout}"), &key(), body)
        .await
        .expect(200);
    let customer = ann.charge(&paid["charge"]["id"]).await["customer_id"].clone();
    let body = json!({"seller_id": bobs, "amount": 2_000, "currency": "eur", "customer_id": customer});
    bob.post_with("/v1/charges", &key(), body).await.expect(201);
    Known {
        customer: customer.as_str().unwrap().to_owned(),
        charge: paid["charge"]["id"].clone(),
        accounts: [at_ann, at_bob],
        sellers: [anns, bobs],
    }
}

/// Every living customer at Stripe, on the platform and on these accounts, once there is none.
async fn left_at_stripe(house: &House, accounts: &[String]) -> Vec<Value> {
    let mut left = Vec::new();
    for _ in 0..150 {
        left.clear();
        for account in [None, Some(&accounts[0]), Some(&accounts[1])] {
            let customers = house
                .stripe("/v1/customers?limit=100", account.map(String::as_str))
                .await;
            left.extend(customers["data"].as_array().unwrap().iter().cloned());
        }
        if left.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    left
}

async fn erase(operator: &Person, customer: &str) -> u16 {
    operator
        .send(Method::DELETE, &format!("/v1/customers/{customer}"), None, None)
        .await
        .status
        .as_u16()
}

#[actix_web::test]
async fn a_customer_who_is_erased_is_known_nowhere_and_what_they_paid_stays() {
    let house = House::open().await;
    let (ann, bob, bea) = (house.somebody().await, house.somebody().await, house.nobody());
    let olga = house.operator().await;
    let known = known(&house, &ann, &bob, &bea).await;
    let path = format!("/v1/customers/{}", known.customer);
    let shown = olga.get(&path).await.expect(200);
    assert_eq!(shown["shared_with"].as_array().unwrap().len(), 2, "{shown:#}");
    ann.charge_when(&known.charge, |charge| charge["stripe_fee"].is_i64())
        .await;

    assert_eq!(erase(&olga, &known.customer).await, 204);
    assert_eq!(erase(&olga, &known.customer).await, 204, "again changes nothing");
    assert_eq!(left_at_stripe(&house, &known.accounts).await, [] as [Value; 0]);
    for person in [&ann, &bob, &olga] {
        person.get(&path).await.problem(404, "not_found");
    }
    let found = olga
        .get(&format!("/v1/customers?email={EMAIL}"))
        .await
        .expect(200);
    assert_eq!(found["data"], json!([]));
    let charge = ann.charge(&known.charge).await;
    assert_eq!(
        (&charge["amount_captured"], &charge["application_fee"]),
        (&json!(1_000), &json!(100))
    );
    assert_eq!(charge["card"], Value::Null);
    assert_eq!(bea.get("/v1/wallet").await.expect(200)["data"], json!([]));
    for (owner, seller) in [(&ann, &known.sellers[0]), (&bob, &known.sellers[1])] {
        let body =
            json!({"seller_id": seller, "amount": 2_000, "currency": "eur", "customer_id": known.customer});
        owner
            .post_with("/v1/charges", &key(), body)
            .await
            .problem(404, "not_found");
    }
    // Nor is anything of them left in the rows, once the last event about them has come in.
    let mut left = String::new();
    for _ in 0..100 {
        left = house.everything_written_down().await;
        if !left.contains(EMAIL) && !left.contains("Beatrice") && !left.contains("4242") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let at = left
        .find(EMAIL)
        .or(left.find("Beatrice"))
        .or(left.find("4242"))
        .unwrap();
    panic!(
        "still there: …{}…",
        &left[at.saturating_sub(300)..(at + 100).min(left.len())]
    );
}

#[actix_web::test]
async fn the_same_address_is_somebody_new_after_an_erasure() {
    let house = House::open().await;
    let (ann, bob, bea) = (house.somebody().await, house.somebody().await, house.nobody());
    let olga = house.operator().await;
    let known = known(&house, &ann, &bob, &bea).await;
    assert_eq!(erase(&ann, &known.customer).await, 403, "an operator's");
    assert_eq!(erase(&olga, &known.customer).await, 204);
    let checkout = ann.new_checkout(&known.sellers[0], 1_000).await;
    let token = house.card("4242424242424242").await;
    let paid = bea.pay(&checkout, EMAIL, &token, "no").await.expect(200);
    let charge = ann.charge(&paid["charge"]["id"]).await;
    assert_ne!(charge["customer_id"], json!(known.customer));
}

#[actix_web::test]
async fn an_erasure_is_finished_although_answers_are_lost_and_the_process_dies() {
    let mut house = House::open_without_worker().await;
    let (ann, bob, bea) = (house.somebody().await, house.somebody().await, house.nobody());
    let olga = house.operator().await;
    let known = known(&house, &ann, &bob, &bea).await;
    assert_eq!(erase(&olga, &known.customer).await, 204);
    for moment in [Moment::Before, Moment::After] {
        let fault = FaultRule {
            times: 3,
            ..FaultRule::on("DELETE", "/v1/customers/*", moment, Effect::Reset)
        };
        house.control().add_fault(fault).await;
    }
    house.control().revoke_access(&known.accounts[1]).await.unwrap();
    house.restart().await;
    // What is on an account that cut us off is out of reach.
    for _ in 0..150 {
        let here = house.stripe("/v1/customers", None).await;
        let there = house.stripe("/v1/customers", Some(&known.accounts[0])).await;
        if here["data"] == json!([]) && there["data"] == json!([]) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{:#}", house.stripe("/v1/customers", None).await);
}

#[actix_web::test]
async fn letter_case_and_unicode_forms_of_an_address_are_one_customer() {
    let house = House::open().await;
    let olga = house.operator().await;
    let mut seen = Vec::new();
    // The same letters: composed, decomposed, full-width, in capitals.
    for email in [
        "zo\u{e9}@example.com",
        "zoe\u{301}@example.com",
        "ZO\u{c9}@EXAMPLE.com",
        "\u{ff5a}o\u{e9}@example.com",
    ] {
        let made = olga.post("/v1/customers", json!({"email": email})).await;
        seen.push(made.body["id"].clone());
    }
    assert!(seen.iter().all(|id| *id == seen[0] && id.is_string()), "{seen:?}");
    // A letter that only looks the same is another address.
    let other = olga
        .post("/v1/customers", json!({"email": "z\u{43e}\u{e9}@example.com"}))
        .await;
    assert_ne!(other.body["id"], seen[0]);
}
