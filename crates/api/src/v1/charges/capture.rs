//! `POST /v1/charges/{id}/capture`

use actix_web::{post, web::Data};
use serde::{Deserialize, Serialize};
use souk_domain::ids::ChargeId;
use utoipa::ToSchema;

use super::{ChargeBody, instructed};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        id::Id,
        idempotency::RequiredKey,
        json::{Json, fingerprint},
        present::present,
    },
    problem::{Problem, problems},
    reply::Reply,
    v1::id,
};

/// How much to capture.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaptureCharge {
    /// In minor units; all that is authorised when left out. The rest is released.
    #[schema(example = 8000, minimum = 1, maximum = 99999999, value_type = i64)]
    #[serde(default, deserialize_with = "present")]
    amount: Option<i64>,
}

problems!(Problems: CHARGE_NOT_CAPTURABLE, CHANGE_IN_PROGRESS, STRIPE_REFUSED, AMOUNT_NOT_POSITIVE, AMOUNT_NOT_REPRESENTABLE, AMOUNT_ABOVE_AUTHORIZED, OUT_OF_RANGE);

/// Capture an authorised charge
///
/// Takes the money of a charge with `capture: manual`, whole or in part, once. The marketplace's fee
/// follows the captured part in proportion, rounded to the nearest minor unit. The answer is 202
/// while the outcome is not known: get the charge until it is, or send the same request with the
/// same key.
#[utoipa::path(
    operation_id = "captureCharge",
    tag = "Charges",
    params(
        ("id" = id::Charge, Path, description = "The charge."),
        ("Idempotency-Key" = String, Header, description = "1 to 255 visible ASCII characters, yours. The same key and body capture once.", example = "capture-17"),
    ),
    request_body = CaptureCharge,
    responses(
        (status = 200, description = "The charge, captured.", body = ChargeBody),
        (status = 202, description = "The charge, and its outcome is not known yet.", body = ChargeBody),
        Problems,
    ),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/charges/{id}/capture")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<ChargeId>,
    RequiredKey(key): RequiredKey,
    body: Json<CaptureCharge>,
) -> Result<Reply<ChargeBody>, Problem> {
    let body = body.read()?;
    let key = fingerprint(key, "captureCharge", &id.to_string(), &body)?;
    let outcome = state
        .app
        .capture_charge(caller.user.id, caller.scope(), id, body.amount, key)
        .await?;
    instructed(&state, outcome).await
}
