//! `POST /v1/pay/{checkout_id}/confirm`

use actix_web::{post, web::Data};
use souk_application::ConfirmError;
use souk_domain::ids::CheckoutId;

use super::PaymentBody;
use crate::{
    State,
    extract::{address::Address, id::Id},
    problem::{
        Problem,
        code::{NOT_FOUND, NOTHING_TO_CONFIRM, STRIPE_UNAVAILABLE},
        problems,
    },
    reply::Reply,
    v1::id,
};

problems!(Problems: NOTHING_TO_CONFIRM, RATE_LIMITED, STRIPE_UNAVAILABLE);

/// Ask how a payment ended
///
/// After an authentication step, or while the outcome is not known: asks Stripe how the charge
/// stands and confirms nothing. Has no body.
#[utoipa::path(
    operation_id = "confirmPayment",
    tag = "Pay page",
    params(("checkout_id" = id::Checkout, Path, description = "The checkout.")),
    responses((status = 200, description = "How the payment stands.", body = PaymentBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/pay/{checkout_id}/confirm")]
pub(crate) async fn handler(
    state: Data<State>,
    address: Address,
    Id(id): Id<CheckoutId>,
) -> Result<Reply<PaymentBody>, Problem> {
    state.limits.confirm(address)?;
    let paid = state.app.confirm_payment(id).await?;
    Ok(Reply::ok(PaymentBody::new(&paid.charge, None)))
}

impl From<ConfirmError> for Problem {
    fn from(error: ConfirmError) -> Self {
        match error {
            ConfirmError::NotFound => NOT_FOUND.into(),
            ConfirmError::NothingBegun => NOTHING_TO_CONFIRM.into(),
            ConfirmError::Unavailable => Self::new(STRIPE_UNAVAILABLE).retry_after(3),
            ConfirmError::Database(error) => error.into(),
        }
    }
}
