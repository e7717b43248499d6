//! Everything the process is told, read from the environment once and passed on as values.
//!
//! Every variable is in [`VARIABLES`], with what it means; a name that begins with `SOUK_` and is
//! not there is refused, so that a misspelt one never passes silently. Secrets may also come from
//! a file, by the name with `_FILE` at its end.

use std::{collections::BTreeMap, fmt, net::SocketAddr, path::PathBuf, time::Duration};

use secrecy::SecretString;
use souk_stripe_gateway as stripe;
use url::Url;

/// A variable: its name, what holds when it is not set (`None`: it must be), and what it means.
pub struct Variable {
    /// As it stands in the environment.
    pub name: &'static str,
    /// What holds when it is not set; `None` means that it must be set, `Some("")` that it may be absent.
    pub default: Option<&'static str>,
    /// What it means, for the operator.
    pub meaning: &'static str,
    /// Whether its value must not be shown, and may come from `NAME_FILE`.
    pub secret: bool,
}

const fn must(name: &'static str, meaning: &'static str) -> Variable {
    Variable {
        name,
        default: None,
        meaning,
        secret: false,
    }
}
const fn may(name: &'static str, default: &'static str, meaning: &'static str) -> Variable {
    Variable {
        name,
        default: Some(default),
        meaning,
        secret: false,
    }
}
const fn secret(name: &'static str, default: Option<&'static str>, meaning: &'static str) -> Variable {
    Variable {
        name,
        default,
        meaning,
        secret: true,
    }
}

/// Every variable there is.
pub static VARIABLES: &[Variable] = &[
    secret(
        "SOUK_DATABASE_URL",
        None,
        "Postgres: postgres://user:password@host/database",
    ),
    may(
        "SOUK_DATABASE_POOL",
        "8",
        "connections to Postgres that this process holds at most",
    ),
    may("SOUK_LISTEN", "127.0.0.1:8081", "address and port of the API"),
    may(
        "SOUK_METRICS_LISTEN",
        "127.0.0.1:8083",
        "address and port of /metrics, for Prometheus",
    ),
    must(
        "SOUK_PUBLIC_URL",
        "where people reach the web UI, such as https://souk.example.com; also the OAuth redirect's origin",
    ),
    may(
        "SOUK_MARKETPLACE_NAME",
        "Souk",
        "what buyers and sellers read as the marketplace's name",
    ),
    may(
        "SOUK_ALLOWED_ORIGINS",
        "",
        "further origins whose pages may call the API, comma-separated",
    ),
    may(
        "SOUK_TRUSTED_PROXIES",
        "0",
        "how many proxies in front of the API add to X-Forwarded-For",
    ),
    may(
        "SOUK_RATE_LIMITS",
        "on",
        "on or off; off is for load tests and refused in live mode",
    ),
    secret(
        "SOUK_JWT_KEY",
        Some(""),
        "Ed25519 private key (PKCS#8, PEM) that signs access tokens; `souk key generate` makes one",
    ),
    secret("SOUK_STRIPE_SECRET_KEY", None, "the platform's secret key, sk_…"),
    must(
        "SOUK_STRIPE_PUBLISHABLE_KEY",
        "the platform's publishable key, pk_…",
    ),
    must("SOUK_STRIPE_CLIENT_ID", "the platform's Connect client id, ca_…"),
    may(
        "SOUK_STRIPE_API_URL",
        "https://api.stripe.com",
        "Stripe, or the sandbox",
    ),
    may(
        "SOUK_STRIPE_CONNECT_URL",
        "https://connect.stripe.com",
        "Stripe's OAuth, or the sandbox",
    ),
    may(
        "SOUK_STRIPE_CONNECT_PAGE_URL",
        "",
        "where browsers find the OAuth page, when that is not SOUK_STRIPE_CONNECT_URL",
    ),
    may(
        "SOUK_STRIPE_JS_URL",
        "https://js.stripe.com/endive/stripe.js",
        "the script that makes card fields, or the sandbox's",
    ),
    may(
        "SOUK_STRIPE_TIMEOUT_SECONDS",
        "25",
        "how long one attempt of a call to Stripe may take",
    ),
    secret(
        "SOUK_STRIPE_WEBHOOK_SECRETS_PLATFORM",
        Some(""),
        "signing secrets of the endpoint for the platform's own events, comma-separated",
    ),
    secret(
        "SOUK_STRIPE_WEBHOOK_SECRETS_CONNECT",
        Some(""),
        "signing secrets of the endpoint for connected accounts, comma-separated",
    ),
    secret(
        "SOUK_SEAL_KEYS",
        Some(""),
        "version:64 hexadecimal digits, comma-separated, the newest first; seals OAuth tokens at rest; none: tokens are not kept",
    ),
    may(
        "SOUK_CLOCK_FILE",
        "",
        "a file with seconds that are added to the clock; refused in live mode",
    ),
    may(
        "SOUK_LOG",
        "info",
        "what is logged, in env_logger's form, such as info,souk_api=debug",
    ),
];

