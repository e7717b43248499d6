//! What was earned, day by day: one seller's, and the marketplace's.

use serde_json::{Value, json};

use crate::house::{House, Person, key};

const DAY: u32 = 24 * 3_600;

fn at(house: &House, days: i64) -> String {
    let midnight = house.control().clock().now / 86_400 * 86_400 + days * 86_400;
    chrono::DateTime::from_timestamp(midnight, 0)
        .unwrap()
        .to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

async fn pay(house: &House, seller: &Person, id: &str, amount: i64, number: &str) {
    let checkout = seller.new_checkout(id, amount).await;
    let card = house.card(number).await;
    seller.pay(&checkout, "bea@example.com", &card, "no").await;
}

/// Volume, count, fees and failures of each interval.
fn figures(summary: &Value) -> Vec<[i64; 4]> {
    let intervals = summary["currencies"][0]["intervals"].as_array().unwrap();
    intervals.iter().map(|slice| four(&slice["figures"])).collect()
}

fn four(figures: &Value) -> [i64; 4] {
    ["volume", "count", "application_fees", "failed"].map(|name| figures[name].as_i64().unwrap())
}

#[actix_web::test]
async fn days_add_up_to_their_total_and_quiet_days_are_there() {
    let house = House::open().await;
    let (mut ann, mut ben) = (house.somebody().await, house.somebody().await);
    let mut olga = house.operator().await;
    let (anns, _) = house.connected_seller(&ann).await;
    let (bens, _) = house.connected_seller(&ben).await;
    let (from, to) = (at(&house, 0), at(&house, 4));
    pay(&house, &ann, &anns, 10_000, "4242424242424242").await;
    pay(&house, &ann, &anns, 5_000, "4242424242424242").await;
    pay(&house, &ann, &anns, 5_000, "4000000000000002").await;
    house.step(2 * DAY).await;
    for person in [&mut ann, &mut ben, &mut olga] {
        person.sign_in().await;
    }
    pay(&house, &ann, &anns, 2_500, "4242424242424242").await;
    pay(&house, &ben, &bens, 1_000, "4242424242424242").await;
    let newest = ann.get("/v1/charges?limit=1").await.expect(200)["data"][0]["id"].clone();
    let refunds = format!("/v1/charges/{}/refunds", newest.as_str().unwrap());
    ann.post_with(&refunds, &key(), json!({"amount": 500}))
        .await
        .expect(201);

    let path = format!("/v1/sellers/{anns}/summary?from={from}&to={to}");
    let summary = ann.get(&path).await.expect(200);
    assert_eq!(
        figures(&summary),
        [[15_000, 2, 1_500, 1], [0; 4], [2_500, 1, 250, 0], [0; 4]],
        "{summary:#}"
    );
    assert_eq!(four(&summary["currencies"][0]["totals"]), [17_500, 3, 1_750, 1]);
    let refunds = |slice: usize| summary["currencies"][0]["intervals"][slice]["figures"]["refunds"].clone();
    assert_eq!((refunds(0), refunds(2)), (json!(0), json!(500)));
    assert_eq!(
        (&summary["from"], &summary["interval"]),
        (&json!(from), &json!("day"))
    );
    ben.get(&path).await.problem(404, "not_found");

    // The marketplace has both sellers', and a currency that is asked for also without a charge.
    let path = format!("/v1/platform/summary?from={from}&to={to}");
    let all = olga.get(&path).await.expect(200);
    assert_eq!(four(&all["currencies"][0]["totals"]), [18_500, 4, 1_850, 1]);
    assert_eq!(all["currencies"].as_array().unwrap().len(), 1);
    let month = olga
        .get(&format!("{path}&interval=month&currency=jpy"))
        .await
        .expect(200);
    assert_eq!(month["currencies"][0]["currency"], "jpy");
    assert_eq!(four(&month["currencies"][0]["totals"]), [0; 4]);
    ann.get(&path).await.problem(403, "operator_only");

    // The period ends before `to`, and begins with `from`.
    let second = ann
        .get(&format!(
            "/v1/sellers/{anns}/summary?from={}&to={to}",
            at(&house, 0)
        ))
        .await
        .expect(200);
    assert_eq!(figures(&second)[0], [2_500, 1, 250, 0]);
}

#[actix_web::test]
async fn a_period_that_makes_no_sense_is_refused() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let seller = ann.new_seller().await;
    let summary = |query: String| {
        let path = format!("/v1/sellers/{seller}/summary?{query}");
        let ann = &ann;
        async move { ann.get(&path).await }
    };
    summary(String::new()).await.problem(422, "missing_field");
    let (from, to) = ("2026-01-01T00:00:00Z", "2027-02-01T00:00:00Z");
    summary(format!("from={to}&to={from}"))
        .await
        .problem(422, "period_invalid");
    summary(format!("from={from}&to={to}"))
        .await
        .problem(422, "period_invalid");
    summary(format!("from={from}&to={to}&interval=year"))
        .await
        .problem(422, "unknown_value");
    let months = summary(format!("from={from}&to={to}&interval=month"))
        .await
        .expect(200);
    assert_eq!(months["currencies"][0]["intervals"].as_array().unwrap().len(), 13);
    assert_eq!(months["currencies"][0]["currency"], "eur", "the seller's own");
}
