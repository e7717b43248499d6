//! Which page called. Operations that read or set a cookie take a [`KnownOrigin`].
//!
//! `SameSite=Strict` keeps other sites from sending the cookie; this also keeps out other origins
//! of the same site (another port, another subdomain), and signing a browser in from elsewhere.
//! A caller that is no browser sends neither header and is let in: it has no cookie that is not
//! its own.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{HeaderMap, ORIGIN},
    web::Data,
};

use crate::{
    Config, State,
    problem::{Problem, code::ORIGIN_NOT_ALLOWED},
};

/// The page that called is ours, is on the allow-list, or is no page.
pub struct KnownOrigin;

fn is_known(headers: &HeaderMap, config: &Config) -> bool {
    if let Some(origin) = headers.get(ORIGIN) {
        return origin.to_str().is_ok_and(|origin| config.allows_origin(origin));
    }
    // Fetch Metadata, <https://www.w3.org/TR/fetch-metadata/>: `none` is a person's own navigation.
    headers
        .get("Sec-Fetch-Site")
        .is_none_or(|site| site == "same-origin" || site == "none")
}

impl FromRequest for KnownOrigin {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let known = request
            .app_data::<Data<State>>()
            .is_some_and(|state| is_known(request.headers(), &state.config));
        ready(if known {
            Ok(Self)
        } else {
            Err(ORIGIN_NOT_ALLOWED.into())
        })
    }
}
