//! What the platform does at Stripe without us.

use serde_json::{Value, json};

use super::{balances_agree, paid, refunds};
use crate::house::{House, key};

#[actix_web::test]
async fn what_the_platform_does_in_stripes_dashboard_appears_here_and_the_sellers_own_business_does_not() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, account) = house.connected_seller(&ann).await;
    let charge = paid(&house, &ann, &seller, 10_000, "4242424242424242").await;
    let there = charge["stripe"]["charge"].as_str().unwrap();
    let platform = house.sandbox.secret_key().to_owned();
    let form = format!("charge={there}&amount=2500&refund_application_fee=true");
    house
        .stripe_post("/v1/refunds", &platform, Some(&account), &form)
        .await;
    let refunded = ann
        .charge_when(&charge["id"], |charge| charge["status"] == "partially_refunded")
        .await;
    assert_eq!(
        (
            &refunded["amount_refunded"],
            &refunded["application_fee_refunded"]
        ),
        (&json!(2_500), &json!(250))
    );
    let page = ann.get(&refunds(&charge)).await.expect(200);
    assert_eq!(
        (
            &page["data"][0]["imported"],
            &page["data"][0]["status"],
            &page["data"][0]["amount"]
        ),
        (&json!(true), &json!("succeeded"), &json!(2_500))
    );
    ann.post_with(&refunds(&charge), &key(), json!({"amount": 7_501}))
        .await
        .problem(409, "refund_above_remaining");
    balances_agree(&house, &ann, &charge, &account).await;

    // Two payments on the seller's account: the platform's, and the seller's own.
    let form = "amount=700&currency=eur&confirm=true&payment_method=pm_card_visa&capture_method=automatic\
        &allowed_payment_method_types[]=card";
    let with_fee = format!("{form}&application_fee_amount=70");
    let made = house
        .stripe_post("/v1/payment_intents", &platform, Some(&account), &with_fee)
        .await;
    let own_key = house.own_key(&account).await;
    house
        .stripe_post("/v1/payment_intents", &own_key, None, form)
        .await;
    let mut found = Vec::new();
    for _ in 0..100 {
        let page = ann.get("/v1/charges").await.expect(200);
        found = page["data"].as_array().unwrap().clone();
        if found.len() > 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let imported = found.iter().find(|charge| charge["amount"] == 700).unwrap();
    assert_eq!(
        (
            &imported["amount"],
            &imported["status"],
            &imported["application_fee"]
        ),
        (&json!(700), &json!("succeeded"), &json!(70))
    );
    assert_eq!(imported["stripe"]["payment_intent"], made["id"]);
    assert_eq!(imported["customer_id"], Value::Null);
    let imported = imported["id"].clone();
    ann.post_with(
        &format!("/v1/charges/{}/refunds", imported.as_str().unwrap()),
        &key(),
        json!({}),
    )
    .await
    .expect(201);
    house.settled().await;
    assert_eq!(
        ann.get("/v1/charges").await.expect(200)["data"]
            .as_array()
            .unwrap()
            .len(),
        2,
        "the seller's own business is none of ours"
    );
}
