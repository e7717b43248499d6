//! The seller said no on Stripe's page, or Stripe sent them back with another error.

use secrecy::SecretString;
use souk_domain::{
    ids::{SessionId, UserId},
    seller::{Connection, Seller},
};
use souk_persistence::{connections, sellers};

use super::start_connection::state_hash;
use crate::{Application, known::Known};

/// Why the walk was not ended.
#[derive(Debug, thiserror::Error)]
pub enum DenyConnectionError {
    /// Not known, used, expired, or of another session.
    #[error("{0}")]
    StateInvalid(StateInvalid),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// What is wrong with a state that came back from Stripe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StateInvalid {
    /// We never made it.
    #[error("this link from Stripe is not one that was asked for here")]
    Unknown,
    /// See [`souk_domain::connection::StateError`].
    #[error(transparent)]
    Refused(#[from] souk_domain::connection::StateError),
}

impl Application {
    /// Ends the walk. The seller is where they were before it.
    ///
    /// # Errors
    /// See [`DenyConnectionError`]; nothing changes then.
    pub async fn deny_connection(
        &self,
        user: UserId,
        session: SessionId,
        state: SecretString,
    ) -> Result<Seller, DenyConnectionError> {
        let now = self.now();
        let hash = state_hash(&state);
        self.db()
            .transaction(move |conn| {
                let mut attempt = connections::lock_by_state_hash(conn, &hash)?
                    .ok_or(DenyConnectionError::StateInvalid(StateInvalid::Unknown))?;
                attempt
                    .claim(user, session, now)
                    .map_err(|error| DenyConnectionError::StateInvalid(error.into()))?;
                connections::mark_claimed(conn, attempt.id, now)?;
                let mut seller = sellers::lock(conn, attempt.seller)?.known("sellers", attempt.seller)?;
                if seller.connection == Connection::Pending {
                    let had_one = seller.stripe_account.is_some();
                    seller.connection = if had_one {
                        Connection::Revoked
                    } else {
                        Connection::None
                    };
                    seller.updated_at = now;
                    sellers::update(conn, &seller)?;
                }
                Ok(seller)
            })
            .await
    }
}
