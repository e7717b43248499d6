//! What the gateway must be told, and what it refuses to start with.

use std::fmt;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// Stripe's own hosts, the only ones that a live key is ever sent to.
const STRIPE_API: &str = "https://api.stripe.com/";
const STRIPE_CONNECT: &str = "https://connect.stripe.com/";
const STRIPE_FILES: &str = "https://files.stripe.com/";

/// Where Stripe is and with whose keys to speak to it. Read from the environment by the server,
/// once, and passed as a value.
#[derive(Clone)]
pub struct Config {
    /// The platform's secret key (`sk_…`) or restricted key (`rk_…`).
    pub secret_key: SecretString,
    /// The platform's publishable key (`pk_…`), which goes to the browser.
    pub publishable_key: String,
    /// The Connect client id (`ca_…`) of the platform.
    pub client_id: String,
    /// `https://api.stripe.com`, or the sandbox. An origin: no path, no query.
    pub api_url: Url,
    /// `https://connect.stripe.com`, or the sandbox: where codes are exchanged. An origin.
    pub connect_url: Url,
    /// Where the *browser* finds the OAuth page; the same as `connect_url` unless the sandbox has
    /// another name inside a compose network. An origin.
    pub connect_page_url: Option<Url>,
    /// How long one attempt may take, from the first byte sent to the last one read.
    pub timeout: Duration,
    /// How long a call may take with all its attempts and the pauses between them.
    pub total_timeout: Duration,
}

impl Config {
    /// How long one attempt may take unless the operator says otherwise. Stripe answers nearly
    /// every call in a few seconds, a confirmation with a slow issuer in up to about twenty.
    pub const TIMEOUT: Duration = Duration::from_secs(25);
    /// How long a whole call may take unless the operator says otherwise.
    pub const TOTAL_TIMEOUT: Duration = Duration::from_secs(40);

    /// For Stripe itself, with the usual timeouts.
    ///
    /// # Errors
    /// Never with the addresses as they are written here; they are parsed like any other.
    pub fn for_stripe(
        secret_key: SecretString,
        publishable_key: String,
        client_id: String,
    ) -> Result<Self, ConfigError> {
        let url = |text: &str| Url::parse(text).map_err(|_| ConfigError::Address { which: "api_url" });
        Ok(Self {
            secret_key,
            publishable_key,
            client_id,
            api_url: url(STRIPE_API)?,
            connect_url: url(STRIPE_CONNECT)?,
            connect_page_url: None,
            timeout: Self::TIMEOUT,
            total_timeout: Self::TOTAL_TIMEOUT,
        })
    }

    /// Whether the keys are live ones. Both must agree, and nothing live goes anywhere but to
    /// Stripe itself.
    ///
    /// # Errors
    /// Which of the settings is wrong; never its value.
    pub fn livemode(&self) -> Result<bool, ConfigError> {
        let secret = mode(self.secret_key.expose_secret(), &["sk_", "rk_"]).ok_or(ConfigError::Key {
            which: "secret_key",
            expected: "sk_test_…, sk_live_…, rk_test_… or rk_live_…",
        })?;
        let publishable = mode(&self.publishable_key, &["pk_"]).ok_or(ConfigError::Key {
            which: "publishable_key",
            expected: "pk_test_… or pk_live_…",
        })?;
        if secret != publishable {
            return Err(ConfigError::ModesDiffer);
        }
        if !self.client_id.starts_with("ca_") || !is_word(&self.client_id) {
            return Err(ConfigError::Key {
                which: "client_id",
                expected: "ca_…",
            });
        }
        for (which, url, stripe) in self.origins() {
            check_origin(which, url, stripe, secret)?;
        }
        Ok(secret)
    }

    /// The origin that browsers are sent to for OAuth.
    #[must_use]
    pub fn connect_page_url(&self) -> &Url {
        self.connect_page_url.as_ref().unwrap_or(&self.connect_url)
    }

    /// Where files are uploaded: a host of its own at Stripe, the API's own elsewhere.
    #[must_use]
    pub fn files_url(&self) -> Url {
        match Url::parse(STRIPE_API) {
            Ok(stripe) if stripe.origin() == self.api_url.origin() => {
                Url::parse(STRIPE_FILES).unwrap_or_else(|_| self.api_url.clone())
            }
            _ => self.api_url.clone(),
        }
    }

    fn origins(&self) -> [(&'static str, &Url, &'static str); 3] {
        [
            ("api_url", &self.api_url, STRIPE_API),
            ("connect_url", &self.connect_url, STRIPE_CONNECT),
            ("connect_page_url", self.connect_page_url(), STRIPE_CONNECT),
        ]
    }
}

/// Without the secret key.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("api_url", &self.api_url.as_str())
            .field("connect_url", &self.connect_url.as_str())
            .field("connect_page_url", &self.connect_page_url().as_str())
            .field("timeout", &self.timeout)
            .field("total_timeout", &self.total_timeout)
            .finish_non_exhaustive()
    }
}

