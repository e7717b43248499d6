//! The ways to Stripe and back that do not end connected, and the ways to be disconnected.

use reqwest::Method;
use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment, NewTestAccount};

use crate::house::{House, key};

async fn status_of(person: &crate::house::Person, seller: &str) -> Value {
    person.get(&format!("/v1/sellers/{seller}")).await.expect(200)["status"].clone()
}

#[actix_web::test]
async fn a_denial_leaves_the_seller_where_they_were() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let seller = ann.new_seller().await;
    let account = house.control().create_account(NewTestAccount::default()).await;
    let back = house.authorize(&ann, &seller, &account).await;
    assert_eq!(status_of(&ann, &seller).await, "pending");
    let denial = json!({"error": "access_denied", "error_description": "<script>alert(1)</script>", "state": back.state});
    let problem = ann
        .post("/v1/connections", denial.clone())
        .await
        .problem(403, "connection_denied");
    assert!(
        !problem.to_string().contains("script"),
        "what came from outside is not repeated"
    );
    assert_eq!(status_of(&ann, &seller).await, "unconnected");
    ann.post("/v1/connections", denial)
        .await
        .problem(400, "connection_state_invalid");
}

#[actix_web::test]
async fn a_foreign_an_unknown_an_expired_and_a_replayed_state_connect_nothing() {
    let house = House::open().await;
    let (mut ann, bob) = (house.somebody().await, house.somebody().await);
    let seller = ann.new_seller().await;
    let account = house.control().create_account(NewTestAccount::default()).await;
    let back = house.authorize(&ann, &seller, &account).await;
    let body = json!({"code": back.code, "state": back.state});
    let invalid = "connection_state_invalid";
    bob.post("/v1/connections", body.clone())
        .await
        .problem(400, invalid);
    let unknown = json!({"code": back.code, "state": "0".repeat(64)});
    ann.post("/v1/connections", unknown).await.problem(400, invalid);

    // The same user in another session has not begun this walk either.
    let other_browser = {
        let mut other = house.nobody();
        other.email.clone_from(&ann.email);
        other.sign_in().await;
        other
    };
    other_browser
        .post("/v1/connections", body.clone())
        .await
        .problem(400, invalid);

    house.step(600).await;
    ann.post("/v1/auth/refresh", Value::Null).await.expect(200);
    ann.sign_in().await;
    ann.post("/v1/connections", body).await.problem(400, invalid);

    let back = house.authorize(&ann, &seller, &account).await;
    let body = json!({"code": back.code, "state": back.state});
    ann.post("/v1/connections", body.clone()).await.expect(200);
    ann.post("/v1/connections", body).await.problem(400, invalid);
    assert_eq!(status_of(&ann, &seller).await, "connected");
}

#[actix_web::test]
async fn a_code_that_was_used_before_is_refused() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, other) = (ann.new_seller().await, ann.new_seller().await);
    let account = house.control().create_account(NewTestAccount::default()).await;
    let first = house.authorize(&ann, &seller, &account).await;
    ann.post(
        "/v1/connections",
        json!({"code": first.code, "state": first.state}),
    )
    .await
    .expect(200);
    let second = house.authorize(&ann, &other, &account).await;
    ann.post(
        "/v1/connections",
        json!({"code": first.code, "state": second.state}),
    )
    .await
    .problem(400, "connection_code_invalid");
    assert_eq!(status_of(&ann, &other).await, "pending");
}

#[actix_web::test]
async fn an_account_of_another_seller_is_refused_and_not_cut_off() {
    let house = House::open().await;
    let (ann, bob) = (house.somebody().await, house.somebody().await);
    let (anns, account) = house.connected_seller(&ann).await;
    let bobs = bob.new_seller().await;
    let back = house.authorize(&bob, &bobs, &account).await;
    bob.post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await
        .problem(409, "account_already_connected");
    assert_eq!(status_of(&bob, &bobs).await, "pending");
    assert_eq!(status_of(&ann, &anns).await, "connected");
    let checkout = ann.new_checkout(&anns, 1_000).await;
    let token = house.card("4242424242424242").await;
    ann.pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
}

#[actix_web::test]
async fn an_exchange_whose_answer_was_lost_is_not_repeated_and_the_walk_begins_anew() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let seller = ann.new_seller().await;
    let account = house.control().create_account(NewTestAccount::default()).await;
    let back = house.authorize(&ann, &seller, &account).await;
    house
        .control()
        .add_fault(FaultRule::on(
            "POST",
            "/oauth/token",
            Moment::After,
            Effect::Reset,
        ))
        .await;
    let answer = ann
        .post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await;
    assert_eq!(answer.status, 503, "{:#}", answer.body);
    let exchanges = house
        .control()
        .request_log()
        .iter()
        .filter(|entry| entry.path == "/oauth/token")
        .count();
    assert_eq!(
        exchanges, 1,
        "a code that is exchanged twice revokes the first exchange"
    );
    assert_eq!(status_of(&ann, &seller).await, "pending");
    let back = house.authorize(&ann, &seller, &account).await;
    ann.post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await
        .expect(200);
}

