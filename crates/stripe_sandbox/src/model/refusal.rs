//! How Stripe says no.

use serde_json::{Map, Value, json};

/// What a rule of the model, or the reading of a request, answers instead of an object.
pub(crate) type Answer<T> = Result<T, Box<Refusal>>;

/// Which kind of no it is. The HTTP face turns it into a status and an error `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A parameter that does not parse. Unlike every other answer it is not kept for its idempotency key.
    Malformed,
    /// The request makes no sense in the present state.
    Invalid,
    /// No such object, or no such route, named in the URL.
    NotFound,
    /// No key, or an unknown one.
    Unauthenticated,
    /// The key may not do this.
    Forbidden,
    /// The issuer, or Stripe, refused the card.
    Card,
    /// The idempotency key was used with other parameters.
    IdempotencyMismatch,
    /// The idempotency key, or the object, is in use at this moment.
    Conflict,
}

/// An error as Stripe describes it.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) kind: Kind,
    pub(crate) code: Option<&'static str>,
    pub(crate) message: String,
    pub(crate) param: Option<String>,
    pub(crate) decline: Option<Decline>,
    /// Id of the failed charge.
    pub(crate) charge: Option<String>,
    pub(crate) payment_intent: Option<Value>,
    pub(crate) payment_method: Option<Value>,
    pub(crate) setup_intent: Option<Value>,
}

/// What a card error says beyond its code.
#[derive(Debug, Clone, Default)]
pub(crate) struct Decline {
    pub(crate) decline_code: Option<&'static str>,
    pub(crate) advice_code: Option<&'static str>,
    pub(crate) network_advice_code: Option<&'static str>,
    pub(crate) network_decline_code: Option<&'static str>,
}

impl Refusal {
    fn new(kind: Kind, message: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind,
            code: None,
            message: message.into(),
            param: None,
            decline: None,
            charge: None,
            payment_intent: None,
            payment_method: None,
            setup_intent: None,
        })
    }

    /// The request makes no sense in the present state: 400.
    pub(crate) fn invalid(message: impl Into<String>) -> Box<Self> {
        Self::new(Kind::Invalid, message)
    }

    /// A parameter that does not parse: 400, and the idempotency key stays free.
    pub(crate) fn malformed(param: &str, message: impl Into<String>) -> Box<Self> {
        Self::new(Kind::Malformed, message).param(param)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Box<Self> {
        Self::new(Kind::NotFound, message)
    }

    pub(crate) fn unauthenticated(message: impl Into<String>) -> Box<Self> {
        Self::new(Kind::Unauthenticated, message)
    }

    pub(crate) fn forbidden(message: impl Into<String>) -> Box<Self> {
        Self::new(Kind::Forbidden, message)
    }

    pub(crate) fn card(code: &'static str, message: impl Into<String>) -> Box<Self> {
        Self::new(Kind::Card, message).code(code)
    }

    pub(crate) fn idempotency_mismatch(message: impl Into<String>) -> Box<Self> {
        Self::new(Kind::IdempotencyMismatch, message)
    }

    pub(crate) fn conflict(code: &'static str, message: impl Into<String>) -> Box<Self> {
        Self::new(Kind::Conflict, message).code(code)
    }

    /// An id in the URL that names nothing: 404. `noun` is Stripe's, for example `payment_intent`.
    pub(crate) fn no_such(noun: &str, id: &str, param: &str) -> Box<Self> {
        Self::not_found(format!("No such {noun}: '{id}'"))
            .code("resource_missing")
            .param(param)
    }

    /// An id in a parameter that names nothing: 400.
    pub(crate) fn no_such_in_body(noun: &str, id: &str, param: &str) -> Box<Self> {
        Self::invalid(format!("No such {noun}: '{id}'"))
            .code("resource_missing")
            .param(param)
    }

    /// A required parameter that is not there.
    pub(crate) fn missing(param: &str) -> Box<Self> {
        Self::malformed(param, format!("Missing required param: {param}.")).code("parameter_missing")
    }

    pub(crate) fn code(mut self: Box<Self>, code: &'static str) -> Box<Self> {
        self.code = Some(code);
        self
    }

    pub(crate) fn param(mut self: Box<Self>, param: &str) -> Box<Self> {
        self.param = Some(param.to_owned());
        self
    }

    pub(crate) fn with_intent(mut self: Box<Self>, intent: Value) -> Box<Self> {
        self.payment_intent = Some(intent);
        self
    }

    pub(crate) fn with_setup_intent(mut self: Box<Self>, intent: Value) -> Box<Self> {
        self.setup_intent = Some(intent);
        self
    }
}

impl Refusal {
    /// Stripe's error `type`.
    pub(crate) fn error_type(&self) -> &'static str {
        match self.kind {
            Kind::Card => "card_error",
            Kind::IdempotencyMismatch => "idempotency_error",
            _ => "invalid_request_error",
        }
    }

    /// The error as an intent keeps it (`last_payment_error`); a reply adds the intent and the log's address.
    pub(crate) fn json(&self) -> Value {
        let mut fields = Map::new();
        let mut put = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), json!(value));
            }
        };
        if let Some(decline) = &self.decline {
            put("advice_code", decline.advice_code);
            put("decline_code", decline.decline_code);
            put("network_advice_code", decline.network_advice_code);
            put("network_decline_code", decline.network_decline_code);
        }
        put("charge", self.charge.as_deref());
        put("code", self.code);
        let doc_url = self.code.map(doc_url);
        put("doc_url", doc_url.as_deref());
        put("message", Some(&self.message));
        put("param", self.param.as_deref());
        put("type", Some(self.error_type()));
        if let Some(method) = &self.payment_method {
            fields.insert("payment_method".to_owned(), method.clone());
        }
        Value::Object(fields)
    }
}

/// Where Stripe explains an error code.
pub(crate) fn doc_url(code: &str) -> String {
    format!("https://stripe.com/docs/error-codes/{}", code.replace('_', "-"))
}
