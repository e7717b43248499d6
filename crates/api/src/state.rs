//! What every request is served with.

use std::sync::Arc;

use souk_application::{Application, worker::Pulse};
use souk_domain::{Clock, Randomness};
use souk_persistence::Db;
use url::Url;

use crate::{Limits, Tokens};

/// What every handler can reach. Made once in each process.
pub struct State {
    /// The use cases: whatever writes.
    pub app: Application,
    /// Reads.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// For request ids.
    pub randomness: Arc<dyn Randomness>,
    /// Makes and reads access tokens.
    pub tokens: Tokens,
    /// How often who may do what.
    pub limits: Limits,
    /// Whether this process's worker does its jobs; none when it has no worker.
    pub worker: Option<Pulse>,
    /// What the process was told.
    pub config: Config,
}

/// What the API is told.
#[derive(Debug, Clone)]
pub struct Config {
    /// The web UI's origin, as people reach it. Links, cookies and the allow-list go by it.
    pub public_url: Url,
    /// Further origins whose pages may call the API, like `https://admin.example.com`.
    pub allowed_origins: Vec<String>,
    /// How many proxies in front of us add to `X-Forwarded-For`. With 0 the header is not read.
    pub trusted_proxies: usize,
    /// What people read as the marketplace's name.
    pub marketplace_name: String,
    /// The platform's key for Stripe.js.
    pub publishable_key: String,
    /// Where Stripe.js comes from.
    pub stripe_js_url: String,
    /// Whether real money moves.
    pub livemode: bool,
}

impl Config {
    /// Whether people reach us by https, so that cookies may be bound to it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// Whether a page of this origin may call the API: the web UI's own, or one of the list.
    #[must_use]
    pub fn allows_origin(&self, origin: &str) -> bool {
        origin == self.public_url.origin().ascii_serialization()
            || self.allowed_origins.iter().any(|allowed| allowed == origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_compared_whole() {
        let config = Config {
            public_url: "https://souk.example.com/".parse().unwrap(),
            allowed_origins: vec!["https://admin.example.com".into()],
            trusted_proxies: 0,
            marketplace_name: "Souk".into(),
            publishable_key: "pk_test_1".into(),
            stripe_js_url: "https://js.stripe.com/endive/stripe.js".into(),
            livemode: false,
        };
        assert!(config.allows_origin("https://souk.example.com"));
        assert!(config.allows_origin("https://admin.example.com"));
        for other in [
            "null",
            "http://souk.example.com",
            "https://souk.example.com.evil.example",
            "https://souk.example.com:8443",
            "https://evil-souk.example.com",
        ] {
            assert!(!config.allows_origin(other), "{other}");
        }
    }
}
