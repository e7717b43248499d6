//! Somebody signs in.

use secrecy::SecretString;
use souk_domain::text::EmailAddress;
use souk_persistence::users;

use super::{passwords::PasswordHashError, session::SignedIn};
use crate::Application;

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// No such user, a wrong password, or a disabled user: which one is not said, and takes the
    /// same time.
    #[error("the e-mail address or the password is wrong")]
    WrongCredentials,
    /// See [`PasswordHashError`].
    #[error(transparent)]
    Password(#[from] PasswordHashError),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Begins a session.
    ///
    /// # Errors
    /// See [`LoginError`].
    pub async fn login(&self, email: EmailAddress, password: SecretString) -> Result<SignedIn, LoginError> {
        let found = self.db().read(move |conn| users::by_email(conn, &email)).await?;
        let hash = found.as_ref().map(|found| found.password_hash.clone());
        let right = self.passwords().verify(password, hash).await?;
        let Some(found) = found.filter(|_| right) else {
            return Err(LoginError::WrongCredentials);
        };
        let refresh_token = self.random_text();
        let (app, user, token) = (self.clone(), found.user.clone(), refresh_token.clone());
        let (session, expires_at) = self
            .db()
            .transaction(move |conn| app.begin_session(conn, &user, &token))
            .await?;
        Ok(SignedIn {
            user: found.user,
            session,
            refresh_token,
            expires_at,
        })
    }
}
