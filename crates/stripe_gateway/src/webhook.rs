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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::events::ObjectRef;

    const TIME: i64 = 1_785_715_233;
    const BODY: &str = r#"{"id":"evt_1","object":"event","type":"foo.bar","created":1785715233,"livemode":false,"data":{"object":{"id":"pi_1","object":"payment_intent"}}}"#;
    /// HMAC-SHA256 of `1785715233.` and the body with `whsec_test_vector`, from Python's `hmac`.
    const VECTOR: &str = "02924792533abd3468023eedee967e77611577e96f84e36b8fe2b828c19ba253";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn secret(text: &str) -> SecretString {
        text.into()
    }

    fn check(header: &str, now: i64) -> Result<Event, WebhookError> {
        verify(&[secret("whsec_test_vector")], BODY.as_bytes(), header, at(now))
    }

    #[test]
    fn a_signature_that_another_implementation_made_is_accepted() {
        let event = check(&format!("t={TIME},v1={VECTOR}"), TIME).unwrap();
        assert_eq!(event.id.as_str(), "evt_1");
        assert_eq!(
            event.object,
            ObjectRef {
                id: Some("pi_1".into()),
                object: "payment_intent".into()
            }
        );
        assert_eq!(
            sign(&secret("whsec_test_vector"), BODY.as_bytes(), at(TIME)),
            format!("t={TIME},v1={VECTOR}")
        );
    }

    #[test]
    fn any_secret_and_any_v1_may_be_the_one() {
        let secrets = [
            secret("whsec_platform"),
            secret("whsec_old"),
            secret("whsec_test_vector"),
        ];
        let wrong = "0".repeat(64);
        for header in [
            format!("t={TIME},v1={wrong},v1={VECTOR}"),
            format!("t={TIME},v1={VECTOR},v1={wrong},v0={wrong}"),
            format!("v1={}, t={TIME}", VECTOR.to_uppercase()),
        ] {
            assert!(
                verify(&secrets, BODY.as_bytes(), &header, at(TIME)).is_ok(),
                "{header}"
            );
        }
    }

    #[test]
    fn five_minutes_either_way_are_tolerated_and_no_more() {
        let header = format!("t={TIME},v1={VECTOR}");
        for now in [TIME - 300, TIME, TIME + 300] {
            assert!(check(&header, now).is_ok());
        }
        for now in [TIME - 301, TIME + 301] {
            assert_eq!(check(&header, now), Err(WebhookError::Stale));
        }
    }

    #[test]
    fn what_stripe_did_not_sign_is_refused() {
        let wrong = "0".repeat(64);
        for header in [
            format!("t={TIME},v1={wrong}"),
            format!("t={},v1={VECTOR}", TIME + 1),
            format!("t=0{TIME},v1={VECTOR}"),
        ] {
            assert_eq!(check(&header, TIME), Err(WebhookError::NoMatch), "{header}");
        }
        let many = format!(",v1={wrong}").repeat(17);
        for header in [
            String::new(),
            "t=,v1=".into(),
            format!("t={TIME}"),
            format!("t={TIME},v0={VECTOR}"),
            format!("v1={VECTOR}"),
            format!("t={TIME},t={TIME},v1={VECTOR}"),
            format!("t=-1,v1={VECTOR}"),
            format!("t={TIME},v1={}", &VECTOR[1..]),
            format!("t={TIME}{many}"),
        ] {
            assert_eq!(
                check(&header, TIME),
                Err(WebhookError::MalformedHeader),
                "{header}"
            );
        }
        let header = format!("t={TIME},v1={VECTOR}");
        let written_anew =
            serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(BODY).unwrap());
        let anew = verify(
            &[secret("whsec_test_vector")],
            written_anew.unwrap().as_bytes(),
            &header,
            at(TIME),
        );
        assert_eq!(anew, Err(WebhookError::NoMatch));
    }

    #[test]
    fn without_secrets_or_with_an_empty_one_nothing_is_accepted() {
        let header = sign(&secret(""), BODY.as_bytes(), at(TIME));
        assert_eq!(
            verify(&[secret("")], BODY.as_bytes(), &header, at(TIME)),
            Err(WebhookError::NoMatch)
        );
        assert_eq!(
            verify(&[], BODY.as_bytes(), &header, at(TIME)),
            Err(WebhookError::NoMatch)
        );
    }

    fn delivered(body: &serde_json::Value) -> Result<Event, WebhookError> {
        let (body, secret) = (body.to_string(), secret("whsec_1"));
        let header = sign(&secret, body.as_bytes(), at(TIME));
        verify(&[secret], body.as_bytes(), &header, at(TIME))
    }

    #[test]
    fn a_connect_event_says_whose_it_is() {
        let event = delivered(
            &json!({"id": "evt_1", "object": "event", "type": "account.application.deauthorized",
            "account": "acct_9", "created": TIME, "livemode": true, "api_version": "2017-01-27",
            "data": {"object": {"id": "ca_1", "object": "application"}}}),
        )
        .unwrap();
        assert_eq!(event.account.unwrap().as_str(), "acct_9");
        assert!(event.livemode);
        assert_eq!(event.object.object, "application");
    }

    #[test]
    fn a_thin_event_is_read_on_a_branch_of_its_own() {
        let event = delivered(&json!({"id": "evt_test_65R9", "object": "v2.core.event", "type": "v2.core.account.updated",
            "context": "acct_9", "created": "2026-08-02T21:20:33.123Z", "livemode": false,
            "related_object": {"id": "acct_9", "type": "v2.core.account", "url": "/v2/core/accounts/acct_9"}}))
        .unwrap();
        assert_eq!(event.created.timestamp(), 1_785_705_633);
        assert_eq!(event.account.unwrap().as_str(), "acct_9");
        assert_eq!(
            event.object,
            ObjectRef {
                id: Some("acct_9".into()),
                object: "v2.core.account".into()
            }
        );
    }

    #[test]
    fn an_object_without_an_id_or_with_missing_fields_loses_no_event() {
        let event = delivered(
            &json!({"id": "evt_1", "object": "event", "type": "balance.available", "created": TIME,
            "livemode": false, "data": {"object": {"object": "balance"}}}),
        )
        .unwrap();
        assert_eq!(
            event.object,
            ObjectRef {
                id: None,
                object: "balance".into()
            }
        );
        let bare = delivered(
            &json!({"id": "evt_1", "object": "event", "type": "x", "created": TIME, "livemode": false}),
        );
        assert_eq!(bare.unwrap().object, ObjectRef::default());
    }

    #[test]
    fn signed_but_no_event_is_told_apart_from_forged() {
        for body in [
            json!([]),
            json!({"id": "evt_1"}),
            json!({"id": "pi_1", "object": "event", "type": "x", "created": 1, "livemode": false}),
        ] {
            assert_eq!(delivered(&body), Err(WebhookError::NotAnEvent));
        }
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic_or_pass(header in "\\PC*") {
            prop_assert!(check(&header, TIME).is_err());
        }

        #[test]
        fn a_changed_byte_of_the_body_is_noticed(place in 0..BODY.len(), other in any::<u8>()) {
            let mut body = BODY.as_bytes().to_vec();
            prop_assume!(body[place] != other);
            body[place] = other;
            let header = format!("t={TIME},v1={VECTOR}");
            let outcome = verify(&[secret("whsec_test_vector")], &body, &header, at(TIME));
            prop_assert_eq!(outcome, Err(WebhookError::NoMatch));
        }
    }
}
