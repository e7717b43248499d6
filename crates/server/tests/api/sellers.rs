//! Making sellers: once for a key, whatever is pressed twice.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::house::{House, key};

fn body(name: &str, kind: &str) -> Value {
    json!({"name": name, "country": "DE", "default_currency": "eur", "account_kind": kind})
}

#[actix_web::test]
async fn twenty_presses_with_one_key_make_one_seller_and_one_account() {
    let house = House::open().await;
    let (ann, bob) = (house.somebody().await, house.somebody().await);
    let same = key();
    let presses =
        join_all((0..20).map(|_| ann.post_with("/v1/sellers", &same, body("Ann's", "managed")))).await;
    let made: Vec<Value> = presses.into_iter().map(|press| press.expect(201)).collect();
    assert!(made.iter().all(|seller| seller["id"] == made[0]["id"]));
    ann.post_with("/v1/sellers", &same, body("Ann's other", "managed"))
        .await
        .problem(422, "idempotency_key_reused");
    assert_eq!(
        ann.get("/v1/sellers").await.expect(200)["data"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let accounts = house.stripe("/v1/accounts?limit=100", None).await;
    assert_eq!(accounts["data"].as_array().unwrap().len(), 1);

    // The key is Ann's: Bob's is another one.
    let other = bob
        .post_with("/v1/sellers", &same, body("Bob's", "standalone"))
        .await
        .expect(201);
    assert_ne!(other["id"], made[0]["id"]);
    // Without a key each request makes a seller.
    for _ in 0..2 {
        bob.post("/v1/sellers", body("Bob's", "standalone"))
            .await
            .expect(201);
    }
    assert_eq!(
        bob.get("/v1/sellers").await.expect(200)["data"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
}
