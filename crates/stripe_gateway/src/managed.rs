//! Accounts that the platform makes, and the links by which their owners reach Stripe's pages.
//!
//! Who pays Stripe, who bears losses and which Dashboard there is are said once, when the account
//! is made, by controller properties; the older account types are not used.
//! <https://docs.stripe.com/connect/migrate-to-controller-properties>

use std::fmt;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::Deserialize;
use stripe_connect::account::{
    CreateAccount, CreateAccountCapabilities, CreateAccountCapabilitiesCardPayments,
    CreateAccountCapabilitiesTransfers, CreateAccountController, CreateAccountControllerFees,
    CreateAccountControllerFeesPayer as FeesPayer, CreateAccountControllerLosses,
    CreateAccountControllerLossesPayments as LossesPayments,
    CreateAccountControllerRequirementCollection as Collection, CreateAccountControllerStripeDashboard,
    CreateAccountControllerStripeDashboardType as DashboardType, ListAccount,
};
use stripe_connect::account_link::{CreateAccountLink, CreateAccountLinkType};
use stripe_connect::login_link::CreateAccountLoginLink;
use stripe_types::RangeQueryTs;
use url::Url;

use crate::accounts::Account;
use crate::error::Error;
use crate::ids::AccountId;
use crate::key::Key;
use crate::metadata::Metadata;
use crate::payments::Page;
use crate::stripe::{On, Stripe};

/// An account to be made: the platform pays Stripe's fees and bears the losses, Stripe collects
/// what it wants to know, the owner has the Express Dashboard, and `card_payments` and `transfers`
/// are asked for.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// ISO 3166 code in upper case. It cannot be changed later.
    pub country: String,
    /// Ours: always holds the id of our seller.
    pub metadata: Metadata,
}

/// A link to Stripe's onboarding: good once, for a few minutes, for whoever holds it.
#[derive(Deserialize)]
pub struct OnboardingLink {
    /// Where the owner's browser goes.
    #[serde(deserialize_with = "secret")]
    pub url: SecretString,
    /// Until when it is good.
    #[serde(with = "chrono::serde::ts_seconds")]
    pub expires_at: DateTime<Utc>,
}

/// A link that signs the owner of an account in to the Express Dashboard, once.
#[derive(Deserialize)]
pub struct LoginLink {
    /// Where the owner's browser goes.
    #[serde(deserialize_with = "secret")]
    pub url: SecretString,
}

fn secret<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<SecretString, D::Error> {
    Ok(SecretString::from(String::deserialize(deserializer)?))
}

impl fmt::Debug for OnboardingLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OnboardingLink(until {})", self.expires_at)
    }
}

impl fmt::Debug for LoginLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoginLink")
    }
}

impl Stripe {
    /// Makes an account, which can charge nothing before its owner is onboarded.
    ///
    /// # Errors
    /// [`Error::Refused`] where Stripe makes no account in that country for this platform.
    pub async fn create_account(&self, key: &Key, new: &NewAccount) -> Result<Account, Error> {
        let controller = CreateAccountController {
            fees: Some(CreateAccountControllerFees {
                payer: Some(FeesPayer::Application),
            }),
            losses: Some(CreateAccountControllerLosses {
                payments: Some(LossesPayments::Application),
            }),
            requirement_collection: Some(Collection::Stripe),
            stripe_dashboard: Some(CreateAccountControllerStripeDashboard {
                type_: Some(DashboardType::Express),
            }),
        };
        let capabilities = CreateAccountCapabilities {
            card_payments: Some(CreateAccountCapabilitiesCardPayments {
                requested: Some(true),
            }),
            transfers: Some(CreateAccountCapabilitiesTransfers {
                requested: Some(true),
            }),
            ..CreateAccountCapabilities::default()
        };
        let request = CreateAccount::new()
            .country(&new.country)
            .controller(controller)
            .capabilities(capabilities)
            .metadata(new.metadata.to_params());
        let account: Account = self.post(&request, On::Platform, key, "account").await?;
        Ok(Account {
            livemode: self.livemode(),
            ..account
        })
    }

    /// The accounts made at or after `since` that carry `value` under `name` in their metadata,
    /// newest first: how one is found whose id was lost and whose key is too old. At most 100 pages
    /// of 100 are read.
    ///
    /// # Errors
    /// Those of any `GET`.
    pub async fn find_accounts_by_metadata(
        &self,
        since: DateTime<Utc>,
        name: &str,
        value: &str,
    ) -> Result<Vec<Account>, Error> {
        let mut found = Vec::new();
        let mut after: Option<AccountId> = None;
        for _ in 0..100 {
            let mut request = ListAccount::new()
                .limit(100_i64)
                .created(RangeQueryTs::gte(since.timestamp()));
            if let Some(after) = &after {
                request = request.starting_after(after.as_str());
            }
            let page: Page<Account> = self.get(&request, On::Platform, "list of accounts").await?;
            after = page.data.last().map(|account| account.id.clone());
            found.extend(
                page.data
                    .into_iter()
                    .filter(|account| account.metadata.get(name) == Some(value)),
            );
            if !page.has_more || after.is_none() {
                break;
            }
        }
        Ok(found)
    }

    /// A fresh link to Stripe's onboarding of this account. Stripe sends the owner to `refresh`
    /// when the link is no longer good, and to `back` when they are done or have had enough: that
    /// they come back proves nothing.
    ///
    /// # Errors
    /// [`Error::Refused`] for an account that the platform did not make.
    pub async fn create_onboarding_link(
        &self,
        key: &Key,
        account: &AccountId,
        refresh: &Url,
        back: &Url,
    ) -> Result<OnboardingLink, Error> {
        let request = CreateAccountLink::new(account.as_str(), CreateAccountLinkType::AccountOnboarding)
            .refresh_url(refresh.as_str())
            .return_url(back.as_str());
        self.post(&request, On::Platform, key, "account link").await
    }

    /// A fresh link to the Express Dashboard of this account.
    ///
    /// # Errors
    /// [`Error::Refused`] for an account that is not onboarded, or has another Dashboard.
    pub async fn create_login_link(&self, key: &Key, account: &AccountId) -> Result<LoginLink, Error> {
        let request = CreateAccountLoginLink::new(account.as_str());
        self.post(&request, On::Platform, key, "login link").await
    }
}
