//! What a sandbox can be told at start.

use std::{net::SocketAddr, path::PathBuf};

/// Everything that a sandbox can be told at start. `Options::default()` is a fresh, in-memory sandbox on a free port.
///
/// Keys, ids and webhook secrets that are not given derive from `seed`: the same seed gives the same ones, and the same
/// requests in the same order give the same object ids.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where to listen. Port 0 takes a free one.
    pub bind: SocketAddr,
    /// The address under which browsers reach the sandbox, without a trailing slash. Default: the bound address.
    pub public_url: Option<String>,
    /// Directory of the journal. `None` keeps everything in memory.
    pub state_dir: Option<PathBuf>,
    /// File to which the clock's offset is written (decimal seconds), for other processes to follow.
    pub clock_file: Option<PathBuf>,
    /// Stripe's OpenAPI spec, to which requests with a secret key are held, and the sandbox's own answers. What does not fit
    /// is logged, listed by `Control::request_faults`, and makes the drop of [`crate::Running`] panic, so that a test fails.
    pub request_spec: Option<PathBuf>,
    /// Source of all ids, keys and secrets.
    pub seed: u64,
    /// The platform's secret key, `sk_test_…`.
    pub secret_key: Option<String>,
    /// The platform's publishable key, `pk_test_…`.
    pub publishable_key: Option<String>,
    /// The platform's Connect client id, `ca_…`.
    pub client_id: Option<String>,
    /// The platform's name on the authorise page and in fee descriptions.
    pub platform_name: String,
    /// The platform's country, ISO 3166-1 alpha-2.
    pub platform_country: String,
    /// Redirect URIs registered for OAuth; the first one is the default. When empty, any loopback address is accepted.
    pub redirect_uris: Vec<String>,
    /// Stripe's fee: hundredths of a percent of the amount.
    pub fee_basis_points: i64,
    /// Stripe's fee: the fixed part, in minor units of the charge's currency.
    pub fee_fixed: i64,
    /// Whether money in a currency in which an account does not settle is converted, at fixed rates. Otherwise each
    /// currency has a balance of its own, as if every account had a bank account for each.
    pub convert_currencies: bool,
    /// Address for events of the platform's own account, registered at start.
    pub platform_webhook_url: Option<String>,
    /// Address for events of connected accounts, registered at start.
    pub connect_webhook_url: Option<String>,
    /// Signing secret of the platform endpoint, `whsec_…`.
    pub platform_webhook_secret: Option<String>,
    /// Signing secret of the connect endpoint, `whsec_…`.
    pub connect_webhook_secret: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            bind: SocketAddr::from(([127, 0, 0, 1], 0)),
            public_url: None,
            state_dir: None,
            clock_file: None,
            request_spec: None,
            seed: 1,
            secret_key: None,
            publishable_key: None,
            client_id: None,
            platform_name: "Souk".to_owned(),
            platform_country: "US".to_owned(),
            redirect_uris: Vec::new(),
            fee_basis_points: 290,
            fee_fixed: 30,
            convert_currencies: false,
            platform_webhook_url: None,
            connect_webhook_url: None,
            platform_webhook_secret: None,
            connect_webhook_secret: None,
        }
    }
}

/// An option that could not be understood.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum OptionsError {
    /// There is no such flag.
    #[error("unknown option {0}; --help lists them")]
    Unknown(String),
    /// The flag needs a value.
    #[error("option {0} needs a value")]
    MissingValue(String),
    /// The value does not fit.
    #[error("option {flag}: cannot read {value:?}")]
    BadValue {
        /// The flag.
        flag: String,
        /// What was given.
        value: String,
    },
}

/// Flags of the `stripe-sandbox` binary. Each has an environment variable `STRIPE_SANDBOX_<NAME>`; a flag wins.
pub(crate) const FLAGS: &[(&str, &str)] = &[
    ("bind", "address and port to listen on (127.0.0.1:12111)"),
    (
        "public-url",
        "address under which browsers reach it (http:// and the bound address)",
    ),
    ("state-dir", "directory of the journal (in memory)"),
    ("clock-file", "file to which the clock's offset is written"),
    (
        "request-spec",
        "Stripe's OpenAPI spec, to which requests are held (none)",
    ),
    ("seed", "number from which all ids, keys and secrets derive (1)"),
    ("secret-key", "the platform's secret key"),
    ("publishable-key", "the platform's publishable key"),
    ("client-id", "the platform's Connect client id"),
    ("platform-name", "the platform's name (Souk)"),
    ("platform-country", "the platform's country (US)"),
    (
        "redirect-uri",
        "a registered OAuth redirect URI; may be repeated, or separated by commas",
    ),
    (
        "fee-basis-points",
        "Stripe's fee in hundredths of a percent (290)",
    ),
    ("fee-fixed", "Stripe's fixed fee in minor units (30)"),
    (
        "convert-currencies",
        "true: money is converted into the account's own currency (false)",
    ),
    ("platform-webhook-url", "address for the platform's own events"),
    ("connect-webhook-url", "address for connected accounts' events"),
    ("platform-webhook-secret", "its signing secret"),
    ("connect-webhook-secret", "its signing secret"),
];

