//! The blog post's walk from end to end.

use serde_json::json;

use crate::house::{House, key};

#[actix_web::test]
async fn from_connect_with_stripe_to_the_fee_in_the_platforms_account() {
    let house = House::open().await;
    let seller_owner = house.somebody().await;
    let (seller, account) = house.connected_seller(&seller_owner).await;

    // A checkout of 100.00 EUR, paid by a buyer in another browser, who lets the card be kept.
    let checkout = seller_owner.new_checkout(&seller, 10_000).await;
    let buyer = house.nobody();
    let page = buyer.get(&format!("/v1/pay/{checkout}")).await.expect(200);
    assert_eq!(
        (&page["amount"], &page["currency"], &page["status"]),
        (&json!(10_000), &json!("eur"), &json!("open"))
    );
    assert_eq!(page["seller_name"], "Ann's Pottery");
    let token = house.card("4242424242424242").await;
    let paid = buyer
        .pay(&checkout, "Bea@Example.com", &token, "seller")
        .await
        .expect(200);
    assert_eq!(paid["charge"]["status"], "succeeded");
    assert_eq!(
        buyer.get(&format!("/v1/pay/{checkout}")).await.expect(200)["status"],
        "paid"
    );

    // The seller sees the charge, the marketplace's fee, Stripe's fee and the net, which add up.
    let charge = seller_owner.charge(&paid["charge"]["id"]).await;
    assert_eq!(
        (&charge["application_fee"], &charge["amount_captured"]),
        (&json!(1_000), &json!(10_000))
    );
    let (stripe_fee, net) = (
        charge["stripe_fee"].as_i64().unwrap(),
        charge["net"].as_i64().unwrap(),
    );
    assert!(stripe_fee > 0);
    assert_eq!(net, 10_000 - 1_000 - stripe_fee);
    assert_eq!(
        (&charge["card"]["brand"], &charge["card"]["last4"]),
        (&json!("visa"), &json!("4242"))
    );
    assert_eq!(charge["attempts"].as_array().unwrap().len(), 1);
    let timeline = seller_owner
        .get(&format!(
            "/v1/charges/{}/timeline",
            charge["id"].as_str().unwrap()
        ))
        .await
        .expect(200);
    let kinds: Vec<_> = timeline["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "created",
            "attempt_started",
            "intent_created",
            "submitted",
            "succeeded",
            "settled"
        ]
    );

    // The sandbox shows the payment and the customer in the connected account, the customer and
    // the earned fee in the platform's.
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
    let intent = house
        .stripe(&format!("/v1/payment_intents/{intent}"), Some(&account))
        .await;
    assert_eq!(
        (&intent["amount_received"], &intent["application_fee_amount"]),
        (&json!(10_000), &json!(1_000))
    );
    assert_eq!(intent["metadata"]["souk_charge"], charge["id"]);
    let there = house
        .stripe("/v1/customers?email=Bea@Example.com", Some(&account))
        .await;
    let here = house.stripe("/v1/customers?email=Bea@Example.com", None).await;
    assert_eq!(
        (
            there["data"].as_array().unwrap().len(),
            here["data"].as_array().unwrap().len()
        ),
        (1, 1)
    );
    assert_eq!(intent["customer"], there["data"][0]["id"]);
    let fees = house.stripe("/v1/application_fees", None).await;
    assert_eq!(
        (&fees["data"][0]["amount"], &fees["data"][0]["account"]),
        (&json!(1_000), &json!(account))
    );

    // Three weeks later the same customer pays without typing a card.
    house.step(3 * 7 * 24 * 3_600).await;
    let mut seller_owner = seller_owner;
    seller_owner.sign_in().await;
    let body = json!({"seller_id": seller, "amount": 2_500, "currency": "eur", "customer_id": charge["customer_id"],
        "description": "A second bowl"});
    let again = seller_owner
        .post_with("/v1/charges", &key(), body)
        .await
        .expect(201);
    assert_eq!(
        (&again["status"], &again["application_fee"]),
        (&json!("succeeded"), &json!(250))
    );
    assert_eq!(again["card"]["last4"], "4242");
    let there = house
        .stripe("/v1/customers?email=Bea@Example.com", Some(&account))
        .await;
    assert_eq!(
        there["data"].as_array().unwrap().len(),
        1,
        "the shared customer is used again"
    );
}

#[actix_web::test]
async fn people_register_sign_in_stay_signed_in_and_sign_out() {
    let house = House::open().await;
    let ann = house.somebody().await;
    assert_eq!(ann.get("/v1/me").await.expect(200)["email"], json!(ann.email));

    // The cookie alone continues the session, also twice at the same moment.
    let (one, two) = tokio::join!(
        ann.post("/v1/auth/refresh", serde_json::Value::Null),
        ann.post("/v1/auth/refresh", serde_json::Value::Null)
    );
    one.expect(200);
    two.expect(200);

    // Ten minutes later the access token is no longer good; the refresh token still is.
    house.step(601).await;
    ann.get("/v1/me").await.problem(401, "access_token_expired");
    ann.post("/v1/auth/refresh", serde_json::Value::Null)
        .await
        .expect(200);
    ann.post("/v1/auth/logout", serde_json::Value::Null)
        .await
        .expect(204);
    ann.post("/v1/auth/refresh", serde_json::Value::Null)
        .await
        .problem(401, "refresh_token_invalid");
}

#[actix_web::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let wrong = ann
        .post(
            "/v1/auth/login",
            json!({"email": ann.email, "password": "not the password"}),
        )
        .await;
    let unknown = ann
        .post(
            "/v1/auth/login",
            json!({"email": "nobody@example.com", "password": "not the password"}),
        )
        .await;
    let strip = |mut problem: serde_json::Value| {
        problem["request_id"] = serde_json::Value::Null;
        problem
    };
    assert_eq!(
        strip(wrong.problem(401, "credentials_invalid")),
        strip(unknown.problem(401, "credentials_invalid"))
    );
}
