//! `DELETE /v1/customers/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use souk_application::EraseCustomerError;
use souk_domain::ids::CustomerId;

use crate::{
    State,
    extract::{caller::Operator, id::Id},
    problem::{
        Problem,
        code::{NOT_FOUND, PAYMENT_IN_PROGRESS},
        problems,
    },
    v1::id,
};

problems!(Problems: PAYMENT_IN_PROGRESS);

/// Erase a customer
///
/// Everything personal goes: here at once, at Stripe, on the platform and on every connected
/// account that knows them, as soon as Stripe answers. Their cards and consents go with it, and
/// nobody can charge them any more; what they paid stays, without them. Again changes nothing.
#[utoipa::path(
    operation_id = "eraseCustomer",
    tag = "Customers",
    params(("id" = id::Customer, Path, description = "The customer.")),
    responses((status = 204, description = "The customer is erased."), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[delete("/v1/customers/{id}")]
pub(crate) async fn handler(
    state: Data<State>,
    Operator(caller): Operator,
    Id(id): Id<CustomerId>,
) -> Result<HttpResponse, Problem> {
    state.app.erase_customer(id, caller.user.id).await?;
    Ok(HttpResponse::NoContent().finish())
}

impl From<EraseCustomerError> for Problem {
    fn from(error: EraseCustomerError) -> Self {
        match error {
            EraseCustomerError::NotFound => NOT_FOUND.into(),
            EraseCustomerError::PaymentInProgress => Self::new(PAYMENT_IN_PROGRESS).detail(
                "A payment of this customer's, or a card for them, is in progress; try again in a moment.",
            ),
            EraseCustomerError::Database(error) => error.into(),
        }
    }
}
