//! Charging a kept card without the buyer.

use serde_json::{Value, json};

use crate::house::{House, Person, key};

/// A customer of `seller` who kept a card for `whom`; gives the customer's id.
async fn customer(house: &House, owner: &Person, seller: &str, number: &str, whom: &str) -> Value {
    let checkout = owner.new_checkout(seller, 1_000).await;
    let token = house.card(number).await;
    let buyer = house.nobody();
    let paid = buyer.pay(&checkout, &buyer.email, &token, whom).await.expect(200);
    owner.charge(&paid["charge"]["id"]).await["customer_id"].clone()
}

fn charge(seller: &str, customer: &Value) -> Value {
    json!({"seller_id": seller, "amount": 2_000, "currency": "eur", "customer_id": customer, "description": "Again"})
}

#[actix_web::test]
async fn a_consent_for_the_marketplace_lets_another_seller_charge_and_one_for_a_seller_does_not() {
    let house = House::open().await;
    let (ann, bob) = (house.somebody().await, house.somebody().await);
    let (anns, _) = house.connected_seller(&ann).await;
    let (bobs, account) = house.connected_seller(&bob).await;
    let for_all = customer(&house, &ann, &anns, "4242424242424242", "marketplace").await;
    let for_ann = customer(&house, &ann, &anns, "5555555555554444", "seller").await;

    for _ in 0..2 {
        let made = bob
            .post_with("/v1/charges", &key(), charge(&bobs, &for_all))
            .await
            .expect(201);
        assert_eq!(
            (&made["status"], &made["application_fee"]),
            (&json!("succeeded"), &json!(200))
        );
    }
    let customers = house.stripe("/v1/customers", Some(&account)).await;
    let there = customers["data"][0]["id"].as_str().unwrap();
    let cards = house
        .stripe(
            &format!("/v1/payment_methods?customer={there}&type=card"),
            Some(&account),
        )
        .await;
    assert_eq!(
        cards["data"].as_array().unwrap().len(),
        1,
        "cloned once, used twice"
    );

    // Bob has never seen this customer: for him there is none.
    bob.post_with("/v1/charges", &key(), charge(&bobs, &for_ann))
        .await
        .problem(404, "not_found");
    ann.post_with("/v1/charges", &key(), charge(&anns, &for_ann))
        .await
        .expect(201);
}

#[actix_web::test]
async fn without_consent_a_customer_is_not_charged() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let bea = customer(&house, &ann, &seller, "4242424242424242", "no").await;
    let sent = house.sent_to_stripe();
    ann.post_with("/v1/charges", &key(), charge(&seller, &bea))
        .await
        .problem(403, "consent_missing");
    assert_eq!(house.sent_to_stripe(), sent, "nothing was sent to Stripe");
}

#[actix_web::test]
async fn whoever_types_anothers_address_consents_to_nothing_for_their_cards() {
    let house = House::open().await;
    let (ann, bob) = (house.somebody().await, house.somebody().await);
    let (anns, _) = house.connected_seller(&ann).await;
    let (bobs, _) = house.connected_seller(&bob).await;
    // Bea keeps a card for Ann alone.
    let token = house.card("4242424242424242").await;
    let checkout = ann.new_checkout(&anns, 1_000).await;
    house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "seller")
        .await
        .expect(200);
    // Bob pays himself in her name, with a card of his own, and "consents" for the marketplace.
    let token = house.card("5555555555554444").await;
    let checkout = bob.new_checkout(&bobs, 1_000).await;
    let paid = house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "marketplace")
        .await
        .expect(200);
    let customer = bob.charge(&paid["charge"]["id"]).await["customer_id"].clone();
    let made = bob
        .post_with("/v1/charges", &key(), charge(&bobs, &customer))
        .await
        .expect(201);
    assert_eq!(made["card"]["last4"], "4444", "his own card, not hers");
    let cards = bob
        .get(&format!("/v1/customers/{}/cards", customer.as_str().unwrap()))
        .await
        .expect(200);
    let last4: Vec<_> = cards["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["last4"].clone())
        .collect();
    assert_eq!(last4, ["4444"], "nor is hers told");
}

#[actix_web::test]
async fn a_decline_is_final_and_a_replay_repeats_it() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let bea = customer(&house, &ann, &seller, "4242424242424242", "seller").await;
    // A card that attaches and is declined afterwards cannot be kept by paying, so the decline
    // comes from an amount that is refused on purpose: the customer's bank wants the buyer.
    let zoe = {
        let checkout = ann.new_checkout(&seller, 1_000).await;
        let token = house.card("4000002760003184").await;
        let buyer = house.nobody();
        let waiting = buyer
            .pay(&checkout, &buyer.email, &token, "seller")
            .await
            .expect(200);
        let charge = ann.charge(&waiting["charge"]["id"]).await;
        let intent = charge["stripe"]["payment_intent"].as_str().unwrap();
        house
            .control()
            .finish_challenge(&account, intent, true)
            .await
            .unwrap();
        buyer
            .post(&format!("/v1/pay/{checkout}/confirm"), Value::Null)
            .await
            .expect(200);
        charge["customer_id"].clone()
    };
    let same = key();
    ann.post_with("/v1/charges", &same, charge(&seller, &zoe))
        .await
        .problem(402, "authentication_required");
    let before = house.sent_to_stripe();
    ann.post_with("/v1/charges", &same, charge(&seller, &zoe))
        .await
        .problem(402, "authentication_required");
    assert_eq!(house.sent_to_stripe(), before);
    ann.post_with("/v1/charges", &same, charge(&seller, &bea))
        .await
        .problem(422, "idempotency_key_reused");
}

