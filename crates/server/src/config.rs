//! Everything the process is told, read from the environment once and passed on as values.
//!
//! Every variable is in [`VARIABLES`], with what it means; a name that begins with `SOUK_` and is
//! not there is refused, so that a misspelt one never passes silently. Secrets may also come from
//! a file, by the name with `_FILE` at its end.

mod variables;

use std::{collections::BTreeMap, fmt, net::SocketAddr, path::PathBuf, time::Duration};

use secrecy::SecretString;
use souk_stripe_gateway as stripe;
use url::Url;

pub use variables::{VARIABLES, Variable};

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
                    keys.push((version, key.to_owned().into()));
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
mod tests;
