//! Refunds: never more than was captured, never twice, never called failed because an answer was
//! lost; and our amounts, Stripe's objects and its balances agree to the cent.

mod dashboard;
mod faults;

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::house::{House, Person, key};

/// A charge of so much that was paid with this card.
async fn paid(house: &House, owner: &Person, seller: &str, amount: i64, card: &str) -> Value {
    let checkout = owner.new_checkout(seller, amount).await;
    let token = house.card(card).await;
    let paid = house
        .nobody()
        .pay(&checkout, "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = owner.charge(&paid["charge"]["id"]).await;
    assert_eq!(charge["status"], "succeeded", "{charge:#}");
    charge
}

fn refunds(charge: &Value) -> String {
    format!("/v1/charges/{}/refunds", charge["id"].as_str().unwrap())
}

/// Of the POSTs to Stripe's refunds, those that it accepted, and all.
fn posts(house: &House) -> (usize, usize) {
    let log = house.control().request_log();
    let posts: Vec<_> = log
        .iter()
        .filter(|entry| entry.path == "/v1/refunds" && entry.method == "POST")
        .collect();
    (
        posts.iter().filter(|entry| entry.status == 200).count(),
        posts.len(),
    )
}

/// The charge's amounts are what the two balances say.
async fn balances_agree(house: &House, owner: &Person, charge: &Value, account: &str) {
    let charge = owner.charge(&charge["id"]).await;
    let number = |name: &str| charge[name].as_i64().unwrap();
    let of_fee = number("application_fee_refunded");
    assert_eq!(
        house.net_of(Some(account)).await,
        number("net") - number("amount_refunded") + of_fee,
        "the seller: {charge:#}"
    );
    assert_eq!(
        house.net_of(None).await,
        number("application_fee") - of_fee,
        "the platform: {charge:#}"
    );
    let there = house
        .stripe(
            &format!("/v1/charges/{}", charge["stripe"]["charge"].as_str().unwrap()),
            Some(account),
        )
        .await;
    assert_eq!(there["amount_refunded"], charge["amount_refunded"]);
}

#[actix_web::test]
async fn parts_go_back_with_their_share_of_the_fee_and_the_previews_come_true() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 9_999, "4242424242424242").await;
    assert_eq!(charge["application_fee"], 1_000);
    for (body, back, status) in [
        (
            json!({"amount": 3_333, "reason": "requested_by_customer"}),
            333,
            "partially_refunded",
        ),
        (
            json!({"amount": 1_000, "refund_application_fee": false}),
            0,
            "partially_refunded",
        ),
        (json!({}), 567, "refunded"),
    ] {
        let before = (house.net_of(Some(&account)).await, house.net_of(None).await);
        let preview = ann
            .post(&format!("{}/preview", refunds(&charge)), body.clone())
            .await
            .expect(200);
        let refund = ann.post_with(&refunds(&charge), &key(), body).await.expect(201);
        assert_eq!(refund["status"], "succeeded");
        assert_eq!(refund["application_fee_refunded"], back, "{refund:#}");
        assert_eq!(refund["amount"], preview["amount"]);
        let after = (house.net_of(Some(&account)).await, house.net_of(None).await);
        assert_eq!(Some(after.0 - before.0), preview["seller_bears"].as_i64());
        assert_eq!(Some(after.1 - before.1), preview["platform_bears"].as_i64());
        assert_eq!(ann.charge(&charge["id"]).await["status"], status);
        balances_agree(&house, &ann, &charge, &account).await;
    }
    ann.post_with(&refunds(&charge), &key(), json!({}))
        .await
        .problem(409, "charge_already_refunded");
    let page = ann.get(&refunds(&charge)).await.expect(200);
    let amounts: Vec<_> = page["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|refund| refund["amount"].clone())
        .collect();
    assert_eq!(amounts, [5_666, 1_000, 3_333], "newest first");
    let timeline = ann
        .get(&format!(
            "/v1/charges/{}/timeline",
            charge["id"].as_str().unwrap()
        ))
        .await
        .expect(200);
    let count = |kind: &str| {
        let entries = timeline["data"].as_array().unwrap();
        entries.iter().filter(|entry| entry["kind"] == kind).count()
    };
    assert_eq!(
        (count("refund_requested"), count("refunded"), count("succeeded")),
        (3, 3, 1)
    );
}

