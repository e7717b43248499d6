//! The cookies: what keeps a user signed in, and what opens a buyer's wallet.
//!
//! By https their names begin with `__Host-`: bound to this host and to https, for the whole of
//! `/`, which is the only path that such a name may have (RFC 6265bis §4.1.3.2). By http, on a
//! developer's machine, browsers would refuse that name.
//!
//! Both are `SameSite=Strict`. That does not keep a buyer who comes by a link in a mail from their
//! cards: the page itself needs no cookie, and what its script then asks for is asked for by our
//! own site.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};
use secrecy::{ExposeSecret, SecretString};

use crate::Config;

/// One of the cookies, by its name with and without the prefix.
struct Jar {
    by_https: &'static str,
    by_http: &'static str,
}

const REFRESH: Jar = Jar {
    by_https: "__Host-souk_refresh",
    by_http: "souk_refresh",
};

const WALLET: Jar = Jar {
    by_https: "__Host-souk_wallet",
    by_http: "souk_wallet",
};

impl Jar {
    fn name(&self, config: &Config) -> &'static str {
        if config.is_https() {
            self.by_https
        } else {
            self.by_http
        }
    }

    fn cookie(&self, config: &Config, value: String, seconds: i64) -> Cookie<'static> {
        Cookie::build(self.name(config), value)
            .path("/")
            .http_only(true)
            .secure(config.is_https())
            .same_site(SameSite::Strict)
            .max_age(Duration::seconds(seconds))
            .finish()
    }

    fn read(&self, config: &Config, request: &HttpRequest) -> Option<SecretString> {
        let cookie = request.cookie(self.name(config))?;
        // Ours are shorter; what is longer is not worth a hash.
        (1..=512)
            .contains(&cookie.value().len())
            .then(|| SecretString::from(cookie.value()))
    }
}

/// The refresh token that a browser brought.
pub(crate) fn refresh_token(config: &Config, request: &HttpRequest) -> Option<SecretString> {
    REFRESH.read(config, request)
}

/// The cookie that keeps a browser signed in for so many seconds at most.
pub(crate) fn keep(config: &Config, token: &SecretString, seconds: i64) -> Cookie<'static> {
    REFRESH.cookie(config, token.expose_secret().to_owned(), seconds)
}

/// The cookie that removes it.
pub(crate) fn removal(config: &Config) -> Cookie<'static> {
    REFRESH.cookie(config, String::new(), 0)
}

/// What the browser's wallet is opened with.
pub(crate) fn wallet_token(config: &Config, request: &HttpRequest) -> Option<SecretString> {
    WALLET.read(config, request)
}

/// The cookie that opens a wallet for so many seconds at most.
pub(crate) fn wallet(config: &Config, token: &SecretString, seconds: i64) -> Cookie<'static> {
    WALLET.cookie(config, token.expose_secret().to_owned(), seconds)
}
