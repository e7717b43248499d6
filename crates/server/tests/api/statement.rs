//! A seller's statement: what it says adds up, and agrees with what Stripe has.

use std::{collections::HashMap, time::Duration};

use serde_json::{Value, json};

use crate::house::{House, key};

const DAY: u32 = 24 * 3_600;

fn at(house: &House, days: i64) -> String {
    let midnight = house.control().clock().now / 86_400 * 86_400 + days * 86_400;
    chrono::DateTime::from_timestamp(midnight, 0)
        .unwrap()
        .to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

#[actix_web::test]
async fn a_statement_opens_with_what_was_left_and_closes_with_what_is() {
    let house = House::open().await;
    let (mut ann, mut other) = (house.somebody().await, house.somebody().await);
    let (seller, _) = house.connected_seller(&ann).await;
    // The schedule's hour is the one at which the account was made: these are available after it.
    house.step(60).await;
    let (first_day, fourth_day, end) = (at(&house, 0), at(&house, 3), at(&house, 10));
    let mut charges = Vec::new();
    for _ in 0..2 {
        let checkout = ann.new_checkout(&seller, 10_000).await;
        let card = house.card("4242424242424242").await;
        let paid = ann
            .pay(&checkout, "bea@example.com", &card, "no")
            .await
            .expect(200);
        charges.push(ann.charge(&paid["charge"]["id"]).await);
    }
    let net = charges[0]["net"].as_i64().unwrap();
    // Part of the second one goes back, with the fee that was taken of it; Stripe keeps its own.
    let refunds = format!("/v1/charges/{}/refunds", charges[1]["id"].as_str().unwrap());
    let refund = ann
        .post_with(&refunds, &key(), json!({"amount": 2_000}))
        .await
        .expect(201);
    let earned = 2 * net - 1_800;
    // The schedule pays both out on the fourth day at the latest.
    house.step(4 * DAY).await;
    ann.sign_in().await;
    other.sign_in().await;
    let mut payout = Value::Null;
    for _ in 0..150 {
        let page = ann
            .get(&format!("/v1/sellers/{seller}/payouts"))
            .await
            .expect(200);
        payout = page["data"][0].clone();
        if payout["itemization"] == "completed" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }

    let path = |from: &str, to: &str| format!("/v1/sellers/{seller}/statement?from={from}&to={to}");
    let all = ann.get(&path(&first_day, &end)).await.expect(200);
    let currency = &all["currencies"][0];
    assert_eq!(
        (&currency["currency"], &currency["opening"], &currency["closing"]),
        (&json!("eur"), &json!(0), &json!(0))
    );
    assert_eq!(
        currency["charges"],
        json!({"count": 2, "unsettled": 0, "gross": 20_000, "application_fee": 2_000,
            "stripe_fee": 20_000 - 2_000 - 2 * net, "net": 2 * net})
    );
    assert_eq!(
        (&currency["payouts"]["count"], &currency["payouts"]["net"]),
        (&json!(1), &json!(-earned))
    );
    assert_eq!(
        currency["refunds"],
        json!({"count": 1, "unsettled": 0, "gross": -2_000, "application_fee": -200, "stripe_fee": 0, "net": -1_800})
    );
    let lines = all["lines"]["data"].as_array().unwrap();
    let kinds: Vec<_> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["charge", "charge", "refund", "payout"]);
    for (line, charge) in lines.iter().zip(&charges) {
        assert_eq!(
            (&line["charge_id"], &line["net"], &line["settled"]),
            (&charge["id"], &charge["net"], &json!(true))
        );
    }
    assert_eq!(
        (&lines[3]["payout_id"], &lines[3]["gross"]),
        (&payout["id"], &json!(-earned))
    );

    assert_eq!(
        (&lines[2]["refund_id"], &lines[2]["charge_id"]),
        (&refund["id"], &charges[1]["id"])
    );

    // Until the fourth day both are earned and not paid out, if the payout was not made before.
    let made = payout["created_at"].as_str().unwrap();
    let before = ann.get(&path(&first_day, made)).await.expect(200);
    assert_eq!(before["currencies"][0]["closing"], json!(earned));
    let after = ann.get(&path(made, &end)).await.expect(200);
    assert_eq!(
        (
            &after["currencies"][0]["opening"],
            &after["currencies"][0]["closing"]
        ),
        (&json!(earned), &json!(0))
    );
    assert_eq!(after["lines"]["data"].as_array().unwrap().len(), 1, "half-open");

    // Page by page the same lines.
    let mut paged = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = ann
            .get(&format!("{}&limit=1{cursor}", path(&first_day, &end)))
            .await
            .expect(200);
        paged.extend(page["lines"]["data"].as_array().unwrap().clone());
        match page["lines"]["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(&paged, lines);

    // The same as a table.
    let table = ann
        .get(&format!(
            "/v1/sellers/{seller}/statement.csv?from={first_day}&to={end}"
        ))
        .await
        .expect(200);
    let rows: Vec<HashMap<String, String>> = csv::Reader::from_reader(table.as_str().unwrap().as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect();
    let kinds: Vec<_> = rows.iter().map(|row| &*row["kind"]).collect();
    assert_eq!(
        kinds,
        ["opening", "charge", "charge", "refund", "payout", "closing"]
    );
    let sum: i64 = rows[..5]
        .iter()
        .map(|row| row["net_minor"].parse::<i64>().unwrap())
        .sum();
    assert_eq!(rows[5]["net_minor"], sum.to_string());
    assert_eq!(
        (&*rows[1]["gross"], &*rows[1]["charge_id"]),
        ("100.00", charges[0]["id"].as_str().unwrap())
    );

    other
        .get(&path(&first_day, &fourth_day))
        .await
        .problem(404, "not_found");
    ann.get(&path(&end, &first_day))
        .await
        .problem(422, "period_invalid");
    ann.get(&format!("/v1/sellers/{seller}/statement"))
        .await
        .problem(422, "missing_field");
}