#[actix_web::test]
async fn the_marketplaces_policy_decides_what_a_call_leaves_out() {
    let house = House::open().await;
    let (ann, olga) = (house.somebody().await, house.operator().await);
    let (seller, account) = house.connected_seller(&ann).await;
    let keep = json!({"refund_application_fee": false, "reverse_transfer": false,
        "reverse_transfer_on_lost_dispute": false});
    ann.send(
        reqwest::Method::PUT,
        "/v1/refund-policy",
        Some(keep.clone()),
        None,
    )
    .await
    .problem(403, "operator_only");
    olga.send(
        reqwest::Method::PUT,
        "/v1/refund-policy",
        Some(keep.clone()),
        None,
    )
    .await
    .expect(200);
    assert_eq!(ann.get("/v1/refund-policy").await.expect(200), keep);
    let charge = paid(&house, &ann, &seller, 10_000, "4242424242424242").await;
    let kept = ann
        .post_with(&refunds(&charge), &key(), json!({"amount": 1_000}))
        .await
        .expect(201);
    assert_eq!(kept["application_fee_refunded"], 0);
    let chosen = ann
        .post_with(
            &refunds(&charge),
            &key(),
            json!({"amount": 1_000, "refund_application_fee": true}),
        )
        .await
        .expect(201);
    assert_eq!(chosen["application_fee_refunded"], 100);
    balances_agree(&house, &ann, &charge, &account).await;
}

#[actix_web::test]
async fn twenty_refunds_at_once_never_exceed_the_charge_and_the_losers_never_reach_stripe() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4242424242424242").await;
    let (path, keys) = (refunds(&charge), (0..20).map(|_| key()).collect::<Vec<_>>());
    let answers = join_all(
        keys.iter()
            .map(|key| ann.post_with(&path, key, json!({"amount": 1_500}))),
    )
    .await;
    let made = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(made, 6, "6 × 15.00 fit into 100.00");
    for answer in answers {
        if answer.status != 201 {
            answer.problem(409, "refund_above_remaining");
        }
    }
    assert_eq!(posts(&house), (6, 6));
    // Whoever looks at Stripe while others do gives way: the last one that looked tells.
    let charge = ann
        .charge_when(&charge["id"], |charge| charge["amount_refunded"] == 9_000)
        .await;
    assert_eq!(
        (
            &charge["status"],
            &charge["amount_refunded"],
            &charge["application_fee_refunded"]
        ),
        (&json!("partially_refunded"), &json!(9_000), &json!(900))
    );
    balances_agree(&house, &ann, &charge, &account).await;
}

#[actix_web::test]
async fn one_key_refunds_once_and_is_answered_the_same() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4242424242424242").await;
    let (path, same) = (refunds(&charge), key());
    let answers = join_all((0..10).map(|_| ann.post_with(&path, &same, json!({"amount": 2_000})))).await;
    assert!(answers.iter().any(|answer| answer.status == 201));
    for answer in answers {
        if answer.status != 201 {
            answer.problem(409, "idempotency_key_in_use");
        }
    }
    let replay = ann
        .post_with(&path, &same, json!({"amount": 2_000}))
        .await
        .expect(201);
    assert_eq!(
        ann.get(&format!("/v1/refunds/{}", replay["id"].as_str().unwrap()))
            .await
            .expect(200),
        replay
    );
    ann.post_with(&path, &same, json!({"amount": 2_001}))
        .await
        .problem(422, "idempotency_key_reused");
    ann.post(&path, json!({}))
        .await
        .problem(400, "idempotency_key_missing");
    assert_eq!(posts(&house), (1, 1));
}

#[actix_web::test]
async fn what_cannot_be_refunded_is_refused_before_stripe_is_asked() {
    let house = House::open().await;
    let (ann, bob) = (house.somebody().await, house.somebody().await);
    let (seller, _) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4242424242424242").await;
    let path = refunds(&charge);
    for (body, status, code) in [
        (json!({"amount": 10_001}), 409, "refund_above_remaining"),
        (json!({"amount": 0}), 422, "amount_not_positive"),
        (json!({"amount": -5}), 422, "amount_not_positive"),
        (json!({"reverse_transfer": true}), 422, "transfer_not_reversible"),
        // A number that a browser could not read is written so: it is not "all that is left".
        (json!({"amount": null}), 422, "wrong_type"),
        (json!({"reason": "because"}), 422, "unknown_value"),
        (json!({"amuont": 5}), 422, "unknown_field"),
    ] {
        ann.post_with(&path, &key(), body.clone())
            .await
            .problem(status, code);
        ann.post(&format!("{path}/preview"), body)
            .await
            .problem(status, code);
    }
    bob.post_with(&path, &key(), json!({}))
        .await
        .problem(404, "not_found");
    bob.post(&format!("{path}/preview"), json!({}))
        .await
        .problem(404, "not_found");
    bob.get(&path).await.problem(404, "not_found");
    assert_eq!(posts(&house), (0, 0));
    // A seller who has left can be refunded for by nobody but themselves.
    ann.send(
        reqwest::Method::DELETE,
        &format!("/v1/sellers/{seller}/connection"),
        None,
        None,
    )
    .await
    .expect(200);
    ann.post_with(&path, &key(), json!({}))
        .await
        .problem(409, "seller_not_connected");
    assert_eq!(posts(&house), (0, 0));
}