#[actix_web::test]
async fn one_key_at_the_same_moment_charges_once() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let bea = customer(&house, &ann, &seller, "4242424242424242", "seller").await;
    let same = key();
    let answers = futures_util::future::join_all(
        (0..20).map(|_| ann.post_with("/v1/charges", &same, charge(&seller, &bea))),
    )
    .await;
    let mut made = 0;
    for answer in answers {
        match answer.status.as_u16() {
            201 => made += 1,
            _ => {
                answer.problem(409, "idempotency_key_in_use");
            }
        }
    }
    assert!(made >= 1);
    let charges = house.stripe("/v1/charges", Some(&account)).await;
    assert_eq!(
        charges["data"].as_array().unwrap().len(),
        2,
        "the first purchase and this one"
    );
}

#[actix_web::test]
async fn an_operator_sets_another_fee_and_charges_that_were_made_keep_theirs() {
    let house = House::open().await;
    let (ann, olga) = (house.somebody().await, house.operator().await);
    let (seller, _) = house.connected_seller(&ann).await;
    let bea = customer(&house, &ann, &seller, "4242424242424242", "seller").await;
    let policy = json!({"percent_basis_points": 500, "fixed_amount": 30, "currency": "eur", "min_amount": null, "max_amount": null});
    ann.send(reqwest::Method::PUT, "/v1/fee-policy", Some(policy.clone()), None)
        .await
        .problem(403, "operator_only");
    olga.send(reqwest::Method::PUT, "/v1/fee-policy", Some(policy), None)
        .await
        .expect(200);
    let made = ann
        .post_with("/v1/charges", &key(), charge(&seller, &bea))
        .await
        .expect(201);
    assert_eq!(made["application_fee"], 130);
    let own = json!({"percent_basis_points": 0, "fixed_amount": 0, "currency": null, "min_amount": null, "max_amount": null});
    olga.send(
        reqwest::Method::PUT,
        &format!("/v1/sellers/{seller}/fee-policy"),
        Some(own),
        None,
    )
    .await
    .expect(200);
    let free = ann
        .post_with("/v1/charges", &key(), charge(&seller, &bea))
        .await
        .expect(201);
    assert_eq!(free["application_fee"], 0);
    assert_eq!(ann.charge(&made["id"]).await["application_fee"], 130);

    let own = format!("/v1/sellers/{seller}/fee-policy");
    assert_eq!(ann.get(&own).await.expect(200)["own"], true);
    for _ in 0..2 {
        let usual = olga
            .send(reqwest::Method::DELETE, &own, None, None)
            .await
            .expect(200);
        assert_eq!(
            (&usual["own"], &usual["percent_basis_points"]),
            (&json!(false), &json!(500))
        );
    }
    // What is set for the marketplace later holds for the seller too.
    let later = json!({"percent_basis_points": 700, "fixed_amount": 0, "currency": null, "min_amount": null, "max_amount": null});
    olga.send(reqwest::Method::PUT, "/v1/fee-policy", Some(later), None)
        .await
        .expect(200);
    let usual = ann
        .post_with("/v1/charges", &key(), charge(&seller, &bea))
        .await
        .expect(201);
    assert_eq!(usual["application_fee"], 140);
}

#[actix_web::test]
async fn whoever_types_an_address_into_a_pay_page_learns_nothing_of_its_owner() {
    let house = House::open().await;
    let (ann, eve) = (house.somebody().await, house.somebody().await);
    let (anns, _) = house.connected_seller(&ann).await;
    let (eves, _) = house.connected_seller(&eve).await;
    let bea = customer(&house, &ann, &anns, "4242424242424242", "seller").await;
    let email = ann
        .get(&format!("/v1/customers/{}", bea.as_str().unwrap()))
        .await
        .expect(200)["email"]
        .clone();
    let checkout = eve.new_checkout(&eves, 1_000).await;
    eve.pay(&checkout, email.as_str().unwrap(), "pm_nothing", "no")
        .await
        .problem(422, "payment_token_refused");
    eve.get(&format!("/v1/customers/{}", bea.as_str().unwrap()))
        .await
        .problem(404, "not_found");
    assert_eq!(eve.get("/v1/customers").await.expect(200)["data"], json!([]));
}

#[actix_web::test]
async fn whoever_took_an_operators_address_before_is_signed_out() {
    let house = House::open().await;
    let squatter = house.somebody().await;
    let email = souk_domain::text::EmailAddress::parse(&squatter.email).unwrap();
    let registration = souk_application::Registration {
        password: souk_domain::user::Password::parse("another long walk".into(), &email).unwrap(),
        email,
        name: souk_domain::text::Name::parse("Olga Operator").unwrap(),
    };
    house.application().add_operator(registration).await.unwrap();
    squatter.get("/v1/notices").await.problem(401, "session_ended");
    squatter
        .post("/v1/auth/refresh", Value::Null)
        .await
        .problem(401, "refresh_token_invalid");
}
