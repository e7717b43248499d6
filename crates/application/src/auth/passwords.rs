//! Password hashes: argon2id, on threads of their own.
//!
//! A hash takes tens of milliseconds of a core. At most two are worked on at a time, so that a
//! burst of sign-ins can starve neither the database's threads nor the rest of the machine.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use secrecy::{ExposeSecret, SecretString};
use souk_domain::Randomness;
use tokio::sync::{OnceCell, Semaphore};

/// A hash could not be made: the process is shutting down or out of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct PasswordHashError;

pub(crate) struct Passwords {
    randomness: Arc<dyn Randomness>,
    at_once: Semaphore,
    /// What a password is compared with when there is no such user, so that the answer takes as long.
    nobodys: OnceCell<String>,
}

impl Passwords {
    pub(crate) fn new(randomness: Arc<dyn Randomness>) -> Self {
        Self {
            randomness,
            at_once: Semaphore::new(2),
            nobodys: OnceCell::new(),
        }
    }

    /// A hash in PHC form.
    pub(crate) async fn hash(&self, password: SecretString) -> Result<String, PasswordHashError> {
        let mut salt = [0; 16];
        self.randomness.fill(&mut salt);
        self.on_a_thread(move || {
            let hash = Argon2::default().hash_password_with_salt(password.expose_secret().as_bytes(), &salt);
            hash.map(|hash| hash.to_string()).map_err(|_| PasswordHashError)
        })
        .await?
    }

    /// Whether the password is the one that was hashed. Without a hash the answer is no, after as
    /// long a time.
    pub(crate) async fn verify(
        &self,
        password: SecretString,
        hash: Option<String>,
    ) -> Result<bool, PasswordHashError> {
        let known = hash.is_some();
        let hash = match hash {
            Some(hash) => hash,
            None => self
                .nobodys
                .get_or_try_init(|| self.hash("nobody's password".into()))
                .await?
                .clone(),
        };
        let same = self
            .on_a_thread(move || {
                PasswordHash::new(&hash).is_ok_and(|hash| {
                    Argon2::default()
                        .verify_password(password.expose_secret().as_bytes(), &hash)
                        .is_ok()
                })
            })
            .await?;
        Ok(same && known)
    }

    async fn on_a_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordHashError> {
        let _permit = self.at_once.acquire().await.map_err(|_| PasswordHashError)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| PasswordHashError)
    }
}
