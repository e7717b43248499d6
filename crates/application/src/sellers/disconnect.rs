//! A seller's account is deauthorised from our side.

use souk_domain::{
    ids::SellerId,
    seller::{AccountKind, Seller},
};
use souk_persistence::{Scope, sellers};
use souk_stripe_gateway::{self as stripe, OAuthError};

use crate::{Application, known::Known};

/// Why the seller is still connected.
#[derive(Debug, thiserror::Error)]
pub enum DisconnectError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    NotFound,
    /// No account is connected.
    #[error("this seller has no connected Stripe account")]
    NotConnected,
    /// A managed account belongs to the marketplace and cannot be deauthorised.
    #[error("a managed account cannot be disconnected")]
    Managed,
    /// Stripe cannot be reached, or its answer was lost; asking again is safe.
    #[error("Stripe cannot be reached at present; try again in a moment")]
    Unavailable,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Deauthorises at Stripe, then here. Safe to repeat: what is gone at Stripe already counts
    /// as done.
    ///
    /// # Errors
    /// See [`DisconnectError`].
    pub async fn disconnect(&self, id: SellerId, scope: Scope) -> Result<Seller, DisconnectError> {
        let seller = self.db().read(move |conn| sellers::get(conn, id, &scope)).await?;
        let seller = seller.ok_or(DisconnectError::NotFound)?;
        if seller.account_kind == AccountKind::Managed {
            return Err(DisconnectError::Managed);
        }
        let account = seller
            .stripe_account
            .as_deref()
            .filter(|_| seller.connection.is_connected());
        let account: stripe::AccountId = account
            .and_then(|account| account.parse().ok())
            .ok_or(DisconnectError::NotConnected)?;
        match self.stripe().deauthorize(&account).await {
            Ok(()) => {}
            // The seller took the access back at Stripe, a moment ago or after a lost reply of ours.
            Err(OAuthError::Refused(fault)) if fault.is_not_connected() => {}
            Err(error) => {
                log::warn!("deauthorising {account}: {error}");
                return Err(DisconnectError::Unavailable);
            }
        }
        let now = self.now();
        let saved = self
            .db()
            .transaction(move |conn| {
                let mut seller = sellers::lock(conn, id)?.known("sellers", id)?;
                if seller.connection.is_connected() {
                    seller.revoke(now);
                    sellers::update(conn, &seller)?;
                    sellers::clear_tokens(conn, id)?;
                }
                Ok::<_, souk_persistence::Error>(seller)
            })
            .await?;
        Ok(saved)
    }
}
