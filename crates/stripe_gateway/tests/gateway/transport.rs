//! What the gateway makes of a network and a Stripe that misbehave.

use std::time::{Duration, Instant};

use crate::server::{Server, Step, gateway, paid_intent};
use souk_stripe_gateway::{
    AccountId, Capture, Cause, ConfirmIntent, CustomerId, Error, IntentId, Key, Metadata, NewCustomer,
    NewIntent, OAuthError, On, UpdateIntent,
};

fn key() -> Key {
    Key::of("attempt", "attempt_1", "confirm")
}

fn intent() -> IntentId {
    "pi_1".parse().unwrap()
}

async fn confirm(server: &Server) -> Result<souk_stripe_gateway::Intent, Error> {
    server
        .gateway()
        .confirm_intent(On::Platform, &key(), &intent(), &ConfirmIntent::default())
        .await
}

fn new_intent() -> NewIntent {
    NewIntent {
        amount: 10_000,
        currency: "eur".parse().unwrap(),
        customer: None,
        payment_method: Some("pm_1".parse().unwrap()),
        application_fee_amount: Some(1000),
        capture: Capture::Automatic,
        keep_card: true,
        description: Some("Two tickets & a poster".to_owned()),
        statement_descriptor_suffix: None,
        transfer: None,
        metadata: Metadata::new()
            .with("souk_charge", "charge_1")
            .with("souk_attempt", "attempt_1"),
    }
}

#[tokio::test]
async fn a_direct_charge_says_everything_that_stripe_must_know() {
    let server = Server::start(vec![Step::json(200, &paid_intent())]).await;
    let account: AccountId = "acct_1".parse().unwrap();
    let intent = server
        .gateway()
        .create_intent(On::Account(&account), &key(), &new_intent())
        .await
        .unwrap();

    let seen = &server.seen()[0];
    assert_eq!(seen.line, "POST /v1/payment_intents HTTP/1.1");
    assert_eq!(seen.header("authorization"), Some("Bearer sk_test_canary"));
    assert_eq!(seen.header("stripe-account"), Some("acct_1"));
    assert_eq!(seen.header("idempotency-key"), Some("attempt:attempt_1:confirm"));
    assert_eq!(seen.header("stripe-version"), Some("2026-09-30.endive"));
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(seen.body.as_bytes())
        .into_owned()
        .collect();
    let expected = [
        ("allowed_payment_method_types[0]", "card"),
        ("amount", "10000"),
        ("application_fee_amount", "1000"),
        ("capture_method", "automatic"),
        ("confirmation_method", "automatic"),
        ("currency", "eur"),
        ("description", "Two tickets & a poster"),
        ("expand[0]", "latest_charge.balance_transaction"),
        ("metadata[souk_attempt]", "attempt_1"),
        ("metadata[souk_charge]", "charge_1"),
        ("payment_method", "pm_1"),
        ("setup_future_usage", "off_session"),
        ("use_stripe_sdk", "true"),
    ];
    assert_eq!(
        pairs,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );

    let charge = intent.charge.unwrap();
    assert_eq!(charge.application_fee.unwrap().as_str(), "fee_1");
    assert_eq!(charge.card.unwrap().last4, "4242");
    assert_eq!(charge.capture_before.unwrap().timestamp(), 1_786_320_033);
    let balance = charge.balance_transaction.unwrap();
    assert_eq!(
        (
            balance.fee,
            balance.stripe_fee,
            balance.application_fee,
            balance.net
        ),
        (1325, 325, 1000, 8675)
    );
}