#[actix_web::test]
async fn disconnecting_here_deauthorises_there_and_charges_are_refused() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let gone = ann
        .send(
            Method::DELETE,
            &format!("/v1/sellers/{seller}/connection"),
            None,
            None,
        )
        .await
        .expect(200);
    assert_eq!(gone["status"], "disconnected");
    let refused = house.stripe("/v1/balance", Some(&account)).await;
    assert_eq!(refused["error"]["code"], "account_invalid");

    let body = json!({"seller_id": seller, "amount": 1_000, "currency": "eur", "description": "A bowl"});
    ann.post_with("/v1/checkouts", &key(), body)
        .await
        .problem(409, "seller_not_connected");
    let token = house.card("4242424242424242").await;
    house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .problem(409, "seller_not_connected");
    ann.send(
        Method::DELETE,
        &format!("/v1/sellers/{seller}/connection"),
        None,
        None,
    )
    .await
    .problem(409, "seller_not_connected");

    // And the way back is open.
    let back = house.authorize(&ann, &seller, &account).await;
    ann.post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await
        .expect(200);
}

#[actix_web::test]
async fn access_that_is_taken_back_in_stripes_dashboard_disconnects_the_seller() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    house.control().revoke_access(&account).await.unwrap();
    for _ in 0..100 {
        if status_of(&ann, &seller).await == "disconnected" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the seller is {}", status_of(&ann, &seller).await);
}

#[actix_web::test]
async fn an_account_that_stripe_restricts_is_restricted_and_comes_back() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let comes_to = async |wanted: &str| {
        for _ in 0..100 {
            if status_of(&ann, &seller).await == wanted {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the seller is {}", status_of(&ann, &seller).await);
    };
    house
        .control()
        .require(&account, "individual.verification.document", true)
        .await
        .unwrap();
    comes_to("restricted").await;
    let found = ann.get(&format!("/v1/sellers/{seller}")).await.expect(200);
    assert_eq!(found["requirements"], json!(["individual.verification.document"]));
    let body = json!({"seller_id": seller, "amount": 1_000, "currency": "eur", "description": "A bowl"});
    ann.post_with("/v1/checkouts", &key(), body)
        .await
        .problem(409, "seller_restricted");
    house.control().onboard(&account).await.unwrap();
    comes_to("connected").await;
}

#[actix_web::test]
async fn an_account_that_was_given_up_can_be_connected_by_another_seller() {
    let house = House::open().await;
    let (ann, bob) = (house.somebody().await, house.somebody().await);
    let (anns, account) = house.connected_seller(&ann).await;
    ann.send(
        Method::DELETE,
        &format!("/v1/sellers/{anns}/connection"),
        None,
        None,
    )
    .await
    .expect(200);
    let bobs = bob.new_seller().await;
    let back = house.authorize(&bob, &bobs, &account).await;
    let connected = bob
        .post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await
        .expect(200);
    assert_eq!(connected["status"], "connected");
}

#[actix_web::test]
async fn a_charge_stays_on_the_account_it_was_begun_on() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, first) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let declined = house.card("4000000000000002").await;
    let bea = house.nobody();
    bea.pay(&checkout, "bea@example.com", &declined, "no")
        .await
        .problem(402, "card_declined");
    ann.send(
        Method::DELETE,
        &format!("/v1/sellers/{seller}/connection"),
        None,
        None,
    )
    .await
    .expect(200);
    let second = house.control().create_account(NewTestAccount::default()).await;
    let back = house.authorize(&ann, &seller, &second).await;
    ann.post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await
        .expect(200);
    let sent = house.sent_to_stripe();
    let card = house.card("4242424242424242").await;
    bea.pay(&checkout, "bea@example.com", &card, "no")
        .await
        .problem(409, "seller_account_changed");
    assert_eq!(house.sent_to_stripe(), sent, "nothing was sent to Stripe");
    for account in [&first, &second] {
        let charges = house.stripe("/v1/charges?limit=100", Some(account)).await;
        let paid = charges["data"].as_array().map_or(0, |charges| {
            charges.iter().filter(|charge| charge["paid"] == true).count()
        });
        assert_eq!(paid, 0, "{account}");
    }
    let fresh = ann.new_checkout(&seller, 1_000).await;
    bea.pay(&fresh, "bea@example.com", &card, "no").await.expect(200);
}
