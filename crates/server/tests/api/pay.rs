//! Paying a checkout: declines, second cards, two tabs, replays, limits.

use futures_util::future::join_all;
use serde_json::json;

use crate::house::{House, key};

#[actix_web::test]
async fn a_declined_card_says_why_and_another_card_pays_the_same_checkout() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 10_000).await;
    let bea = house.nobody();
    let mut declines = Vec::new();
    for (number, year, cvc, code, decline_code) in [
        (
            "4000000000000002",
            "2034",
            "123",
            "card_declined",
            Some("generic_decline"),
        ),
        (
            "4000000000009995",
            "2034",
            "123",
            "card_declined",
            Some("insufficient_funds"),
        ),
        (
            "4000000000000069",
            "2034",
            "123",
            "expired_card",
            Some("expired_card"),
        ),
        (
            "4000000000000127",
            "2034",
            "123",
            "incorrect_cvc",
            Some("incorrect_cvc"),
        ),
    ] {
        let token = house.card_with(number, "12", year, cvc).await;
        let problem = bea
            .pay(&checkout, "bea@example.com", &token, "no")
            .await
            .problem(402, "card_declined");
        assert_eq!(problem["decline_code"], json!(decline_code), "{problem:#}");
        assert!(
            problem["detail"].as_str().unwrap().starts_with("Your card"),
            "{problem:#}"
        );
        declines.push((code, decline_code));
    }
    let charges = ann
        .get(&format!("/v1/charges?seller_id={seller}"))
        .await
        .expect(200);
    let charge = &charges["data"][0];
    assert_eq!(
        (charges["data"].as_array().unwrap().len(), &charge["status"]),
        (1, &json!("failed"))
    );
    let seen: Vec<_> = charge["attempts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|attempt| {
            (
                attempt["decline"]["code"].as_str().unwrap(),
                attempt["decline"]["decline_code"].as_str(),
            )
        })
        .collect();
    assert_eq!(seen, declines);

    let token = house.card("4242424242424242").await;
    let paid = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    assert_eq!(
        (&paid["charge"]["id"], &paid["charge"]["status"]),
        (&charge["id"], &json!("succeeded"))
    );
    let intents = house.stripe("/v1/payment_intents", Some(&account)).await;
    assert_eq!(
        intents["data"].as_array().unwrap().len(),
        1,
        "all attempts are on one PaymentIntent"
    );
}

#[actix_web::test]
async fn a_stolen_card_is_declined_without_saying_that_it_was_stolen() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4000000000009979").await;
    let problem = house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .problem(402, "card_declined");
    assert_eq!(problem["decline_code"], "generic_decline");
    assert!(!problem.to_string().contains("stolen"));
}