/// Why the process does not start. It names the variables and never repeats a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(Vec<String>);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the configuration cannot be used:")?;
        for line in &self.0 {
            write!(f, "\n  - {line}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}

/// What `serve`, `work` and the others are told.
#[derive(Clone)]
pub struct Config {
    /// Postgres.
    pub database_url: SecretString,
    /// Connections at most.
    pub database_pool: u32,
    /// The API.
    pub listen: SocketAddr,
    /// Prometheus.
    pub metrics_listen: SocketAddr,
    /// The web UI's origin.
    pub public_url: Url,
    /// What people read as the marketplace's name.
    pub marketplace_name: String,
    /// Further origins that may call the API.
    pub allowed_origins: Vec<String>,
    /// Proxies in front of us.
    pub trusted_proxies: usize,
    /// Whether rate limits hold.
    pub rate_limits: bool,
    /// PEM of the signing key; `serve` needs it.
    pub jwt_key: Option<SecretString>,
    /// Stripe.
    pub stripe: stripe::Config,
    /// The browser's script.
    pub stripe_js_url: Url,
    /// Of the endpoint for the platform's own events.
    pub webhook_secrets_platform: Vec<SecretString>,
    /// Of the endpoint for connected accounts.
    pub webhook_secrets_connect: Vec<SecretString>,
    /// Version and key, the newest first.
    pub seal_keys: Vec<(i32, SecretString)>,
    /// Where the clock's offset is read.
    pub clock_file: Option<PathBuf>,
    /// Whether the keys are live ones.
    pub livemode: bool,
}

/// Without secrets.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("metrics_listen", &self.metrics_listen)
            .field("public_url", &self.public_url.as_str())
            .field("livemode", &self.livemode)
            .finish_non_exhaustive()
    }
}

/// Reads variables and gathers everything that is wrong, so that it can be mended in one go.
struct Reader {
    values: BTreeMap<String, String>,
    wrong: Vec<String>,
}

impl Reader {
    fn new(environment: impl Iterator<Item = (String, String)>) -> Self {
        let mut reader = Self {
            values: BTreeMap::new(),
            wrong: Vec::new(),
        };
        for (name, value) in environment.filter(|(name, _)| name.starts_with("SOUK_")) {
            let known = |name: &str| VARIABLES.iter().find(|variable| variable.name == name);
            let from_file = name
                .strip_suffix("_FILE")
                .and_then(known)
                .filter(|variable| variable.secret);
            if let Some(variable) = from_file {
                match std::fs::read_to_string(&value) {
                    Ok(text) => {
                        reader.values.insert(variable.name.into(), text.trim().into());
                    }
                    Err(error) => reader
                        .wrong
                        .push(format!("{name}: the file cannot be read ({error})")),
                }
            } else if known(&name).is_some() {
                reader.values.insert(name, value.trim().to_owned());
            } else {
                reader.wrong.push(format!("{name}: there is no such variable"));
            }
        }
        reader
    }

    /// The value or the default; empty when it may be absent.
    fn text(&mut self, name: &str) -> String {
        let default = VARIABLES
            .iter()
            .find(|variable| variable.name == name)
            .and_then(|variable| variable.default);
        match (self.values.get(name).filter(|value| !value.is_empty()), default) {
            (Some(value), _) => value.clone(),
            (None, Some(default)) => default.to_owned(),
            (None, None) => {
                self.wrong.push(format!("{name} must be set"));
                String::new()
            }
        }
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, wanted: &str) -> Option<T> {
        let text = self.text(name);
        let parsed = text.parse().ok();
        if parsed.is_none() && !text.is_empty() {
            self.wrong.push(format!("{name} must be {wanted}"));
        }
        parsed
    }

