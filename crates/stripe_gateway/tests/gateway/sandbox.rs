//! The gateway and the sandbox, each with the real other side.

use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use souk_domain::intent::{IntentSnapshot, IntentStatus};
use souk_stripe_gateway::{
    AccountId, Capture, Card, Config, ConfirmIntent, CustomerId, Error, Intent, Key, Metadata, NewCustomer,
    NewIntent, OAuthError, On, PaymentMethodId, Stripe, UpdateIntent, WebhookError, verify,
};
use stripe_sandbox::{Effect, FaultRule, Moment, NewTestAccount, Options, Running};

use crate::server::{Server, Step};

async fn sandbox() -> (Running, Stripe) {
    let running = stripe_sandbox::start(Options::default()).await.unwrap();
    let config = Config {
        api_url: running.url().parse().unwrap(),
        connect_url: running.url().parse().unwrap(),
        timeout: Duration::from_secs(2),
        total_timeout: Duration::from_secs(10),
        ..Config::for_stripe(
            running.secret_key().into(),
            running.publishable_key().to_owned(),
            running.client_id().to_owned(),
        )
        .unwrap()
    };
    (running, Stripe::new(config).unwrap())
}

fn now(running: &Running) -> DateTime<Utc> {
    DateTime::from_timestamp(running.control().clock().now, 0).unwrap()
}

fn step(name: &str) -> Key {
    Key::of("test", 1, name)
}

async fn seller(running: &Running) -> AccountId {
    running
        .control()
        .connected_account(NewTestAccount::default())
        .await
        .parse()
        .unwrap()
}

fn card(name: &str) -> PaymentMethodId {
    name.parse().unwrap()
}

/// A card and its customer on a connected account, as a buyer's first payment there leaves them.
async fn shared(
    stripe: &Stripe,
    account: &AccountId,
    card: &PaymentMethodId,
) -> (CustomerId, PaymentMethodId) {
    let clone = stripe
        .clone_card(&step("clone"), account, card, None)
        .await
        .unwrap();
    let new = NewCustomer {
        email: Some("buyer@example.com".to_owned()),
        ..NewCustomer::default()
    };
    let customer = stripe
        .create_customer(On::Account(account), &step("share"), &new)
        .await
        .unwrap();
    (customer, clone)
}

fn direct(customer: CustomerId, payment_method: PaymentMethodId) -> NewIntent {
    NewIntent {
        amount: 10_000,
        currency: "eur".parse().unwrap(),
        customer: Some(customer),
        payment_method: Some(payment_method),
        application_fee_amount: Some(1000),
        capture: Capture::Automatic,
        keep_card: true,
        description: Some("Two tickets".to_owned()),
        statement_descriptor_suffix: None,
        transfer: None,
        metadata: Metadata::new().with("souk_charge", "charge_1"),
    }
}

async fn token_card(stripe: &Stripe, token: &str) -> Card {
    stripe
        .card_from_token(&step("card"), &token.parse().unwrap())
        .await
        .unwrap()
}

/// An unconfirmed intent of a new seller's for `token`.
async fn prepared(running: &Running, stripe: &Stripe, token: &str) -> (AccountId, Intent) {
    let account = seller(running).await;
    let (customer, clone) = shared(stripe, &account, &token_card(stripe, token).await.id).await;
    let intent = stripe
        .create_intent(On::Account(&account), &step("intent"), &direct(customer, clone))
        .await
        .unwrap();
    (account, intent)
}

#[tokio::test]
async fn the_key_is_accepted_and_is_a_test_key() {
    let (_running, stripe) = sandbox().await;
    assert!(!stripe.check_key().await.unwrap());
    assert!(stripe.retrieve_platform().await.unwrap().charges_enabled);
}

#[tokio::test]
async fn a_seller_connects_and_is_deauthorised() {
    let (running, stripe) = sandbox().await;
    let account = running.control().create_account(NewTestAccount::default()).await;
    let id: AccountId = account.parse().unwrap();
    assert!(matches!(
        stripe.retrieve_account(&id).await.unwrap_err(),
        Error::AccountRevoked(_)
    ));

    let code = running.control().oauth_code(&account).await.unwrap();
    let connection = stripe.exchange_code(&code).await.unwrap();
    assert_eq!(
        (connection.account.as_str(), connection.scope.as_str()),
        (account.as_str(), "read_write")
    );
    assert!(!connection.livemode);
    let found = stripe.retrieve_account(&id).await.unwrap();
    assert!(found.charges_enabled && found.country.is_some() && found.default_currency.is_some());

    stripe.deauthorize(&id).await.unwrap();
    assert!(matches!(
        stripe.retrieve_account(&id).await.unwrap_err(),
        Error::AccountRevoked(_)
    ));
    let OAuthError::Refused(fault) = stripe.deauthorize(&id).await.unwrap_err() else {
        panic!("another error")
    };
    assert!(fault.is_not_connected(), "{fault}");
}

