//! Cards, intents and customers, as a charge of ours uses them.

use souk_domain::intent::{IntentSnapshot, IntentStatus};
use souk_stripe_gateway::{ConfirmIntent, Error, NewCustomer, NewIntent, On, UpdateIntent};

use super::{card, direct, prepared, sandbox, seller, step, token_card};

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
