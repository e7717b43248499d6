//! Somebody makes an account.

use secrecy::SecretString;
use souk_domain::{
    ids::UserId,
    text::{EmailAddress, Name},
    user::{Password, User},
};
use souk_persistence::{sessions, users};

use super::passwords::PasswordHashError;
use crate::Application;

/// Who wants an account.
#[derive(Debug)]
pub struct Registration {
    /// Unique in its compared form.
    pub email: EmailAddress,
    /// Checked already.
    pub password: Password,
    /// How they want to be called.
    pub name: Name,
}

/// Why there is no new account.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// Somebody has an account with this address.
    #[error("there is an account with this e-mail address")]
    EmailTaken,
    /// See [`PasswordHashError`].
    #[error(transparent)]
    Password(#[from] PasswordHashError),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Makes an account. It can do nothing yet but make sellers.
    ///
    /// # Errors
    /// See [`RegisterError`].
    pub async fn register(&self, registration: Registration) -> Result<User, RegisterError> {
        self.add_user(registration, false).await
    }

    /// Makes an account of an operator, or makes an operator of an account that is there, whose
    /// password then changes to this one.
    ///
    /// # Errors
    /// See [`RegisterError`]; never `EmailTaken`.
    pub async fn add_operator(&self, registration: Registration) -> Result<User, RegisterError> {
        let secret = SecretString::from(registration.password.reveal());
        let hash = self.passwords().hash(secret).await?;
        let (email, now) = (registration.email.clone(), self.now());
        let existing = self
            .db()
            .transaction(move |conn| -> Result<_, souk_persistence::Error> {
                match users::by_email(conn, &email)? {
                    Some(found) => {
                        users::set_password_hash(conn, found.user.id, &hash)?;
                        users::set_operator(conn, found.user.id, true)?;
                        // Whoever made the account may be somebody else: their sessions end here.
                        sessions::revoke_all(conn, found.user.id, now)?;
                        users::get(conn, found.user.id)
                    }
                    None => Ok(None),
                }
            })
            .await?;
        match existing {
            Some(user) => Ok(user),
            None => self.add_user(registration, true).await,
        }
    }

    async fn add_user(&self, registration: Registration, operator: bool) -> Result<User, RegisterError> {
        let hash = self
            .passwords()
            .hash(SecretString::from(registration.password.reveal()))
            .await?;
        let user = User {
            id: UserId::generate(&*self.0.clock, &*self.0.randomness),
            email: registration.email,
            name: registration.name.as_str().to_owned(),
            operator,
            created_at: self.now(),
        };
        let row = user.clone();
        match self
            .db()
            .transaction(move |conn| users::insert(conn, &row, &hash))
            .await
        {
            Ok(()) => Ok(user),
            Err(souk_persistence::Error::Conflict { .. }) => Err(RegisterError::EmailTaken),
            Err(error) => Err(error.into()),
        }
    }
}