#[tokio::test]
async fn another_try_changes_card_and_customer_and_can_take_the_keeping_back() {
    let server = Server::start(vec![Step::json(200, &paid_intent())]).await;
    let stripe = server.gateway();
    let change = UpdateIntent {
        customer: Some("cus_2".parse().unwrap()),
        payment_method: Some("pm_2".parse().unwrap()),
        keep_card: Some(false),
        metadata: Metadata::new(),
    };
    stripe
        .update_intent(On::Platform, &key(), &intent(), &change)
        .await
        .unwrap();
    let kept = UpdateIntent {
        keep_card: Some(true),
        ..UpdateIntent::default()
    };
    stripe
        .update_intent(On::Platform, &key(), &intent(), &kept)
        .await
        .unwrap();
    let expand = "expand[0]=latest_charge.balance_transaction";
    let bodies: Vec<String> = server.seen().into_iter().map(|seen| seen.body).collect();
    assert_eq!(
        bodies[0],
        format!("customer=cus_2&{expand}&payment_method=pm_2&setup_future_usage=")
    );
    assert_eq!(bodies[1], format!("{expand}&setup_future_usage=off_session"));
}

#[tokio::test]
async fn calls_share_connections() {
    let server = Server::start(vec![Step::json(200, &paid_intent())]).await;
    let stripe = server.gateway();
    for _ in 0..5 {
        stripe.retrieve_intent(On::Platform, &intent()).await.unwrap();
    }
    assert_eq!((server.seen().len(), server.connections()), (5, 1));
}

#[tokio::test]
async fn a_lost_reply_is_asked_for_again_with_the_same_key_and_body() {
    let server = Server::start(vec![Step::Close, Step::Hang, Step::json(200, &paid_intent())]).await;
    let intent = confirm(&server).await.unwrap();
    assert_eq!(intent.status, souk_domain::intent::IntentStatus::Succeeded);
    let seen = server.seen();
    assert_eq!(seen.len(), 3);
    for again in &seen {
        assert_eq!(again.header("idempotency-key"), Some("attempt:attempt_1:confirm"));
        assert_eq!(again.body, seen[0].body);
    }
}

async fn is_unknown_after_three_attempts(step: Step) {
    let server = Server::start(vec![step]).await;
    let error = confirm(&server).await.unwrap_err();
    assert!(error.may_have_happened() && !error.is_definitive(), "{error}");
    assert_eq!(server.seen().len(), 3, "one attempt and two repetitions");
}

#[tokio::test]
async fn a_confirmation_that_is_never_answered_is_unknown_and_never_failed() {
    tokio::join!(
        is_unknown_after_three_attempts(Step::Close),
        is_unknown_after_three_attempts(Step::Hang),
        is_unknown_after_three_attempts(Step::Stall),
        is_unknown_after_three_attempts(Step::Truncated(paid_intent())),
    );
}

#[tokio::test]
async fn a_reply_that_stops_in_its_body_still_tells_its_request_id() {
    let server = Server::start(vec![Step::Stall]).await;
    let error = confirm(&server).await.unwrap_err();
    assert_eq!(error.request_id(), Some("req_stalled"), "{error}");
    assert!(
        matches!(
            error,
            Error::Unknown {
                cause: Cause::Timeout,
                ..
            }
        ),
        "{error}"
    );
}

