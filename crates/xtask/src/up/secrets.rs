//! Keys and passwords, made on the first `up` and kept in `secrets.json`.

use std::fs::File;
use std::io::Read;

use serde_json::{Map, Value};

use super::folder::Folder;
use crate::Outcome;

/// The operator's e-mail address.
pub(crate) const OPERATOR: &str = "operator@souk.test";

/// Name, prefix, and number of random bytes of every secret.
const WANTED: [(&str, &str, usize); 8] = [
    ("platform_secret_key", "sk_test_", 24),
    ("publishable_key", "pk_test_", 24),
    ("client_id", "ca_", 16),
    ("webhook_secret_platform", "whsec_", 24),
    ("webhook_secret_connect", "whsec_", 24),
    ("seal_key", "", 32),
    ("operator_password", "", 9),
    ("seller_password", "", 9),
];
/// With `--real-stripe` these come from the environment, under the names the server knows.
const REAL: [(&str, &str); 5] = [
    ("platform_secret_key", "SOUK_STRIPE_SECRET_KEY"),
    ("publishable_key", "SOUK_STRIPE_PUBLISHABLE_KEY"),
    ("client_id", "SOUK_STRIPE_CLIENT_ID"),
    ("webhook_secret_platform", "SOUK_STRIPE_WEBHOOK_SECRETS_PLATFORM"),
    ("webhook_secret_connect", "SOUK_STRIPE_WEBHOOK_SECRETS_CONNECT"),
];

/// All secrets of one data folder. There is no `Debug`.
pub(crate) struct Secrets(Map<String, Value>);

impl Secrets {
    /// Reads what is kept, makes what is missing, and keeps that too. Stripe's own keys are taken
    /// from the environment and kept nowhere.
    pub(crate) fn load(folder: &Folder, real_stripe: bool) -> Outcome<Self> {
        let kept = folder
            .read("secrets.json")
            .and_then(|text| serde_json::from_str(&text).ok());
        let mut secrets: Map<String, Value> = kept.unwrap_or_default();
        for (name, prefix, bytes) in WANTED {
            if !secrets.contains_key(name) {
                secrets.insert(name.to_owned(), format!("{prefix}{}", random(bytes)?).into());
            }
        }
        folder.write_private("secrets.json", &format!("{:#}\n", Value::Object(secrets.clone())))?;
        if real_stripe {
            for (name, variable) in REAL {
                let value = std::env::var(variable).map_err(|_| format!("--real-stripe needs {variable}"))?;
                secrets.insert(name.to_owned(), value.into());
            }
        }
        Ok(Self(secrets))
    }

    /// The secret called `name`; all of `WANTED` are there.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

/// That many random bytes, in hexadecimal digits.
fn random(bytes: usize) -> Outcome<String> {
    let mut random = vec![0_u8; bytes];
    let filled = File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut random));
    filled.map_err(|error| format!("/dev/urandom: {error}"))?;
    Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_made_once_and_no_two_are_alike() {
        let root = std::env::temp_dir().join(format!("souk-xtask-secrets-{}", std::process::id()));
        let folder = Folder::open(&root, false).unwrap();
        let first = Secrets::load(&folder, false).unwrap();
        assert!(first.get("platform_secret_key").starts_with("sk_test_"));
        assert_eq!(first.get("seal_key").len(), 64);
        assert_ne!(
            first.get("webhook_secret_platform"),
            first.get("webhook_secret_connect")
        );
        let second = Secrets::load(&folder, false).unwrap();
        assert_eq!(first.0, second.0);
        std::fs::remove_dir_all(root).unwrap();
    }
}
