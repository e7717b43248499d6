//! A small Stripe client that shows everything: status, headers, body.

use std::sync::OnceLock;

use http::{HeaderMap, Method, Request};
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde_json::Value;
use stripe_sandbox::{NewTestAccount, Options, Running, start};

use crate::truth;

/// A sandbox and a client for it.
pub(crate) struct Api {
    pub(crate) sandbox: Running,
    http: Client<HttpConnector, Full<bytes::Bytes>>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body of a success.
    #[track_caller]
    pub(crate) fn ok(self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        self.body
    }

    /// Status and error object of a failure.
    #[track_caller]
    pub(crate) fn error(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.body["error"].clone()
    }
}

/// One request, before it is sent.
pub(crate) struct Asking<'a> {
    api: &'a Api,
    method: Method,
    path: String,
    form: String,
    key: Option<String>,
    headers: Vec<(&'static str, String)>,
}

impl Asking<'_> {
    /// On behalf of a connected account.
    pub(crate) fn on(self, account: &str) -> Self {
        self.header("stripe-account", account)
    }

    pub(crate) fn idempotent(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// With another key than the platform's secret one; `None` for none at all.
    pub(crate) fn with_key(mut self, key: Option<&str>) -> Self {
        self.key = key.map(str::to_owned);
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(crate) async fn send(self) -> Answer {
        self.try_send().await.expect("an answer")
    }

    /// Status and bytes, whatever they are; `Err` when the connection broke.
    pub(crate) async fn send_raw(self) -> Result<(u16, bytes::Bytes), String> {
        let (head, body) = self.exchange().await?;
        Ok((head.status.as_u16(), body))
    }

    /// `Err` when the connection broke or the body was not JSON.
    pub(crate) async fn try_send(self) -> Result<Answer, String> {
        let (head, bytes) = self.exchange().await?;
        let body: Value = serde_json::from_slice(&bytes).map_err(|e| e.to_string())?;
        let answer = Answer {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        };
        if self.path.starts_with("/v1/") && !self.api.lies() {
            truth::hold_to_spec(self.method.as_str(), &self.path, answer.status, &answer.body);
        }
        Ok(answer)
    }

    async fn exchange(&self) -> Result<(http::response::Parts, bytes::Bytes), String> {
        let mut request = Request::builder().method(self.method.clone()).uri(format!(
            "{}{}",
            self.api.sandbox.url(),
            self.path
        ));
        if !self.headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request
            .body(Full::from(self.form.clone()))
            .map_err(|e| e.to_string())?;
        let response = self.api.http.request(request).await.map_err(|e| e.to_string())?;
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.map_err(|e| e.to_string())?.to_bytes();
        Ok((head, bytes))
    }
}

impl Api {
    pub(crate) async fn new() -> Self {
        Self::with(Options::default()).await
    }

    pub(crate) async fn with(options: Options) -> Self {
        static LOG: OnceLock<()> = OnceLock::new();
        LOG.get_or_init(|| drop(env_logger::try_init()));
        Self {
            sandbox: start(options).await.expect("a sandbox"),
            http: Client::builder(TokioExecutor::new()).build_http(),
        }
    }

    /// A test that injects faults gets answers that Stripe's spec knows nothing of.
    fn lies(&self) -> bool {
        self.sandbox
            .control()
            .request_log()
            .first()
            .is_some_and(|entry| entry.fault.is_some())
    }

    pub(crate) fn get(&self, path: &str) -> Asking<'_> {
        self.ask(Method::GET, path, "")
    }

    pub(crate) fn post(&self, path: &str, form: &str) -> Asking<'_> {
        self.ask(Method::POST, path, form)
    }

    pub(crate) fn delete(&self, path: &str) -> Asking<'_> {
        self.ask(Method::DELETE, path, "")
    }

    fn ask(&self, method: Method, path: &str, form: &str) -> Asking<'_> {
        Asking {
            api: self,
            method,
            path: path.to_owned(),
            form: form.to_owned(),
            key: Some(self.sandbox.secret_key().to_owned()),
            headers: Vec::new(),
        }
    }

    /// Asks the sandbox's control API, in JSON and without a key: status and text.
    pub(crate) async fn json(&self, method: Method, path: &str, body: &str) -> (u16, String) {
        let asking = Asking {
            form: body.to_owned(),
            key: None,
            ..self.ask(method, path, "")
        };
        let (status, bytes) = asking
            .header("content-type", "application/json")
            .send_raw()
            .await
            .expect("an answer");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Asks for one of the sandbox's own pages as a script would, and follows no redirect: status, `Location`, text.
    pub(crate) async fn page(&self, method: Method, url: &str, form: &str) -> (u16, String, String) {
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Full::from(form.to_owned()))
            .expect("a request");
        let (head, body) = self.http.request(request).await.expect("a page").into_parts();
        let location = head.headers.get("location").and_then(|to| to.to_str().ok());
        let text = body.collect().await.expect("all of it").to_bytes();
        (
            head.status.as_u16(),
            location.unwrap_or_default().to_owned(),
            String::from_utf8_lossy(&text).into_owned(),
        )
    }

    /// A seller that is connected by OAuth.
    pub(crate) async fn seller(&self) -> String {
        self.sandbox
            .control()
            .connected_account(NewTestAccount {
                country: Some("DE".to_owned()),
                business_name: Some("Ada's shop".to_owned()),
                ..NewTestAccount::default()
            })
            .await
    }

    /// An intent over 20.00 dollars, on the platform.
    pub(crate) async fn intent(&self, more: &str) -> Answer {
        self.post("/v1/payment_intents", &intent(more)).send().await
    }
}

/// The parameters of an intent over 20.00 dollars that is captured at once, and what follows.
pub(crate) fn intent(more: &str) -> String {
    let base = "amount=2000&currency=usd&payment_method_types[]=card";
    let capture = if more.contains("capture_method") {
        ""
    } else {
        "&capture_method=automatic"
    };
    if more.is_empty() {
        format!("{base}{capture}")
    } else {
        format!("{base}{capture}&{more}")
    }
}

/// A text field of an object.
#[track_caller]
pub(crate) fn text<'a>(object: &'a Value, field: &str) -> &'a str {
    object[field]
        .as_str()
        .unwrap_or_else(|| panic!("{field} is no text in {object}"))
}