#[tokio::test]
async fn a_code_is_exchanged_once() {
    let (running, stripe) = sandbox().await;
    let account = running.control().create_account(NewTestAccount::default()).await;
    let code = running.control().oauth_code(&account).await.unwrap();
    stripe.exchange_code(&code).await.unwrap();
    let OAuthError::Refused(fault) = stripe.exchange_code(&code).await.unwrap_err() else {
        panic!("another error");
    };
    assert!(fault.is_bad_code(), "{fault}");
    assert!(!fault.to_string().contains(&code), "{fault}");
}

#[tokio::test]
async fn a_direct_charge_leaves_the_fee_with_the_platform_and_the_rest_with_the_seller() {
    let (running, stripe) = sandbox().await;
    let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
    assert_eq!(intent.status, IntentStatus::RequiresConfirmation);
    let on = On::Account(&account);
    let paid = stripe
        .confirm_intent(on, &step("confirm"), &intent.id, &ConfirmIntent::default())
        .await
        .unwrap();
    assert_eq!(
        (paid.status, paid.amount_received),
        (IntentStatus::Succeeded, 10_000)
    );
    assert_eq!(paid.application.as_deref(), Some(stripe.client_id()));
    assert_eq!(paid.metadata.get("souk_charge"), Some("charge_1"));
    let charge = paid.charge.as_ref().unwrap();
    assert!(charge.paid && charge.application_fee.is_some());
    let balance = charge.balance_transaction.as_ref().unwrap();
    assert_eq!(balance.application_fee, 1000);
    assert_eq!(balance.stripe_fee, 320, "2.9 % and 30 cents");
    assert_eq!(balance.net, 10_000 - 1000 - 320);
    let kept = IntentSnapshot::from(&paid).charge.unwrap().settlement.unwrap();
    assert_eq!((kept.stripe_fee, kept.net), (320, 8680));

    // The same key gives the same answer, and the card can be charged again without its holder.
    let again = stripe
        .confirm_intent(on, &step("confirm"), &intent.id, &ConfirmIntent::default())
        .await
        .unwrap();
    assert_eq!(again.charge_id, paid.charge_id);
    let later = NewIntent {
        keep_card: false,
        ..direct(paid.customer.unwrap(), paid.payment_method.unwrap())
    };
    let later = stripe.create_intent(on, &step("later"), &later).await.unwrap();
    let off_session = ConfirmIntent {
        off_session: true,
        ..ConfirmIntent::default()
    };
    let later = stripe
        .confirm_intent(on, &step("confirm-later"), &later.id, &off_session)
        .await
        .unwrap();
    assert_eq!(later.status, IntentStatus::Succeeded);
}

#[tokio::test]
async fn a_card_of_the_platform_is_not_there_for_a_seller_until_it_is_cloned() {
    let (running, stripe) = sandbox().await;
    let account = seller(&running).await;
    let platform = token_card(&stripe, "tok_visa").await;
    let missing = stripe
        .retrieve_card(On::Account(&account), &platform.id)
        .await
        .unwrap_err();
    assert!(missing.is_definitive(), "{missing}");
    let clone = stripe
        .clone_card(&step("clone"), &account, &platform.id, None)
        .await
        .unwrap();
    assert_ne!(clone, platform.id);
    let clone = stripe.retrieve_card(On::Account(&account), &clone).await.unwrap();
    assert_eq!(
        (clone.fingerprint, clone.last4, clone.customer),
        (platform.fingerprint, platform.last4, None)
    );
}

#[tokio::test]
async fn a_declined_card_leaves_the_intent_to_another_one() {
    let (running, stripe) = sandbox().await;
    let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
    let on = On::Account(&account);
    let poor = ConfirmIntent {
        payment_method: Some(card("pm_card_visa_chargeDeclinedInsufficientFunds")),
        ..ConfirmIntent::default()
    };
    let error = stripe
        .confirm_intent(on, &step("first"), &intent.id, &poor)
        .await
        .unwrap_err();
    let decline = error.decline().unwrap();
    assert_eq!(decline.code, "card_declined");
    assert_eq!(decline.decline_code.as_deref(), Some("insufficient_funds"));
    assert!(!decline.message.is_empty() && decline.charge.is_some() && decline.request_id.is_some());
    let left = decline.intent.as_ref().unwrap();
    assert_eq!(
        (left.status, &left.payment_method),
        (IntentStatus::RequiresPaymentMethod, &None)
    );
    assert_eq!(
        left.last_error.as_ref().unwrap().decline_code.as_deref(),
        Some("insufficient_funds")
    );

    let change = UpdateIntent {
        payment_method: intent.payment_method.clone(),
        keep_card: Some(false),
        ..UpdateIntent::default()
    };
    stripe
        .update_intent(on, &step("other"), &intent.id, &change)
        .await
        .unwrap();
    let paid = stripe
        .confirm_intent(on, &step("second"), &intent.id, &ConfirmIntent::default())
        .await
        .unwrap();
    assert_eq!(paid.status, IntentStatus::Succeeded);
    let Error::Refused(refusal) = stripe
        .confirm_intent(on, &step("third"), &intent.id, &ConfirmIntent::default())
        .await
        .unwrap_err()
    else {
        panic!("another error");
    };
    assert_eq!(refusal.code.as_deref(), Some("payment_intent_unexpected_state"));
    assert_eq!(refusal.intent.unwrap().status, IntentStatus::Succeeded);
}

