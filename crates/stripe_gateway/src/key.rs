//! Idempotency keys for Stripe.

use std::fmt;

use sha2::{Digest, Sha256};

/// The idempotency key of one step of one row of ours, sent with a POST.
///
/// It derives from the row and the step and from nothing else, never from the client's request and
/// never from a random number: whoever goes on with the row after a crash finds the same key.
/// Stripe keeps a key for at least 24 hours (docs.stripe.com/api/idempotent_requests); after that
/// the same key is a new request, and a caller must ask (`GET`, list) instead of repeating.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key(String);

impl Key {
    /// The key of `step` for the row `id` of the kind `noun`: `Key::of("attempt", id, "confirm")`
    /// is `attempt:<id>:confirm`. Two different triples make two different keys as long as noun and
    /// step hold no colon. A text that Stripe would refuse (longer than 255 bytes, or not printable
    /// ASCII) is replaced by its SHA-256.
    #[must_use]
    pub fn of(noun: &str, id: impl fmt::Display, step: &str) -> Self {
        let text = format!("{noun}:{id}:{step}");
        if text.len() <= 255 && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Self(text)
        } else {
            Self(format!("sha256:{}", hex(&Sha256::digest(text.as_bytes()))))
        }
    }

    /// The key as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_readable_and_the_same_each_time() {
        assert_eq!(
            Key::of("attempt", "attempt_01", "confirm").as_str(),
            "attempt:attempt_01:confirm"
        );
        assert_ne!(Key::of("attempt", 1, "create"), Key::of("attempt", 1, "confirm"));
    }

    #[test]
    fn a_key_that_stripe_would_refuse_is_hashed() {
        let long = Key::of("charge", "x".repeat(300), "create");
        assert_eq!(long, Key::of("charge", "x".repeat(300), "create"));
        assert_ne!(long, Key::of("charge", "x".repeat(301), "create"));
        assert!(long.as_str().len() <= 255);
        assert!(
            Key::of("charge", "a\r\nb", "create")
                .as_str()
                .starts_with("sha256:")
        );
    }
}
