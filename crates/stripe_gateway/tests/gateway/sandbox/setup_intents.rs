//! Cards that become a customer's without being charged.

use souk_domain::card_setup::{SetupSnapshot, SetupStatus};
use souk_stripe_gateway::{CustomerId, Metadata, NewCustomer, NewSetupIntent, On, Stripe};

use super::{card, sandbox, step, token_card};

async fn customer(stripe: &Stripe) -> CustomerId {
    stripe
        .create_customer(On::Platform, &step("customer"), &NewCustomer::default())
        .await
        .unwrap()
}

fn setup(customer: &CustomerId, method: &str) -> NewSetupIntent {
    NewSetupIntent {
        customer: customer.clone(),
        payment_method: card(method),
        metadata: Metadata::new().with("souk_card_setup", "cardsetup_1"),
    }
}

#[tokio::test]
async fn a_card_that_is_set_up_is_its_customers_and_the_same_key_sets_it_up_once() {
    let (_running, stripe) = sandbox().await;
    let customer = customer(&stripe).await;
    let method = token_card(&stripe, "tok_visa").await.id;
    let new = setup(&customer, method.as_str());
    let first = stripe.create_setup_intent(&step("setup"), &new).await.unwrap();
    let again = stripe.create_setup_intent(&step("setup"), &new).await.unwrap();
    assert_eq!((first.status, &first.id), (SetupStatus::Succeeded, &again.id));
    let attached = stripe.retrieve_card(On::Platform, &method).await.unwrap();
    assert_eq!(attached.customer.as_ref(), Some(&customer));
    let listed = stripe.list_setup_intents(&customer).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].metadata.get("souk_card_setup"), Some("cardsetup_1"));
    let late = stripe
        .cancel_setup_intent(&step("cancel"), &first.id)
        .await
        .unwrap_err();
    assert_eq!(late.code(), Some("setup_intent_unexpected_state"));
}

#[tokio::test]
async fn a_declined_card_is_nobodys_and_the_intent_says_why() {
    let (_running, stripe) = sandbox().await;
    let customer = customer(&stripe).await;
    let new = setup(&customer, "pm_card_visa_chargeDeclinedInsufficientFunds");
    let error = stripe
        .create_setup_intent(&step("setup"), &new)
        .await
        .unwrap_err();
    assert_eq!(
        error.decline().unwrap().decline_code.as_deref(),
        Some("insufficient_funds")
    );
    let listed = stripe.list_setup_intents(&customer).await.unwrap();
    let seen = SetupSnapshot::from(&listed[0]);
    assert_eq!(seen.status, SetupStatus::RequiresPaymentMethod);
    assert_eq!(seen.last_decline.unwrap().code, "card_declined");
}

#[tokio::test]
async fn what_the_bank_asks_is_answered_with_a_secret_that_is_not_printed_and_can_be_taken_back() {
    let (running, stripe) = sandbox().await;
    let customer = customer(&stripe).await;
    let new = setup(&customer, "pm_card_authenticationRequired");
    let asked = stripe.create_setup_intent(&step("setup"), &new).await.unwrap();
    assert_eq!(asked.status, SetupStatus::RequiresAction);
    assert!(asked.client_secret.is_some() && !format!("{asked:?}").contains("_secret_"));
    let taken = stripe
        .cancel_setup_intent(&step("cancel"), &asked.id)
        .await
        .unwrap();
    assert_eq!(taken.status, SetupStatus::Canceled);
    let platform = running.platform_account();
    running
        .control()
        .finish_challenge(platform, asked.id.as_str(), true)
        .await
        .unwrap();
    let now = stripe.retrieve_setup_intent(&asked.id).await.unwrap();
    assert_eq!(now.status, SetupStatus::Canceled);
}
