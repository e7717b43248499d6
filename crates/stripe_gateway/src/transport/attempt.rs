//! One attempt at a request, and what was seen of it.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;

use super::Call;
use crate::error::{Cause, Error};
use crate::redact::redacted;

/// A page of a hundred expanded objects is about a megabyte.
const LARGEST_REPLY: usize = 8 * 1024 * 1024;

/// A complete reply.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    /// `Stripe-Should-Retry`.
    pub(crate) should_retry: Option<bool>,
    /// Whether this is the saved answer to an earlier request with the same key.
    replayed: bool,
    pub(crate) body: Bytes,
}

/// What came of an attempt.
pub(crate) enum Seen {
    /// A complete reply, whatever its status.
    Reply(Reply),
    /// No complete reply, and why; with the request id if the head had come.
    Nothing {
        cause: Cause,
        request_id: Option<String>,
    },
}

impl Seen {
    /// A success, or the error that it is.
    pub(crate) fn into_result(self) -> Result<Reply, Error> {
        match self {
            Self::Reply(reply) if (200..300).contains(&reply.status) => Ok(reply),
            Self::Reply(reply) => Err(Error::from_reply(
                reply.status,
                &reply.body,
                reply.retry_after,
                reply.request_id,
            )),
            Self::Nothing {
                cause: cause @ Cause::NoConnection,
                request_id,
            } => Err(Error::Unavailable {
                cause,
                retry_after: None,
                request_id,
            }),
            Self::Nothing { cause, request_id } => Err(Error::Unknown { cause, request_id }),
        }
    }

    /// A complete reply, or why there is none.
    pub(crate) fn into_reply(self) -> Result<Reply, (Cause, Option<String>)> {
        match self {
            Self::Reply(reply) => Ok(reply),
            Self::Nothing { cause, request_id } => Err((cause, request_id)),
        }
    }

    fn request_id(&self) -> Option<&str> {
        match self {
            Self::Reply(reply) => reply.request_id.as_deref(),
            Self::Nothing { request_id, .. } => request_id.as_deref(),
        }
    }

    /// For logs and metrics: the status, or a word for its absence.
    fn label(&self) -> String {
        match self {
            Self::Reply(reply) => reply.status.to_string(),
            Self::Nothing { cause, .. } => match cause {
                Cause::NoConnection => "no_connection",
                Cause::Timeout => "timeout",
                Cause::TooLarge => "too_large",
                _ => "connection_lost",
            }
            .to_owned(),
        }
    }
}

/// Sends `request` and reads the whole reply, within `limit`.
pub(super) async fn send(
    client: &Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    request: Request<Full<Bytes>>,
    limit: Duration,
) -> Seen {
    // Outlives the timeout below, so that a reply that stops in its body still gives its id.
    let mut request_id = None;
    let exchange = async {
        match client.request(request).await {
            Ok(response) => {
                request_id = text_header(response.headers(), "request-id");
                read(response).await
            }
            Err(error) if error.is_connect() => Err(Cause::NoConnection),
            Err(_) => Err(Cause::ConnectionLost),
        }
    };
    let outcome = tokio::time::timeout(limit, exchange)
        .await
        .unwrap_or(Err(Cause::Timeout));
    match outcome {
        Ok(reply) => Seen::Reply(Reply { request_id, ..reply }),
        Err(cause) => Seen::Nothing { cause, request_id },
    }
}

async fn read<B>(response: Response<B>) -> Result<Reply, Cause>
where
    B: http_body_util::BodyExt<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (head, body) = response.into_parts();
    let body = Limited::new(body, LARGEST_REPLY)
        .collect()
        .await
        .map_err(|error| {
            if error.is::<LengthLimitError>() {
                Cause::TooLarge
            } else {
                Cause::ConnectionLost
            }
        })?;
    Ok(Reply {
        status: head.status.as_u16(),
        request_id: None,
        retry_after: text_header(&head.headers, "retry-after")
            .and_then(|seconds| seconds.parse().ok())
            .map(Duration::from_secs),
        should_retry: match head
            .headers
            .get("stripe-should-retry")
            .map(http::HeaderValue::as_bytes)
        {
            Some(b"true") => Some(true),
            Some(b"false") => Some(false),
            _ => None,
        },
        replayed: head
            .headers
            .get("idempotent-replayed")
            .is_some_and(|value| value == "true"),
        body: body.to_bytes(),
    })
}

/// A header's value, fit for a log.
fn text_header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(redacted)
}

/// Logs and counts an attempt.
pub(super) fn record(call: &Call, seen: &Seen, attempt: u32, took: Duration) {
    let endpoint = call.endpoint();
    let method = call.method.to_string();
    let status = seen.label();
    let level = match seen {
        Seen::Reply(Reply { status: 200..300, .. }) => log::Level::Debug,
        Seen::Reply(Reply {
            status: 400..=428 | 430..500,
            ..
        }) => log::Level::Info,
        _ => log::Level::Warn,
    };
    log::log!(
        target: "souk::stripe",
        level,
        "{method} {} account={} key={} attempt={attempt} status={status} request_id={} replayed={} ms={}",
        redacted(&call.path),
        call.account.as_deref().unwrap_or("-"),
        call.key.as_deref().unwrap_or("-"),
        seen.request_id().unwrap_or("-"),
        matches!(seen, Seen::Reply(Reply { replayed: true, .. })),
        took.as_millis(),
    );
    metrics::histogram!("souk_stripe_request_duration_seconds", "method" => method.clone(), "endpoint" => endpoint.clone())
        .record(took);
    metrics::counter!("souk_stripe_requests_total", "method" => method, "endpoint" => endpoint, "status" => status)
        .increment(1);
}
