//! A seller connects by OAuth, and is let go.

use souk_stripe_gateway::{AccountId, Error, OAuthError};
use stripe_sandbox::NewTestAccount;

use super::sandbox;

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
