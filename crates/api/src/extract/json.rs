//! JSON bodies, strictly: of the right media type, bounded, unambiguous, without unknown fields.

use std::{marker::PhantomData, time::Duration};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::CONTENT_TYPE,
    web::{Bytes, BytesMut},
};
use futures_util::{StreamExt, future::LocalBoxFuture};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use souk_domain::idempotency::{self, IdempotencyKey};

use super::strict;
use crate::problem::{
    Code, Invalid, Problem,
    code::{
        BAD_REQUEST, BODY_TOO_LARGE, MALFORMED_JSON, MISSING_FIELD, OUT_OF_RANGE, REQUEST_TIMEOUT,
        UNKNOWN_FIELD, UNKNOWN_VALUE, UNSUPPORTED_MEDIA_TYPE, WRONG_TYPE,
    },
};

/// Bytes that a JSON body may have.
pub const LARGEST_BODY: usize = 64 * 1024;

/// How long a body may take to arrive. A client that trickles bytes ties up a connection only.
const SLOWEST_BODY: Duration = Duration::from_secs(15);

/// The bytes of a request's body, not parsed yet.
pub struct Json<T> {
    bytes: Bytes,
    is_json: bool,
    body: PhantomData<T>,
}

impl<T: DeserializeOwned> Json<T> {
    /// The body.
    ///
    /// # Errors
    /// 415 when it is not declared as JSON, 400 when it is none, 422 with a pointer when it is
    /// not of the shape that is wanted.
    pub fn read(&self) -> Result<T, Problem> {
        if !self.is_json {
            return Err(UNSUPPORTED_MEDIA_TYPE.into());
        }
        read(&self.bytes)
    }
}

/// Reads a body of a known media type.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let malformed = |why: String| Problem::new(MALFORMED_JSON).detail(why);
    let text = std::str::from_utf8(bytes).map_err(|_| malformed("The body is not UTF-8.".to_owned()))?;
    strict::check(text).map_err(|error| malformed(format!("The body cannot be read as JSON: {error}.")))?;
    // A derived `Deserialize` takes an array for a struct, too.
    if !text.trim_start().starts_with('{') {
        let mut invalid = Invalid::default();
        invalid.note("", WRONG_TYPE, "expected an object");
        return Err(invalid.into());
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| shape(&error).into())
}

/// What a body of the wrong shape is refused with. `serde` tells the kinds of error apart by their
/// words only; a test holds each of them.
fn shape(error: &serde_path_to_error::Error<serde_json::Error>) -> Invalid {
    let words = error.inner().to_string();
    // serde_json adds the place in the text, and the pointer says it better.
    let words = words.split(" at line ").next().unwrap_or(&words);
    let mut pointer = pointer(error.path());
    let named = words.split('`').nth(1).unwrap_or_default();
    let (code, detail): (Code, String) = if words.starts_with("missing field") {
        pointer = format!("{pointer}/{}", escape(named));
        (MISSING_FIELD, "is missing".to_owned())
    } else if words.starts_with("unknown field") {
        if !pointer.ends_with(&format!("/{}", escape(named))) {
            pointer = format!("{pointer}/{}", escape(named));
        }
        let known = words.split_once(", ").map_or("", |(_, known)| known);
        (UNKNOWN_FIELD, format!("is not known here: {known}"))
    } else if words.starts_with("unknown variant") {
        let known = words.split_once(", ").map_or("", |(_, known)| known);
        (UNKNOWN_VALUE, known.to_owned())
    } else if words.starts_with("invalid value") {
        (OUT_OF_RANGE, expected(words))
    } else {
        (WRONG_TYPE, expected(words))
    };
    let mut invalid = Invalid::default();
    invalid.note(&pointer, code, detail);
    invalid
}

/// "expected a string", without the value, which may be a secret in the wrong place.
fn expected(words: &str) -> String {
    match words.rsplit_once("expected ") {
        // Rust's names for it say nothing to whoever calls.
        Some((_, "i64" | "i32" | "i16" | "u64" | "u32" | "u16" | "u8")) => {
            "expected a whole number".to_owned()
        }
        Some((_, expected)) => format!("expected {expected}"),
        None => "has another type than is wanted".to_owned(),
    }
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", escape(key)),
            Segment::Enum { variant } => format!("/{}", escape(variant)),
            Segment::Unknown => String::new(),
        })
        .collect()
}

/// RFC 6901 §3.
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

impl<T> FromRequest for Json<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(is_json);
        let payload = payload.take();
        Box::pin(async move {
            let bytes = bounded(payload, LARGEST_BODY).await?;
            Ok(Self {
                bytes,
                is_json,
                body: PhantomData,
            })
        })
    }
}

fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    essence.eq_ignore_ascii_case("application/json")
        && parts.all(|parameter| parameter.eq_ignore_ascii_case("charset=utf-8"))
}

/// Gathers a body of at most so many bytes, within the time there is for it.
///
/// # Errors
/// 413, 408, or 400 when the client breaks off.
pub(crate) async fn bounded(mut payload: Payload, largest: usize) -> Result<Bytes, Problem> {
    let gather = async {
        let mut bytes = BytesMut::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Problem::new(BAD_REQUEST).detail("The body broke off."))?;
            if bytes.len() + chunk.len() > largest {
                return Err(
                    Problem::new(BODY_TOO_LARGE).detail(format!("A body here has at most {largest} bytes."))
                );
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes.freeze())
    };
    tokio::time::timeout(SLOWEST_BODY, gather)
        .await
        .unwrap_or_else(|_| Err(REQUEST_TIMEOUT.into()))
}