    fn list(&mut self, name: &str) -> Vec<String> {
        self.text(name)
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(str::to_owned)
            .collect()
    }

    fn secrets(&mut self, name: &str) -> Vec<SecretString> {
        self.list(name).into_iter().map(SecretString::from).collect()
    }

    fn seal_keys(&mut self) -> Vec<(i32, SecretString)> {
        let mut keys = Vec::new();
        for item in self.list("SOUK_SEAL_KEYS") {
            match item
                .split_once(':')
                .map(|(version, key)| (version.parse::<i32>(), key))
            {
                Some((Ok(version), key)) if version > 0 && !key.is_empty() => {
                    keys.push((version, key.to_owned().into()))
                }
                _ => self
                    .wrong
                    .push("SOUK_SEAL_KEYS must be version:key, comma-separated".into()),
            }
        }
        keys
    }
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// Everything that is missing or cannot be used, in one list.
    pub fn from_environment() -> Result<Self, ConfigError> {
        Self::read(std::env::vars())
    }

    /// Reads these variables.
    ///
    /// # Errors
    /// Everything that is missing or cannot be used, in one list.
    pub fn read(environment: impl Iterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let mut env = Reader::new(environment);
        let url = "an address such as https://souk.example.com";
        let database_url = env.text("SOUK_DATABASE_URL").into();
        let database_pool = env
            .parsed("SOUK_DATABASE_POOL", "a number")
            .filter(|pool| *pool > 0);
        let listen = env.parsed("SOUK_LISTEN", "an address with a port");
        let metrics_listen = env.parsed("SOUK_METRICS_LISTEN", "an address with a port");
        let public_url = env.parsed::<Url>("SOUK_PUBLIC_URL", url);
        let stripe_js_url = env.parsed::<Url>("SOUK_STRIPE_JS_URL", url);
        let trusted_proxies = env.parsed("SOUK_TRUSTED_PROXIES", "a number");
        let rate_limits = match env.text("SOUK_RATE_LIMITS").as_str() {
            "on" => Some(true),
            "off" => Some(false),
            _ => {
                env.wrong.push("SOUK_RATE_LIMITS must be on or off".into());
                None
            }
        };
        let stripe = env.stripe();
        let jwt_key = Some(env.text("SOUK_JWT_KEY"))
            .filter(|key| !key.is_empty())
            .map(SecretString::from);
        let clock_file = Some(env.text("SOUK_CLOCK_FILE"))
            .filter(|file| !file.is_empty())
            .map(PathBuf::from);
        let seal_keys = env.seal_keys();
        let livemode = match stripe.as_ref().map(stripe::Config::livemode) {
            Some(Ok(livemode)) => livemode,
            Some(Err(error)) => {
                env.wrong.push(error.to_string());
                false
            }
            None => false,
        };
        if livemode && clock_file.is_some() {
            env.wrong.push("SOUK_CLOCK_FILE is refused in live mode".into());
        }
        if livemode && rate_limits == Some(false) {
            env.wrong
                .push("SOUK_RATE_LIMITS=off is refused in live mode".into());
        }
        let is_stripes = stripe_js_url
            .as_ref()
            .is_some_and(|url| url.host_str() == Some("js.stripe.com") && url.scheme() == "https");
        if livemode && !is_stripes {
            env.wrong
                .push("SOUK_STRIPE_JS_URL must be Stripe's own in live mode".into());
        }
        let marketplace_name = env.text("SOUK_MARKETPLACE_NAME");
        let allowed_origins = env.list("SOUK_ALLOWED_ORIGINS");
        let webhook_secrets_platform = env.secrets("SOUK_STRIPE_WEBHOOK_SECRETS_PLATFORM");
        let webhook_secrets_connect = env.secrets("SOUK_STRIPE_WEBHOOK_SECRETS_CONNECT");
        env.text("SOUK_LOG");
        let config = (|| {
            Some(Self {
                database_url,
                database_pool: database_pool?,
                listen: listen?,
                metrics_listen: metrics_listen?,
                public_url: public_url?,
                marketplace_name,
                allowed_origins,
                trusted_proxies: trusted_proxies?,
                rate_limits: rate_limits?,
                jwt_key,
                stripe: stripe?,
                stripe_js_url: stripe_js_url?,
                webhook_secrets_platform,
                webhook_secrets_connect,
                seal_keys,
                clock_file,
                livemode,
            })
        })();
        match config {
            Some(config) if env.wrong.is_empty() => Ok(config),
            _ => Err(ConfigError(env.wrong)),
        }
    }
}

