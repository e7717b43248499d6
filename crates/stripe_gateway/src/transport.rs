//! How a request gets to Stripe and what may be repeated.
//!
//! async-stripe's own client opens a connection for each call, drops the response headers, has no
//! way to retry with a key of ours and loses a decline whose embedded object it cannot read. So
//! this is another implementation of its `StripeClient`, which is its documented extension point.
//!
//! The rules:
//! - Nothing is sent but to the configured origins, and a redirect is not followed.
//! - A `GET` is repeated; a `POST` only with an idempotency key, and with the same one; OAuth never.
//! - At most two repetitions, within the call's total time. Whoever waits longer is a worker.
//! - An attempt whose outcome is open keeps the call's outcome open, unless Stripe's later word
//!   under the same key settles it.
//! - Logged are method, path, account, key, status, request id and duration; never a body, a query
//!   or a header.

mod attempt;
mod retry;

use std::time::Duration;

use bytes::Bytes;
use http::header::HeaderValue;
use http::{Method, Request};
use http_body_util::Full;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use secrecy::ExposeSecret;
use stripe_client_core::{
    CustomizedStripeRequest, RequestBuilder, RequestStrategy, StripeClient, StripeMethod,
};
use tokio::time::Instant;
use url::Url;

use crate::config::{Config, ConfigError};
use crate::error::{Cause, Error, Refusal};

pub(crate) use attempt::Reply;
use attempt::Seen;
use retry::Repeat;

/// A connection that is not there after this long will not come.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Stripe's front closes idle connections after about a minute; we do so first.
const IDLE_TIMEOUT: Duration = Duration::from_secs(50);
const IDLE_CONNECTIONS: usize = 32;
const FORM: &str = "application/x-www-form-urlencoded";

/// Connections to Stripe and what is sent with every request.
pub(crate) struct Transport {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    api: String,
    connect: String,
    files: String,
    authorization: HeaderValue,
    timeout: Duration,
    total_timeout: Duration,
}

/// Which of the origins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Api,
    Connect,
    Files,
}

/// A body that is no form.
pub(crate) struct Upload {
    /// With its parameters.
    pub(crate) content_type: String,
    pub(crate) body: Bytes,
}

/// One request, not yet tied to an attempt.
pub(crate) struct Call {
    origin: Origin,
    method: Method,
    /// With the leading slash and the version.
    path: String,
    query: Option<String>,
    form: String,
    upload: Option<Upload>,
    account: Option<String>,
    key: Option<String>,
    timeout: Option<Duration>,
}

impl Call {
    /// A typed request of async-stripe's. The pairs of its form are put in order, so that the same
    /// request is the same body in every process: it keeps metadata in a map without an order, and
    /// Stripe compares what is sent twice under one key.
    pub(crate) fn of(request: RequestBuilder) -> Self {
        let mut pairs: Vec<&str> = request.body.as_deref().unwrap_or_default().split('&').collect();
        pairs.sort_unstable();
        Self {
            origin: Origin::Api,
            method: match request.method {
                StripeMethod::Get => Method::GET,
                StripeMethod::Post => Method::POST,
                StripeMethod::Delete => Method::DELETE,
            },
            path: format!("/v1{}", request.path),
            form: pairs.join("&"),
            query: request.query.filter(|query| !query.is_empty()),
            upload: None,
            account: None,
            key: None,
            timeout: None,
        }
    }

    /// A POST to the OAuth origin, with a form that is already encoded.
    pub(crate) fn oauth(path: &str, form: String) -> Self {
        Self {
            origin: Origin::Connect,
            method: Method::POST,
            path: path.to_owned(),
            query: None,
            form,
            upload: None,
            account: None,
            key: None,
            timeout: None,
        }
    }

    /// A POST of a file to the origin for files.
    pub(crate) fn upload(path: &str, upload: Upload) -> Self {
        Self {
            origin: Origin::Files,
            method: Method::POST,
            path: path.to_owned(),
            query: None,
            form: String::new(),
            upload: Some(upload),
            account: None,
            key: None,
            timeout: None,
        }
    }

    /// On that connected account, if one is given.
    pub(crate) fn on(mut self, account: Option<&str>) -> Self {
        self.account = account.map(str::to_owned);
        self
    }