/// What the idempotency key of a request stands for: the operation, what it is about, and the body
/// as it was parsed, so that neither white space nor the order of fields makes another request.
///
/// # Errors
/// None in practice: every body can be written as JSON.
pub(crate) fn fingerprint<T: Serialize>(
    key: IdempotencyKey,
    operation: &str,
    about: &str,
    body: &T,
) -> Result<idempotency::Request, Problem> {
    let body = serde_json::to_vec(body).map_err(Problem::internal)?;
    let mut hash = Sha256::new();
    for part in [operation.as_bytes(), about.as_bytes(), &body] {
        // Lengths keep the parts apart.
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    Ok(idempotency::Request {
        key,
        fingerprint: hash.finalize().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Body {
        amount: i64,
        currency: String,
        #[serde(default)]
        flow: Option<Flow>,
        #[serde(default)]
        metadata: BTreeMap<String, String>,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Flow {
        Direct,
    }

    fn refusal(text: &str) -> (u16, &'static str, Option<String>) {
        let problem = read::<Body>(text.as_bytes()).expect_err(text);
        let pointer = problem.errors().first().and_then(|error| error.pointer.clone());
        (problem.code().status().as_u16(), problem.code().name(), pointer)
    }

    #[test]
    fn a_body_of_the_right_shape_is_read() {
        let body: Body = read(br#"{"amount": 1, "currency": "eur", "flow": null}"#).unwrap();
        assert_eq!(body.amount, 1);
        assert!(body.flow.is_none());
    }

    #[test]
    fn each_kind_of_wrong_shape_has_its_code_and_pointer() {
        let at = |pointer: &str| Some(pointer.to_owned());
        for (text, code, pointer) in [
            (
                r#"{"amount": "1e3", "currency": "eur"}"#,
                "wrong_type",
                at("/amount"),
            ),
            (
                r#"{"amount": 1.5, "currency": "eur"}"#,
                "wrong_type",
                at("/amount"),
            ),
            (
                r#"{"amount": 1e3, "currency": "eur"}"#,
                "wrong_type",
                at("/amount"),
            ),
            (
                r#"{"amount": null, "currency": "eur"}"#,
                "wrong_type",
                at("/amount"),
            ),
            (
                r#"{"amount": 9223372036854775808, "currency": "eur"}"#,
                "out_of_range",
                at("/amount"),
            ),
            (
                r#"{"amount": 99999999999999999999, "currency": "eur"}"#,
                "wrong_type",
                at("/amount"),
            ),
            (r#"{"amount": 1}"#, "missing_field", at("/currency")),
            (
                r#"{"amount": 1, "currency": "eur", "ammount": 2}"#,
                "unknown_field",
                at("/ammount"),
            ),
            (
                r#"{"amount": 1, "currency": "eur", "a/b": 2}"#,
                "unknown_field",
                at("/a~1b"),
            ),
            (
                r#"{"amount": 1, "currency": "eur", "flow": "sideways"}"#,
                "unknown_value",
                at("/flow"),
            ),
            (
                r#"{"amount": 1, "currency": "eur", "metadata": {"a": 1}}"#,
                "wrong_type",
                at("/metadata/a"),
            ),
            ("[]", "wrong_type", at("")),
            (r#"[1, "eur"]"#, "wrong_type", at("")),
            ("3", "wrong_type", at("")),
        ] {
            assert_eq!(refusal(text), (422, code, pointer), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_malformed() {
        for text in [
            "",
            "{",
            "{\"amount\": 1,}",
            "{\"amount\": 1, \"amount\": 2, \"currency\": \"eur\"}",
            "{\"amount\": 1, \"currency\": \"a\0b\"}",
        ] {
            assert_eq!(refusal(text), (400, "malformed_json", None), "{text:?}");
        }
        let problem = read::<Body>(b"{\"currency\": \"\xff\"}").unwrap_err();
        assert_eq!(problem.code().name(), "malformed_json");
    }

    #[test]
    fn the_value_of_a_wrong_field_is_not_told_back() {
        let problem =
            read::<Body>(br#"{"amount": "pm_secret", "currency": "eur"}"#).expect_err("a text is no amount");
        assert!(!problem.errors()[0].detail.contains("pm_secret"));
    }

    #[test]
    fn only_json_is_json() {
        assert!(is_json("application/json"));
        assert!(is_json("Application/JSON; charset=UTF-8"));
        for other in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/json; charset=latin1",
            "application/jsonp",
            "",
        ] {
            assert!(!is_json(other), "{other}");
        }
    }

    #[test]
    fn a_fingerprint_is_of_the_meaning_and_not_of_the_bytes() {
        let key = || IdempotencyKey::parse("k").unwrap();
        let print = |operation: &str, about: &str, text: &str| {
            let body: Body = read(text.as_bytes()).unwrap();
            fingerprint(key(), operation, about, &body).unwrap().fingerprint
        };
        let first = print("op", "", r#"{"amount": 1, "currency": "eur"}"#);
        assert_eq!(
            first,
            print("op", "", r#"{ "currency":"eur", "amount":1, "flow": null }"#)
        );
        assert_ne!(first, print("op", "", r#"{"amount": 2, "currency": "eur"}"#));
        assert_ne!(
            first,
            print("op", "checkout_1", r#"{"amount": 1, "currency": "eur"}"#)
        );
        assert_ne!(first, print("other", "", r#"{"amount": 1, "currency": "eur"}"#));
    }
}
