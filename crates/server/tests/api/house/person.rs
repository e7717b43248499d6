//! Somebody with a browser, and what they are answered.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{PASSWORD, key};

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
    pub(crate) headers: reqwest::header::HeaderMap,
}

impl Answer {
    /// The body, when the status is this one.
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{:#}", self.body);
        self.body
    }

    /// The body of a problem with this status and code.
    pub(crate) fn problem(self, status: u16, code: &str) -> Value {
        assert_eq!(
            (self.status.as_u16(), self.body["code"].as_str()),
            (status, Some(code)),
            "{:#}",
            self.body
        );
        assert_eq!(self.headers["content-type"], "application/problem+json");
        assert_eq!(
            self.body["request_id"].as_str().unwrap(),
            self.headers["x-request-id"].to_str().unwrap()
        );
        self.body
    }
}

/// Somebody with a browser: their cookies, and their access token when signed in.
pub(crate) struct Person {
    pub(crate) client: reqwest::Client,
    pub(crate) url: String,
    pub(crate) token: Option<String>,
    pub(crate) id: String,
    pub(crate) email: String,
}

impl Person {
    pub(crate) async fn sign_in(&mut self) {
        let session = self
            .post(
                "/v1/auth/login",
                json!({"email": self.email, "password": PASSWORD}),
            )
            .await
            .expect(200);
        self.token = Some(session["access_token"].as_str().unwrap().to_owned());
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body), None).await
    }

    /// With an idempotency key.
    pub(crate) async fn post_with(&self, path: &str, key: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body), Some(key)).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
        key: Option<&str>,
    ) -> Answer {
        let mut request = self.client.request(method, format!("{}{path}", self.url));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        if let Some(body) = body.filter(|body| !body.is_null()) {
            request = request.json(&body);
        }
        Self::read(request).await
    }

    /// A request whose body is sent as it is.
    pub(crate) async fn post_raw(
        &self,
        path: &str,
        content_type: Option<&str>,
        body: impl Into<reqwest::Body>,
    ) -> Answer {
        let mut request = self
            .client
            .post(format!("{}{path}", self.url))
            .body(body)
            .header("idempotency-key", key());
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }
        Self::read(request).await
    }

    pub(crate) async fn read(request: reqwest::RequestBuilder) -> Answer {
        let answer = request.timeout(Duration::from_secs(60)).send().await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let text = answer.text().await.unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Answer {
            status,
            body,
            headers,
        }
    }

    pub(crate) async fn new_seller(&self) -> String {
        let seller = self
            .post(
                "/v1/sellers",
                json!({"name": "Ann's Pottery", "country": "DE", "default_currency": "eur", "account_kind": "standalone"}),
            )
            .await
            .expect(201);
        assert_eq!(seller["status"], "unconnected");
        seller["id"].as_str().unwrap().to_owned()
    }

    /// A checkout of so many cents.
    pub(crate) async fn new_checkout(&self, seller: &str, amount: i64) -> String {
        let body =
            json!({"seller_id": seller, "amount": amount, "currency": "eur", "description": "A blue bowl"});
        let checkout = self.post_with("/v1/checkouts", &key(), body).await.expect(201);
        checkout["id"].as_str().unwrap().to_owned()
    }

    /// Pays a checkout with a token.
    pub(crate) async fn pay(&self, checkout: &str, email: &str, token: &str, keep_card: &str) -> Answer {
        let body = json!({"email": email, "payment_token": token, "keep_card": keep_card});
        self.post_with(&format!("/v1/pay/{checkout}"), &key(), body).await
    }

    /// A seller once `ready` says so, within some seconds.
    pub(crate) async fn seller_when(&self, id: &str, ready: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..150 {
            let seller = self.get(&format!("/v1/sellers/{id}")).await.expect(200);
            if ready(&seller) {
                return seller;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let seller = self.get(&format!("/v1/sellers/{id}")).await;
        panic!("the seller never came so far: {:#}", seller.body)
    }

    /// A charge as its seller sees it.
    pub(crate) async fn charge(&self, id: &Value) -> Value {
        self.get(&format!("/v1/charges/{}", id.as_str().unwrap()))
            .await
            .expect(200)
    }

    /// The charge once `ready` says so, within some seconds.
    pub(crate) async fn charge_when(&self, id: &Value, ready: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..150 {
            let charge = self.charge(id).await;
            if ready(&charge) {
                return charge;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the charge never came so far: {:#}", self.charge(id).await)
    }
}
