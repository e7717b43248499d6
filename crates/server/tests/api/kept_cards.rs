//! Cards that a browser kept: shown to it alone, and paid with without typing anything again.

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment};

use crate::house::{Answer, House, Person, key};

/// Pays a checkout of this seller with a card that is kept for `whom`.
async fn keep(
    house: &House,
    owner: &Person,
    seller: &str,
    buyer: &Person,
    number: &str,
    whom: &str,
) -> Value {
    let checkout = owner.new_checkout(seller, 1_000).await;
    let token = house.card(number).await;
    buyer.pay(&checkout, &buyer.email, &token, whom).await.expect(200)
}

/// The cards that a browser is shown at a pay page.
async fn shown(buyer: &Person, checkout: &str) -> Vec<Value> {
    buyer.get(&format!("/v1/pay/{checkout}")).await.expect(200)["kept_cards"]
        .as_array()
        .unwrap()
        .clone()
}

async fn pay_with(buyer: &Person, checkout: &str, card: &Value) -> Answer {
    buyer
        .post_with(&format!("/v1/pay/{checkout}"), &key(), json!({"card_id": card}))
        .await
}

#[actix_web::test]
async fn a_kept_card_pays_the_next_checkout_without_an_address_and_is_cloned_once() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, account) = house.connected_seller(&ann).await;
    let first = keep(&house, &ann, &seller, &bea, "4242424242424242", "seller").await;
    let customer = ann.charge(&first["charge"]["id"]).await["customer_id"].clone();
    for _ in 0..2 {
        let checkout = ann.new_checkout(&seller, 2_000).await;
        let cards = shown(&bea, &checkout).await;
        assert_eq!((cards.len(), &cards[0]["last4"]), (1, &json!("4242")));
        let paid = pay_with(&bea, &checkout, &cards[0]["id"]).await.expect(200);
        assert_eq!(paid["charge"]["status"], "succeeded");
        assert_eq!(ann.charge(&paid["charge"]["id"]).await["customer_id"], customer);
    }
    let there = house.stripe("/v1/customers", Some(&account)).await["data"][0]["id"].clone();
    let path = format!(
        "/v1/payment_methods?customer={}&type=card",
        there.as_str().unwrap()
    );
    let clones = house.stripe(&path, Some(&account)).await;
    assert_eq!(clones["data"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn a_card_kept_for_all_sellers_pays_another_one_with_one_clone_however_many_checkouts_at_once() {
    let house = House::open().await;
    let (ann, bob, bea) = (house.somebody().await, house.somebody().await, house.nobody());
    let (anns, _) = house.connected_seller(&ann).await;
    let (bobs, account) = house.connected_seller(&bob).await;
    keep(&house, &ann, &anns, &bea, "4242424242424242", "marketplace").await;
    let checkouts = join_all((0..4).map(|_| bob.new_checkout(&bobs, 2_000))).await;
    let card = shown(&bea, &checkouts[0]).await[0]["id"].clone();
    let answers = join_all(checkouts.iter().map(|checkout| pay_with(&bea, checkout, &card))).await;
    for answer in answers {
        let paid = answer.expect(200);
        bob.charge_when(&paid["charge"]["id"], |charge| charge["status"] == "succeeded")
            .await;
    }
    let customers = house.stripe("/v1/customers", Some(&account)).await;
    let [there] = customers["data"].as_array().unwrap().as_slice() else {
        panic!("one customer: {customers:#}")
    };
    let path = format!(
        "/v1/payment_methods?customer={}&type=card",
        there["id"].as_str().unwrap()
    );
    let clones = house.stripe(&path, Some(&account)).await;
    assert_eq!(clones["data"].as_array().unwrap().len(), 1, "{clones:#}");
    let charges = house.stripe("/v1/charges", Some(&account)).await;
    assert_eq!(charges["data"].as_array().unwrap().len(), 4);
}

#[actix_web::test]
async fn a_card_kept_for_one_seller_is_not_shown_at_another() {
    let house = House::open().await;
    let (ann, bob, bea) = (house.somebody().await, house.somebody().await, house.nobody());
    let (anns, _) = house.connected_seller(&ann).await;
    let (bobs, _) = house.connected_seller(&bob).await;
    keep(&house, &ann, &anns, &bea, "4242424242424242", "seller").await;
    let at_ann = ann.new_checkout(&anns, 1_000).await;
    let at_bob = bob.new_checkout(&bobs, 1_000).await;
    let cards = shown(&bea, &at_ann).await;
    assert_eq!(shown(&bea, &at_bob).await, [] as [Value; 0]);
    let sent = house.sent_to_stripe();
    pay_with(&bea, &at_bob, &cards[0]["id"])
        .await
        .problem(404, "not_found");
    assert_eq!(house.sent_to_stripe(), sent, "nothing was sent to Stripe");
}

#[actix_web::test]
async fn a_card_is_shown_to_the_browser_that_kept_it_and_to_no_other() {
    let house = House::open().await;
    let (ann, bea, eve) = (house.somebody().await, house.nobody(), house.nobody());
    let (seller, _) = house.connected_seller(&ann).await;
    keep(&house, &ann, &seller, &bea, "4242424242424242", "marketplace").await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let beas = shown(&bea, &checkout).await[0]["id"].clone();
    assert_eq!(shown(&eve, &checkout).await, [] as [Value; 0], "no cookie");
    pay_with(&eve, &checkout, &beas).await.problem(404, "not_found");

    // Eve types Bea's address and keeps a card of her own: that is the one she is shown.
    let evil = Person {
        email: bea.email.clone(),
        ..house.nobody()
    };
    keep(&house, &ann, &seller, &evil, "5555555555554444", "marketplace").await;
    let evils = shown(&evil, &checkout).await;
    assert_eq!((evils.len(), &evils[0]["last4"]), (1, &json!("4444")));
    pay_with(&evil, &checkout, &beas).await.problem(404, "not_found");
    assert_eq!(shown(&bea, &checkout).await.len(), 1, "nor is Bea shown Eve's");

    let path = format!("/v1/pay/{checkout}");
    for forged in ["0".repeat(64), "x".into(), "%00".into(), "y".repeat(2_000)] {
        let request = reqwest::Client::new().get(format!("{}{path}", house.url));
        let page = Person::read(request.header("cookie", format!("souk_wallet={forged}")))
            .await
            .expect(200);
        assert_eq!(page["kept_cards"], json!([]), "{forged}");
    }
}

#[actix_web::test]
async fn a_wallet_that_nobody_opened_for_half_a_year_shows_nothing() {
    let house = House::open().await;
    let (mut ann, bea) = (house.somebody().await, house.nobody());
    let (seller, _) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    let body = json!({"email": "bea@example.com", "payment_token": token, "keep_card": "seller"});
    let answer = bea.post_with(&format!("/v1/pay/{checkout}"), &key(), body).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("souk_wallet="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    let age = cookie.split("Max-Age=").nth(1).unwrap();
    let age: i64 = age.split(';').next().unwrap().parse().unwrap();
    assert!((15_551_900..=15_552_000).contains(&age), "180 days: {cookie}");
    // Sent by hand from here on: the browser would have forgotten it.
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let page = async |checkout: String| {
        let request = reqwest::Client::new().get(format!("{}/v1/pay/{checkout}", house.url));
        Person::read(request.header("cookie", cookie.clone()))
            .await
            .expect(200)["kept_cards"]
            .clone()
    };
    let next = ann.new_checkout(&seller, 1_000).await;
    let card = page(next.clone()).await[0]["id"].clone();
    house.step(180 * 86_400 + 1).await;
    ann.sign_in().await;
    assert_eq!(page(next.clone()).await, json!([]));
    let request = reqwest::Client::new()
        .post(format!("{}/v1/pay/{next}", house.url))
        .header("cookie", cookie.clone())
        .header("idempotency-key", key())
        .json(&json!({"card_id": card}));
    Person::read(request).await.problem(404, "not_found");
}

#[actix_web::test]
async fn a_browser_that_lost_the_reply_gets_its_cookie_with_the_replay() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, _) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    let body = json!({"email": "bea@example.com", "payment_token": token, "keep_card": "seller"});
    let (path, same) = (format!("/v1/pay/{checkout}"), key());
    // The reply goes to a browser that keeps no cookies: as good as lost.
    let lost = Person {
        client: reqwest::Client::new(),
        ..house.nobody()
    };
    let first = lost.post_with(&path, &same, body.clone()).await;
    let again = bea.post_with(&path, &same, body).await;
    assert_eq!(first.headers["set-cookie"], again.headers["set-cookie"]);
    again.expect(200);
    let next = ann.new_checkout(&seller, 1_000).await;
    assert_eq!(shown(&bea, &next).await.len(), 1);
}

#[actix_web::test]
async fn a_card_of_a_payment_whose_answer_was_lost_is_in_the_wallet_once_it_is_paid() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, _) = house.connected_seller(&ann).await;
    let fault = FaultRule {
        times: 6,
        ..FaultRule::on(
            "POST",
            "/v1/payment_intents/*/confirm",
            Moment::After,
            Effect::Reset,
        )
    };
    house.control().add_fault(fault).await;
    let paid = keep(&house, &ann, &seller, &bea, "4242424242424242", "seller").await;
    ann.charge_when(&paid["charge"]["id"], |charge| charge["status"] == "succeeded")
        .await;
    let next = ann.new_checkout(&seller, 1_000).await;
    assert_eq!(shown(&bea, &next).await.len(), 1);
}

