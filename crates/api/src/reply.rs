//! Answers that are JSON.

use actix_web::{
    HttpRequest, HttpResponse, Responder,
    cookie::Cookie,
    http::{StatusCode, header::LOCATION},
};
use serde::Serialize;

/// A body with its status, and what goes into the headers.
pub(crate) struct Reply<T> {
    status: StatusCode,
    body: T,
    location: Option<String>,
    cookie: Option<Cookie<'static>>,
}

impl<T> Reply<T> {
    fn new(status: StatusCode, body: T) -> Self {
        Self {
            status,
            body,
            location: None,
            cookie: None,
        }
    }

    /// 200.
    pub(crate) fn ok(body: T) -> Self {
        Self::new(StatusCode::OK, body)
    }

    /// 201, with where it is from now on.
    pub(crate) fn created(location: String, body: T) -> Self {
        Self {
            location: Some(location),
            ..Self::new(StatusCode::CREATED, body)
        }
    }

    /// 202: begun, and the outcome is not known yet.
    pub(crate) fn accepted(location: String, body: T) -> Self {
        Self {
            location: Some(location),
            ..Self::new(StatusCode::ACCEPTED, body)
        }
    }

    /// The same with a cookie.
    pub(crate) fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookie = Some(cookie);
        self
    }
}

impl<T: Serialize> Responder for Reply<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        if let Some(location) = self.location {
            response.insert_header((LOCATION, location));
        }
        if let Some(cookie) = self.cookie {
            response.cookie(cookie);
        }
        response.json(self.body)
    }
}
