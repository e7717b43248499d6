//! A seller sets out for Stripe's OAuth page.

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use souk_domain::{
    Timestamp,
    connection::ConnectionAttempt,
    ids::{ConnectionId, SellerId, SessionId, UserId},
    seller::{AccountKind, Connection, Seller},
};
use souk_persistence::{Scope, connections, sellers, users};
use souk_stripe_gateway::Prefill;
use url::Url;

use crate::{Application, known::Known};

/// Where the browser goes.
#[derive(Debug)]
pub struct StartedConnection {
    /// Stripe's page. It holds the state, so it is for this browser only.
    pub authorize_url: Url,
    /// When the state stops being good.
    pub expires_at: Timestamp,
}

/// Why nobody sets out.
#[derive(Debug, thiserror::Error)]
pub enum StartConnectionError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    NotFound,
    /// An account is connected already.
    #[error("this seller is connected to a Stripe account already; disconnect it first")]
    AlreadyConnected,
    /// A managed account is onboarded by account links.
    #[error("a managed account is not connected by OAuth")]
    Managed,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// What is stored of a state.
pub(super) fn state_hash(state: &SecretString) -> [u8; 32] {
    Sha256::digest(state.expose_secret().as_bytes()).into()
}

impl Application {
    /// The address that Stripe sends sellers back to; registered in the platform's OAuth settings.
    #[must_use]
    pub fn oauth_redirect_uri(&self) -> Url {
        let mut url = self.settings().public_url.clone();
        url.set_path("/connect/callback");
        url
    }

    /// Begins the walk: a fresh state, good for ten minutes, for this user and session.
    ///
    /// # Errors
    /// See [`StartConnectionError`].
    pub async fn start_connection(
        &self,
        id: SellerId,
        user: UserId,
        session: SessionId,
        scope: Scope,
    ) -> Result<StartedConnection, StartConnectionError> {
        let state = self.random_text();
        let now = self.now();
        let attempt = ConnectionAttempt {
            id: ConnectionId::generate(&*self.0.clock, &*self.0.randomness),
            seller: id,
            user,
            session,
            state_hash: state_hash(&state),
            created_at: now,
            expires_at: now + ConnectionAttempt::lifetime(),
            claimed_at: None,
        };
        let expires_at = attempt.expires_at;
        let (seller, email) = self
            .db()
            .transaction(move |conn| {
                sellers::get(conn, id, &scope)?.ok_or(StartConnectionError::NotFound)?;
                let mut seller = sellers::lock(conn, id)?.known("sellers", id)?;
                if seller.account_kind == AccountKind::Managed {
                    return Err(StartConnectionError::Managed);
                }
                if seller.connection.is_connected() {
                    return Err(StartConnectionError::AlreadyConnected);
                }
                // From `Exchanging` as well: whoever begins anew does not wait for an answer that
                // may have been lost.
                seller.connection = Connection::Pending;
                seller.updated_at = now;
                sellers::update(conn, &seller)?;
                connections::insert(conn, &attempt)?;
                let email = users::get(conn, user)?.map(|user| user.email);
                Ok((seller, email))
            })
            .await?;
        let prefill = prefill(&seller, email.map(|email| email.as_str().to_owned()));
        let authorize_url =
            self.stripe()
                .authorize_url(state.expose_secret(), &self.oauth_redirect_uri(), &prefill);
        Ok(StartedConnection {
            authorize_url,
            expires_at,
        })
    }
}

/// What Stripe's page fills in for the seller.
fn prefill(seller: &Seller, email: Option<String>) -> Prefill {
    Prefill {
        email,
        business_name: Some(seller.name.as_str().to_owned()),
        country: Some(seller.country.as_str().to_owned()),
        currency: Some(seller.default_currency.code().to_owned()),
        ..Prefill::default()
    }
}
