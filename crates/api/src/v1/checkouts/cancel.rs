//! `POST /v1/checkouts/{id}/cancel`

use actix_web::{post, web::Data};
use souk_application::CancelCheckoutError;
use souk_domain::ids::CheckoutId;

use super::CheckoutBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{
        Problem,
        code::{CHECKOUT_CLOSED, NOT_FOUND, PAYMENT_IN_PROGRESS},
        problems,
    },
    reply::Reply,
    v1::id,
};

problems!(Problems: CHECKOUT_CLOSED, PAYMENT_IN_PROGRESS);

/// Take a checkout back
///
/// Nobody can pay it afterwards. Canceling again changes nothing. One that was paid cannot be
/// canceled.
#[utoipa::path(
    operation_id = "cancelCheckout",
    tag = "Checkouts",
    params(("id" = id::Checkout, Path, description = "The checkout.")),
    responses((status = 200, description = "The checkout, canceled.", body = CheckoutBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/checkouts/{id}/cancel")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<CheckoutId>,
) -> Result<Reply<CheckoutBody>, Problem> {
    let checkout = state.app.cancel_checkout(id, caller.scope()).await?;
    Ok(Reply::ok(CheckoutBody::new(
        &checkout,
        &state.config.public_url,
        state.clock.now(),
    )))
}

impl From<CancelCheckoutError> for Problem {
    fn from(error: CancelCheckoutError) -> Self {
        match error {
            CancelCheckoutError::NotFound => NOT_FOUND.into(),
            CancelCheckoutError::Paid => Self::new(CHECKOUT_CLOSED).detail("The checkout was paid already."),
            CancelCheckoutError::PaymentInProgress => PAYMENT_IN_PROGRESS.into(),
            CancelCheckoutError::Database(error) => error.into(),
        }
    }
}
