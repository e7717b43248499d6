//! `POST /v1/webhooks/stripe/platform` and `POST /v1/webhooks/stripe/connect`
//!
//! The body is taken to the byte, because that is what is signed; nothing is parsed before the
//! signature was checked. The answer comes as soon as the event is stored.

use actix_web::{FromRequest, HttpRequest, dev::Payload, post, web::Bytes, web::Data};
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use souk_application::ReceiveError;
use souk_domain::notice::Endpoint;
use utoipa::ToSchema;

use crate::{
    State,
    extract::json::bounded,
    problem::{
        Problem,
        code::{WEBHOOK_ACCOUNT_UNEXPECTED, WEBHOOK_EVENT_INVALID, WEBHOOK_SIGNATURE_INVALID},
        problems,
    },
    reply::Reply,
};

/// Bytes that an event may have. Stripe's are some tens of kilobytes at most.
const LARGEST_EVENT: usize = 512 * 1024;

/// That an event is stored, now or before.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookReceived)]
pub(crate) struct ReceivedBody {
    /// Always true.
    #[schema(example = true)]
    received: bool,
}

/// An event as it came: bytes and signature.
pub(crate) struct Signed {
    payload: Bytes,
    signature: String,
}

impl FromRequest for Signed {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let signature = request
            .headers()
            .get("Stripe-Signature")
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let payload = payload.take();
        Box::pin(async move {
            let signature = signature.ok_or(WEBHOOK_SIGNATURE_INVALID)?;
            let payload = bounded(payload, LARGEST_EVENT).await?;
            Ok(Self { payload, signature })
        })
    }
}

problems!(Problems: WEBHOOK_SIGNATURE_INVALID, WEBHOOK_EVENT_INVALID, WEBHOOK_ACCOUNT_UNEXPECTED);

/// Take an event of the platform's own account
///
/// For Stripe's endpoint that listens to *your account*. An event of a connected account is refused
/// here.
#[utoipa::path(
    operation_id = "receivePlatformWebhook",
    tag = "Machines",
    params(("Stripe-Signature" = String, Header, description = "Stripe's signature of the body.", example = "t=1795410000,v1=5257a869e7ec")),
    request_body(content = Object, description = "An event, to the byte as Stripe sent it.", example = json!({"id": "evt_1SoukEvent", "object": "event", "type": "payment_intent.succeeded"})),
    responses((status = 200, description = "Stored, now or before.", body = ReceivedBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/webhooks/stripe/platform")]
pub(crate) async fn platform(state: Data<State>, event: Signed) -> Result<Reply<ReceivedBody>, Problem> {
    receive(&state, Endpoint::Platform, event).await
}

/// Take an event of a connected account
///
/// For Stripe's endpoint that listens to *connected accounts*. An event without an account is
/// refused here. One of an account that is not known yet is held and tried again, since events
/// outrun the OAuth exchange.
#[utoipa::path(
    operation_id = "receiveConnectWebhook",
    tag = "Machines",
    params(("Stripe-Signature" = String, Header, description = "Stripe's signature of the body.", example = "t=1795410000,v1=5257a869e7ec")),
    request_body(content = Object, description = "An event, to the byte as Stripe sent it.", example = json!({"id": "evt_1SoukEvent", "object": "event", "type": "account.updated", "account": "acct_1SoukSeller"})),
    responses((status = 200, description = "Stored, now or before.", body = ReceivedBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/webhooks/stripe/connect")]
pub(crate) async fn connect(state: Data<State>, event: Signed) -> Result<Reply<ReceivedBody>, Problem> {
    receive(&state, Endpoint::Connect, event).await
}

async fn receive(state: &State, endpoint: Endpoint, event: Signed) -> Result<Reply<ReceivedBody>, Problem> {
    state
        .app
        .receive_webhook(endpoint, &event.payload, &event.signature)
        .await?;
    Ok(Reply::ok(ReceivedBody { received: true }))
}

impl From<ReceiveError> for Problem {
    fn from(error: ReceiveError) -> Self {
        match error {
            ReceiveError::Forged(why) => {
                Self::new(WEBHOOK_SIGNATURE_INVALID).detail(format!("The event was not taken in: {why}."))
            }
            ReceiveError::NotAnEvent => WEBHOOK_EVENT_INVALID.into(),
            ReceiveError::AccountUnexpected | ReceiveError::AccountMissing => {
                WEBHOOK_ACCOUNT_UNEXPECTED.into()
            }
            ReceiveError::Database(error) => error.into(),
        }
    }
}
