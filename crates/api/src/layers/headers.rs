//! Headers that tell browsers what not to do with a reply.

use actix_web::{
    body::BoxBody,
    dev::ServiceResponse,
    http::header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
        STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
    },
};

use crate::Config;

/// JSON is no page: nothing may be loaded by it or frame it.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";
/// Swagger UI, all of it from here.
const DOCS: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
                    img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'";

pub(super) fn secure(response: &mut ServiceResponse<BoxBody>, config: &Config) {
    let docs = response.request().path().starts_with("/docs");
    let headers = response.headers_mut();
    set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, X_FRAME_OPTIONS, "DENY");
    set(headers, REFERRER_POLICY, "no-referrer");
    set(
        headers,
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        headers,
        CONTENT_SECURITY_POLICY,
        if docs { DOCS } else { NOTHING },
    );
    // Replies are of one person at one moment.
    if !docs {
        set(headers, CACHE_CONTROL, "no-store");
    }
    if config.is_https() {
        set(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
