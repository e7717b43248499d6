//! The key that signs access tokens: Ed25519, PKCS#8, PEM.

use std::{io::Write, path::Path};

use aws_lc_rs::signature::Ed25519KeyPair;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

/// Why there is no new key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The operating system gave no randomness.
    #[error("a key could not be made")]
    Generate,
    /// The file is there already, or cannot be written.
    #[error("the key could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Makes a key and writes it to a new file that only its owner can read.
///
/// # Errors
/// See [`KeyError`]; a file that is there is never overwritten.
pub fn generate(file: &Path) -> Result<(), KeyError> {
    let pair = Ed25519KeyPair::generate().map_err(|_| KeyError::Generate)?;
    let document = pair.to_pkcs8v1().map_err(|_| KeyError::Generate)?;
    let text = pem::encode(&pem::Pem::new("PRIVATE KEY", document.as_ref()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(())
}

/// A secret for something else, which nobody can get back to the key from.
#[must_use]
pub fn derive(key: &SecretString, purpose: &str) -> SecretString {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.expose_secret().as_bytes()).expect("a key of any length");
    mac.update(purpose.as_bytes());
    let bytes = mac.finalize().into_bytes();
    bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>()
        .into()
}
