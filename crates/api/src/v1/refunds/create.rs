//! `POST /v1/charges/{id}/refunds`

use actix_web::{http::StatusCode, post, web::Data};
use souk_application::RefundOutcome;
use souk_domain::{ids::ChargeId, refund::State as RefundState};

use super::{CreateRefund, RefundBody};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        id::Id,
        idempotency::RequiredKey,
        json::{Json, fingerprint},
    },
    problem::{Problem, code::STRIPE_REFUSED, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems: CHARGE_NOT_REFUNDABLE, CHARGE_ALREADY_REFUNDED, CHARGE_DISPUTED, REFUND_ABOVE_REMAINING, SELLER_NOT_CONNECTED, STRIPE_REFUSED, FEE_NEEDS_REVERSAL, TRANSFER_NOT_REVERSIBLE, AMOUNT_NOT_POSITIVE, AMOUNT_NOT_REPRESENTABLE, OUT_OF_RANGE, UNKNOWN_VALUE);

/// Refund a charge
///
/// Whole or in part, several times, never more than was captured. The amount is reserved at once. The
/// answer is 202 while the outcome is not known: get the refund until it is, or send the same request
/// with the same key.
#[utoipa::path(
    operation_id = "createRefund",
    tag = "Refunds",
    params(
        ("id" = id::Charge, Path, description = "The charge."),
        ("Idempotency-Key" = String, Header, description = "1 to 255 visible ASCII characters, yours. The same key and body refund once.", example = "refund-17"),
    ),
    request_body = CreateRefund,
    responses(
        (status = 201, description = "The refund, and Stripe has it.", body = RefundBody),
        (status = 202, description = "The refund, and its outcome is not known yet.", body = RefundBody),
        Problems,
    ),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/charges/{id}/refunds")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<ChargeId>,
    RequiredKey(key): RequiredKey,
    body: Json<CreateRefund>,
) -> Result<Reply<RefundBody>, Problem> {
    let body = body.read()?;
    let key = fingerprint(key, "createRefund", &id.to_string(), &body)?;
    let asked = (body.ask(), body.reason.map(Into::into));
    let RefundOutcome {
        refund,
        answered_status,
    } = state
        .app
        .create_refund(caller.user.id, caller.scope(), id, asked, key)
        .await?;
    // It failed before Stripe had it: nothing was made.
    let refused = refund.state == RefundState::Failed && refund.stripe_refund.is_none();
    let status = match () {
        () if refused => STRIPE_REFUSED.status(),
        () if refund.state.is_open() => StatusCode::ACCEPTED,
        () => StatusCode::CREATED,
    };
    if answered_status.is_none() {
        state.app.refund_answered(refund.id, status.as_u16()).await?;
    }
    if refused {
        let why = refund.failure.map(|failure| failure.message).unwrap_or_default();
        return Err(Problem::new(STRIPE_REFUSED).detail(why));
    }
    let location = format!("/v1/refunds/{}", refund.id);
    // A replay keeps the status of the first answer, and shows the refund as it stands now.
    Ok(
        if answered_status.unwrap_or(status.as_u16()) == StatusCode::ACCEPTED.as_u16() {
            Reply::accepted(location, refund.into())
        } else {
            Reply::created(location, refund.into())
        },
    )
}