/// Some(live?) of a key that starts with one of `prefixes` and then says its mode.
fn mode(key: &str, prefixes: &[&str]) -> Option<bool> {
    let rest = prefixes
        .iter()
        .find_map(|prefix| key.strip_prefix(prefix))
        .filter(|_| is_word(key))?;
    match (rest.strip_prefix("live_"), rest.strip_prefix("test_")) {
        (Some(body), _) if !body.is_empty() => Some(true),
        (_, Some(body)) if !body.is_empty() => Some(false),
        _ => None,
    }
}

/// A key goes into a header: word characters only.
fn is_word(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn check_origin(which: &'static str, url: &Url, stripe: &str, live: bool) -> Result<(), ConfigError> {
    let bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none()
        && url.has_host();
    if !bare || !matches!(url.scheme(), "http" | "https") {
        return Err(ConfigError::Address { which });
    }
    if live && url.as_str() != stripe {
        return Err(ConfigError::LiveKeyElsewhere { which });
    }
    // Test keys may travel in the clear to a sandbox, never to Stripe.
    let is_stripe = url
        .host_str()
        .is_some_and(|host| host == "stripe.com" || host.ends_with(".stripe.com"));
    if url.scheme() == "http" && is_stripe {
        return Err(ConfigError::Address { which });
    }
    Ok(())
}

/// Why the gateway refuses to start. It names the setting and never repeats its value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A key or id that is not of its kind.
    #[error("Stripe's {which} does not look like one: expected {expected}")]
    Key {
        /// The setting.
        which: &'static str,
        /// What it looks like.
        expected: &'static str,
    },
    /// One key is live and the other is not.
    #[error("Stripe's secret key and publishable key are of different modes: one is live, one is test")]
    ModesDiffer,
    /// A live key with an address that is not Stripe's.
    #[error("a live key is only ever sent to Stripe itself: {which} is another address")]
    LiveKeyElsewhere {
        /// The setting.
        which: &'static str,
    },
    /// An address that is not `http(s)://host[:port]`, or Stripe's in the clear.
    #[error(
        "Stripe's {which} must be an address such as https://host:port, without path or credentials, and https for Stripe itself"
    )]
    Address {
        /// The setting.
        which: &'static str,
    },
    /// A timeout of zero, or a total that is shorter than one attempt.
    #[error("Stripe's timeouts must be above zero, and the total no shorter than one attempt")]
    Timeout,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(secret: &str, publishable: &str, api: &str) -> Config {
        Config {
            api_url: api.parse().unwrap(),
            ..Config::for_stripe(secret.into(), publishable.to_owned(), "ca_1".to_owned()).unwrap()
        }
    }

    #[test]
    fn keys_say_their_mode_and_must_agree() {
        let api = "https://api.stripe.com";
        assert_eq!(config("sk_test_1", "pk_test_1", api).livemode(), Ok(false));
        assert_eq!(config("rk_live_1", "pk_live_1", api).livemode(), Ok(true));
        assert_eq!(
            config("sk_live_1", "pk_test_1", api).livemode(),
            Err(ConfigError::ModesDiffer)
        );
        for wrong in [
            "",
            "sk_",
            "sk_test_",
            "pk_test_1",
            "sk_test_a b",
            "sk_test_a\r\nx: y",
            "sk_prod_1",
        ] {
            assert!(
                matches!(
                    config(wrong, "pk_test_1", api).livemode(),
                    Err(ConfigError::Key { .. })
                ),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_live_key_goes_to_stripe_and_nowhere_else() {
        for elsewhere in [
            "http://api.stripe.com",
            "https://api.stripe.com:8443",
            "https://api.stripe.com.evil.test",
            "https://evil.test",
            "http://127.0.0.1:12111",
        ] {
            assert!(
                config("sk_live_1", "pk_live_1", elsewhere).livemode().is_err(),
                "{elsewhere}"
            );
        }
        let mut page_elsewhere = config("sk_live_1", "pk_live_1", "https://api.stripe.com");
        page_elsewhere.connect_page_url = Some("https://evil.test".parse().unwrap());
        assert_eq!(
            page_elsewhere.livemode(),
            Err(ConfigError::LiveKeyElsewhere {
                which: "connect_page_url"
            })
        );
    }

    #[test]
    fn a_test_key_may_go_to_a_sandbox_in_the_clear_but_not_to_stripe() {
        assert_eq!(
            config("sk_test_1", "pk_test_1", "http://127.0.0.1:12111").livemode(),
            Ok(false)
        );
        assert!(
            config("sk_test_1", "pk_test_1", "http://api.stripe.com")
                .livemode()
                .is_err()
        );
        assert!(
            config("sk_test_1", "pk_test_1", "http://user@127.0.0.1/")
                .livemode()
                .is_err()
        );
        assert!(
            config("sk_test_1", "pk_test_1", "http://127.0.0.1/v1")
                .livemode()
                .is_err()
        );
        assert!(
            config("sk_test_1", "pk_test_1", "ftp://127.0.0.1/")
                .livemode()
                .is_err()
        );
    }
}