impl Reader {
    fn stripe(&mut self) -> Option<stripe::Config> {
        let url = "an address such as https://api.stripe.com";
        let secret_key = self.text("SOUK_STRIPE_SECRET_KEY").into();
        let publishable_key = self.text("SOUK_STRIPE_PUBLISHABLE_KEY");
        let client_id = self.text("SOUK_STRIPE_CLIENT_ID");
        let api_url = self.parsed("SOUK_STRIPE_API_URL", url);
        let connect_url = self.parsed("SOUK_STRIPE_CONNECT_URL", url);
        let connect_page_url = self.parsed("SOUK_STRIPE_CONNECT_PAGE_URL", url);
        let timeout = self
            .parsed("SOUK_STRIPE_TIMEOUT_SECONDS", "a number of seconds")
            .map(Duration::from_secs)?;
        Some(stripe::Config {
            secret_key,
            publishable_key,
            client_id,
            api_url: api_url?,
            connect_url: connect_url?,
            connect_page_url,
            timeout,
            total_timeout: timeout + Duration::from_secs(15),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn least() -> Vec<(&'static str, &'static str)> {
        vec![
            ("SOUK_DATABASE_URL", "postgres://localhost/souk"),
            ("SOUK_PUBLIC_URL", "http://localhost:8080"),
            ("SOUK_STRIPE_SECRET_KEY", "sk_test_canary"),
            ("SOUK_STRIPE_PUBLISHABLE_KEY", "pk_test_1"),
            ("SOUK_STRIPE_CLIENT_ID", "ca_1"),
        ]
    }

    fn read(more: &[(&'static str, &'static str)]) -> Result<Config, String> {
        let all = least().into_iter().chain(more.iter().copied());
        Config::read(all.map(|(name, value)| (name.into(), value.into()))).map_err(|error| error.to_string())
    }

    #[test]
    fn the_least_that_must_be_set_is_enough() {
        let config = read(&[]).unwrap();
        assert!(!config.livemode);
        assert_eq!(config.stripe.api_url.as_str(), "https://api.stripe.com/");
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let error = Config::read(std::iter::empty()).unwrap_err().to_string();
        for (name, _) in least() {
            assert!(error.contains(name), "{error}");
        }
    }

    #[test]
    fn a_misspelt_variable_is_refused() {
        assert!(
            read(&[("SOUK_LISTENN", "x")])
                .unwrap_err()
                .contains("SOUK_LISTENN")
        );
    }

    #[test]
    fn keys_of_two_modes_are_refused() {
        assert!(
            read(&[("SOUK_STRIPE_PUBLISHABLE_KEY", "pk_live_1")])
                .unwrap_err()
                .contains("different modes")
        );
    }

    #[test]
    fn nothing_for_tests_holds_in_live_mode() {
        let live = [
            ("SOUK_STRIPE_SECRET_KEY", "sk_live_canary"),
            ("SOUK_STRIPE_PUBLISHABLE_KEY", "pk_live_1"),
        ];
        assert!(read(&live).unwrap().livemode);
        for (name, value) in [
            ("SOUK_CLOCK_FILE", "/tmp/clock"),
            ("SOUK_RATE_LIMITS", "off"),
            ("SOUK_STRIPE_JS_URL", "http://localhost:8082/v3/stripe.js"),
            ("SOUK_STRIPE_API_URL", "http://localhost:8082"),
        ] {
            let [a, b] = live;
            assert!(read(&[a, b, (name, value)]).is_err(), "{name}");
        }
    }

    #[test]
    fn no_secret_shows_in_errors_or_debug_prints() {
        let error = read(&[("SOUK_LISTEN", "canary"), ("SOUK_SEAL_KEYS", "canary")]).unwrap_err();
        assert!(!error.contains("canary"), "{error}");
        assert!(!format!("{:?}", read(&[]).unwrap()).contains("canary"));
    }
}
