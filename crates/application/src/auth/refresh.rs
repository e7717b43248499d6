//! A session is kept alive: a refresh token is changed for its successor.

use chrono::Duration;
use secrecy::SecretString;
use souk_persistence::{
    sessions::{self, RefreshToken},
    users,
};

use super::session::{SignedIn, hash};
use crate::Application;

/// Why a session does not go on.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// No such token, an ended session, or a disabled user.
    #[error("the session has ended; sign in again")]
    Ended,
    /// The token was used before, and not just now: somebody has a copy. The session was ended.
    #[error("the session was ended because an old token was used again; sign in again")]
    Reused,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// Within this time the same token gives the same successor: two tabs, or a reply that was lost.
fn grace() -> Duration {
    Duration::seconds(10)
}

impl Application {
    /// Changes a refresh token for its successor.
    ///
    /// # Errors
    /// See [`RefreshError`].
    pub async fn refresh(&self, token: SecretString) -> Result<SignedIn, RefreshError> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let now = app.now();
                let Some((found, session)) = sessions::find_token(conn, &hash(&token))? else {
                    return Ok(Err(RefreshError::Ended));
                };
                if session.revoked_at.is_some() || now >= session.expires_at {
                    return Ok(Err(RefreshError::Ended));
                }
                match found.used_at {
                    Some(used_at) if now - used_at > grace() => {
                        sessions::revoke(conn, session.id, now)?;
                        return Ok(Err(RefreshError::Reused));
                    }
                    Some(_) => {}
                    None => {
                        sessions::mark_used(conn, &hash(&token), now)?;
                        let successor = RefreshToken {
                            hash: hash(&app.successor(&token)),
                            session: session.id,
                            issued_at: now,
                            used_at: None,
                        };
                        sessions::insert_token(conn, &successor)?;
                    }
                }
                let Some(user) = users::get(conn, session.user)? else {
                    return Ok(Err(RefreshError::Ended));
                };
                let refresh_token = app.successor(&token);
                Ok::<_, souk_persistence::Error>(Ok(SignedIn {
                    user,
                    session: session.id,
                    refresh_token,
                    expires_at: session.expires_at,
                }))
            })
            .await?
    }
}
