//! Ids in paths. A text that is no id names nothing: 404, like an id that does not exist.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use souk_domain::ids::Id as DomainId;

use crate::problem::{Problem, code::NOT_FOUND};

/// The id in the path segment `{id}`, or else in the one that is named after the noun, like
/// `{checkout_id}`.
pub struct Id<T>(pub T);

impl<T: DomainId> FromRequest for Id<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let segments = request.match_info();
        let id = segments
            .get("id")
            .or_else(|| segments.get(&format!("{}_id", T::PREFIX)))
            .and_then(|text| text.parse().ok());
        ready(id.map(Id).ok_or_else(|| NOT_FOUND.into()))
    }
}
