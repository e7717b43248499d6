//! No secret, token or card number in any log, error or debug print.

use serde_json::json;

use crate::house::{House, PASSWORD, key};

mod captured {
    //! Everything that is logged in this process, at the most talkative level.
    use std::sync::Mutex;

    pub(crate) static LOG: Mutex<String> = Mutex::new(String::new());

    struct Capture;
    impl log::Log for Capture {
        fn enabled(&self, _: &log::Metadata<'_>) -> bool {
            true
        }
        fn log(&self, record: &log::Record<'_>) {
            let line = format!("{} {} {}\n", record.level(), record.target(), record.args());
            LOG.lock().unwrap().push_str(&line);
        }
        fn flush(&self) {}
    }

    pub(crate) fn begin() {
        static CAPTURE: Capture = Capture;
        log::set_logger(&CAPTURE).expect("one test of this process captures its log");
        log::set_max_level(log::LevelFilter::Trace);
    }
}

/// Run by `cargo nextest`, which gives each test a process of its own; with `cargo test` other
/// tests of this file's binary log into the same capture, which is only more to grep.
#[actix_web::test]
async fn a_whole_run_logs_no_secret() {
    captured::begin();
    let house = House::open().await;
    let ann = house.somebody().await;
    let (seller, _) = house.connected_seller(&ann).await;
    let checkout = ann.new_checkout(&seller, 1_000).await;
    let bea = house.nobody();
    let declined = house.card("4000000000000002").await;
    let refusal = bea
        .pay(&checkout, "bea.canary@example.com", &declined, "no")
        .await
        .problem(402, "card_declined");
    let token = house.card("4242424242424242").await;
    let paid = bea
        .pay(&checkout, "bea.canary@example.com", &token, "marketplace")
        .await
        .expect(200);
    let charge = ann.charge(&paid["charge"]["id"]).await;
    let body = json!({"seller_id": seller, "amount": 1_000, "currency": "eur", "customer_id": charge["customer_id"]});
    let made = ann.post_with("/v1/charges", &key(), body).await.expect(201);
    let olga = house.operator().await;
    let asks = house.card("4000002760003184").await;
    let cards = format!("/v1/customers/{}/cards", charge["customer_id"].as_str().unwrap());
    olga.post_with(
        &cards,
        &key(),
        json!({"payment_token": asks, "consent": {"seller_id": seller}}),
    )
    .await
    .expect(202);
    let wrong = ann
        .post_raw(
            "/v1/checkouts",
            Some("application/json"),
            r#"{"description": "4242 4242 4242 4242"}"#,
        )
        .await;
    let nonsense = bea
        .pay(&checkout, "bea.canary@example.com", "4242424242424242", "no")
        .await;
    ann.post(
        "/v1/auth/login",
        json!({"email": ann.email, "password": "wrong canary"}),
    )
    .await
    .problem(401, "credentials_invalid");

    let log = captured::LOG.lock().unwrap().clone();
    assert!(
        log.contains("/v1/payment_intents"),
        "calls to Stripe are logged: {} bytes",
        log.len()
    );
    let replies = format!("{refusal} {charge} {made} {} {}", wrong.body, nonsense.body);
    let secrets = [
        house.sandbox.secret_key(),
        "whsec_platform_canary",
        "whsec_connect_canary",
        PASSWORD,
        "wrong canary",
        ann.token.as_deref().unwrap(),
        &"0a".repeat(32),
        "4242424242424242",
        "4242 4242 4242 4242",
        "_secret_",
        "BEGIN PRIVATE KEY",
    ];
    let personal = [
        token.as_str(),
        asks.as_str(),
        "bea.canary@example.com",
        ann.email.as_str(),
    ];
    for canary in secrets.into_iter().chain(personal) {
        // The sandbox runs in this process as well and shows requests to whoever debugs it.
        let line = log
            .lines()
            .find(|line| !line.contains("stripe_sandbox") && line.contains(canary));
        assert_eq!(line, None, "{canary} is in the log");
    }
    for canary in secrets {
        assert!(!replies.contains(canary), "{canary} is in a reply");
    }
}
