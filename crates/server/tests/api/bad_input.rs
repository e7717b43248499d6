//! Bad input: a problem with a code; nothing stored, nothing sent to Stripe.

use serde_json::{Value, json};

use crate::house::{House, key};

#[actix_web::test]
async fn a_checkout_that_makes_no_sense_is_refused_with_the_field_and_the_reason() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let good = json!({"seller_id": seller, "amount": 1_000, "currency": "eur", "description": "A bowl"});
    let sent = house.sent_to_stripe();
    let cases: Vec<(&str, Value, u16, &str)> = vec![
        ("amount", json!(0), 422, "amount_not_positive"),
        ("amount", json!(-1), 422, "amount_not_positive"),
        ("amount", json!(1.5), 422, "wrong_type"),
        ("amount", json!("1e3"), 422, "wrong_type"),
        ("amount", json!("1000"), 422, "wrong_type"),
        ("amount", json!(49), 422, "amount_too_small"),
        ("amount", json!(100_000_000), 422, "amount_too_large"),
        ("amount", json!(null), 422, "wrong_type"),
        ("currency", json!("EUR"), 422, "currency_unknown"),
        ("currency", json!("xxx"), 422, "currency_unknown"),
        ("currency", json!(7), 422, "wrong_type"),
        ("description", json!(""), 422, "text_empty"),
        ("description", json!("x".repeat(501)), 422, "text_too_long"),
        ("description", json!("a\u{0}b"), 422, "text_control_character"),
        (
            "description",
            json!("4242 4242 4242 4242"),
            422,
            "card_number_refused",
        ),
        (
            "seller_id",
            json!("checkout_01h455vb4pex5vsknk084sn02q"),
            422,
            "id_malformed",
        ),
        (
            "seller_id",
            json!("'; drop table sellers; --"),
            422,
            "id_malformed",
        ),
        ("expires_at", json!("yesterday"), 422, "time_malformed"),
        (
            "expires_at",
            json!("2001-01-01T00:00:00Z"),
            422,
            "expires_at_past",
        ),
        ("flow", json!("sideways"), 422, "unknown_value"),
        (
            "metadata",
            json!({"souk_charge": "x"}),
            422,
            "metadata_key_invalid",
        ),
        ("amuont", json!(1_000), 422, "unknown_field"),
    ];
    for (field, value, status, code) in cases {
        let mut body = good.clone();
        body[field] = value.clone();
        let problem = ann
            .post_with("/v1/checkouts", &key(), body)
            .await
            .problem(status, code);
        let error = &problem["errors"][0];
        assert!(
            error["pointer"]
                .as_str()
                .unwrap()
                .starts_with(&format!("/{field}")),
            "{field} {value}: {problem:#}"
        );
    }
    let mut whole_yen = good.clone();
    whole_yen["currency"] = json!("jpy");
    whole_yen["amount"] = json!(10.5);
    ann.post_with("/v1/checkouts", &key(), whole_yen)
        .await
        .problem(422, "wrong_type");

    let raw = |body: &str| body.to_owned();
    let path = "/v1/checkouts";
    let json_type = Some("application/json");
    ann.post_raw(path, json_type, raw("{"))
        .await
        .problem(400, "malformed_json");
    ann.post_raw(path, json_type, raw(""))
        .await
        .problem(400, "malformed_json");
    ann.post_raw(path, json_type, vec![0xff, 0xfe])
        .await
        .problem(400, "malformed_json");
    ann.post_raw(path, json_type, raw("[]"))
        .await
        .problem(422, "wrong_type");
    ann.post_raw(path, json_type, "[".repeat(10_000))
        .await
        .problem(400, "malformed_json");
    ann.post_raw(path, Some("text/plain"), good.to_string())
        .await
        .problem(415, "unsupported_media_type");
    ann.post_raw(path, None, good.to_string())
        .await
        .problem(415, "unsupported_media_type");
    ann.post_raw(
        path,
        json_type,
        format!("{{\"description\": \"{}\"}}", "x".repeat(200_000)),
    )
    .await
    .problem(413, "body_too_large");
    let huge = good.to_string().replace("1000", "9223372036854775808");
    let answer = ann.post_raw(path, json_type, huge).await;
    assert_eq!(answer.status, 422, "{:#}", answer.body);

    ann.post(path, good.clone())
        .await
        .problem(400, "idempotency_key_missing");
    for wrong in [" ".to_owned(), "a b".to_owned(), "x".repeat(256)] {
        ann.post_with(path, &wrong, good.clone())
            .await
            .problem(400, "idempotency_key_invalid");
    }
    let same = key();
    ann.post_with(path, &same, good.clone()).await.expect(201);
    ann.post_with(path, &same, good.clone()).await.expect(201);
    let mut other = good.clone();
    other["amount"] = json!(2_000);
    ann.post_with(path, &same, other)
        .await
        .problem(422, "idempotency_key_reused");

    let listed = ann.get("/v1/checkouts").await.expect(200);
    assert_eq!(
        listed["data"].as_array().unwrap().len(),
        1,
        "nothing but the good one was stored"
    );
    assert_eq!(house.sent_to_stripe(), sent, "nothing was sent to Stripe");
}

