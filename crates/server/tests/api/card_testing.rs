//! Somebody tries cards that are not theirs.

use crate::house::House;

#[actix_web::test]
async fn ten_declines_close_a_checkout_to_further_cards_for_an_hour() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let eve = house.nobody();
    let numbers = [
        "4000000000000002",
        "4000000000009995",
        "4000000000009987",
        "4000000000009979",
        "4000000000006975",
    ];
    for at in 0..10 {
        let token = house.card(numbers[at % 5]).await;
        eve.pay(&checkout, "eve@example.com", &token, "no")
            .await
            .problem(402, "card_declined");
    }
    let token = house.card("4242424242424242").await;
    let closed = eve.pay(&checkout, "eve@example.com", &token, "no").await;
    assert!(closed.headers.contains_key("retry-after"));
    closed.problem(429, "too_many_declines");
    house.step(3_601).await;
    eve.pay(&checkout, "eve@example.com", &token, "no")
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_card_that_is_declined_everywhere_is_not_tried_any_more() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let eve = house.nobody();
    for _ in 0..10 {
        let checkout = ann.new_checkout(&seller, 1_000).await;
        let token = house.card("4000000000000002").await;
        eve.pay(&checkout, "eve@example.com", &token, "no")
            .await
            .problem(402, "card_declined");
    }
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4000000000000002").await;
    eve.pay(&checkout, "eve@example.com", &token, "no")
        .await
        .problem(429, "too_many_declines");
    let charges = house.stripe("/v1/charges?limit=100", Some(&account)).await;
    assert_eq!(
        charges["data"].as_array().unwrap().len(),
        10,
        "the eleventh never reached the network"
    );
}

#[actix_web::test]
async fn trying_cards_is_limited_per_address() {
    let house = House::open_with_limits().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let eve = house.nobody();
    let mut limited = 0;
    for _ in 0..30 {
        let checkout = ann.new_checkout(&seller, 1_000).await;
        let answer = eve.pay(&checkout, "eve@example.com", "pm_nothing", "no").await;
        if answer.status == 429 {
            assert!(
                answer.headers["retry-after"]
                    .to_str()
                    .unwrap()
                    .parse::<u32>()
                    .unwrap()
                    >= 1
            );
            answer.problem(429, "rate_limited");
            limited += 1;
        }
    }
    assert!(limited > 0);
}