#[actix_web::test]
async fn twenty_tabs_pay_a_checkout_once() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let tokens = join_all((0..20).map(|_| house.card("4242424242424242"))).await;
    let tabs: Vec<_> = tokens.iter().map(|_| house.nobody()).collect();
    let answers = join_all(
        tabs.iter()
            .zip(&tokens)
            .map(|(tab, token)| tab.pay(&checkout, "bea@example.com", token, "no")),
    )
    .await;
    let paid = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(paid, 1);
    for answer in answers.into_iter().filter(|answer| answer.status != 200) {
        let code = answer.body["code"].as_str().unwrap();
        assert!(
            answer.status == 409 && ["payment_in_progress", "checkout_closed"].contains(&code),
            "{code}"
        );
    }
    let charges = house.stripe("/v1/charges", Some(&account)).await;
    assert_eq!(charges["data"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn two_buyers_with_one_address_at_the_same_moment_are_one_customer() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkouts = join_all((0..4).map(|_| ann.new_checkout(&seller, 1_000))).await;
    let tokens = join_all((0..4).map(|_| house.card("4242424242424242"))).await;
    let emails = [
        "bea@example.com",
        "BEA@example.com",
        "Bea@Example.COM",
        " bea@example.com ",
    ];
    let tabs: Vec<_> = (0..4).map(|_| house.nobody()).collect();
    let answers =
        join_all((0..4).map(|at| tabs[at].pay(&checkouts[at], emails[at], &tokens[at], "seller"))).await;
    for answer in answers {
        answer.expect(200);
    }
    let here = house.stripe("/v1/customers", None).await;
    let there = house.stripe("/v1/customers", Some(&account)).await;
    assert_eq!(
        (
            here["data"].as_array().unwrap().len(),
            there["data"].as_array().unwrap().len()
        ),
        (1, 1)
    );
    let known = ann.get("/v1/customers").await.expect(200);
    assert_eq!(known["data"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn the_same_key_is_the_same_payment_and_another_body_is_refused() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let bea = house.nobody();
    let (path, same) = (format!("/v1/pay/{checkout}"), key());
    let token = house.card("4242424242424242").await;
    let body = json!({"email": "bea@example.com", "payment_token": token, "keep_card": "no"});
    let first = bea.post_with(&path, &same, body.clone()).await.expect(200);
    let again = bea.post_with(&path, &same, body.clone()).await.expect(200);
    assert_eq!(first["charge"], again["charge"]);
    let mut other = body.clone();
    other["keep_card"] = json!("seller");
    bea.post_with(&path, &same, other)
        .await
        .problem(422, "idempotency_key_reused");
    bea.post_with(&path, &key(), body)
        .await
        .problem(409, "checkout_closed");
    let charges = house.stripe("/v1/charges", Some(&account)).await;
    assert_eq!(charges["data"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn a_replay_of_a_decline_is_the_decline_again() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let bea = house.nobody();
    let (path, same) = (format!("/v1/pay/{checkout}"), key());
    let token = house.card("4000000000000002").await;
    let body = json!({"email": "bea@example.com", "payment_token": token, "keep_card": "no"});
    bea.post_with(&path, &same, body.clone())
        .await
        .problem(402, "card_declined");
    bea.post_with(&path, &same, body)
        .await
        .problem(402, "card_declined");
    let charges = house.stripe("/v1/charges", Some(&account)).await;
    assert_eq!(
        charges["data"].as_array().unwrap().len(),
        1,
        "the card was tried once"
    );
}

#[actix_web::test]
async fn a_token_of_somebody_elses_card_a_used_one_and_a_foreign_kind_are_refused() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let kept = house.card("4242424242424242").await;
    let first = ann.new_checkout(&seller, 1_000).await;
    house
        .nobody()
        .pay(&first, "bea@example.com", &kept, "marketplace")
        .await
        .expect(200);

    let checkout = ann.new_checkout(&seller, 1_000).await;
    let eve = house.nobody();
    // Attached to Bea: the platform's key could charge it, so it must be refused here.
    eve.pay(&checkout, "eve@example.com", &kept, "no")
        .await
        .problem(422, "payment_token_refused");
    eve.pay(&checkout, "eve@example.com", "pm_doesnotexist", "no")
        .await
        .problem(422, "payment_token_refused");
    eve.pay(&checkout, "eve@example.com", "ctoken_1abc", "no")
        .await
        .problem(422, "confirmation_token_unsupported");
    eve.pay(&checkout, "eve@example.com", "4242424242424242", "no")
        .await
        .problem(422, "payment_token_malformed");
    let token = house.card("4242424242424242").await;
    eve.pay(&checkout, "eve@example.com", &token, "no")
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_canceled_and_an_expired_checkout_cannot_be_paid() {
    let house = House::open().await;
    let mut ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let canceled = ann.new_checkout(&seller, 1_000).await;
    let answer = ann
        .post(
            &format!("/v1/checkouts/{canceled}/cancel"),
            serde_json::Value::Null,
        )
        .await
        .expect(200);
    assert_eq!(answer["status"], "canceled");
    let soon = chrono::DateTime::from_timestamp(house.control().clock().now + 600, 0)
        .unwrap()
        .to_rfc3339();
    let body = json!({"seller_id": seller, "amount": 1_000, "currency": "eur", "description": "A bowl", "expires_at": soon});
    let expired = ann.post_with("/v1/checkouts", &key(), body).await.expect(201)["id"]
        .as_str()
        .unwrap()
        .to_owned();
    house.step(601).await;
    ann.sign_in().await;
    let token = house.card("4242424242424242").await;
    for checkout in [canceled, expired] {
        house
            .nobody()
            .pay(&checkout, "bea@example.com", &token, "no")
            .await
            .problem(409, "checkout_closed");
    }
}

#[actix_web::test]
async fn an_authentication_is_asked_for_once_and_its_end_is_read_from_stripe() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let bea = house.nobody();
    let token = house.card("4000002760003184").await;
    let waiting = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    assert_eq!(waiting["charge"]["status"], "requires_action");
    assert_eq!(waiting["next_action"]["stripe_account"], json!(account));
    assert!(
        waiting["next_action"]["client_secret"]
            .as_str()
            .unwrap()
            .starts_with("pi_")
    );
    let still = bea
        .post(&format!("/v1/pay/{checkout}/confirm"), serde_json::Value::Null)
        .await
        .expect(200);
    assert_eq!(still["charge"]["status"], "requires_action");
    assert_eq!(
        still["next_action"],
        serde_json::Value::Null,
        "the secret is for the browser that began only"
    );

    let charge = ann.charge(&waiting["charge"]["id"]).await;
    let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
    house
        .control()
        .finish_challenge(&account, intent, true)
        .await
        .unwrap();
    let done = bea
        .post(&format!("/v1/pay/{checkout}/confirm"), serde_json::Value::Null)
        .await
        .expect(200);
    assert_eq!(done["charge"]["status"], "succeeded");
}

#[actix_web::test]
async fn a_card_is_kept_only_when_the_buyer_says_so_with_the_attempt_that_pays() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let bea = house.nobody();
    // Kept with a card that is declined, then paid with another one that is not to be kept.
    let declined = house.card("4000000000000341").await;
    bea.pay(&checkout, "bea@example.com", &declined, "marketplace")
        .await
        .problem(402, "card_declined");
    let token = house.card("4242424242424242").await;
    let paid = bea
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = ann.charge(&paid["charge"]["id"]).await;
    let customer = ann
        .get(&format!(
            "/v1/customers/{}",
            charge["customer_id"].as_str().unwrap()
        ))
        .await
        .expect(200);
    assert_eq!(customer["consents"], json!([]));
    let body = json!({"seller_id": seller, "amount": 1_000, "currency": "eur", "customer_id": charge["customer_id"]});
    ann.post_with("/v1/charges", &key(), body)
        .await
        .problem(403, "consent_missing");
    // Nothing is attached, on either account.
    for at in [None, Some(account.as_str())] {
        let customers = house.stripe("/v1/customers", at).await;
        let id = customers["data"][0]["id"].as_str().unwrap();
        let mut left = usize::MAX;
        for _ in 0..50 {
            let cards = house
                .stripe(&format!("/v1/payment_methods?customer={id}&type=card"), at)
                .await;
            left = cards["data"].as_array().unwrap().len();
            if left == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        assert_eq!(left, 0, "{at:?}");
    }
}