impl Options {
    /// Reads the environment (by `lookup`), then flags of the form `--name value` or `--name=value`.
    ///
    /// # Errors
    /// An unknown flag, a flag without value, or a value that does not fit.
    pub fn parse(
        lookup: impl Fn(&str) -> Option<String>,
        arguments: impl IntoIterator<Item = String>,
    ) -> Result<Self, OptionsError> {
        let mut options = Self {
            bind: SocketAddr::from(([127, 0, 0, 1], 12111)),
            ..Self::default()
        };
        for (flag, _) in FLAGS {
            let variable = format!("STRIPE_SANDBOX_{}", flag.to_uppercase().replace('-', "_"));
            if let Some(value) = lookup(&variable) {
                options.set(flag, value)?;
            }
        }
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let Some(name) = argument.strip_prefix("--") else {
                return Err(OptionsError::Unknown(argument));
            };
            match name.split_once('=') {
                Some((name, value)) => options.set(name, value.to_owned())?,
                None => {
                    let value = arguments
                        .next()
                        .ok_or_else(|| OptionsError::MissingValue(argument.clone()))?;
                    options.set(name, value)?;
                }
            }
        }
        Ok(options)
    }

    fn set(&mut self, flag: &str, value: String) -> Result<(), OptionsError> {
        let bad = |value: &str| OptionsError::BadValue {
            flag: format!("--{flag}"),
            value: value.to_owned(),
        };
        match flag {
            "bind" => self.bind = value.parse().map_err(|_| bad(&value))?,
            "public-url" => self.public_url = Some(value.trim_end_matches('/').to_owned()),
            "state-dir" => self.state_dir = Some(value.into()),
            "clock-file" => self.clock_file = Some(value.into()),
            "request-spec" => self.request_spec = Some(value.into()),
            "seed" => self.seed = value.parse().map_err(|_| bad(&value))?,
            "secret-key" => self.secret_key = Some(checked(&value, "sk_test_").ok_or_else(|| bad("…"))?),
            "publishable-key" => {
                self.publishable_key = Some(checked(&value, "pk_test_").ok_or_else(|| bad(&value))?);
            }
            "client-id" => self.client_id = Some(checked(&value, "ca_").ok_or_else(|| bad(&value))?),
            "platform-name" => self.platform_name = value,
            "platform-country" => self.platform_country = value.to_uppercase(),
            "redirect-uri" => self.redirect_uris.extend(value.split(',').map(str::to_owned)),
            "fee-basis-points" => self.fee_basis_points = value.parse().map_err(|_| bad(&value))?,
            "fee-fixed" => self.fee_fixed = value.parse().map_err(|_| bad(&value))?,
            "convert-currencies" => self.convert_currencies = value.parse().map_err(|_| bad(&value))?,
            "platform-webhook-url" => self.platform_webhook_url = Some(value),
            "connect-webhook-url" => self.connect_webhook_url = Some(value),
            "platform-webhook-secret" => {
                self.platform_webhook_secret = Some(checked(&value, "whsec_").ok_or_else(|| bad("…"))?);
            }
            "connect-webhook-secret" => {
                self.connect_webhook_secret = Some(checked(&value, "whsec_").ok_or_else(|| bad("…"))?);
            }
            _ => return Err(OptionsError::Unknown(format!("--{flag}"))),
        }
        Ok(())
    }

    /// The text that `--help` prints.
    #[must_use]
    pub fn help() -> String {
        let mut text = String::from("stripe-sandbox: a stateful Stripe Connect simulator\n\nOptions:\n");
        for (flag, meaning) in FLAGS {
            text.push_str(&format!("  --{flag:<26}{meaning}\n"));
        }
        text.push_str("\nEach option can also be given as STRIPE_SANDBOX_<OPTION> in the environment.\n");
        text
    }
}

/// Refuses a key without its prefix: a live key must never get in here.
fn checked(value: &str, prefix: &str) -> Option<String> {
    (value.starts_with(prefix) && value.len() > prefix.len()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options, OptionsError> {
        Options::parse(
            |name| (name == "STRIPE_SANDBOX_SEED").then(|| "7".to_owned()),
            arguments.iter().map(|a| (*a).to_owned()),
        )
    }

    #[test]
    fn a_flag_wins_over_the_environment() {
        assert_eq!(parse(&[]).unwrap().seed, 7);
        assert_eq!(parse(&["--seed", "9"]).unwrap().seed, 9);
        assert_eq!(parse(&["--seed=10"]).unwrap().seed, 10);
    }

    #[test]
    fn a_live_key_is_refused_and_not_repeated() {
        let error = parse(&["--secret-key", "sk_live_abc"]).unwrap_err();
        assert!(!error.to_string().contains("sk_live_abc"), "{error}");
    }

    #[test]
    fn an_unknown_flag_and_a_missing_value_are_refused() {
        assert_eq!(
            parse(&["--nope", "1"]).unwrap_err(),
            OptionsError::Unknown("--nope".to_owned())
        );
        assert_eq!(
            parse(&["--seed"]).unwrap_err(),
            OptionsError::MissingValue("--seed".to_owned())
        );
    }
}
