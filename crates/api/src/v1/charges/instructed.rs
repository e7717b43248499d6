//! What a capture or a cancellation is answered with.

use actix_web::http::StatusCode;
use souk_application::{InstructError, Instructed};
use souk_domain::{
    charge::{CancelRefusal, CaptureRefusal},
    instruction,
};
use souk_persistence::attempts;

use super::ChargeBody;
use crate::{
    State,
    problem::{
        Invalid, Problem,
        code::{
            AMOUNT_ABOVE_AUTHORIZED, CHANGE_IN_PROGRESS, CHARGE_NOT_CANCELABLE, CHARGE_NOT_CAPTURABLE,
            IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED, NOT_FOUND, PAYMENT_IN_PROGRESS, STRIPE_REFUSED,
        },
    },
    reply::Reply,
};

/// The charge as it stands now: 200 when Stripe has said yes, 202 while it has said nothing.
pub(crate) async fn instructed(state: &State, outcome: Instructed) -> Result<Reply<ChargeBody>, Problem> {
    let Instructed {
        charge,
        instruction,
        answered_status,
    } = outcome;
    if let Some(refusal) = instruction.refusal {
        return Err(Problem::new(STRIPE_REFUSED).detail(refusal.message));
    }
    let open = instruction.state != instruction::State::Done;
    let status = if open {
        StatusCode::ACCEPTED
    } else {
        StatusCode::OK
    };
    if answered_status.is_none() {
        state
            .app
            .instruction_answered(instruction.id, status.as_u16())
            .await?;
    }
    let id = charge.id;
    let attempts = state.db.read(move |conn| attempts::of_charge(conn, id)).await?;
    let body = ChargeBody::new(charge, attempts, &state.config.public_url);
    // A replay keeps the status of the first answer, and shows the charge as it stands now.
    Ok(
        if answered_status.unwrap_or(status.as_u16()) == StatusCode::ACCEPTED.as_u16() {
            Reply::accepted(format!("/v1/charges/{id}"), body)
        } else {
            Reply::ok(body)
        },
    )
}

impl From<InstructError> for Problem {
    fn from(error: InstructError) -> Self {
        match error {
            InstructError::NotFound => NOT_FOUND.into(),
            InstructError::Capture(CaptureRefusal::NotAuthorized) => CHARGE_NOT_CAPTURABLE.into(),
            InstructError::Capture(error @ CaptureRefusal::MoreThanAuthorized { .. }) => {
                let mut invalid = Invalid::default();
                invalid.note("/amount", AMOUNT_ABOVE_AUTHORIZED, error.to_string());
                invalid.into()
            }
            InstructError::Capture(CaptureRefusal::Amount(error)) => Invalid::of("/amount", &error).into(),
            InstructError::Cancel(CancelRefusal::NotCancelable) => CHARGE_NOT_CANCELABLE.into(),
            InstructError::Cancel(CancelRefusal::AttemptInFlight) => PAYMENT_IN_PROGRESS.into(),
            InstructError::InProgress => CHANGE_IN_PROGRESS.into(),
            InstructError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            InstructError::KeyInUse => IDEMPOTENCY_KEY_IN_USE.into(),
            InstructError::Database(error) => error.into(),
        }
    }
}