#[tokio::test]
async fn a_success_that_cannot_be_read_is_unknown_and_names_the_field() {
    let halves = [
        paid_intent().replace(
            "\"status\":\"succeeded\",\"client",
            "\"status\":\"paid_somehow\",\"client",
        ),
        paid_intent().replace(
            "\"amount\":10000,\"amount_received\"",
            "\"amount\":\"x@example.com\",\"amount_received\"",
        ),
        "<html>".to_owned(),
        String::new(),
    ];
    for (body, at) in halves.iter().zip(["status", "amount", "", ""]) {
        let server = Server::start(vec![Step::json(200, body)]).await;
        let error = confirm(&server).await.unwrap_err();
        assert!(error.may_have_happened(), "{error}");
        assert!(error.to_string().contains(at), "{error}");
        assert!(!error.to_string().contains("example.com"), "{error}");
        assert_eq!(server.seen().len(), 1, "repeating would give the same");
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_decides_nothing() {
    for status in [400, 402, 403, 404, 502, 503] {
        let server = Server::start(vec![Step::json(status, "<html>bad gateway</html>")]).await;
        let error = confirm(&server).await.unwrap_err();
        assert!(
            error.may_have_happened() && !error.is_definitive(),
            "{status}: {error}"
        );
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Server::start(vec![Step::json(200, &paid_intent())]).await;
    let location = vec![(
        "location",
        format!("{}/v1/payment_intents/pi_1", elsewhere.address),
    )];
    let server = Server::start(vec![Step::Reply(307, location, String::new())]).await;
    let error = server
        .gateway()
        .retrieve_intent(On::Platform, &intent())
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            Error::Unknown {
                cause: Cause::Status { status: 307, .. },
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn too_many_requests_is_not_done_and_says_how_long_to_wait() {
    let body = r#"{"error":{"type":"invalid_request_error","code":"lock_timeout","message":"Busy."}}"#;
    let server = Server::start(vec![Step::Reply(
        429,
        vec![("retry-after", "30".to_owned())],
        body.to_owned(),
    )])
    .await;
    let started = Instant::now();
    let error = confirm(&server).await.unwrap_err();
    assert!(matches!(error, Error::Unavailable { .. }), "{error}");
    assert!(!error.may_have_happened() && !error.is_definitive());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    assert_eq!(error.code(), Some("lock_timeout"));
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "thirty seconds are the worker's to wait"
    );
}

#[tokio::test]
async fn a_short_retry_after_is_waited_for() {
    let busy = Step::Reply(429, vec![("retry-after", "1".to_owned())], "{}".to_owned());
    let server = Server::start(vec![busy, Step::json(200, &paid_intent())]).await;
    let started = Instant::now();
    confirm(&server).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn what_an_earlier_attempt_left_open_stays_open() {
    let busy = r#"{"error":{"type":"invalid_request_error","code":"lock_timeout","message":"Busy."}}"#;
    let key_gone =
        r#"{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_test_canary"}}"#;
    for (status, body) in [(429, busy), (401, key_gone)] {
        let server = Server::start(vec![Step::Close, Step::json(status, body)]).await;
        let error = confirm(&server).await.unwrap_err();
        assert!(error.may_have_happened(), "{status}: {error}");
    }
}

#[tokio::test]
async fn stripe_decides_whether_to_repeat() {
    let should = |answer: &str, status| {
        Step::Reply(
            status,
            vec![("stripe-should-retry", answer.to_owned())],
            "{}".to_owned(),
        )
    };
    let server = Server::start(vec![should("false", 500)]).await;
    assert!(confirm(&server).await.unwrap_err().may_have_happened());
    assert_eq!(server.seen().len(), 1);
    let server = Server::start(vec![should("true", 400), Step::json(200, &paid_intent())]).await;
    confirm(&server).await.unwrap();
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn the_same_key_in_use_elsewhere_leaves_the_outcome_open() {
    let body =
        r#"{"error":{"type":"idempotency_error","code":"idempotency_key_in_use","message":"There is..."}}"#;
    let server = Server::start(vec![Step::json(409, body)]).await;
    let error = confirm(&server).await.unwrap_err();
    assert!(error.may_have_happened(), "{error}");
}

#[tokio::test]
async fn a_decline_survives_an_embedded_object_that_cannot_be_read() {
    let body = r#"{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds",
        "message":"Your card has insufficient funds.","charge":"ch_9","param":7,
        "payment_intent":{"id":"pi_1","object":"payment_intent","status":"requires_payment_method"}}}"#;
    let server = Server::start(vec![Step::json(402, body)]).await;
    let error = confirm(&server).await.unwrap_err();
    assert!(error.is_definitive());
    let decline = error.decline().unwrap();
    assert_eq!(decline.decline_code.as_deref(), Some("insufficient_funds"));
    assert_eq!(decline.charge.as_ref().unwrap().as_str(), "ch_9");
    assert_eq!(decline.intent_id.as_ref().unwrap().as_str(), "pi_1");
    assert!(decline.intent.is_none());
    assert_eq!(error.request_id(), Some("req_test"));
    assert_eq!(server.seen().len(), 1, "a decline is not repeated");
}

#[tokio::test]
async fn each_refusal_has_its_own_name() {
    let error = |status: u16, type_: &str, code: &str| {
        Step::json(
            status,
            &format!(r#"{{"error":{{"type":"{type_}","code":"{code}","message":"No."}}}}"#),
        )
    };
    let outcome = async |step| confirm(&Server::start(vec![step]).await).await.unwrap_err();
    let invalid = "invalid_request_error";
    assert!(matches!(
        outcome(error(400, invalid, "amount_too_small")).await,
        Error::Refused(_)
    ));
    assert!(matches!(
        outcome(error(401, invalid, "")).await,
        Error::PlatformKey(_)
    ));
    assert!(matches!(
        outcome(error(403, invalid, "more_permissions_required")).await,
        Error::PlatformKey(_)
    ));
    assert!(matches!(
        outcome(error(403, invalid, "account_invalid")).await,
        Error::AccountRevoked(_)
    ));
    assert!(matches!(
        outcome(error(404, invalid, "resource_missing")).await,
        Error::NotFound(_)
    ));
    assert!(matches!(
        outcome(error(400, "idempotency_error", "")).await,
        Error::IdempotencyMismatch(_)
    ));
    let authenticate = outcome(error(402, "card_error", "authentication_required")).await;
    assert!(matches!(authenticate, Error::AuthenticationRequired(_)));
    assert_eq!(authenticate.code(), Some("authentication_required"));
}

#[tokio::test]
async fn a_refusal_about_the_state_brings_the_intent_as_it_stands() {
    let body = format!(
        r#"{{"error":{{"type":"invalid_request_error","code":"payment_intent_unexpected_state","message":"No.","payment_intent":{}}}}}"#,
        paid_intent()
    );
    let server = Server::start(vec![Step::json(400, &body)]).await;
    let Error::Refused(refusal) = confirm(&server).await.unwrap_err() else {
        panic!("another error")
    };
    assert_eq!(refusal.intent.unwrap().amount_received, 10_000);
}

#[tokio::test]
async fn without_a_listener_nothing_happened() {
    let address = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let error = gateway(&address, Duration::from_secs(1), Duration::from_secs(5))
        .create_intent(On::Platform, &key(), &new_intent())
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            Error::Unavailable {
                cause: Cause::NoConnection,
                ..
            }
        ),
        "{error}"
    );
}

#[tokio::test]
async fn a_call_ends_within_its_total_time() {
    let server = Server::start(vec![Step::Hang]).await;
    let stripe = gateway(
        &server.address,
        Duration::from_millis(400),
        Duration::from_millis(500),
    );
    let started = Instant::now();
    stripe.retrieve_intent(On::Platform, &intent()).await.unwrap_err();
    assert!(
        started.elapsed() < Duration::from_millis(900),
        "{:?}",
        started.elapsed()
    );
    assert_eq!(server.seen().len(), 1, "no time was left for another attempt");
}

#[tokio::test]
async fn an_endless_reply_is_given_up() {
    let server = Server::start(vec![Step::json(200, &"x".repeat(9 * 1024 * 1024))]).await;
    let error = confirm(&server).await.unwrap_err();
    assert!(
        matches!(
            error,
            Error::Unknown {
                cause: Cause::TooLarge | Cause::Timeout,
                ..
            }
        ),
        "{error}"
    );
}

#[tokio::test]
async fn an_oauth_exchange_is_sent_once_whatever_happens() {
    for step in [
        Step::Close,
        Step::Hang,
        Step::json(500, "{}"),
        Step::json(502, "<html>"),
        Step::json(200, "{}"),
    ] {
        let server = Server::start(vec![step]).await;
        let error = server.gateway().exchange_code("ac_canary").await.unwrap_err();
        assert!(matches!(error, OAuthError::Unknown { .. }), "{error}");
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn an_oauth_refusal_is_told_in_either_shape() {
    let flat =
        r#"{"error":"invalid_grant","error_description":"Authorization code does not exist: ac_canary"}"#;
    let server = Server::start(vec![Step::json(400, flat)]).await;
    let OAuthError::Refused(fault) = server.gateway().exchange_code("ac_canary").await.unwrap_err() else {
        panic!("another error");
    };
    assert!(fault.is_bad_code());
    assert!(!format!("{fault} {fault:?}").contains("canary"));
    let nested =
        r#"{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_test_canary"}}"#;
    let server = Server::start(vec![Step::json(401, nested)]).await;
    let error = server.gateway().exchange_code("ac_canary").await.unwrap_err();
    assert!(
        matches!(error, OAuthError::Refused(_)) && !error.to_string().contains("canary"),
        "{error}"
    );
}

#[tokio::test]
async fn a_connection_carries_its_tokens_out_of_sight() {
    let body = r#"{"access_token":"sk_test_canary","scope":"read_write","livemode":false,"token_type":"bearer",
        "refresh_token":"rt_canary","stripe_user_id":"acct_9","stripe_publishable_key":"pk_test_9"}"#;
    let server = Server::start(vec![Step::json(200, body)]).await;
    let connection = server.gateway().exchange_code("ac_a b&c").await.unwrap();
    assert_eq!(connection.account.as_str(), "acct_9");
    assert!(!format!("{connection:?}").contains("canary"));
    let seen = &server.seen()[0];
    assert_eq!(seen.line, "POST /oauth/token HTTP/1.1");
    assert_eq!(seen.body, "grant_type=authorization_code&code=ac_a+b%26c");
    assert_eq!(seen.header("idempotency-key"), None);
}

#[tokio::test]
async fn a_card_number_is_not_sent_in_any_text() {
    let server = Server::start(vec![Step::json(200, &paid_intent())]).await;
    let stripe = server.gateway();
    let number = || Some("card 4242 4242 4242 4242 12/30".to_owned());
    let texts = [
        NewIntent {
            description: number(),
            ..new_intent()
        },
        NewIntent {
            statement_descriptor_suffix: number(),
            ..new_intent()
        },
        NewIntent {
            metadata: Metadata::new().with("note", "4242424242424242"),
            ..new_intent()
        },
    ];
    for new in &texts {
        let error = stripe.create_intent(On::Platform, &key(), new).await.unwrap_err();
        assert_eq!(error.code(), Some("card_number_in_text"));
        assert!(!format!("{error} {error:?}").contains("4242"));
    }
    let customer = NewCustomer {
        name: number(),
        ..NewCustomer::default()
    };
    assert!(
        stripe
            .create_customer(On::Platform, &key(), &customer)
            .await
            .unwrap_err()
            .is_definitive()
    );
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_deleted_customer_is_found_and_says_so() {
    let server = Server::start(vec![Step::json(
        200,
        r#"{"id":"cus_1","object":"customer","deleted":true}"#,
    )])
    .await;
    let id: CustomerId = "cus_1".parse().unwrap();
    assert!(
        server
            .gateway()
            .retrieve_customer(On::Platform, &id)
            .await
            .unwrap()
            .deleted
    );
}

#[tokio::test]
async fn an_intent_whose_id_was_lost_is_found_by_its_metadata() {
    let other = paid_intent()
        .replace("charge_1", "charge_2")
        .replace("pi_1", "pi_2");
    let page = |data: &str, more: bool| {
        Step::json(
            200,
            &format!(r#"{{"object":"list","url":"/v1/payment_intents","has_more":{more},"data":[{data}]}}"#),
        )
    };
    let server = Server::start(vec![page(&other, true), page(&paid_intent(), false)]).await;
    let since = chrono::DateTime::from_timestamp(1_785_700_000, 0).unwrap();
    let found = server
        .gateway()
        .find_intents_by_metadata(On::Platform, since, "souk_charge", "charge_1")
        .await
        .unwrap();
    assert_eq!(
        found.iter().map(|intent| intent.id.as_str()).collect::<Vec<_>>(),
        ["pi_1"]
    );
    let lines: Vec<String> = server.seen().into_iter().map(|seen| seen.line).collect();
    assert!(
        lines[0].contains("created[gte]=1785700000") || lines[0].contains("created%5Bgte%5D=1785700000"),
        "{lines:?}"
    );
    assert!(lines[1].contains("starting_after=pi_2"), "{lines:?}");
}
