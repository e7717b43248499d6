//! `POST /v1/connections`

use actix_web::{post, web::Data};
use secrecy::SecretString;
use serde::Deserialize;
use souk_application::{CompleteConnectionError, DenyConnectionError};
use utoipa::ToSchema;

use crate::{
    State,
    extract::{caller::SignedIn, json::Json},
    problem::{
        Invalid, Problem,
        code::{
            ACCOUNT_ALREADY_CONNECTED, CONNECTION_CODE_INVALID, CONNECTION_DENIED, CONNECTION_STATE_INVALID,
            FIELDS_CONTRADICT, MODE_MISMATCH, STRIPE_UNAVAILABLE, TEXT_MALFORMED,
        },
        problems,
    },
    reply::Reply,
    v1::sellers::SellerBody,
};

/// What the browser brought back from Stripe: `code` and `state`, or `error` and `state`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompleteConnection {
    /// Good once, for a few minutes.
    #[schema(example = "ac_123456789", max_length = 500)]
    #[serde(default)]
    code: Option<String>,
    /// The one that `authorize_url` had.
    #[schema(example = "c29tZSByYW5kb20gYml0cw", max_length = 500)]
    state: String,
    /// Why there is no code, in OAuth's words (RFC 6749 §4.1.2.1).
    #[schema(example = "access_denied", max_length = 500)]
    #[serde(default)]
    error: Option<String>,
    /// More of it. Not kept and not shown: anybody can write into it.
    #[schema(max_length = 2000)]
    #[serde(default)]
    error_description: Option<String>,
}

/// What the browser brought back, read.
enum Returned {
    Code { code: SecretString, state: SecretString },
    Denied { state: SecretString },
}

problems!(Problems: CONNECTION_STATE_INVALID, CONNECTION_CODE_INVALID, CONNECTION_DENIED, ACCOUNT_ALREADY_CONNECTED, MODE_MISMATCH, FIELDS_CONTRADICT, TEXT_MALFORMED, STRIPE_UNAVAILABLE);

/// Finish connecting a Stripe account
///
/// The `state` is good once, for ten minutes, for the user and the session that set out. When
/// Stripe's answer is lost, nothing is connected and the seller sets out anew: a code is never
/// exchanged twice, because Stripe revokes what it gave for the first time. An account that is
/// connected to another seller is refused and stays with that seller.
#[utoipa::path(
    operation_id = "completeConnection",
    tag = "Sellers",
    request_body(content = CompleteConnection, examples(
        ("authorised" = (summary = "The seller agreed", value = json!({"code": "ac_123456789", "state": "c29tZSByYW5kb20gYml0cw"}))),
        ("denied" = (summary = "The seller denied", value = json!({"error": "access_denied", "error_description": "The user denied your request", "state": "c29tZSByYW5kb20gYml0cw"}))),
    )),
    responses((status = 200, description = "The seller, connected.", body = SellerBody), Problems),
    extensions(("x-access" = json!("u"))),
)]
#[post("/v1/connections")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    body: Json<CompleteConnection>,
) -> Result<Reply<SellerBody>, Problem> {
    let returned = body.read()?.parse()?;
    let (user, session) = (caller.user.id, caller.session);
    match returned {
        Returned::Code { code, state: token } => {
            let seller = state.app.complete_connection(user, session, code, token).await?;
            Ok(Reply::ok(seller.into()))
        }
        Returned::Denied { state: token } => {
            state.app.deny_connection(user, session, token).await?;
            Err(CONNECTION_DENIED.into())
        }
    }
}

impl CompleteConnection {
    fn parse(self) -> Result<Returned, Invalid> {
        let mut invalid = Invalid::default();
        for (pointer, text, max) in [
            ("/code", self.code.as_deref(), 500),
            ("/state", Some(self.state.as_str()), 500),
            ("/error", self.error.as_deref(), 500),
            ("/error_description", self.error_description.as_deref(), 2000),
        ] {
            let opaque = |text: &str| {
                (1..=max).contains(&text.len()) && text.bytes().all(|b| (0x20..=0x7e).contains(&b))
            };
            if text.is_some_and(|text| !opaque(text)) {
                let detail = format!("must be 1 to {max} printable ASCII characters, as Stripe sent it");
                invalid.note(pointer, TEXT_MALFORMED, detail);
            }
        }
        let state = SecretString::from(self.state);
        match (self.code, self.error) {
            (Some(code), None) => invalid.or(Returned::Code {
                code: code.into(),
                state,
            }),
            (None, Some(_)) => invalid.or(Returned::Denied { state }),
            _ => {
                invalid.note("", FIELDS_CONTRADICT, "send either code or error");
                Err(invalid)
            }
        }
    }
}

impl From<CompleteConnectionError> for Problem {
    fn from(error: CompleteConnectionError) -> Self {
        match error {
            CompleteConnectionError::StateInvalid(why) => {
                Self::new(CONNECTION_STATE_INVALID).detail(sentence(&why))
            }
            CompleteConnectionError::CodeRefused => CONNECTION_CODE_INVALID.into(),
            CompleteConnectionError::OutcomeUnknown => Self::new(STRIPE_UNAVAILABLE)
                .retry_after(5)
                .detail("Stripe's answer was lost. Nothing is connected: begin the connection anew."),
            CompleteConnectionError::AlreadyConnected => ACCOUNT_ALREADY_CONNECTED.into(),
            CompleteConnectionError::ModeMismatch => MODE_MISMATCH.into(),
            CompleteConnectionError::Unavailable => Self::new(STRIPE_UNAVAILABLE).retry_after(5).detail(
                "Stripe cannot be reached. Nothing is connected: begin the connection anew in a moment.",
            ),
            CompleteConnectionError::Database(error) => error.into(),
        }
    }
}

impl From<DenyConnectionError> for Problem {
    fn from(error: DenyConnectionError) -> Self {
        match error {
            DenyConnectionError::StateInvalid(why) => {
                Self::new(CONNECTION_STATE_INVALID).detail(sentence(&why))
            }
            DenyConnectionError::Database(error) => error.into(),
        }
    }
}

/// What is wrong with a state, and what to do.
fn sentence(why: &impl std::fmt::Display) -> String {
    format!("Begin the connection anew: {why}.")
}
