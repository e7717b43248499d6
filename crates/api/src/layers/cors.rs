//! Which other origins' pages may read our replies (<https://fetch.spec.whatwg.org/#http-cors-protocol>).
//! The web UI reaches the API on its own origin and needs none of this.

use actix_web::{
    HttpResponse,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{
            ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
            ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
            ACCESS_CONTROL_REQUEST_METHOD, HeaderValue, ORIGIN, VARY,
        },
    },
};

use crate::Config;

/// The reply to a preflight; to a page that is not on the list it allows nothing.
pub(super) fn preflight(request: &ServiceRequest, config: &Config) -> Option<HttpResponse> {
    let headers = request.headers();
    let origin = headers.get(ORIGIN)?;
    if request.method() != Method::OPTIONS || !headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
        return None;
    }
    let mut reply = HttpResponse::NoContent();
    if origin.to_str().is_ok_and(|origin| config.allows_origin(origin)) {
        reply
            .insert_header((ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE"))
            .insert_header((
                ACCESS_CONTROL_ALLOW_HEADERS,
                "Authorization, Content-Type, Idempotency-Key, X-Request-Id",
            ))
            .insert_header((ACCESS_CONTROL_MAX_AGE, "600"));
    }
    Some(reply.finish())
}

/// Lets a page of the list read the reply.
pub(super) fn allow(response: &mut ServiceResponse<BoxBody>, config: &Config) {
    let origin = response.request().headers().get(ORIGIN).cloned();
    let headers = response.headers_mut();
    headers.append(VARY, HeaderValue::from_static("Origin"));
    let Some(origin) = origin else { return };
    if !origin.to_str().is_ok_and(|origin| config.allows_origin(origin)) {
        return;
    }
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    headers.insert(
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("X-Request-Id, Retry-After, Location"),
    );
}
