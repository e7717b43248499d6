//! The header `Idempotency-Key`.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use souk_domain::idempotency::IdempotencyKey;

use crate::problem::{
    Problem,
    code::{IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_MISSING},
};

/// The header's name.
pub const HEADER: &str = "Idempotency-Key";

/// The key that an operation needs.
pub struct RequiredKey(pub IdempotencyKey);

/// The key that an operation takes.
pub struct OptionalKey(pub Option<IdempotencyKey>);

fn key(request: &HttpRequest) -> Result<Option<IdempotencyKey>, Problem> {
    let mut values = request.headers().get_all(HEADER);
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value
            .to_str()
            .ok()
            .and_then(IdempotencyKey::parse)
            .map(Some)
            .ok_or_else(|| IDEMPOTENCY_KEY_INVALID.into()),
        (Some(_), Some(_)) => Err(IDEMPOTENCY_KEY_INVALID.into()),
    }
}

impl FromRequest for RequiredKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(key(request).and_then(|key| key.map(Self).ok_or_else(|| IDEMPOTENCY_KEY_MISSING.into())))
    }
}

impl FromRequest for OptionalKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(key(request).map(Self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn code(request: TestRequest) -> Result<Option<String>, &'static str> {
        key(&request.to_http_request())
            .map(|key| key.map(|key| key.as_str().to_owned()))
            .map_err(|problem| problem.code().name())
    }

    #[test]
    fn a_key_is_visible_ascii_and_there_once() {
        let with = |value: &str| TestRequest::default().insert_header((HEADER, value));
        assert_eq!(code(TestRequest::default()), Ok(None));
        assert_eq!(code(with("order-17")), Ok(Some("order-17".to_owned())));
        for wrong in ["", "a b", "ü", &"x".repeat(256)] {
            assert_eq!(code(with(wrong)), Err("idempotency_key_invalid"), "{wrong}");
        }
        let twice = with("a").append_header((HEADER, "b"));
        assert_eq!(code(twice), Err("idempotency_key_invalid"));
    }
}
