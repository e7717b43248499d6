//! Balances as Stripe has them, payouts as Stripe makes them, and the charges that a payout paid.

use std::time::Duration;

use serde_json::{Value, json};
use stripe_sandbox::{Effect, FaultRule, Moment, NewTestAccount, WebhookRules};

use crate::house::{House, Person};

const DAY: u32 = 24 * 3_600;

async fn pay(house: &House, seller: &Person, id: &str, number: &str) -> Value {
    let checkout = seller.new_checkout(id, 10_000).await;
    let card = house.card(number).await;
    let paid = seller
        .pay(&checkout, "bea@example.com", &card, "no")
        .await
        .expect(200);
    paid["charge"]["id"].clone()
}

/// A sale that the seller makes without the marketplace.
async fn sell_outside(house: &House, account: &str) {
    let body = "amount=3000&currency=eur&payment_method=pm_card_visa&confirm=true&allowed_payment_method_types[]=card\
                &capture_method=automatic";
    let own_key = house.own_key(account).await;
    let sold = house
        .stripe_post("/v1/payment_intents", &own_key, None, body)
        .await;
    assert_eq!(sold["status"], "succeeded", "{sold:#}");
}

/// The seller's payouts, once `ready` says so, within some seconds.
async fn payouts_when(seller: &Person, id: &str, ready: impl Fn(&[Value]) -> bool) -> Vec<Value> {
    let path = format!("/v1/sellers/{id}/payouts");
    for _ in 0..150 {
        let page = seller.get(&path).await.expect(200);
        let payouts = page["data"].as_array().unwrap();
        if ready(payouts) {
            return payouts.clone();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never so far: {:#}", seller.get(&path).await.expect(200))
}

fn is(status: &'static str) -> impl Fn(&[Value]) -> bool {
    move |payouts| payouts.len() == 1 && payouts[0]["status"] == status
}

#[actix_web::test]
async fn a_payout_names_the_charges_that_it_paid_and_only_counts_the_sellers_other_business() {
    let house = House::open().await;
    let (mut ann, mut other) = (house.somebody().await, house.somebody().await);
    let (seller, account) = house.connected_seller(&ann).await;
    let (others, _) = house.connected_seller(&other).await;
    // The schedule's hour is the one at which the account was made: these are available after it.
    house.step(60).await;
    let first = pay(&house, &ann, &seller, "4242424242424242").await;
    let second = pay(&house, &ann, &seller, "4242424242424242").await;
    sell_outside(&house, &account).await;
    let before = ann
        .get(&format!("/v1/sellers/{seller}/balance"))
        .await
        .expect(200);
    let net = ann.charge(&first).await["net"].as_i64().unwrap();
    assert_eq!(before["balances"][0]["currency"], "eur");
    assert_eq!(before["balances"][0]["available"], 0);
    assert!(before["balances"][0]["pending"].as_i64().unwrap() > 2 * net);
    assert_eq!(before["next_payout"], Value::Null);

    // By the account's schedule, when the money has become available.
    house.step(3 * DAY).await;
    ann.sign_in().await;
    other.sign_in().await;
    let payouts = payouts_when(&ann, &seller, |all| {
        all.len() == 1 && all[0]["itemization"] == "completed"
    })
    .await;
    let payout = &payouts[0];
    assert_eq!(
        (&payout["status"], &payout["automatic"]),
        (&json!("pending"), &json!(true))
    );
    assert_eq!(payout["amount"], before["balances"][0]["pending"]);
    assert_eq!(
        (&payout["ours"]["count"], &payout["ours"]["net"]),
        (&json!(2), &json!(2 * net))
    );
    assert_eq!(
        (&payout["outside"]["count"], &payout["outside"]["amount"]),
        (&json!(1), &json!(3_000))
    );
    assert_eq!(
        payout["ours"]["net"].as_i64().unwrap() + payout["outside"]["net"].as_i64().unwrap(),
        payout["amount"].as_i64().unwrap()
    );

    // Its charges, page by page, and nothing of what was sold elsewhere.
    let path = format!("/v1/sellers/{seller}/payouts/{}", payout["id"].as_str().unwrap());
    let page = ann.get(&format!("{path}?limit=1")).await.expect(200);
    assert_eq!(page["payout"], *payout);
    let cursor = page["items"]["next_cursor"].as_str().unwrap();
    let rest = ann.get(&format!("{path}?cursor={cursor}")).await.expect(200);
    assert_eq!(rest["items"]["next_cursor"], Value::Null);
    let items = [&page["items"]["data"][0], &rest["items"]["data"][0]];
    let mut paid: Vec<&Value> = items.iter().map(|item| &item["charge_id"]).collect();
    paid.sort_by_key(|id| id.as_str());
    let mut charges = vec![&first, &second];
    charges.sort_by_key(|id| id.as_str());
    assert_eq!(paid, charges);
    for item in items {
        assert_eq!(
            (&item["kind"], &item["amount"], &item["net"]),
            (&json!("charge"), &json!(10_000), &json!(net))
        );
    }

    // It is the one that is expected next; after a day it is there.
    let balance = ann
        .get(&format!("/v1/sellers/{seller}/balance"))
        .await
        .expect(200);
    let next = &balance["next_payout"];
    assert_eq!(
        (&next["payout_id"], &next["amount"]),
        (&payout["id"], &payout["amount"])
    );
    assert_eq!(next["expected_at"], payout["expected_at"]);
    assert_eq!(
        (
            &balance["balances"][0]["available"],
            &balance["balances"][0]["pending"]
        ),
        (&json!(0), &json!(0))
    );
    house.step(DAY).await;
    ann.sign_in().await;
    other.sign_in().await;
    payouts_when(&ann, &seller, is("paid")).await;

    // Nobody else's, by whatever path.
    let id = payout["id"].as_str().unwrap();
    other.get(&path).await.problem(404, "not_found");
    other
        .get(&format!("/v1/sellers/{others}/payouts/{id}"))
        .await
        .problem(404, "not_found");
    assert_eq!(
        other
            .get(&format!("/v1/sellers/{others}/payouts"))
            .await
            .expect(200)["data"],
        json!([])
    );
}

#[actix_web::test]
async fn a_paid_payout_that_the_bank_sends_back_says_why_and_its_money_is_there_again() {
    let house = House::open().await;
    let mut ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    pay(&house, &ann, &seller, "4000000000000077").await;
    let sent = house.pay_out(&account, 2_000).await;
    payouts_when(&ann, &seller, is("pending")).await;
    house.step(DAY + 1).await;
    ann.sign_in().await;
    let paid = payouts_when(&ann, &seller, |all| {
        all.iter()
            .any(|one| one["stripe"]["payout"] == json!(sent) && one["status"] == "paid")
    })
    .await;
    let by_hand = |all: &[Value]| {
        all.iter()
            .find(|one| one["stripe"]["payout"] == json!(sent))
            .unwrap()
            .clone()
    };
    let paid = by_hand(&paid);
    assert_eq!(
        (&paid["itemization"], &paid["ours"]),
        (&json!("not_applicable"), &Value::Null)
    );
    assert_eq!(
        (&paid["failure"], &paid["automatic"]),
        (&Value::Null, &json!(false))
    );

    house.control().fail_payout(&sent).await.unwrap();
    let failed = payouts_when(&ann, &seller, |all| by_hand(all)["status"] == "failed").await;
    let failed = by_hand(&failed);
    assert_eq!(failed["failure"]["code"], "account_closed");
    assert!(
        failed["failure"]["message"]
            .as_str()
            .unwrap()
            .contains("Give Stripe another one")
    );
    assert!(failed["returned_at"].is_string());

    // The events again, in whatever order: the payout stays as Stripe has it.
    let events = house.control().events();
    let of_payouts = events
        .iter()
        .filter(|event| event["type"].as_str().unwrap().starts_with("payout."));
    for event in of_payouts {
        house
            .control()
            .resend(event["id"].as_str().unwrap())
            .await
            .unwrap();
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let page = ann
        .get(&format!("/v1/sellers/{seller}/payouts?status=failed"))
        .await
        .expect(200);
    assert_eq!(page["data"], json!([failed]));
}

#[actix_web::test]
async fn payouts_from_before_the_connection_and_those_without_an_event_are_found() {
    let house = House::open().await;
    let ann = house.somebody().await;
    // An account that was paid out before anybody here knew of it.
    let account = house.control().connected_account(NewTestAccount::default()).await;
    house.control().set_webhook_rules(drop_all()).await;
    let body = "amount=9000&currency=eur&payment_method=pm_card_bypassPending&confirm=true\
                &allowed_payment_method_types[]=card&capture_method=automatic";
    house.post_to_stripe("/v1/payment_intents", &account, body).await;
    house.pay_out(&account, 1_000).await;
    let seller = ann.new_seller().await;
    let back = house.authorize(&ann, &seller, &account).await;
    ann.post("/v1/connections", json!({"code": back.code, "state": back.state}))
        .await
        .expect(200);
    let found = payouts_when(&ann, &seller, is("pending")).await;
    assert_eq!(found[0]["amount"], 1_000);

    // Another one, of which nobody tells: whoever looks at the balance finds it.
    house.step(60).await;
    house.pay_out(&account, 2_000).await;
    let balance = ann
        .get(&format!("/v1/sellers/{seller}/balance"))
        .await
        .expect(200);
    assert_eq!(
        balance["next_payout"]["amount"], 1_000,
        "the first one arrives first"
    );
    payouts_when(&ann, &seller, |all| all.len() == 2).await;
}

fn drop_all() -> WebhookRules {
    WebhookRules {
        dropped: vec!["*".into()],
        ..WebhookRules::default()
    }
}

#[actix_web::test]
async fn a_balance_needs_a_connected_account_and_stripes_answer() {
    let house = House::open().await;
    let (ann, other) = (house.somebody().await, house.somebody().await);
    let unconnected = ann.new_seller().await;
    ann.get(&format!("/v1/sellers/{unconnected}/balance"))
        .await
        .problem(409, "seller_not_connected");
    other
        .get(&format!("/v1/sellers/{unconnected}/balance"))
        .await
        .problem(404, "not_found");
    let (seller, account) = house.connected_seller(&ann).await;
    let silent = FaultRule {
        times: u32::MAX,
        ..FaultRule::on("GET", "/v1/balance", Moment::Before, Effect::HtmlBadGateway)
    };
    house.control().add_fault(silent).await;
    let answer = ann.get(&format!("/v1/sellers/{seller}/balance")).await;
    assert!(answer.headers.contains_key("retry-after"));
    answer.problem(503, "stripe_unavailable");
    house.control().clear_faults().await;
    ann.get(&format!("/v1/sellers/{seller}/balance"))
        .await
        .expect(200);
    house.control().revoke_access(&account).await.unwrap();
    ann.get(&format!("/v1/sellers/{seller}/balance"))
        .await
        .problem(409, "seller_not_connected");
}
