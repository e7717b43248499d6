//! `POST /v1/authentications/{token}`

use actix_web::{http::StatusCode, post, web::Data};
use souk_application::AuthenticateError;

use super::ActionToken;
use crate::{
    State,
    extract::{address::Address, idempotency::RequiredKey, json::fingerprint},
    problem::{
        Problem,
        code::{
            AUTHENTICATION_CLOSED, IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED, NOT_FOUND,
            PAYMENT_IN_PROGRESS,
        },
        problems,
    },
    reply::Reply,
    v1::pay::{PaymentBody, submit::refusal},
};

problems!(Problems: CARD_DECLINED, PAYMENT_IN_PROGRESS, AUTHENTICATION_CLOSED, RATE_LIMITED);

/// Confirm a charge with the buyer there
///
/// The same charge and the same card: nothing is typed in, and the request has no body. The bank's
/// question is in `next_action`; when it was asked before and is still open it is given again.
/// Afterwards `POST /v1/authentications/{token}/confirm` says how it ended. A decline ends the
/// charge.
#[utoipa::path(
    operation_id = "authenticate",
    tag = "Pay page",
    params(
        ("token" = String, Path, description = "The last part of the charge's `action_url`."),
        ("Idempotency-Key" = String, Header, description = "1 to 255 visible ASCII characters, one for each press of the button. The same key confirms once.", example = "6f1c9e0a-press-1"),
    ),
    responses((status = 200, description = "How the charge stands.", body = PaymentBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/authentications/{token}")]
pub(crate) async fn handler(
    state: Data<State>,
    address: Address,
    ActionToken(token): ActionToken,
    RequiredKey(key): RequiredKey,
) -> Result<Reply<PaymentBody>, Problem> {
    state.limits.confirm(address)?;
    let key = fingerprint(key, "authenticate", &token, &())?;
    let paid = state.app.authenticate(token, key).await?;
    let refused = refusal(&paid, &state.config.public_url);
    let status = refused
        .as_ref()
        .map_or(StatusCode::OK, |problem| problem.code().status());
    if paid.answered_status.is_none() {
        state
            .app
            .answered_payment(paid.attempt.id, status.as_u16())
            .await?;
    }
    // A replay keeps the status of the first answer, and shows the charge as it stands now.
    let first = paid.answered_status.unwrap_or(status.as_u16());
    match refused {
        Some(problem) if first >= 400 => Err(problem),
        _ => Ok(Reply::ok(PaymentBody::new(
            &paid.charge,
            paid.next_action.map(Into::into),
        ))),
    }
}

impl From<AuthenticateError> for Problem {
    fn from(error: AuthenticateError) -> Self {
        match error {
            AuthenticateError::NotFound => NOT_FOUND.into(),
            AuthenticateError::Closed => AUTHENTICATION_CLOSED.into(),
            AuthenticateError::InProgress => PAYMENT_IN_PROGRESS.into(),
            AuthenticateError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            AuthenticateError::KeyInUse => IDEMPOTENCY_KEY_IN_USE.into(),
            AuthenticateError::Database(error) => error.into(),
        }
    }
}
