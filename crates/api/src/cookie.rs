//! The refresh cookie.
//!
//! By https it is `__Host-souk_refresh`: bound to this host and to https, for the whole of `/`,
//! which is the only path that such a name may have (RFC 6265bis §4.1.3.2). By http, on a
//! developer's machine, browsers would refuse that name.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};
use secrecy::{ExposeSecret, SecretString};

use crate::Config;

fn name(config: &Config) -> &'static str {
    if config.is_https() {
        "__Host-souk_refresh"
    } else {
        "souk_refresh"
    }
}

fn cookie(config: &Config, value: String, seconds: i64) -> Cookie<'static> {
    Cookie::build(name(config), value)
        .path("/")
        .http_only(true)
        .secure(config.is_https())
        .same_site(SameSite::Strict)
        .max_age(Duration::seconds(seconds))
        .finish()
}

/// The refresh token that a browser brought.
pub(crate) fn refresh_token(config: &Config, request: &HttpRequest) -> Option<SecretString> {
    let cookie = request.cookie(name(config))?;
    // Ours are shorter; what is longer is not worth a hash.
    (1..=512)
        .contains(&cookie.value().len())
        .then(|| SecretString::from(cookie.value()))
}

/// The cookie that keeps a browser signed in for so many seconds at most.
pub(crate) fn keep(config: &Config, token: &SecretString, seconds: i64) -> Cookie<'static> {
    cookie(config, token.expose_secret().to_owned(), seconds)
}

/// The cookie that removes it.
pub(crate) fn removal(config: &Config) -> Cookie<'static> {
    cookie(config, String::new(), 0)
}
