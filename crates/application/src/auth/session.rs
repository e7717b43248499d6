//! A session, and the chain of refresh tokens that keeps it alive.
//!
//! A token's successor is an HMAC of the token under a secret of the process, so the same token
//! always has the same successor: two tabs that refresh at the same moment, or a browser that lost
//! the reply, get the same one, although only hashes are stored.

use chrono::Duration;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use souk_domain::{ids::SessionId, user::User};
use souk_persistence::{
    PgConnection,
    sessions::{self, RefreshToken, Session},
};

use crate::Application;

/// Somebody who has signed in, or whose session was refreshed.
#[derive(Debug)]
pub struct SignedIn {
    /// Who.
    pub user: User,
    /// In which session.
    pub session: SessionId,
    /// What continues it; for the cookie only.
    pub refresh_token: SecretString,
    /// When the session ends for good, however often it is refreshed.
    pub expires_at: souk_domain::Timestamp,
}

/// How long a session may be kept alive.
pub(crate) fn lifetime() -> Duration {
    Duration::days(60)
}

/// What is stored of a token.
pub(crate) fn hash(token: &SecretString) -> [u8; 32] {
    Sha256::digest(token.expose_secret().as_bytes()).into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Application {
    /// 256 random bits, as text.
    pub(crate) fn random_text(&self) -> SecretString {
        let mut bytes = [0; 32];
        self.0.randomness.fill(&mut bytes);
        hex(&bytes).into()
    }

    /// The one successor of a refresh token.
    pub(crate) fn successor(&self, token: &SecretString) -> SecretString {
        let secret = self.settings().refresh_secret.expose_secret().as_bytes();
        #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length");
        mac.update(token.expose_secret().as_bytes());
        hex(&mac.finalize().into_bytes()).into()
    }

    /// Writes a new session down.
    pub(crate) fn begin_session(
        &self,
        conn: &mut PgConnection,
        user: &User,
        token: &SecretString,
    ) -> Result<(SessionId, souk_domain::Timestamp), souk_persistence::Error> {
        let now = self.now();
        let id = SessionId::generate(&*self.0.clock, &*self.0.randomness);
        let expires_at = now + lifetime();
        sessions::insert(
            conn,
            &Session {
                id,
                user: user.id,
                created_at: now,
                expires_at,
                revoked_at: None,
            },
        )?;
        sessions::insert_token(
            conn,
            &RefreshToken {
                hash: hash(token),
                session: id,
                issued_at: now,
                used_at: None,
            },
        )?;
        Ok((id, expires_at))
    }
}
