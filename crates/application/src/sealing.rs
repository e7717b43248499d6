//! Seals OAuth tokens at rest: XChaCha20-Poly1305, a random nonce for each, the row's id as
//! associated data (a sealed token moved to another row does not open), and the key's version
//! beside it, so that keys can be changed.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use secrecy::{ExposeSecret, SecretString};
use souk_domain::Randomness;

/// Keys by version, the newest first: it seals, the others only open.
#[derive(Clone)]
pub struct SealKeys(Vec<(i32, XChaCha20Poly1305)>);

/// Why something cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Not 64 hexadecimal digits.
    #[error("a sealing key is 64 hexadecimal digits (32 bytes)")]
    Key,
    /// Two keys of one version.
    #[error("two sealing keys have the same version")]
    SameVersion,
    /// There is no key of that version.
    #[error("there is no sealing key of version {0}")]
    NoSuchVersion(i32),
    /// Not what was sealed for this row.
    #[error("the seal is broken")]
    Broken,
}

/// Sealed text: nonce and ciphertext, and with which key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Nonce (24 bytes), ciphertext, tag.
    pub bytes: Vec<u8>,
    /// Of the key.
    pub version: i32,
}

impl SealKeys {
    /// Reads keys: version and 64 hexadecimal digits, the newest first.
    ///
    /// # Errors
    /// `Key` or `SameVersion`; `None` when there are none.
    pub fn new(keys: &[(i32, SecretString)]) -> Result<Option<Self>, SealError> {
        let mut read: Vec<(i32, XChaCha20Poly1305)> = Vec::new();
        for (version, key) in keys {
            if read.iter().any(|(known, _)| known == version) {
                return Err(SealError::SameVersion);
            }
            let bytes = unhex(key.expose_secret()).ok_or(SealError::Key)?;
            read.push((
                *version,
                XChaCha20Poly1305::new_from_slice(&bytes).map_err(|_| SealError::Key)?,
            ));
        }
        Ok((!read.is_empty()).then_some(Self(read)))
    }

    /// Seals a text for a row, with the newest key.
    ///
    /// # Errors
    /// `Broken` when the cipher refuses, which it does for texts of many gigabytes.
    pub fn seal(
        &self,
        text: &SecretString,
        row: &str,
        randomness: &dyn Randomness,
    ) -> Result<Sealed, SealError> {
        let (version, cipher) = self.0.first().ok_or(SealError::Key)?;
        let mut nonce = [0; 24];
        randomness.fill(&mut nonce);
        let payload = Payload {
            msg: text.expose_secret().as_bytes(),
            aad: row.as_bytes(),
        };
        let ciphertext = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| SealError::Broken)?;
        Ok(Sealed {
            bytes: [nonce.as_slice(), &ciphertext].concat(),
            version: *version,
        })
    }

    /// Opens what was sealed for this row.
    ///
    /// # Errors
    /// `NoSuchVersion` or `Broken`.
    pub fn open(&self, sealed: &Sealed, row: &str) -> Result<SecretString, SealError> {
        let (_, cipher) = self
            .0
            .iter()
            .find(|(version, _)| *version == sealed.version)
            .ok_or(SealError::NoSuchVersion(sealed.version))?;
        let (nonce, ciphertext) = sealed.bytes.split_first_chunk::<24>().ok_or(SealError::Broken)?;
        let payload = Payload {
            msg: ciphertext,
            aad: row.as_bytes(),
        };
        let text = cipher
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| SealError::Broken)?;
        String::from_utf8(text)
            .map(SecretString::from)
            .map_err(|_| SealError::Broken)
    }
}

impl std::fmt::Debug for SealKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(version, _)| version))
            .finish()
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Counting(std::sync::atomic::AtomicU8);
    impl Randomness for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        }
    }

    fn keys(keys: &[(i32, &str)]) -> SealKeys {
        let keys: Vec<_> = keys
            .iter()
            .map(|(version, byte)| (*version, byte.repeat(32).into()))
            .collect();
        SealKeys::new(&keys).unwrap().unwrap()
    }

    #[test]
    fn what_was_sealed_opens_for_its_row_only() {
        let (keys, random) = (keys(&[(1, "0a")]), Counting(0.into()));
        let sealed = keys.seal(&"canary".into(), "seller_1", &random).unwrap();
        assert!(!String::from_utf8_lossy(&sealed.bytes).contains("canary"));
        assert_eq!(keys.open(&sealed, "seller_1").unwrap().expose_secret(), "canary");
        assert_eq!(keys.open(&sealed, "seller_2").unwrap_err(), SealError::Broken);
        assert_ne!(
            keys.seal(&"canary".into(), "seller_1", &random).unwrap(),
            sealed,
            "each has its own nonce"
        );
    }

    #[test]
    fn an_older_key_still_opens_and_the_newest_seals() {
        let random = Counting(0.into());
        let old = keys(&[(1, "0a")]).seal(&"canary".into(), "row", &random).unwrap();
        let both = keys(&[(2, "0b"), (1, "0a")]);
        assert!(both.open(&old, "row").is_ok());
        assert_eq!(both.seal(&"canary".into(), "row", &random).unwrap().version, 2);
        assert_eq!(
            keys(&[(2, "0b")]).open(&old, "row").unwrap_err(),
            SealError::NoSuchVersion(1)
        );
    }

    #[test]
    fn a_key_that_is_none_is_refused_and_not_shown() {
        for wrong in ["", "canary", &"g0".repeat(32), &"0a".repeat(31)] {
            let error = SealKeys::new(&[(1, wrong.to_owned().into())]).unwrap_err();
            assert!(!error.to_string().contains("canary"));
        }
        assert!(SealKeys::new(&[]).unwrap().is_none());
    }
}
