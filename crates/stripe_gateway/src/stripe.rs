//! The gateway itself, and the one way in which it sends a request.

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use stripe_client_core::StripeRequest;

use crate::config::{Config, ConfigError};
use crate::error::{Error, read};
use crate::ids::AccountId;
use crate::key::Key;
use crate::transport::{Call, Transport};

/// Stripe, as the platform sees it. Cheap to clone; all clones share one pool of connections.
#[derive(Clone)]
pub struct Stripe {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    livemode: bool,
    transport: Transport,
}

/// Where a call is made: an id means something on one account only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On<'a> {
    /// On the platform's own account.
    Platform,
    /// On a connected account, by the header `Stripe-Account`.
    Account(&'a AccountId),
}

impl<'a> On<'a> {
    pub(crate) fn account(self) -> Option<&'a AccountId> {
        match self {
            Self::Platform => None,
            Self::Account(account) => Some(account),
        }
    }
}

impl Stripe {
    /// A gateway with this configuration. Opens no connection.
    ///
    /// # Errors
    /// What [`Config::livemode`] refuses, and timeouts that make no sense.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let livemode = config.livemode()?;
        if config.timeout.is_zero() || config.total_timeout < config.timeout {
            return Err(ConfigError::Timeout);
        }
        let transport = Transport::new(&config)?;
        Ok(Self {
            inner: Arc::new(Inner {
                config,
                livemode,
                transport,
            }),
        })
    }

    /// Whether the keys are live ones.
    #[must_use]
    pub fn livemode(&self) -> bool {
        self.inner.livemode
    }

    /// The platform's publishable key, for the browser.
    #[must_use]
    pub fn publishable_key(&self) -> &str {
        &self.inner.config.publishable_key
    }

    /// The platform's Connect client id: what `application` says on objects that are ours.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.inner.config.client_id
    }

    /// Whether Stripe accepts the secret key, and takes it for a live one.
    ///
    /// # Errors
    /// [`Error::PlatformKey`] when it does not.
    pub async fn check_key(&self) -> Result<bool, Error> {
        let balance = stripe_core::balance::RetrieveForMyAccountBalance::new();
        Ok(balance.send(&self.inner.transport).await?.livemode)
    }

    pub(crate) fn config(&self) -> &Config {
        &self.inner.config
    }

    pub(crate) fn transport(&self) -> &Transport {
        &self.inner.transport
    }

    /// Sends a request that changes something.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        request: &impl StripeRequest,
        on: On<'_>,
        key: &Key,
        what: &'static str,
    ) -> Result<T, Error> {
        self.send(request, on, Some(key), what).await
    }

    /// Sends a request that changes nothing.
    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        request: &impl StripeRequest,
        on: On<'_>,
        what: &'static str,
    ) -> Result<T, Error> {
        self.send(request, on, None, what).await
    }

    async fn send<T: DeserializeOwned>(
        &self,
        request: &impl StripeRequest,
        on: On<'_>,
        key: Option<&Key>,
        what: &'static str,
    ) -> Result<T, Error> {
        let call = Call::of(request.build())
            .on(on.account().map(AccountId::as_str))
            .with_key(key.map(Key::as_str));
        let reply = self.inner.transport.call(call).await?;
        read(&reply.body, what).map_err(|cause| Error::Unknown {
            cause,
            request_id: reply.request_id,
        })
    }
}

/// Without the keys.
impl fmt::Debug for Stripe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stripe")
            .field("livemode", &self.inner.livemode)
            .field("config", &self.inner.config)
            .finish_non_exhaustive()
    }
}
