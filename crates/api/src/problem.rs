//! What goes wrong, as clients read it: `application/problem+json` (RFC 9457) with a stable code.
//!
//! A problem has an outside (title, detail, errors) and, for a 500, an inside that goes to the
//! log with the request id and never into a reply. Use cases name their own errors; the files
//! beside the endpoints turn them into problems, and [`code`] is the one table of what exists.

pub mod code;
mod document;
mod field;

use std::fmt;

use actix_web::{
    HttpResponse, ResponseError,
    body::BoxBody,
    http::{
        StatusCode,
        header::{ALLOW, CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE},
    },
};
use serde::Serialize;
use utoipa::ToSchema;

pub use code::Code;
#[cfg(test)]
pub(crate) use document::codes_in;
pub(crate) use document::{
    add as add_problem, examples as problem_examples, problems, request_id_header, responses_of,
};
pub use field::{FieldError, Invalid, Refusal};

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// A problem: the reply, and what the log says of it.
#[derive(Clone)]
pub struct Problem {
    code: Code,
    detail: String,
    errors: Vec<FieldError>,
    extra: Box<Extra>,
}

#[derive(Clone, Default)]
struct Extra {
    decline_code: Option<String>,
    charge_id: Option<String>,
    action_url: Option<String>,
    retry_after: Option<u64>,
    allow: Option<String>,
    inside: Option<String>,
}

/// A problem as it is sent (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Names the kind of problem: a reference to its entry in the list of problems.
    #[schema(example = "/docs/problems#not_found")]
    #[serde(rename = "type")]
    pub kind: String,
    /// The same for every problem of the code.
    #[schema(example = "Not found")]
    pub title: &'static str,
    /// The HTTP status.
    #[schema(example = 404, minimum = 400, maximum = 599)]
    pub status: u16,
    /// This one, in a sentence.
    #[schema(example = "It does not exist, or is none of yours.")]
    pub detail: String,
    /// Stable: write programs against it. Codes may be added; each operation lists its own.
    #[schema(example = "not_found")]
    pub code: &'static str,
    /// The same as in the header `X-Request-Id`: tell it when you ask for help.
    #[schema(example = "req_5f0c8d2b9a7e41d3b6c1f0a2e4d68b90")]
    pub request_id: String,
    /// What is wrong with each field, in their order; the first gives the problem its code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldError>,
    /// Of a decline: the issuer's reason, like `insufficient_funds`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub decline_code: Option<String>,
    /// Of a decline: the charge that was made and is `failed`, or waits for the buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub charge_id: Option<String>,
    /// Of `authentication_required`: the page where the buyer finishes the same charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub action_url: Option<String>,
}

impl Problem {
    /// A problem that says what its code says.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            detail: code.meaning().to_owned(),
            errors: Vec::new(),
            extra: Box::default(),
        }
    }

    /// A defect. What it was goes to the log and not to the client.
    #[must_use]
    pub fn internal(inside: impl fmt::Display) -> Self {
        let mut problem = Self::new(code::INTERNAL_ERROR);
        problem.extra.inside = Some(inside.to_string());
        problem
    }

    /// Not able to answer now; `seconds` until it is worth another try.
    #[must_use]
    pub fn unavailable(seconds: u64, inside: impl fmt::Display) -> Self {
        let mut problem = Self::new(code::UNAVAILABLE).retry_after(seconds);
        problem.extra.inside = Some(inside.to_string());
        problem
    }

    /// Says more of this one than its code does. Must hold nothing secret.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Seconds after which it is worth another try, for the header `Retry-After`.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.extra.retry_after = Some(seconds);
        self
    }

    /// The methods that the path takes, for the header `Allow`.
    #[must_use]
    pub fn allow(mut self, methods: String) -> Self {
        self.extra.allow = Some(methods);
        self
    }

    /// The issuer's reason and the charge it declined.
    #[must_use]
    pub fn declined(mut self, decline_code: Option<String>, charge_id: String) -> Self {
        self.extra.decline_code = decline_code;
        self.extra.charge_id = Some(charge_id);
        self
    }

    /// The issuer's reason, where no charge was made.
    #[must_use]
    pub fn decline_code(mut self, decline_code: Option<String>) -> Self {
        self.extra.decline_code = decline_code;
        self
    }

    /// Where the buyer finishes.
    #[must_use]
    pub fn action_url(mut self, url: Option<String>) -> Self {
        self.extra.action_url = url;
        self
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// What is wrong with each field.
    #[must_use]
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// What the log says and the reply does not.
    #[must_use]
    pub fn inside(&self) -> Option<&str> {
        self.extra.inside.as_deref()
    }

    /// The problem of a reply that something outside of our handlers made, by its status.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        Self::new(match status {
            StatusCode::NOT_FOUND => code::NOT_FOUND,
            StatusCode::METHOD_NOT_ALLOWED => code::METHOD_NOT_ALLOWED,
            StatusCode::PAYLOAD_TOO_LARGE => code::BODY_TOO_LARGE,
            StatusCode::REQUEST_TIMEOUT => code::REQUEST_TIMEOUT,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => code::UNSUPPORTED_MEDIA_TYPE,
            status if status.is_client_error() => code::BAD_REQUEST,
            StatusCode::SERVICE_UNAVAILABLE => code::UNAVAILABLE,
            _ => code::INTERNAL_ERROR,
        })
    }

    /// The reply.
    #[must_use]
    pub fn response(&self, request_id: &str) -> HttpResponse {
        let mut response = HttpResponse::build(self.code.status());
        response.insert_header((CONTENT_TYPE, MEDIA_TYPE));
        if let Some(seconds) = self.extra.retry_after {
            response.insert_header((RETRY_AFTER, seconds));
        }
        if let Some(allow) = self
            .extra
            .allow
            .as_deref()
            .and_then(|allow| HeaderValue::from_str(allow).ok())
        {
            response.insert_header((ALLOW, allow));
        }
        if self.code.status() == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Bearer"));
        }
        // `json` keeps a content type that is set.
        response.json(ProblemBody {
            kind: format!("/docs/problems#{}", self.code.name()),
            title: self.code.title(),
            status: self.code.status().as_u16(),
            detail: self.detail.clone(),
            code: self.code.name(),
            request_id: request_id.to_owned(),
            errors: self.errors.clone(),
            decline_code: self.extra.decline_code.clone(),
            charge_id: self.extra.charge_id.clone(),
            action_url: self.extra.action_url.clone(),
        })
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<souk_persistence::Error> for Problem {
    fn from(error: souk_persistence::Error) -> Self {
        match error {
            souk_persistence::Error::Unavailable | souk_persistence::Error::CommitUnknown => {
                Self::unavailable(1, error)
            }
            souk_persistence::Error::KeyReused => code::IDEMPOTENCY_KEY_REUSED.into(),
            error => Self::internal(error),
        }
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Problem({})", self.code.name())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.name())
    }
}

/// The request id is filled in by `layers::answer`, which every reply goes through.
impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.code.status()
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        self.response("")
    }
}
