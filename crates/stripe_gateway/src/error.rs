//! What can go wrong with a call, sorted by what a caller may conclude.
//!
//! The one question that matters about a POST is whether it may have happened. Only Stripe's own
//! word counts as a no: a status from something in between (an HTML page of a proxy), a reply that
//! cannot be read, a redirect, a timeout and every 5xx leave it open.

use std::fmt;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::decline::Decline;
use crate::intent::Intent;
use crate::redact::redacted;

/// Why a call did not give its answer. Neither `Display` nor `Debug` holds a secret, a token, a
/// client secret, an e-mail address or a body.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The card was declined (402). Definitive for this card; the PaymentIntent can be confirmed
    /// again with another one.
    #[error("card declined: {0}")]
    Declined(Box<Decline>),
    /// The card holder is not there and would have to authenticate (402
    /// `authentication_required` off-session). Definitive.
    #[error("the card holder must authenticate: {0}")]
    AuthenticationRequired(Box<Decline>),
    /// Stripe refuses the request (definitive 4xx), or we do before it is sent (no status).
    #[error("refused: {0}")]
    Refused(Box<Refusal>),
    /// The connected account has revoked our access, or never gave it (403 `account_invalid`).
    #[error("no access to the connected account: {0}")]
    AccountRevoked(Box<Refusal>),
    /// The platform's own key is wrong, expired or lacks a permission (401, other 403). Nothing
    /// happened; nothing else will work either until an operator mends it.
    #[error("the platform's key was not accepted: {0}")]
    PlatformKey(Box<Refusal>),
    /// The object in the URL does not exist on this account (404).
    #[error("not found: {0}")]
    NotFound(Box<Refusal>),
    /// The idempotency key was used before with other parameters (400 `idempotency_error`): a
    /// defect of ours. This request did nothing; the earlier one may have.
    #[error("idempotency key reused with other parameters: {0}")]
    IdempotencyMismatch(Box<Refusal>),
    /// Not done, for certain, and worth another try with the same key: Stripe was not reached,
    /// asked to slow down (429) or could not get a lock (409).
    #[error("Stripe is not available: {cause}{}", request(request_id.as_ref()))]
    Unavailable {
        /// What was seen.
        cause: Cause,
        /// How long Stripe asked to wait.
        retry_after: Option<Duration>,
        /// Stripe's id of the request.
        request_id: Option<String>,
    },
    /// It may have happened: only the same key or a `GET` can tell. Never to be reported as failed.
    #[error("outcome unknown: {cause}{}", request(request_id.as_ref()))]
    Unknown {
        /// What was seen.
        cause: Cause,
        /// Stripe's id of the request, if a reply had one.
        request_id: Option<String>,
    },
}

/// Stripe's definitive no to a request that is not about a card.
#[derive(Clone, PartialEq)]
pub struct Refusal {
    /// The HTTP status; absent when the gateway refused to send the request.
    pub status: Option<u16>,
    /// Stripe's error type: `invalid_request_error`, `idempotency_error`, `api_error` …
    pub type_: String,
    /// Stripe's error code, such as `resource_missing` (docs.stripe.com/error-codes). Often absent.
    pub code: Option<String>,
    /// The parameter that is at fault.
    pub param: Option<String>,
    /// Stripe's sentence for developers, without secrets and addresses.
    pub message: String,
    /// The PaymentIntent as it stands, when the refusal is about its state
    /// (`payment_intent_unexpected_state`).
    pub intent: Option<Box<Intent>>,
    /// Stripe's id of the request.
    pub request_id: Option<String>,
}

impl Refusal {
    /// A refusal of ours, before anything was sent.
    pub(crate) fn local(code: &str, param: &str, message: &str) -> Error {
        Error::Refused(Box::new(Self {
            status: None,
            type_: "invalid_request_error".to_owned(),
            code: Some(code.to_owned()),
            param: Some(param.to_owned()),
            message: message.to_owned(),
            intent: None,
            request_id: None,
        }))
    }

    fn from_error(status: u16, error: &Value, request_id: Option<String>) -> Box<Self> {
        let text = |name: &str| error.get(name).and_then(Value::as_str).map(redacted);
        Box::new(Self {
            status: Some(status),
            type_: text("type").unwrap_or_default(),
            code: text("code"),
            param: text("param"),
            message: text("message").unwrap_or_default(),
            intent: error
                .get("payment_intent")
                .and_then(Intent::from_embedded)
                .map(Box::new),
            request_id,
        })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => write!(f, "{status} ")?,
            None => f.write_str("not sent ")?,
        }
        f.write_str(self.code.as_deref().unwrap_or(&self.type_))?;
        if let Some(param) = &self.param {
            write!(f, " ({param})")?;
        }
        write!(f, ": {}{}", self.message, request(self.request_id.as_ref()))
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Refusal({self})")
    }
}

fn request(id: Option<&String>) -> String {
    id.map(|id| format!(" [{id}]")).unwrap_or_default()
}

/// What was seen instead of an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// No connection: the request never left.
    #[error("no connection")]
    NoConnection,
    /// No complete reply in time.
    #[error("timed out")]
    Timeout,
    /// The connection broke while we waited or read.
    #[error("connection lost")]
    ConnectionLost,
    /// A reply larger than any of Stripe's.
    #[error("reply too large")]
    TooLarge,
    /// A status that decides nothing, and Stripe's error code if it gave one.
    #[error("status {status}{}", code.as_ref().map(|code| format!(" {code}")).unwrap_or_default())]
    Status {
        /// The HTTP status.
        status: u16,
        /// Stripe's error code.
        code: Option<String>,
    },
    /// A success that cannot be read, and where reading stopped.
    #[error("unreadable {what} (at {at})")]
    Unreadable {
        /// What it should have been.
        what: &'static str,
        /// The path of the field, such as `data[3].amount`.
        at: String,
    },
}