#[tokio::test]
async fn a_bank_that_wants_the_card_holder_gets_them_or_a_decline() {
    let (running, stripe) = sandbox().await;
    let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
    let on = On::Account(&account);
    let careful = Some(card("pm_card_authenticationRequired"));
    let absent = ConfirmIntent {
        payment_method: careful.clone(),
        off_session: true,
        return_url: None,
    };
    let error = stripe
        .confirm_intent(on, &step("absent"), &intent.id, &absent)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::AuthenticationRequired(_)), "{error}");
    let present = ConfirmIntent {
        payment_method: careful,
        ..ConfirmIntent::default()
    };
    let asked = stripe
        .confirm_intent(on, &step("present"), &intent.id, &present)
        .await
        .unwrap();
    assert_eq!(asked.status, IntentStatus::RequiresAction);
    assert_eq!(asked.next_action.as_deref(), Some("use_stripe_sdk"));
    assert!(asked.client_secret.is_some());
    let canceled = stripe
        .cancel_intent(on, &step("cancel"), &intent.id)
        .await
        .unwrap();
    assert_eq!(canceled.status, IntentStatus::Canceled);
}

#[tokio::test]
async fn one_key_is_one_request() {
    let (_running, stripe) = sandbox().await;
    let new = |email: &str| NewCustomer {
        email: Some(email.to_owned()),
        ..NewCustomer::default()
    };
    let create = async |email| {
        stripe
            .create_customer(On::Platform, &step("customer"), &new(email))
            .await
    };
    let first = create("a@example.com").await.unwrap();
    assert_eq!(create("a@example.com").await.unwrap(), first);
    assert!(matches!(
        create("b@example.com").await.unwrap_err(),
        Error::IdempotencyMismatch(_)
    ));
    let found = stripe.retrieve_customer(On::Platform, &first).await.unwrap();
    assert_eq!(found.email.as_deref(), Some("a@example.com"));
}

/// The confirmation has its effect, and its reply suffers.
fn after_confirmation(effect: Effect) -> FaultRule {
    FaultRule::on("POST", "/v1/payment_intents/*/confirm", Moment::After, effect)
}

#[tokio::test]
async fn a_reply_that_is_lost_after_the_effect_charges_once() {
    for effect in [
        Effect::Reset,
        Effect::TruncatedBody,
        Effect::Timeout { hold_ms: 3000 },
        Effect::HtmlBadGateway,
    ] {
        let (running, stripe) = sandbox().await;
        let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
        running
            .control()
            .add_fault(after_confirmation(effect.clone()))
            .await;
        let on = On::Account(&account);
        let paid = stripe
            .confirm_intent(on, &step("confirm"), &intent.id, &ConfirmIntent::default())
            .await
            .unwrap();
        assert_eq!(paid.status, IntentStatus::Succeeded, "{effect:?}");
        let all = stripe
            .find_intents_by_metadata(
                on,
                now(&running) - chrono::Duration::hours(1),
                "souk_charge",
                "charge_1",
            )
            .await
            .unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].amount_received, 10_000);
    }
}

#[tokio::test]
async fn an_outcome_that_no_repetition_tells_is_unknown_until_a_get_settles_it() {
    for effect in [Effect::ServerError { cached: true }, Effect::InvalidBody] {
        let (running, stripe) = sandbox().await;
        let (account, intent) = prepared(&running, &stripe, "tok_visa").await;
        running.control().add_fault(after_confirmation(effect)).await;
        let on = On::Account(&account);
        let error = stripe
            .confirm_intent(on, &step("confirm"), &intent.id, &ConfirmIntent::default())
            .await
            .unwrap_err();
        assert!(error.may_have_happened(), "{error}");
        let found = stripe.retrieve_intent(on, &intent.id).await.unwrap();
        assert_eq!(found.status, IntentStatus::Succeeded);
    }
}

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
