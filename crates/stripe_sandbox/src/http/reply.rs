//! What goes back over the wire, whole or broken on purpose.

use std::{any::Any, os::fd::AsFd, time::Duration};

use actix_web::{
    HttpRequest, HttpResponse,
    body::SizedStream,
    dev::Extensions,
    http::{StatusCode, header},
    rt::{net::TcpStream, time::sleep},
};
use bytes::Bytes;
use futures_util::stream;
use socket2::Socket;

use crate::control::faults::{Effect, Fault};

/// An answer, before it is sent.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: String,
    pub(super) request_id: Option<String>,
    pub(super) version: Option<String>,
    /// Echo of `Stripe-Account`.
    pub(super) account: Option<String>,
    pub(super) idempotency: Option<(String, String)>,
    pub(super) replayed: bool,
    /// A 401 says how to authenticate.
    pub(super) challenge: bool,
}

impl Reply {
    pub(super) fn new(status: u16, body: String) -> Self {
        Self {
            status,
            body,
            request_id: None,
            version: None,
            account: None,
            idempotency: None,
            replayed: false,
            challenge: false,
        }
    }

    /// Names the key and the request that it was first used for.
    pub(super) fn keyed(mut self, key: &str, original_request: &str) -> Self {
        if self.request_id.is_some() {
            self.idempotency = Some((key.to_owned(), original_request.to_owned()));
        }
        self
    }

    fn head(&self) -> actix_web::HttpResponseBuilder {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status);
        response.insert_header((header::CONTENT_TYPE, "application/json"));
        for (name, value) in [
            ("request-id", &self.request_id),
            ("stripe-version", &self.version),
            ("stripe-account", &self.account),
        ] {
            if let Some(value) = value {
                response.insert_header((name, value.as_str()));
            }
        }
        if let Some((key, original)) = &self.idempotency {
            response.insert_header(("idempotency-key", key.as_str()));
            response.insert_header(("original-request", original.as_str()));
            let retry = if self.status == 429 || self.status == 409 {
                "true"
            } else {
                "false"
            };
            response.insert_header(("stripe-should-retry", retry));
        }
        if self.replayed {
            response.insert_header(("idempotent-replayed", "true"));
        }
        if self.challenge {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer realm=\"Stripe\""));
        }
        response
    }
}

/// The reply that an injected fault makes up, when nothing is done.
pub(super) fn before_effect(fault: &Fault, request_id: &str) -> Reply {
    let error = |kind: &str, code: Option<&str>, message: &str| {
        let mut error = serde_json::json!({"message": message, "type": kind});
        if let (Some(code), Some(fields)) = (code, error.as_object_mut()) {
            fields.insert("code".to_owned(), code.into());
        }
        serde_json::json!({"error": error}).to_string()
    };
    let mut reply = match &fault.effect {
        Effect::Conflict => Reply::new(
            409,
            error(
                "invalid_request_error",
                Some("lock_timeout"),
                "This object cannot be accessed right now because another API request or Stripe process is currently \
                 accessing it.",
            ),
        ),
        Effect::Refused { code } => Reply::new(
            400,
            error(
                "invalid_request_error",
                Some(code),
                "This was refused on purpose.",
            ),
        ),
        Effect::RateLimit { .. } => Reply::new(
            429,
            error(
                "invalid_request_error",
                Some("lock_timeout"),
                "This object cannot be accessed right now because another API request or Stripe process is currently \
                 accessing it. If you see this error intermittently, retry the request.",
            ),
        ),
        _ => return server_error(request_id),
    };
    reply.request_id = Some(request_id.to_owned());
    reply
}

/// A 500 as Stripe words it.
pub(super) fn server_error(request_id: &str) -> Reply {
    let body = serde_json::json!({"error": {
        "message": "An unknown error occurred",
        "type": "api_error",
    }});
    let mut reply = Reply::new(500, body.to_string());
    reply.request_id = Some(request_id.to_owned());
    reply
}

/// Sends the reply, or what a fault makes of it.
pub(super) async fn send(req: &HttpRequest, reply: Reply, fault: Option<&Fault>) -> HttpResponse {
    let Some(fault) = fault else {
        return reply.head().body(reply.body);
    };
    match &fault.effect {
        Effect::Timeout { hold_ms } => {
            sleep(Duration::from_millis(*hold_ms)).await;
            hang_up()
        }
        Effect::Reset => {
            reset_on_close(req);
            hang_up()
        }
        Effect::TruncatedBody => truncated(&reply),
        Effect::InvalidBody => reply.head().body(&b"{\"id\": \"\xFF\xFE, not json"[..]),
        Effect::Conflict | Effect::Refused { .. } | Effect::ServerError { .. } => {
            reply.head().body(reply.body)
        }
        Effect::RateLimit { retry_after } => {
            let mut head = reply.head();
            head.insert_header((header::RETRY_AFTER, retry_after.to_string()));
            head.insert_header(("stripe-should-retry", "true"));
            head.body(reply.body)
        }
        Effect::HtmlBadGateway => HttpResponse::BadGateway().content_type("text/html").body(
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
        ),
        Effect::Delay { hold_ms } => {
            sleep(Duration::from_millis(*hold_ms)).await;
            reply.head().body(reply.body)
        }
    }
}

/// For the endpoints beside `/v1`: sends `body`, or what a fault makes of it.
pub(crate) async fn send_faulty(
    req: &HttpRequest,
    status: u16,
    body: String,
    request_id: &str,
    fault: &Fault,
) -> HttpResponse {
    let mut reply = if fault.effect.is_an_error() {
        before_effect(fault, request_id)
    } else {
        Reply::new(status, body)
    };
    reply.request_id = Some(request_id.to_owned());
    send(req, reply, Some(fault)).await
}

/// Closes the connection without an answer: a body that fails before its first byte takes the head with it.
fn hang_up() -> HttpResponse {
    let broken = stream::iter([Err::<Bytes, _>(std::io::Error::other("hung up on purpose"))]);
    HttpResponse::Ok().body(SizedStream::new(1, broken))
}

/// Sends half of the body under a length that promises all of it.
fn truncated(reply: &Reply) -> HttpResponse {
    let half = Bytes::copy_from_slice(
        reply
            .body
            .as_bytes()
            .get(..reply.body.len() / 2)
            .unwrap_or_default(),
    );
    let length = u64::try_from(reply.body.len()).unwrap_or(u64::MAX);
    let body = stream::unfold(Some(half), |left| async move {
        match left {
            Some(half) => Some((Ok(half), None)),
            None => {
                // Long enough for the half to leave the buffer.
                sleep(Duration::from_millis(30)).await;
                Some((Err(std::io::Error::other("cut off on purpose")), None))
            }
        }
    });
    reply.head().body(SizedStream::new(length, Box::pin(body)))
}

/// A second handle on the connection, kept with it, so that a fault can turn its end into a reset.
struct Connection(Socket);

/// To be given to the server as `on_connect`.
pub(crate) fn connection_of(stream: &dyn Any, data: &mut Extensions) {
    let Some(stream) = stream.downcast_ref::<TcpStream>() else {
        return;
    };
    if let Ok(handle) = stream.as_fd().try_clone_to_owned() {
        data.insert(Connection(Socket::from(handle)));
    }
}

/// With no time to linger, closing sends a reset instead of an orderly end.
fn reset_on_close(req: &HttpRequest) {
    if let Some(Connection(socket)) = req.conn_data::<Connection>()
        && let Err(error) = socket.set_linger(Some(Duration::ZERO))
    {
        log::warn!("a connection could not be set up for a reset: {error}");
    }
}