#[actix_web::test]
async fn a_card_that_was_kept_twice_is_shown_once_and_one_that_was_declined_not_at_all() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, _) = house.connected_seller(&ann).await;
    for _ in 0..2 {
        keep(&house, &ann, &seller, &bea, "4242424242424242", "seller").await;
    }
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let declined = house.card("4000000000000341").await;
    bea.pay(&checkout, &bea.email, &declined, "seller")
        .await
        .problem(402, "card_declined");
    assert_eq!(shown(&bea, &checkout).await.len(), 1);
}

#[actix_web::test]
async fn a_kept_card_comes_alone_and_from_our_own_pages() {
    let house = House::open().await;
    let (ann, bea) = (house.somebody().await, house.nobody());
    let (seller, _) = house.connected_seller(&ann).await;
    keep(&house, &ann, &seller, &bea, "4242424242424242", "seller").await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let card = shown(&bea, &checkout).await[0]["id"].clone();
    let path = format!("/v1/pay/{checkout}");
    for (body, code) in [
        (
            json!({"card_id": card, "payment_token": "pm_1"}),
            "fields_contradict",
        ),
        (
            json!({"card_id": card, "email": "bea@example.com"}),
            "fields_contradict",
        ),
        (
            json!({"card_id": card, "keep_card": "marketplace"}),
            "fields_contradict",
        ),
        (json!({"card_id": "card_x"}), "id_malformed"),
        (json!({"keep_card": "no"}), "missing_field"),
        (
            json!({"payment_token": "pm_1", "keep_card": "no"}),
            "missing_field",
        ),
    ] {
        let sent = body.to_string();
        let problem = bea.post_with(&path, &key(), body).await;
        assert_eq!(problem.body["code"], code, "{sent}: {:#}", problem.body);
        assert_eq!(problem.status, 422, "{sent}");
    }
    let request = bea
        .client
        .request(Method::POST, format!("{}{path}", house.url))
        .header("origin", "https://evil.example")
        .header("idempotency-key", key())
        .json(&json!({"card_id": card}));
    Person::read(request).await.problem(403, "origin_not_allowed");
    let request = bea
        .client
        .get(format!("{}{path}", house.url))
        .header("origin", "https://evil.example");
    let page = Person::read(request).await.expect(200);
    assert_eq!(page["kept_cards"], json!([]), "another origin is shown no cards");
    pay_with(&bea, &checkout, &card).await.expect(200);
}
