//! Is it Stripe who calls? (docs.stripe.com/webhooks/signature)
//!
//! The signature covers the bytes as they came, so the body is verified first and read after.
//! Every configured secret is tried (the platform's endpoint and the Connect endpoint have one
//! each, and there are two of one kind while it is rolled) against every `v1` of the header. `v0`
//! is a test scheme of Stripe's and counts for nothing.

use std::fmt;

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq};

use crate::events::Event;

/// How far the time of a signature may be from ours, in seconds, either way.
const TOLERANCE: i64 = 300;
/// More signatures than Stripe ever sends.
const MOST_SIGNATURES: usize = 16;

/// Why a delivery is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// The header is not `t=<seconds>,v1=<64 hex digits>[,…]`.
    #[error("the Stripe-Signature header is malformed")]
    MalformedHeader,
    /// No signature in it was made with any of our secrets for this body.
    #[error("no signature matches")]
    NoMatch,
    /// Signed more than 300 seconds ago, or ahead.
    #[error("signed too long ago, or in the future")]
    Stale,
    /// Stripe's, and not an event. Worth an alarm.
    #[error("signed, but not an event")]
    NotAnEvent,
}

/// Verifies a delivery and reads its envelope.
///
/// `payload` is the body as it came and `signature` the value of the header `Stripe-Signature`.
/// The time that all comparisons take depends on the number of secrets and signatures alone.
///
/// # Errors
/// [`WebhookError`]. All but `NotAnEvent` mean that nothing of the body may be believed.
pub fn verify(
    secrets: &[SecretString],
    payload: &[u8],
    signature: &str,
    now: DateTime<Utc>,
) -> Result<Event, WebhookError> {
    let header = Header::parse(signature).ok_or(WebhookError::MalformedHeader)?;
    let mut matches = Choice::from(0);
    for secret in secrets.iter().filter(|secret| !secret.expose_secret().is_empty()) {
        let Some(expected) = signature_of(secret, header.time, payload) else {
            continue;
        };
        for given in &header.signatures {
            matches |= expected.ct_eq(given);
        }
    }
    if !bool::from(matches) {
        return Err(WebhookError::NoMatch);
    }
    let signed_at: i64 = header.time.parse().map_err(|_| WebhookError::MalformedHeader)?;
    if now.timestamp().abs_diff(signed_at) > TOLERANCE.unsigned_abs() {
        return Err(WebhookError::Stale);
    }
    serde_json::from_slice(payload)
        .ok()
        .and_then(Event::from_json)
        .ok_or(WebhookError::NotAnEvent)
}

/// The header of a delivery that `secret` signs at `at`: what Stripe does on its side. For whoever
/// has to send one, in tests of an endpoint.
#[must_use]
pub fn sign(secret: &SecretString, payload: &[u8], at: DateTime<Utc>) -> String {
    let time = at.timestamp().to_string();
    let signature = signature_of(secret, &time, payload).unwrap_or_default();
    format!("t={time},v1={}", Hex(&signature))
}

/// The parts of a `Stripe-Signature`.
struct Header<'a> {
    time: &'a str,
    signatures: Vec<[u8; 32]>,
}

impl<'a> Header<'a> {
    /// Unknown schemes are skipped, as is a `v1` that cannot be one; two times, none, or no
    /// signature at all are nothing to go by.
    fn parse(text: &'a str) -> Option<Self> {
        let mut time = None;
        let mut signatures = Vec::new();
        for part in text.split(',') {
            match part.trim().split_once('=')? {
                ("t", value) if time.is_none() && is_seconds(value) => time = Some(value),
                ("t", _) => return None,
                ("v1", value) => signatures.extend(unhex(value)),
                _ => {}
            }
        }
        let counted = (1..=MOST_SIGNATURES).contains(&signatures.len());
        time.filter(|_| counted).map(|time| Self { time, signatures })
    }
}

fn is_seconds(text: &str) -> bool {
    (1..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// HMAC-SHA256 with the whole secret, `whsec_` included, over `time.payload`.
///
/// HMAC takes a key of any length, so there always is one; that the type does not say so must not
/// become a signature that anybody can guess.
fn signature_of(secret: &SecretString, time: &str, payload: &[u8]) -> Option<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes()).ok()?;
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(payload);
    Some(mac.finalize().into_bytes().into())
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let bytes = text.as_bytes();
    let mut decoded = [0; 32];
    if bytes.len() != 64 {
        return None;
    }
    for (byte, pair) in decoded.iter_mut().zip(bytes.chunks_exact(2)) {
        let digit = |at: usize| char::from(*pair.get(at)?).to_digit(16);
        *byte = u8::try_from(digit(0)? * 16 + digit(1)?).ok()?;
    }
    Some(decoded)
}

struct Hex<'a>(&'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
