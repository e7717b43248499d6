//! What the sandbox tells: deliveries, and the list of events.

use std::time::Duration;

use secrecy::SecretString;
use souk_stripe_gateway::{ConfirmIntent, On, WebhookError, verify};

use super::{now, prepared, sandbox, step};
use crate::server::{Server, Step};

#[tokio::test]
async fn a_delivery_of_the_sandbox_is_verified_and_a_changed_one_is_not() {
    let (running, stripe) = sandbox().await;
    let listener = Server::start(vec![Step::json(200, "")]).await;
    let endpoint = running.control().register_webhook(&listener.address, true).await;
    let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
    let paid = stripe
        .confirm_intent(
            On::Account(&account),
            &step("confirm"),
            &intent.id,
            &ConfirmIntent::default(),
        )
        .await
        .unwrap();

    let secrets = [
        SecretString::from("whsec_other"),
        SecretString::from(endpoint.secret),
    ];
    let mut succeeded = None;
    for _ in 0..100 {
        for seen in listener.seen() {
            let signature = seen.header("stripe-signature").unwrap();
            let event = verify(&secrets, seen.body.as_bytes(), signature, now(&running)).unwrap();
            let changed = seen.body.replacen("false", "true", 1);
            let forged = verify(&secrets, changed.as_bytes(), signature, now(&running)).unwrap_err();
            assert_eq!(forged, WebhookError::NoMatch);
            if event.type_ == "payment_intent.succeeded" {
                succeeded = Some(event);
            }
        }
        if succeeded.is_some() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let event = succeeded.unwrap();
    assert_eq!(event.account.as_ref(), Some(&account));
    assert_eq!(event.object.id.as_deref(), Some(paid.id.as_str()));
    assert_eq!(
        stripe
            .retrieve_event(On::Account(&account), &event.id)
            .await
            .unwrap()
            .type_,
        event.type_
    );
}

#[tokio::test]
async fn events_that_were_missed_are_read_up_on() {
    let (running, stripe) = sandbox().await;
    let since = now(&running) - chrono::Duration::minutes(1);
    let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
    let on = On::Account(&account);
    stripe
        .confirm_intent(on, &step("confirm"), &intent.id, &ConfirmIntent::default())
        .await
        .unwrap();
    let page = stripe.list_events(on, since, None).await.unwrap();
    let of_intent = |type_: &str| {
        page.events.iter().any(|event| {
            event.type_ == type_
                && event.object.id.as_deref() == Some(intent.id.as_str())
                && event.account.as_ref() == Some(&account)
        })
    };
    assert!(of_intent("payment_intent.created") && of_intent("payment_intent.succeeded"));
    let oldest = page.events.last().unwrap();
    assert!(
        stripe
            .list_events(on, since, Some(&oldest.id))
            .await
            .unwrap()
            .events
            .is_empty()
    );
}
