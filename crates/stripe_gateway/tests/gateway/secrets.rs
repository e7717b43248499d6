//! No secret, token, address or card number in anything that the gateway prints or logs.
//!
//! Under `cargo test` the logger sees the other tests of this binary as well, which is welcome.

use std::fmt::Write as _;
use std::sync::Mutex;

use crate::server::{Server, Step, paid_intent};
use souk_stripe_gateway::{
    AccountId, Config, ConfirmIntent, IntentId, Key, Metadata, NewCustomer, On, Prefill, TokenId,
};

/// Every line that was logged, at any level, by anybody.
static LOGGED: Mutex<String> = Mutex::new(String::new());

struct Logger;

impl log::Log for Logger {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &log::Record<'_>) {
        writeln!(LOGGED.lock().unwrap(), "{} {}", record.target(), record.args()).unwrap();
    }
    fn flush(&self) {}
}

/// An error body in which Stripe repeats everything that it was told.
const TALKATIVE: &str = r#"{"error":{"type":"TYPE","code":"parameter_invalid","param":"sk_test_canary",
    "decline_code":"tok_canary","advice_code":"ac_canary",
    "message":"Got sk_test_canary, tok_canary, canary@example.com, pi_1_secret_canary, whsec_canary, 4242 4242 4242 4242",
    "payment_intent":INTENT}}"#;

/// The same in the shape of OAuth's errors.
const FLAT: &str =
    r#"{"error":"invalid_grant","error_description":"ac_canary, rt_canary, canary@example.com"}"#;

fn no_repetition() -> Vec<(&'static str, String)> {
    vec![("stripe-should-retry", "false".to_owned())]
}

#[tokio::test]
async fn nothing_that_is_printed_or_logged_holds_a_secret() {
    log::set_logger(&Logger).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let mut printed = String::new();

    let account: AccountId = "acct_1".parse().unwrap();
    let intent: IntentId = "pi_1".parse().unwrap();
    let token: TokenId = "tok_canary".parse().unwrap();
    let key = Key::of("attempt", 1, "confirm");
    let customer = NewCustomer {
        email: Some("canary@example.com".to_owned()),
        name: Some("Canary".to_owned()),
        metadata: Metadata::new().with("souk_customer", "canary"),
    };
    let prefill = Prefill {
        email: Some("canary@example.com".to_owned()),
        ..Prefill::default()
    };
    write!(printed, "{customer:?} {prefill:?} {token:?}").unwrap();

    let talkative = |type_: &str| TALKATIVE.replace("TYPE", type_).replace("INTENT", &paid_intent());
    let mut scripts = vec![
        Step::Close,
        Step::Truncated(paid_intent()),
        Step::json(200, "{\"id\":\"canary@example.com\"}"),
    ];
    for status in [400, 401, 402, 403, 404, 409, 429, 500] {
        for type_ in ["invalid_request_error", "card_error", "idempotency_error"] {
            scripts.push(Step::Reply(status, no_repetition(), talkative(type_)));
        }
        scripts.push(Step::Reply(status, no_repetition(), FLAT.to_owned()));
    }
    for step in scripts {
        let stripe = Server::start(vec![step]).await.gateway();
        let on = On::Account(&account);
        let error = stripe
            .confirm_intent(on, &key, &intent, &ConfirmIntent::default())
            .await
            .unwrap_err();
        writeln!(printed, "{error} {error:?} {stripe:?}").unwrap();
        let error = stripe.create_customer(on, &key, &customer).await.unwrap_err();
        writeln!(printed, "{error} {error:?}").unwrap();
        let error = stripe.card_from_token(&key, &token).await.unwrap_err();
        writeln!(printed, "{error} {error:?}").unwrap();
        let error = stripe.exchange_code("ac_canary").await.unwrap_err();
        writeln!(printed, "{error} {error:?}").unwrap();
    }
    let stripe = Server::start(vec![Step::json(200, &paid_intent())])
        .await
        .gateway();
    let paid = stripe.retrieve_intent(On::Platform, &intent).await.unwrap();
    writeln!(printed, "{paid:?}").unwrap();
    let config =
        Config::for_stripe("sk_test_canary".into(), "pk_test_1".to_owned(), "ca_1".to_owned()).unwrap();
    write!(printed, "{config:?}").unwrap();

    let logged = LOGGED.lock().unwrap().clone();
    assert!(
        logged.contains("key=attempt:1:confirm"),
        "the gateway's own lines are there"
    );
    assert!(logged.contains("account=acct_1"));
    for text in [&printed, &logged] {
        let found = text
            .lines()
            .find(|line| line.to_lowercase().contains("canary") || line.contains("4242 4242"));
        assert_eq!(found, None);
    }
}
