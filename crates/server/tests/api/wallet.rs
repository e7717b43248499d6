//! The buyer's own view of their kept cards: what was agreed to, and how it is taken back.

use reqwest::Method;
use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{House, Person, key};

async fn keep(house: &House, owner: &Person, seller: &str, buyer: &Person, whom: &str) -> Value {
    let checkout = owner.new_checkout(seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    let paid = buyer.pay(&checkout, &buyer.email, &token, whom).await.expect(200);
    owner.charge(&paid["charge"]["id"]).await["customer_id"].clone()
}

async fn wallet(buyer: &Person) -> Vec<Value> {
    buyer.get("/v1/wallet").await.expect(200)["data"]
        .as_array()
        .unwrap()
        .clone()
}

async fn delete(person: &Person, path: &str) -> u16 {
    person
        .send(Method::DELETE, path, None, None)
        .await
        .status
        .as_u16()
}

fn charge(seller: &str, customer: &Value) -> Value {
    json!({"seller_id": seller, "amount": 2_000, "currency": "eur", "customer_id": customer})
}

#[actix_web::test]
async fn a_buyer_sees_what_they_agreed_to_and_gives_the_card_up_everywhere() {
    let house = House::open().await;
    let (ann, bob, bea) = (house.somebody().await, house.somebody().await, house.nobody());
    let (anns, at_ann) = house.connected_seller(&ann).await;
    let (bobs, at_bob) = house.connected_seller(&bob).await;
    let customer = keep(&house, &ann, &anns, &bea, "marketplace").await;
    bob.post_with("/v1/charges", &key(), charge(&bobs, &customer))
        .await
        .expect(201);
    let cards = wallet(&bea).await;
    let consent = &cards[0]["consents"][0];
    assert_eq!((cards.len(), &cards[0]["last4"]), (1, &json!("4242")));
    assert_eq!(consent["seller_id"], Value::Null);
    assert!(
        consent["wording"].as_str().unwrap().starts_with("All sellers"),
        "{consent:#}"
    );
    for account in [None, Some(&*at_ann), Some(&*at_bob)] {
        assert_eq!(house.attached(account, 1).await, 1, "{account:?}");
    }

    let card = format!("/v1/wallet/cards/{}", cards[0]["id"].as_str().unwrap());
    assert_eq!(delete(&house.nobody(), &card).await, 404, "another browser");
    assert_eq!(delete(&bea, &card).await, 204);
    assert_eq!(delete(&bea, &card).await, 204, "again changes nothing");
    assert_eq!(wallet(&bea).await, [] as [Value; 0]);
    for (owner, seller) in [(&ann, &anns), (&bob, &bobs)] {
        let refused = owner
            .post_with("/v1/charges", &key(), charge(seller, &customer))
            .await;
        assert!(
            [403, 404].contains(&refused.status.as_u16()),
            "{:#}",
            refused.body
        );
    }
    let checkout = ann.new_checkout(&anns, 1_000).await;
    let body = json!({"card_id": cards[0]["id"]});
    bea.post_with(&format!("/v1/pay/{checkout}"), &key(), body)
        .await
        .problem(404, "not_found");
    for account in [None, Some(&*at_ann), Some(&*at_bob)] {
        assert_eq!(house.attached(account, 0).await, 0, "{account:?}");
    }
}

#[actix_web::test]
async fn a_consent_that_is_taken_back_ends_charges_and_the_card_goes_with_the_last_one() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, account) = house.connected_seller(&ann).await;
    let customer = keep(&house, &ann, &seller, &bea, "seller").await;
    let cards = wallet(&bea).await;
    let consent = &cards[0]["consents"][0];
    assert_eq!(
        (&consent["seller_id"], &consent["seller_name"]),
        (&json!(seller), &json!("Ann's Pottery"))
    );
    let path = format!("/v1/wallet/consents/{}", consent["id"].as_str().unwrap());
    assert_eq!(delete(&house.nobody(), &path).await, 404);
    assert_eq!(delete(&bea, &path).await, 204);
    ann.post_with("/v1/charges", &key(), charge(&seller, &customer))
        .await
        .problem(403, "consent_missing");
    assert_eq!(wallet(&bea).await, [] as [Value; 0]);
    assert_eq!(house.attached(None, 0).await, 0);
    assert_eq!(house.attached(Some(&account), 0).await, 0);
}

#[actix_web::test]
async fn an_operator_takes_back_a_consent_and_a_card_but_not_under_another_customers_name() {
    let house = House::open().await;
    let (ann, olga) = (house.somebody().await, house.operator().await);
    let (seller, account) = house.connected_seller(&ann).await;
    let bea = keep(&house, &ann, &seller, &house.nobody(), "seller").await;
    let cleo = keep(&house, &ann, &seller, &house.nobody(), "seller").await;
    let of = |customer: &Value| format!("/v1/customers/{}", customer.as_str().unwrap());
    let known = olga.get(&of(&bea)).await.expect(200);
    let consent = known["consents"][0]["id"].as_str().unwrap();
    let card = known["consents"][0]["card_id"].as_str().unwrap();
    assert_eq!(
        delete(&olga, &format!("{}/consents/{consent}", of(&cleo))).await,
        404
    );
    assert_eq!(delete(&olga, &format!("{}/cards/{card}", of(&cleo))).await, 404);
    assert_eq!(delete(&ann, &format!("{}/cards/{card}", of(&bea))).await, 403);
    assert_eq!(
        delete(&olga, &format!("{}/consents/{consent}", of(&bea))).await,
        204
    );
    assert_eq!(delete(&olga, &format!("{}/cards/{card}", of(&bea))).await, 204);
    ann.post_with("/v1/charges", &key(), charge(&seller, &bea))
        .await
        .problem(403, "consent_missing");
    ann.post_with("/v1/charges", &key(), charge(&seller, &cleo))
        .await
        .expect(201);
    assert_eq!(house.attached(Some(&account), 1).await, 1, "Cleo's");
}

#[actix_web::test]
async fn a_card_is_detached_although_answers_are_lost_and_the_process_dies() {
    let mut house = House::open_without_worker().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, account) = house.connected_seller(&ann).await;
    keep(&house, &ann, &seller, &bea, "seller").await;
    let card = wallet(&bea).await[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(delete(&bea, &format!("/v1/wallet/cards/{card}")).await, 204);
    assert_eq!(house.attached(Some(&account), 1).await, 1, "no worker yet");
    for moment in [Moment::Before, Moment::After] {
        let fault = FaultRule {
            times: 3,
            ..FaultRule::on("POST", "/v1/payment_methods/*/detach", moment, Effect::Reset)
        };
        house.control().add_fault(fault).await;
    }
    house.restart().await;
    assert_eq!(house.attached(Some(&account), 0).await, 0);
    assert_eq!(house.attached(None, 0).await, 0);
}

#[actix_web::test]
async fn a_wallet_is_for_our_own_pages() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, _) = house.connected_seller(&ann).await;
    keep(&house, &ann, &seller, &bea, "seller").await;
    let card = wallet(&bea).await[0]["id"].as_str().unwrap().to_owned();
    for (method, path) in [
        (Method::GET, "/v1/wallet".to_owned()),
        (Method::DELETE, format!("/v1/wallet/cards/{card}")),
    ] {
        let request = bea
            .client
            .request(method, format!("{}{path}", house.url))
            .header("origin", "https://evil.example");
        Person::read(request).await.problem(403, "origin_not_allowed");
    }
    assert_eq!(wallet(&bea).await.len(), 1);
}
