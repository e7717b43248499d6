//! The idempotency key of a request to us, and the hash of what was asked with it.
//!
//! It has no row of its own: key and hash are columns of what the request made, so that a replay
//! shows that row as it stands. The header is that of
//! <https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/>.

/// A caller's key: 1 to 255 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Reads a header's value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let ok = (1..=255).contains(&text.len()) && text.bytes().all(|b| (0x21..=0x7e).contains(&b));
        ok.then(|| Self(text.to_owned()))
    }

    /// The key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Key and what was asked: SHA-256 over the route and the body as parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The caller's key.
    pub key: IdempotencyKey,
    /// SHA-256 of what was asked.
    pub fingerprint: [u8; 32],
}

/// What a key means when it has been seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key was used for another request")]
pub struct KeyReused;
