//! `POST /v1/charges/{id}/cancel`

use actix_web::{post, web::Data};
use souk_domain::ids::ChargeId;

use super::{ChargeBody, instructed};
use crate::{
    State,
    extract::{caller::SignedIn, id::Id, idempotency::OptionalKey, json::fingerprint},
    problem::{Problem, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems: CHARGE_NOT_CANCELABLE, PAYMENT_IN_PROGRESS, CHANGE_IN_PROGRESS, STRIPE_REFUSED, IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_INVALID);

/// Cancel a charge that was not captured
///
/// Releases what was authorised, or gives up a charge that waits for the buyer or was declined. Its
/// checkout can no longer be paid. A charge that was paid is refunded instead.
#[utoipa::path(
    operation_id = "cancelCharge",
    tag = "Charges",
    params(
        ("id" = id::Charge, Path, description = "The charge."),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, yours.", example = "cancel-17"),
    ),
    responses(
        (status = 200, description = "The charge, canceled.", body = ChargeBody),
        (status = 202, description = "The charge, and its outcome is not known yet.", body = ChargeBody),
        Problems,
    ),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/charges/{id}/cancel")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<ChargeId>,
    OptionalKey(key): OptionalKey,
) -> Result<Reply<ChargeBody>, Problem> {
    let key = key
        .map(|key| fingerprint(key, "cancelCharge", &id.to_string(), &()))
        .transpose()?;
    let outcome = state
        .app
        .cancel_charge(caller.user.id, caller.scope(), id, key)
        .await?;
    instructed(&state, outcome).await
}
