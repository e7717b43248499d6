//! One walk of a seller through Stripe's OAuth page.
//!
//! The `state` that goes to Stripe and comes back is 256 random bits; only its SHA-256 is kept.
//! It is good once, for ten minutes, for the user and the session that began the walk (RFC 9700
//! §4.7.1; ASVS V10.1.2).

use chrono::Duration;

use crate::{
    Timestamp,
    ids::{ConnectionId, SellerId, SessionId, UserId},
};

/// A walk that was begun.
#[derive(Debug, Clone)]
pub struct ConnectionAttempt {
    /// Our id.
    pub id: ConnectionId,
    /// Whose account it is to become.
    pub seller: SellerId,
    /// Who began it.
    pub user: UserId,
    /// In which session.
    pub session: SessionId,
    /// SHA-256 of the state.
    pub state_hash: [u8; 32],
    /// When it was begun.
    pub created_at: Timestamp,
    /// When the state stops being good.
    pub expires_at: Timestamp,
    /// When the callback claimed it.
    pub claimed_at: Option<Timestamp>,
}

/// Why a state is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StateError {
    /// It was claimed before.
    #[error("this link from Stripe was used before")]
    Replayed,
    /// Ten minutes have gone by.
    #[error("this link from Stripe has expired")]
    Expired,
    /// Somebody else, or another browser, began the walk.
    #[error("this link from Stripe belongs to another session")]
    Foreign,
}

impl ConnectionAttempt {
    /// How long a state is good.
    #[must_use]
    pub fn lifetime() -> Duration {
        Duration::minutes(10)
    }

    /// Claims the state, once.
    ///
    /// # Errors
    /// See [`StateError`]. Nothing changes then.
    pub fn claim(&mut self, user: UserId, session: SessionId, now: Timestamp) -> Result<(), StateError> {
        if self.user != user || self.session != session {
            return Err(StateError::Foreign);
        }
        if self.claimed_at.is_some() {
            return Err(StateError::Replayed);
        }
        if now >= self.expires_at {
            return Err(StateError::Expired);
        }
        self.claimed_at = Some(now);
        Ok(())
    }
}
