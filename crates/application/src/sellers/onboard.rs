//! Links by which the owner of a managed account reaches Stripe's pages, each made once, and what
//! happens when they come back: the account is looked at, since that they come back proves nothing.

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use souk_domain::{
    account::Dashboard,
    ids::SellerId,
    seller::{AccountKind, Seller},
};
use souk_persistence::{Scope, sellers};
use souk_stripe_gateway::{self as stripe, AccountId, Key};
use url::Url;

use super::{make_account::MakeAccountError, observe::ObserveError};
use crate::{Application, known::Known};

/// Why there is no link.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    NotFound,
    /// The seller's account is their own: they sign in at Stripe.
    #[error("this seller's Stripe account is their own")]
    NotManaged,
    /// The account is not onboarded yet, or was closed.
    #[error("this seller has no onboarded Stripe account")]
    NotConnected,
    /// Stripe does not make the account, for this reason.
    #[error("Stripe did not make an account: {0}")]
    AccountRefused(String),
    /// Stripe cannot be reached; what was begun goes on.
    #[error("Stripe cannot be reached at present; try again in a moment")]
    Unavailable,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// Why the account was not looked at.
#[derive(Debug, thiserror::Error)]
pub enum RefreshSellerError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    NotFound,
    /// Stripe cannot be reached.
    #[error("Stripe cannot be reached at present; try again in a moment")]
    Unavailable,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// A link to Stripe's onboarding.
#[derive(Debug)]
pub struct Onboarding {
    /// For the owner's browser only; good once.
    pub url: SecretString,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

impl Application {
    /// A fresh link to Stripe's onboarding. Makes the account first when there is none yet.
    ///
    /// # Errors
    /// See [`LinkError`].
    pub async fn onboarding_link(&self, id: SellerId, scope: Scope) -> Result<Onboarding, LinkError> {
        let app = self.clone();
        let seller = self
            .db()
            .transaction(move |conn| {
                sellers::get(conn, id, &scope)?.ok_or(LinkError::NotFound)?;
                let mut seller = sellers::lock(conn, id)?.known("sellers", id)?;
                if seller.account_kind != AccountKind::Managed {
                    return Err(LinkError::NotManaged);
                }
                // Refused before: perhaps the country was changed since.
                if app.want_account(conn, &mut seller)? {
                    sellers::update(conn, &seller)?;
                }
                Ok(seller)
            })
            .await?;
        let seller = if seller.account_is_due() {
            self.make_account(id).await.map_err(|error| match error {
                MakeAccountError::Stripe(error) => {
                    log::warn!("{id}: {error}");
                    LinkError::Unavailable
                }
                MakeAccountError::Database(error) => error.into(),
            })?
        } else {
            seller
        };
        if let Some(reason) = seller.account_refusal.clone() {
            return Err(LinkError::AccountRefused(reason));
        }
        let account = account_of(&seller)?;
        let key = self.link_key(id, "onboarding").await?;
        let page = |step: &str| -> Url {
            let mut url = self.settings().public_url.clone();
            url.set_path(&format!("/sellers/{id}/onboarding/{step}"));
            url
        };
        let link = self
            .stripe()
            .create_onboarding_link(&key, &account, &page("refresh"), &page("return"))
            .await;
        match link {
            Ok(link) => Ok(Onboarding {
                url: link.url,
                expires_at: link.expires_at,
            }),
            Err(error) => Err(no_link(id, &error)),
        }
    }

    /// A fresh link to the Express Dashboard of an onboarded account.
    ///
    /// # Errors
    /// See [`LinkError`].
    pub async fn login_link(&self, id: SellerId, scope: Scope) -> Result<SecretString, LinkError> {
        let seller = self.db().read(move |conn| sellers::get(conn, id, &scope)).await?;
        let seller = seller.ok_or(LinkError::NotFound)?;
        if seller.account_kind != AccountKind::Managed {
            return Err(LinkError::NotManaged);
        }
        let onboarded = seller.connection.is_connected() && seller.details_submitted;
        if !onboarded || seller.controller.dashboard != Dashboard::Express {
            return Err(LinkError::NotConnected);
        }
        let account = account_of(&seller)?;
        let key = self.link_key(id, "login").await?;
        match self.stripe().create_login_link(&key, &account).await {
            Ok(link) => Ok(link.url),
            Err(error) => Err(no_link(id, &error)),
        }
    }

    /// Looks at the seller's account at Stripe and saves what it says.
    ///
    /// # Errors
    /// See [`RefreshSellerError`].
    pub async fn refresh_seller(&self, id: SellerId, scope: Scope) -> Result<Seller, RefreshSellerError> {
        let seller = self.db().read(move |conn| sellers::get(conn, id, &scope)).await?;
        seller.ok_or(RefreshSellerError::NotFound)?;
        match self.observe_seller(id).await {
            Ok(()) | Err(ObserveError::NoAccount) => {}
            Err(ObserveError::Stripe(error)) => {
                log::warn!("{id}: {error}");
                return Err(RefreshSellerError::Unavailable);
            }
            Err(ObserveError::Database(error)) => return Err(error.into()),
        }
        Ok(self
            .db()
            .read(move |conn| sellers::get(conn, id, &Scope::Everything)?.known("sellers", id))
            .await?)
    }

    /// A link is good once, so each is asked for with a key of its own, counted on our row.
    async fn link_key(&self, id: SellerId, kind: &str) -> Result<Key, souk_persistence::Error> {
        let number = self
            .db()
            .transaction(move |conn| sellers::next_link(conn, id))
            .await?;
        Ok(Key::of("seller", id, &format!("{kind}-{number}")))
    }
}

fn account_of(seller: &Seller) -> Result<AccountId, LinkError> {
    let account = seller.stripe_account.as_deref().filter(|_| seller.has_account());
    account
        .and_then(|account| account.parse().ok())
        .ok_or(LinkError::NotConnected)
}

/// What is refused of an account that is ours was closed at Stripe, or is not so far.
fn no_link(id: SellerId, error: &stripe::Error) -> LinkError {
    log::warn!("no link for {id}: {error}");
    match error {
        stripe::Error::Refused(_) | stripe::Error::NotFound(_) | stripe::Error::AccountRevoked(_) => {
            LinkError::NotConnected
        }
        _ => LinkError::Unavailable,
    }
}
