//! On what terms a charge goes through the platform, and when it does not.

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment, NewTestAccount};

use super::{checkout, paid};
use crate::house::{House, Person, key};

/// A seller connected to an account in this country.
async fn seller_in(house: &House, owner: &Person, country: &str) -> (String, String) {
    let seller = owner.new_seller().await;
    let account = house
        .control()
        .create_account(NewTestAccount {
            country: Some(country.to_owned()),
            business_name: Some("Ann's Pottery".to_owned()),
            ..NewTestAccount::default()
        })
        .await;
    let back = house.authorize(owner, &seller, &account).await;
    owner
        .post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await
        .expect(200);
    (seller, account)
}

#[actix_web::test]
async fn a_fee_of_zero_is_not_sent_and_the_seller_has_the_whole_amount() {
    let house = House::open().await;
    let (ann, olga) = (house.somebody().await, house.operator().await);
    let (seller, _) = house.connected_seller(&ann).await;
    let free = json!({"percent_basis_points": 0, "fixed_amount": 0, "currency": null, "min_amount": null,
        "max_amount": null});
    let path = format!("/v1/sellers/{seller}/fee-policy");
    olga.send(reqwest::Method::PUT, &path, Some(free), None)
        .await
        .expect(200);
    let before = house.books();
    let checkout = checkout(&ann, &seller, 10_000).await;
    let token = house.card("4242424242424242").await;
    let answer = house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = paid(&ann, &answer).await;
    assert_eq!(
        (&charge["net"], &charge["stripe"]["application_fee"]),
        (&json!(10_000), &Value::Null)
    );
    assert!(
        charge["platform_net"].as_i64().unwrap() < 0,
        "Stripe's fee is the platform's loss"
    );
    let books = house.books();
    books.agree(&before, &charge);
    let intent = books.one(
        books.platform(),
        "payment_intents",
        &charge["stripe"]["payment_intent"],
    );
    assert_eq!(intent["application_fee_amount"], Value::Null);
}

#[actix_web::test]
async fn a_seller_in_another_region_is_the_merchant_and_is_named_on_the_statement() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let home = house.books().account(None)["country"]
        .as_str()
        .unwrap()
        .to_owned();
    for (country, on_behalf_of) in [(home.as_str(), false), ("GB", true)] {
        let (seller, account) = seller_in(&house, &ann, country).await;
        let before = house.books();
        let checkout = checkout(&ann, &seller, 10_000).await;
        let token = house.card("4242424242424242").await;
        let answer = house
            .nobody()
            .pay(&checkout, "bea@example.com", &token, "no")
            .await
            .expect(200);
        let charge = paid(&ann, &answer).await;
        assert_eq!(charge["on_behalf_of"], json!(on_behalf_of), "{country}");
        assert_eq!(charge["stripe_fee_payer"], "platform", "{country}");
        let books = house.books();
        books.agree(&before, &charge);
        let there = books.one(books.platform(), "charges", &charge["stripe"]["charge"]);
        let (merchant, statement) = if on_behalf_of {
            (json!(account), "ANNS POTTERY")
        } else {
            (Value::Null, "SOUK")
        };
        assert_eq!(there["on_behalf_of"], merchant, "{country}");
        assert_eq!(there["calculated_statement_descriptor"], statement, "{country}");
    }
}

#[actix_web::test]
async fn what_can_be_known_is_refused_before_a_card_is_tried() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let unconnected = ann.new_seller().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let body = |seller: &str| {
        json!({"seller_id": seller, "amount": 10_000, "currency": "eur", "description": "A blue bowl",
            "flow": "destination"})
    };
    // Where the platform is was never asked for, and Stripe does not say now.
    let rule = FaultRule::on("GET", "/v1/account", Moment::Before, Effect::Reset);
    let silent = house.control().add_fault(FaultRule { times: 50, ..rule }).await;
    let answer = ann.post_with("/v1/checkouts", &key(), body(&seller)).await;
    assert_eq!(answer.headers["retry-after"], "5");
    answer.problem(503, "stripe_unavailable");
    ann.new_checkout(&seller, 10_000).await;
    house.control().remove_fault(silent).await;

    let open = checkout(&ann, &seller, 10_000).await;
    let sent = house.sent_to_stripe();
    ann.post_with("/v1/checkouts", &key(), body(&unconnected))
        .await
        .problem(409, "seller_not_connected");
    house
        .control()
        .require(&account, "tos_acceptance.date", true)
        .await
        .unwrap();
    ann.seller_when(&seller, |seller| seller["status"] == "restricted")
        .await;
    ann.post_with("/v1/checkouts", &key(), body(&seller))
        .await
        .problem(409, "seller_restricted");
    // The checkout that was made before cannot be paid now, and no card is tried for it.
    let token = house.card("4242424242424242").await;
    house
        .nobody()
        .pay(&open, "bea@example.com", &token, "no")
        .await
        .problem(409, "seller_restricted");
    assert_eq!(house.sent_to_stripe(), sent, "nothing was sent to Stripe");
}
