//! What is sent: parameters, headers, connections, and what is kept back.

use souk_stripe_gateway::{AccountId, Metadata, NewCustomer, NewIntent, On, UpdateIntent};

use super::{intent, key, new_intent};
use crate::server::{Server, Step, paid_intent};

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
        ("expand[1]", "latest_charge.transfer"),
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
    let expand = "expand[0]=latest_charge.balance_transaction&expand[1]=latest_charge.transfer";
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
