//! The public page on which a buyer confirms a charge that was begun without them: their bank
//! wanted them.
//!
//! Nobody is signed in here. The token in `action_url`, which the seller passes on, is what lets a
//! browser in.

pub(crate) mod confirm;
pub(crate) mod get;
pub(crate) mod submit;

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use souk_domain::attempt::ActionLink;

use crate::problem::{Problem, code::NOT_FOUND};

/// The token in the path. A text that can be none names nothing: 404.
pub(crate) struct ActionToken(String);

impl FromRequest for ActionToken {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let token = request.match_info().get("token");
        ready(
            token
                .filter(|token| ActionLink::is_token(token))
                .map(|token| Self(token.to_owned()))
                .ok_or_else(|| NOT_FOUND.into()),
        )
    }
}