    /// With that idempotency key, if one is given.
    pub(crate) fn with_key(mut self, key: Option<&str>) -> Self {
        self.key = key.map(str::to_owned);
        self
    }

    fn is_repeatable(&self) -> bool {
        self.method == Method::GET || (self.key.is_some() && self.origin != Origin::Connect)
    }

    /// The path with ids taken out: `/v1/payment_intents/{id}/confirm`. Stripe's paths alternate
    /// between nouns and ids, and end in a verb or a noun.
    fn endpoint(&self) -> String {
        let Some(path) = self.path.strip_prefix("/v1/") else {
            return self.path.clone();
        };
        path.split('/')
            .enumerate()
            .fold("/v1".to_owned(), |endpoint, (place, segment)| {
                endpoint + "/" + if place % 2 == 1 { "{id}" } else { segment }
            })
    }
}

impl Transport {
    pub(crate) fn new(config: &Config) -> Result<Self, ConfigError> {
        let bearer = format!("Bearer {}", config.secret_key.expose_secret());
        let mut authorization = HeaderValue::from_str(&bearer).map_err(|_| ConfigError::Key {
            which: "secret_key",
            expected: "sk_…",
        })?;
        authorization.set_sensitive(true);
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        let tls = HttpsConnectorBuilder::new().with_webpki_roots();
        // The scheme of each origin was checked with the configuration; both TLS for Stripe and
        // plain HTTP for the sandbox come through here.
        let connector = tls.https_or_http().enable_all_versions().wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIMEOUT)
            .pool_max_idle_per_host(IDLE_CONNECTIONS)
            .build(connector);
        Ok(Self {
            client,
            api: origin(&config.api_url),
            connect: origin(&config.connect_url),
            files: origin(&config.files_url()),
            authorization,
            timeout: config.timeout,
            total_timeout: config.total_timeout,
        })
    }

    /// Sends `call`, repeats it where that is safe, and gives a 2xx reply or the error.
    pub(crate) async fn call(&self, call: Call) -> Result<Reply, Error> {
        let started = Instant::now();
        let deadline = started + self.total_timeout;
        let mut repeat = Repeat::of(call.is_repeatable(), call.key.as_deref().unwrap_or(&call.path));
        let mut left_open = false;
        loop {
            let seen = self.once(&call, deadline, repeat.attempt()).await?;
            let pause = repeat.pause_after(&seen, deadline.saturating_duration_since(Instant::now()));
            let error = match seen.into_result() {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            left_open |= error.may_have_happened();
            let Some(pause) = pause else {
                return Err(if left_open && call.method != Method::GET {
                    keep_open(error)
                } else {
                    error
                });
            };
            metrics::counter!("souk_stripe_retries_total", "endpoint" => call.endpoint()).increment(1);
            tokio::time::sleep(pause).await;
        }
    }

    /// One attempt, logged and counted, with whatever came of it.
    ///
    /// # Errors
    /// Only when the request cannot be built, so that nothing was sent.
    pub(crate) async fn once(&self, call: &Call, deadline: Instant, attempt: u32) -> Result<Seen, Error> {
        let request = self.request(call)?;
        let started = Instant::now();
        let limit = call
            .timeout
            .unwrap_or(self.timeout)
            .min(deadline.saturating_duration_since(started));
        let seen = attempt::send(&self.client, request, limit).await;
        attempt::record(call, &seen, attempt, started.elapsed());
        Ok(seen)
    }

    /// One attempt without repetition and without looking at the status: for OAuth.
    pub(crate) async fn once_only(&self, call: &Call) -> Result<Seen, Error> {
        self.once(call, Instant::now() + self.timeout, 1).await
    }

    fn request(&self, call: &Call) -> Result<Request<Full<Bytes>>, Error> {
        let base = match call.origin {
            Origin::Api => &self.api,
            Origin::Connect => &self.connect,
            Origin::Files => &self.files,
        };
        let uri = match &call.query {
            Some(query) => format!("{base}{}?{query}", call.path),
            None => format!("{base}{}", call.path),
        };
        let mut request = Request::builder()
            .method(call.method.clone())
            .uri(uri)
            .header("authorization", self.authorization.clone())
            .header("accept", "application/json")
            .header("stripe-version", crate::API_VERSION)
            .header("user-agent", concat!("souk/", env!("CARGO_PKG_VERSION")));
        if let Some(account) = &call.account {
            request = request.header("stripe-account", account);
        }
        if let Some(key) = &call.key {
            request = request.header("idempotency-key", key);
        }
        if call.method == Method::POST {
            let content_type = call.upload.as_ref().map_or(FORM, |upload| &upload.content_type);
            request = request.header("content-type", content_type);
        }
        let body = match &call.upload {
            Some(upload) => upload.body.clone(),
            None => Bytes::from(call.form.clone()),
        };
        request.body(Full::new(body)).map_err(|_| {
            Refusal::local(
                "malformed_request",
                "path",
                "The path, account or key is not fit for HTTP; nothing was sent.",
            )
        })
    }
}