#[actix_web::test]
async fn a_payment_that_makes_no_sense_is_refused_before_anything_is_stored_or_sent() {
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let token = house.card("4242424242424242").await;
    let sent = house.sent_to_stripe();
    let good = json!({"email": "bea@example.com", "payment_token": token, "keep_card": "no"});
    for (field, value, code) in [
        ("email", json!("bea"), "text_malformed"),
        ("email", json!("bea@example.com\u{0}"), "text_control_character"),
        ("name", json!("x".repeat(300)), "text_too_long"),
        ("keep_card", json!("forever"), "unknown_value"),
        ("payment_token", json!(""), "payment_token_malformed"),
        ("amount", json!(1), "unknown_field"),
    ] {
        let mut body = good.clone();
        body[field] = value;
        let nobody = house.nobody();
        nobody
            .post_with(&format!("/v1/pay/{checkout}"), &key(), body)
            .await
            .problem(422, code);
    }
    let nobody = house.nobody();
    nobody
        .post(&format!("/v1/pay/{checkout}"), good.clone())
        .await
        .problem(400, "idempotency_key_missing");
    for unknown in [
        "checkout_01h455vb4pex5vsknk084sn02q",
        "charge_01h455vb4pex5vsknk084sn02q",
        "x",
        "%00",
    ] {
        nobody
            .post_with(&format!("/v1/pay/{unknown}"), &key(), good.clone())
            .await
            .problem(404, "not_found");
    }
    assert_eq!(ann.get("/v1/charges").await.expect(200)["data"], json!([]));
    assert_eq!(ann.get("/v1/customers").await.expect(200)["data"], json!([]));
    assert_eq!(house.sent_to_stripe(), sent);
}

#[actix_web::test]
async fn people_and_sellers_with_names_that_cannot_be_are_refused() {
    let house = House::open().await;
    let nobody = house.nobody();
    for (body, code) in [
        (
            json!({"email": "ann", "password": "a long walk on tuesday", "name": "Ann"}),
            "text_malformed",
        ),
        (
            json!({"email": "ann@example.com", "password": "short", "name": "Ann"}),
            "password_too_short",
        ),
        (
            json!({"email": "ann@example.com", "password": "1234567890", "name": "Ann"}),
            "password_too_common",
        ),
        (
            json!({"email": "ann@example.com", "password": "a long walk on tuesday", "name": "x".repeat(300)}),
            "text_too_long",
        ),
        (
            json!({"email": "ann@example.com", "password": "a long walk on tuesday"}),
            "missing_field",
        ),
    ] {
        nobody.post("/v1/auth/register", body).await.problem(422, code);
    }
    let ann = house.somebody().await;
    let again =
        json!({"email": ann.email.to_uppercase(), "password": "a long walk on tuesday", "name": "Ann"});
    nobody
        .post("/v1/auth/register", again)
        .await
        .problem(409, "email_taken");
    let seller =
        json!({"name": "Pots", "country": "de", "default_currency": "eur", "account_kind": "standalone"});
    ann.post("/v1/sellers", seller)
        .await
        .problem(422, "text_malformed");
}
