//! What every request passes through, whichever handler it meets: a request id, the log, metrics,
//! security headers, the allow-list of origins, and problems in place of whatever else failed.

mod cors;
mod headers;
mod request_id;

use std::time::Instant;

use actix_web::{
    Error,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{CONTENT_TYPE, HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};

use crate::{
    State,
    extract::address::Address,
    problem::{MEDIA_TYPE, Problem},
};

/// The header that names a request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Answers a request, with all of the above: `App::wrap(from_fn(answer))`.
///
/// # Errors
/// None: whatever failed is a reply by then.
pub async fn answer(
    state: Data<State>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let began = Instant::now();
    let request_id = request_id::of(request.headers(), &*state.randomness);
    let response = match cors::preflight(&request, &state.config) {
        Some(reply) => request.into_response(reply),
        None => next.call(request).await?.map_into_boxed_body(),
    };
    let mut response = with_problem(response, &request_id);
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    headers::secure(&mut response, &state.config);
    cors::allow(&mut response, &state.config);
    record(&response, &request_id, began, state.config.trusted_proxies);
    Ok(response)
}

/// Whatever failed is answered as a problem that names the request.
fn with_problem(response: ServiceResponse<BoxBody>, request_id: &str) -> ServiceResponse<BoxBody> {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let problem = match response.response().error() {
        Some(error) => match error.as_error::<Problem>() {
            Some(problem) => problem.clone(),
            None => Problem::of_status(status),
        },
        None if response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind == MEDIA_TYPE) =>
        {
            return response;
        }
        None => Problem::of_status(status),
    };
    if let Some(inside) = problem.inside() {
        log::error!(target: "souk_api::problem", "{request_id} {}: {inside}", problem.code().name());
    }
    let reply = problem.response(request_id);
    response.into_response(reply)
}

/// One line and two metrics for each request. Never the query, a header or a body: there may be
/// tokens and personal data in them.
fn record(response: &ServiceResponse, request_id: &str, began: Instant, trusted_proxies: usize) {
    let request = response.request();
    let elapsed = began.elapsed();
    let method = request.method().as_str();
    let method = match method {
        "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" => method.to_owned(),
        // Anybody can make methods up, and each would be a time series.
        _ => "other".to_owned(),
    };
    let route = request.match_pattern().unwrap_or_else(|| "none".to_owned());
    let status = response.status().as_u16();
    let address = Address::of(request, trusted_proxies).map_or_else(|| "-".to_owned(), |it| it.to_string());
    log::info!(
        target: "souk_api::access",
        "{method} {} {status} {} ms {request_id} {address}",
        request.path(),
        elapsed.as_millis(),
    );
    metrics::counter!(
        "souk_http_requests_total",
        "method" => method.clone(), "route" => route.clone(), "status" => status.to_string()
    )
    .increment(1);
    metrics::histogram!("souk_http_request_duration_seconds", "method" => method, "route" => route)
        .record(elapsed);
}
