//! What is said before any money moves, held against what then happens.

use serde_json::{Value, json};
use stripe_sandbox::NewTestAccount;

use crate::house::{House, Person, key};

async fn quote(owner: &Person, seller: &str, amount: i64, currency: &str, flow: &str) -> Value {
    let body = json!({"seller_id": seller, "amount": amount, "currency": currency, "flow": flow});
    owner.post("/v1/quotes", body).await.expect(200)
}

/// A charge of what was quoted.
async fn charged(house: &House, owner: &Person, quote: &Value) -> Value {
    let body = json!({"seller_id": quote["seller_id"], "amount": quote["amount"], "currency": quote["currency"],
        "flow": quote["flow"], "description": "A bowl"});
    let checkout = owner.post_with("/v1/checkouts", &key(), body).await.expect(201);
    let token = house.card("4242424242424242").await;
    let paid = house
        .nobody()
        .pay(checkout["id"].as_str().unwrap(), "bea@example.com", &token, "no")
        .await
        .expect(200);
    owner
        .charge_when(&paid["charge"]["id"], |charge| !charge["net"].is_null())
        .await
}

fn codes(quote: &Value) -> Vec<&str> {
    let refusals = quote["refusals"].as_array().unwrap();
    refusals
        .iter()
        .map(|refusal| refusal["code"].as_str().unwrap())
        .collect()
}

#[actix_web::test]
async fn what_a_quote_said_is_what_the_charge_has() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    for flow in ["direct", "destination"] {
        let said = quote(&ann, &seller, 10_000, "usd", flow).await;
        assert_eq!(codes(&said), [] as [&str; 0]);
        let before = house.books();
        let charge = charged(&house, &ann, &said).await;
        house.books().agree(&before, &charge);
        for (ours, theirs) in [
            ("flow", "flow"),
            ("application_fee", "application_fee"),
            ("stripe_fee_payer", "stripe_fee_payer"),
            ("on_behalf_of", "on_behalf_of"),
            // The sandbox takes what Stripe publishes for the United States.
            ("stripe_fee_estimate", "stripe_fee"),
            ("seller_net", "net"),
            ("platform_net", "platform_net"),
        ] {
            assert_eq!(said[ours], charge[theirs], "{flow}: {ours}");
        }
    }
}

#[actix_web::test]
async fn directly_the_seller_pays_stripe_and_through_the_platform_the_platform_does() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let direct = quote(&ann, &seller, 10_000, "usd", "direct").await;
    let through = quote(&ann, &seller, 10_000, "usd", "destination").await;
    assert_eq!(
        (
            &direct["stripe_fee_payer"],
            &direct["seller_net"],
            &direct["platform_net"]
        ),
        (&json!("seller"), &json!(8_680), &json!(1_000))
    );
    assert_eq!(
        (
            &through["stripe_fee_payer"],
            &through["seller_net"],
            &through["platform_net"]
        ),
        (&json!("platform"), &json!(9_000), &json!(680))
    );
}

#[actix_web::test]
async fn directly_the_seller_is_liable_and_through_the_platform_the_platform_is() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let direct = quote(&ann, &seller, 10_000, "usd", "direct").await;
    let through = quote(&ann, &seller, 10_000, "usd", "destination").await;
    assert_eq!(
        direct["liability"],
        json!({"refunds": "seller", "disputes": "seller", "negative_balances": "stripe"})
    );
    assert_eq!(
        through["liability"],
        json!({"refunds": "platform", "disputes": "platform", "negative_balances": "platform"})
    );
    // A dispute takes the money from whom the quote named.
    for (said, liable) in [(direct, "seller"), (through, "platform")] {
        let charge = charged(&house, &ann, &said).await;
        let before = house.books();
        let id = charge["stripe"]["charge"].as_str().unwrap();
        house.control().dispute(id, "fraudulent", false).await.unwrap();
        let books = house.books();
        let account = charge["stripe"]["account"].as_str().unwrap();
        let moved = |account: &str| books.balance(account, "usd") - before.balance(account, "usd");
        let (loses, keeps) = if liable == "seller" {
            (account, books.platform())
        } else {
            (books.platform(), account)
        };
        assert!(moved(loses) <= -10_000, "{liable}");
        assert_eq!(moved(keeps), 0, "{liable}");
    }
}

#[actix_web::test]
async fn on_the_statement_stands_the_seller_directly_and_else_who_the_quote_named() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let seller = ann.new_seller().await;
    let account = house
        .control()
        .create_account(NewTestAccount {
            business_name: Some("Ann's Pottery".to_owned()),
            ..NewTestAccount::default()
        })
        .await;
    let back = house.authorize(&ann, &seller, &account).await;
    ann.post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await
        .expect(200);
    for (flow, named, statement) in [
        ("direct", "seller", "ANNS POTTERY"),
        ("destination", "platform", "SOUK"),
    ] {
        let said = quote(&ann, &seller, 10_000, "usd", flow).await;
        assert_eq!(said["statement_descriptor_of"], named, "{flow}");
        let charge = charged(&house, &ann, &said).await;
        let books = house.books();
        let on = if flow == "direct" {
            &*account
        } else {
            books.platform()
        };
        let there = books.one(on, "charges", &charge["stripe"]["charge"]);
        assert_eq!(there["calculated_statement_descriptor"], statement, "{flow}");
    }
}

#[actix_web::test]
async fn everything_that_speaks_against_a_charge_is_told_and_nothing_is_sent() {
    let house = House::open().await;
    let (ann, eve) = (house.somebody().await, house.somebody().await);
    let unconnected = ann.new_seller().await;
    let (seller, account) = house.connected_seller(&ann).await;
    quote(&ann, &seller, 10_000, "usd", "destination").await;
    let sent = house.sent_to_stripe();
    let told = async |seller: &str, amount, currency| {
        codes(&quote(&ann, seller, amount, currency, "direct").await)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&seller, 49, "usd").await, ["amount_too_small"]);
    assert_eq!(told(&seller, 100_000_000, "usd").await, ["amount_too_large"]);
    assert_eq!(told(&seller, 12_345, "kwd").await, ["amount_not_representable"]);
    assert_eq!(
        told(&unconnected, 49, "usd").await,
        ["seller_not_connected", "amount_too_small"]
    );
    house
        .control()
        .require(&account, "tos_acceptance.date", true)
        .await
        .unwrap();
    ann.seller_when(&seller, |seller| seller["status"] == "restricted")
        .await;
    assert_eq!(told(&seller, 10_000, "usd").await, ["seller_restricted"]);
    assert_eq!(house.sent_to_stripe(), sent, "nothing was sent to Stripe");

    let body = json!({"seller_id": seller, "amount": 0, "currency": "usd"});
    ann.post("/v1/quotes", body.clone())
        .await
        .problem(422, "amount_not_positive");
    let mut nobodys = body;
    nobodys["amount"] = json!(100);
    eve.post("/v1/quotes", nobodys).await.problem(404, "not_found");
}