/// An earlier attempt of this POST may have had its effect, and this error does not say whether.
fn keep_open(error: Error) -> Error {
    let (cause, request_id) = match error {
        Error::Unavailable {
            cause, request_id, ..
        } => (cause, request_id),
        Error::PlatformKey(refusal) | Error::AccountRevoked(refusal) => (
            Cause::Status {
                status: refusal.status.unwrap_or_default(),
                code: refusal.code,
            },
            refusal.request_id,
        ),
        settled => return settled,
    };
    Error::Unknown { cause, request_id }
}

/// `scheme://host[:port]` without the slash that `Url` adds.
fn origin(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

/// Typed requests with typed replies, for calls where nothing depends on reading half a reply.
impl StripeClient for Transport {
    type Err = Error;

    async fn execute(&self, request: CustomizedStripeRequest) -> Result<Bytes, Error> {
        let (request, options) = request.into_pieces();
        // The other strategies would make a random key, which no other process could repeat.
        let key = match &options.request_strategy {
            Some(RequestStrategy::Idempotent(key)) => Some(key.as_str()),
            _ => None,
        };
        let mut call = Call::of(request)
            .on(options.account_id.as_ref().map(stripe_shared::AccountId::as_str))
            .with_key(key);
        call.timeout = options.timeout;
        Ok(self.call(call).await?.body)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn the_same_request_is_the_same_body_whatever_the_order_of_its_map() {
        let body = |metadata: HashMap<String, String>| {
            Call::of(
                RequestBuilder::new(StripeMethod::Post, "/customers")
                    .form(&HashMap::from([("metadata", metadata)])),
            )
            .form
        };
        let entries = || (0..20).map(|n| (format!("k{n}"), "v & = ü".to_owned()));
        let first = body(entries().collect());
        assert!(first.starts_with("metadata[k0]=v"), "{first}");
        for _ in 0..20 {
            assert_eq!(body(entries().rev().collect()), first);
        }
    }

    #[test]
    fn metrics_see_endpoints_and_not_ids() {
        let endpoint = |path: &str| Call::of(RequestBuilder::new(StripeMethod::Get, path)).endpoint();
        assert_eq!(endpoint("/payment_intents"), "/v1/payment_intents");
        assert_eq!(
            endpoint("/payment_intents/pi_1/confirm"),
            "/v1/payment_intents/{id}/confirm"
        );
        assert_eq!(
            Call::oauth("/oauth/token", String::new()).endpoint(),
            "/oauth/token"
        );
    }

    #[test]
    fn a_post_is_repeatable_only_with_a_key_and_oauth_never() {
        let post = || Call::of(RequestBuilder::new(StripeMethod::Post, "/x"));
        assert!(!post().is_repeatable());
        assert!(post().with_key(Some("k")).is_repeatable());
        assert!(Call::of(RequestBuilder::new(StripeMethod::Get, "/x")).is_repeatable());
        assert!(
            !Call::oauth("/oauth/token", String::new())
                .with_key(Some("k"))
                .is_repeatable()
        );
    }

    #[test]
    fn the_version_is_the_one_that_the_types_were_generated_from() {
        assert_eq!(stripe_client_core::VERSION.to_string(), crate::API_VERSION);
    }
}