#[actix_web::test]
async fn through_the_platform_the_transfer_comes_back_by_policy_or_by_choice() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let body = json!({"seller_id": seller, "amount": 10_000, "currency": "eur", "description": "A blue bowl",
        "flow": "destination"});
    let checkout = ann.post_with("/v1/checkouts", &key(), body).await.expect(201);
    let token = house.card("4242424242424242").await;
    let paid = house
        .nobody()
        .pay(checkout["id"].as_str().unwrap(), "bea@example.com", &token, "no")
        .await
        .expect(200);
    let charge = ann.charge(&paid["charge"]["id"]).await;
    // Stripe gives the fee back with the transfer only.
    for what in ["", "/preview"] {
        let body = json!({"amount": 2_500, "reverse_transfer": false, "refund_application_fee": true});
        ann.post_with(&format!("{}{what}", refunds(&charge)), &key(), body)
            .await
            .problem(422, "fee_needs_reversal");
    }
    for (body, seller, platform) in [
        (json!({"amount": 2_500}), -2_250, -250),
        (
            json!({"amount": 2_500, "reverse_transfer": false, "refund_application_fee": false}),
            0,
            -2_500,
        ),
        (
            json!({"amount": 2_500, "reverse_transfer": true, "refund_application_fee": false}),
            -2_500,
            0,
        ),
        (json!({}), -2_250, -250),
    ] {
        let before = (house.net_of(Some(&account)).await, house.net_of(None).await);
        let preview = ann
            .post(&format!("{}/preview", refunds(&charge)), body.clone())
            .await
            .expect(200);
        assert_eq!(
            (&preview["seller_bears"], &preview["platform_bears"]),
            (&json!(seller), &json!(platform))
        );
        ann.post_with(&refunds(&charge), &key(), body.clone())
            .await
            .expect(201);
        let after = (house.net_of(Some(&account)).await, house.net_of(None).await);
        assert_eq!(
            (after.0 - before.0, after.1 - before.1),
            (seller, platform),
            "{body}"
        );
    }
    let charge = ann.charge(&charge["id"]).await;
    assert_eq!(
        (&charge["status"], &charge["application_fee_refunded"]),
        (&json!("refunded"), &json!(500))
    );
}

#[actix_web::test]
async fn a_key_that_made_something_else_is_refused_and_makes_nothing() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4242424242424242").await;
    let used = key();
    ann.post_with(&refunds(&charge), &used, json!({"amount": 700}))
        .await
        .expect(201);
    let checkout =
        json!({"seller_id": seller, "amount": 700, "currency": "eur", "description": "Another bowl"});
    let made = |all: &Value| all["data"].as_array().unwrap().len();
    let before = made(&ann.get("/v1/checkouts").await.expect(200));
    ann.post_with("/v1/checkouts", &used, checkout.clone())
        .await
        .problem(422, "idempotency_key_reused");
    assert_eq!(made(&ann.get("/v1/checkouts").await.expect(200)), before);

    // Twenty at once, for two things: one of the two is made, once.
    let (both, path) = (key(), refunds(&charge));
    let answers = join_all((0..20).map(|turn| {
        let (ann, both, path, checkout) = (&ann, &both, &path, checkout.clone());
        async move {
            if turn % 2 == 0 {
                ann.post_with(path, both, json!({"amount": 300})).await
            } else {
                ann.post_with("/v1/checkouts", both, checkout).await
            }
        }
    }))
    .await;
    assert!(answers.iter().any(|answer| answer.status == 201));
    assert!(
        answers
            .iter()
            .all(|answer| [200, 201, 202, 409, 422].contains(&answer.status.as_u16()))
    );
    let checkouts = made(&ann.get("/v1/checkouts").await.expect(200)) - before;
    let refunded = made(&ann.get(&refunds(&charge)).await.expect(200)) - 1;
    assert_eq!(checkouts + refunded, 1, "{checkouts} {refunded}");
}
