//! The seller came back from Stripe with a code: it is exchanged for access to the account.
//!
//! The exchange is never repeated: Stripe revokes the tokens of a code that is used twice. So the
//! state is claimed and committed first, and an answer that was lost sends the seller back to
//! `pending`, to begin anew.

use secrecy::{ExposeSecret, SecretString};
use souk_domain::{
    ids::{Id, SellerId, SessionId, UserId},
    seller::{Connection, Seller},
};
use souk_persistence::{
    connections,
    sellers::{self, SealedTokens},
};
use souk_stripe_gateway::{self as stripe, OAuthError};

use super::{deny_connection::StateInvalid, observe::snapshot, start_connection::state_hash};
use crate::{Application, jobs::Job, known::Known};

/// Why no account was connected.
#[derive(Debug, thiserror::Error)]
pub enum CompleteConnectionError {
    /// Not known, used, expired, or of another session.
    #[error("{0}")]
    StateInvalid(StateInvalid),
    /// Stripe does not take the code: used before, expired, or not one of ours.
    #[error("Stripe no longer accepts this authorisation; begin again")]
    CodeRefused,
    /// Stripe's answer was lost. The code must not be used again.
    #[error("Stripe's answer was lost; begin again")]
    OutcomeUnknown,
    /// The account belongs to another seller here. It was left as it is.
    #[error("this Stripe account is connected to another seller of the marketplace")]
    AlreadyConnected,
    /// The account is of the other mode.
    #[error("this Stripe account was authorised in another mode (live or test)")]
    ModeMismatch,
    /// Stripe cannot be reached; nothing was exchanged, or the account could not be read.
    #[error("Stripe cannot be reached at present; begin again in a moment")]
    Unavailable,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Connects the account that the seller authorised.
    ///
    /// # Errors
    /// See [`CompleteConnectionError`]. Nothing is connected then, and nothing is deauthorised:
    /// that would cut off the seller whom the account belongs to.
    pub async fn complete_connection(
        &self,
        user: UserId,
        session: SessionId,
        code: SecretString,
        state: SecretString,
    ) -> Result<Seller, CompleteConnectionError> {
        let seller = self.claim_state(user, session, &state).await?;
        match self.exchange(seller, &code).await {
            Ok(seller) => Ok(seller),
            Err(error) => {
                self.back_to_pending(seller).await?;
                Err(error)
            }
        }
    }

    async fn claim_state(
        &self,
        user: UserId,
        session: SessionId,
        state: &SecretString,
    ) -> Result<SellerId, CompleteConnectionError> {
        let now = self.now();
        let hash = state_hash(state);
        self.db()
            .transaction(move |conn| {
                let mut attempt = connections::lock_by_state_hash(conn, &hash)?
                    .ok_or(CompleteConnectionError::StateInvalid(StateInvalid::Unknown))?;
                let replayed = souk_domain::connection::StateError::Replayed;
                attempt
                    .claim(user, session, now)
                    .map_err(|error| CompleteConnectionError::StateInvalid(error.into()))?;
                let mut seller = sellers::lock(conn, attempt.seller)?.known("sellers", attempt.seller)?;
                // Connected meanwhile, by another walk.
                if !seller
                    .connection
                    .may_become(Connection::Exchanging, seller.account_kind)
                {
                    return Err(CompleteConnectionError::StateInvalid(replayed.into()));
                }
                connections::mark_claimed(conn, attempt.id, now)?;
                seller.connection = Connection::Exchanging;
                seller.updated_at = now;
                sellers::update(conn, &seller)?;
                Ok(seller.id)
            })
            .await
    }

    async fn exchange(&self, id: SellerId, code: &SecretString) -> Result<Seller, CompleteConnectionError> {
        let granted = self
            .stripe()
            .exchange_code(code.expose_secret())
            .await
            .map_err(|error| {
                log::warn!("exchange of an authorisation code for {id}: {error}");
                match error {
                    OAuthError::Unknown { .. } => CompleteConnectionError::OutcomeUnknown,
                    OAuthError::Unavailable { .. } => CompleteConnectionError::Unavailable,
                    OAuthError::Refused { .. } => CompleteConnectionError::CodeRefused,
                }
            })?;
        if granted.livemode != self.stripe().livemode() {
            return Err(CompleteConnectionError::ModeMismatch);
        }
        let account = self
            .stripe()
            .retrieve_account(&granted.account)
            .await
            .map_err(|error| {
                log::warn!("reading {} after its authorisation: {error}", granted.account);
                CompleteConnectionError::Unavailable
            })?;
        self.save_connection(id, &granted, account).await
    }

    async fn save_connection(
        &self,
        id: SellerId,
        granted: &stripe::Connection,
        account: stripe::Account,
    ) -> Result<Seller, CompleteConnectionError> {
        let now = self.now();
        let access = self.sealed(id, &granted.access_token);
        let refresh = granted
            .refresh_token
            .as_ref()
            .and_then(|token| self.sealed(id, token));
        let app = self.clone();
        let saved = self
            .db()
            .transaction(move |conn| {
                let mut seller = sellers::lock(conn, id)?.known("sellers", id)?;
                if let Some(other) = sellers::by_account(conn, account.id.as_str(), seller.livemode)?
                    && other.id != id
                    && other.connection.is_connected()
                {
                    return Err(CompleteConnectionError::AlreadyConnected);
                }
                if seller.connection != Connection::Exchanging {
                    // Begun anew meanwhile: that walk decides.
                    let replayed = souk_domain::connection::StateError::Replayed;
                    return Err(CompleteConnectionError::StateInvalid(replayed.into()));
                }
                seller.observe(snapshot(&account), now);
                sellers::update(conn, &seller)?;
                if let Some(access) = &access {
                    let refresh = refresh.as_ref().map(|sealed| sealed.bytes.clone());
                    let tokens = SealedTokens {
                        access: access.bytes.clone(),
                        refresh,
                        key_version: access.version,
                    };
                    sellers::save_tokens(conn, id, &tokens)?;
                }
                // An account may have been paid out for years: the recent ones are of interest.
                Job::TakeInPayouts { seller: id }.enqueue(conn, &app, chrono::Duration::zero())?;
                Ok(seller)
            })
            .await;
        match saved {
            // Two walks for one account at the same moment: the unique key has decided.
            Err(CompleteConnectionError::Database(souk_persistence::Error::Conflict { .. })) => {
                Err(CompleteConnectionError::AlreadyConnected)
            }
            other => other,
        }
    }

    fn sealed(&self, id: SellerId, token: &SecretString) -> Option<crate::sealing::Sealed> {
        let keys = self.settings().seal_keys.as_ref()?;
        match keys.seal(token, &id.uuid().to_string(), &*self.0.randomness) {
            Ok(sealed) => Some(sealed),
            Err(error) => {
                log::error!("a token of {id} was not kept: {error}");
                None
            }
        }
    }

    async fn back_to_pending(&self, id: SellerId) -> Result<(), souk_persistence::Error> {
        let now = self.now();
        self.db()
            .transaction(move |conn| {
                let mut seller = sellers::lock(conn, id)?.known("sellers", id)?;
                if seller.connection == Connection::Exchanging {
                    seller.connection = Connection::Pending;
                    seller.updated_at = now;
                    sellers::update(conn, &seller)?;
                }
                Ok(())
            })
            .await
    }
}