impl Error {
    /// Stripe (or we, before sending) has said no to exactly this request; the same request will
    /// not fare better.
    #[must_use]
    pub fn is_definitive(&self) -> bool {
        match self {
            Self::Declined(_)
            | Self::AuthenticationRequired(_)
            | Self::Refused(_)
            | Self::AccountRevoked(_)
            | Self::NotFound(_)
            | Self::IdempotencyMismatch(_) => true,
            Self::PlatformKey(_) | Self::Unavailable { .. } | Self::Unknown { .. } => false,
        }
    }

    /// The request may have had its effect.
    #[must_use]
    pub fn may_have_happened(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }

    /// How long Stripe asked to wait before the next try.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Unavailable { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Stripe's error code (or ours, for what was not sent).
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Declined(decline) | Self::AuthenticationRequired(decline) => Some(&decline.code),
            Self::Refused(refusal)
            | Self::AccountRevoked(refusal)
            | Self::PlatformKey(refusal)
            | Self::NotFound(refusal)
            | Self::IdempotencyMismatch(refusal) => refusal.code.as_deref(),
            Self::Unavailable { cause, .. } | Self::Unknown { cause, .. } => match cause {
                Cause::Status { code, .. } => code.as_deref(),
                _ => None,
            },
        }
    }

    /// Stripe's id of the request, for a log and for a question to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Declined(decline) | Self::AuthenticationRequired(decline) => decline.request_id.as_deref(),
            Self::Refused(refusal)
            | Self::AccountRevoked(refusal)
            | Self::PlatformKey(refusal)
            | Self::NotFound(refusal)
            | Self::IdempotencyMismatch(refusal) => refusal.request_id.as_deref(),
            Self::Unavailable { request_id, .. } | Self::Unknown { request_id, .. } => request_id.as_deref(),
        }
    }

    /// The decline, when a card was declined or its holder must authenticate.
    #[must_use]
    pub fn decline(&self) -> Option<&Decline> {
        match self {
            Self::Declined(decline) | Self::AuthenticationRequired(decline) => Some(decline),
            _ => None,
        }
    }

    /// From a reply that is not a success.
    pub(crate) fn from_reply(
        status: u16,
        body: &[u8],
        retry_after: Option<Duration>,
        request_id: Option<String>,
    ) -> Self {
        let body: Option<Value> = serde_json::from_slice(body).ok();
        let error = body
            .as_ref()
            .and_then(|body| body.get("error"))
            .filter(|error| error.is_object());
        let code = |error: &Value| error.get("code").and_then(Value::as_str).map(redacted);
        let type_ = |error: &Value| {
            error
                .get("type")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let Some(error) = error else {
            // Not Stripe speaking. 429 alone means the same from anybody.
            let cause = Cause::Status { status, code: None };
            return match status {
                429 => Self::Unavailable {
                    cause,
                    retry_after,
                    request_id,
                },
                _ => Self::Unknown { cause, request_id },
            };
        };
        let refusal = |request_id| Refusal::from_error(status, error, request_id);
        match (status, type_(error).as_str(), code(error).as_deref()) {
            (..=399 | 500.., _, code) => Self::Unknown {
                cause: Cause::Status {
                    status,
                    code: code.map(str::to_owned),
                },
                request_id,
            },
            (402, _, _) | (_, "card_error", _) => {
                let decline = Box::new(Decline::from_error(error, request_id.as_deref()));
                if decline.needs_authentication() {
                    Self::AuthenticationRequired(decline)
                } else {
                    Self::Declined(decline)
                }
            }
            (403, _, Some("account_invalid")) => Self::AccountRevoked(refusal(request_id)),
            (401 | 403, _, _) => Self::PlatformKey(refusal(request_id)),
            (404, _, _) => Self::NotFound(refusal(request_id)),
            // Somebody is at it right now with the same key, and may succeed.
            (409, _, code @ Some("idempotency_key_in_use")) | (408 | 424, _, code) => Self::Unknown {
                cause: Cause::Status {
                    status,
                    code: code.map(str::to_owned),
                },
                request_id,
            },
            (409 | 429, _, code) => Self::Unavailable {
                cause: Cause::Status {
                    status,
                    code: code.map(str::to_owned),
                },
                retry_after,
                request_id,
            },
            (_, "idempotency_error", _) => Self::IdempotencyMismatch(refusal(request_id)),
            _ => Self::Refused(refusal(request_id)),
        }
    }
}

/// Reads a success. The error names the path of the field that is not as it should be, and never
/// its value, which may be anything.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8], what: &'static str) -> Result<T, Cause> {
    let mut json = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut json).map_err(|error| Cause::Unreadable {
        what,
        at: redacted(&error.path().to_string()),
    })
}

/// async-stripe says that it could not read a success.
impl stripe_client_core::StripeClientErr for Error {
    fn deserialize_err(_: impl fmt::Display) -> Self {
        Self::Unknown {
            cause: Cause::Unreadable {
                what: "typed reply",
                at: "?".to_owned(),
            },
            request_id: None,
        }
    }
}
