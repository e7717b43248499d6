//! `DELETE /v1/customers/{customer_id}/cards/{card_id}`

use actix_web::{HttpResponse, delete, web::Data};
use souk_domain::ids::{CardId, CustomerId};

use crate::{
    State,
    extract::{caller::Operator, id::Id},
    problem::{Problem, problems},
    v1::id,
};

problems!(Problems:);

/// Give up a customer's kept card
///
/// Nobody can charge it from now on, and it is detached at Stripe, on every account that has it.
/// Again changes nothing.
#[utoipa::path(
    operation_id = "forgetCard",
    tag = "Customers",
    params(
        ("customer_id" = id::Customer, Path, description = "The customer."),
        ("card_id" = id::Card, Path, description = "The card."),
    ),
    responses((status = 204, description = "The card is given up."), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[delete("/v1/customers/{customer_id}/cards/{card_id}")]
pub(crate) async fn handler(
    state: Data<State>,
    _: Operator,
    Id(customer): Id<CustomerId>,
    Id(card): Id<CardId>,
) -> Result<HttpResponse, Problem> {
    state.app.forget_card_of(customer, card).await?;
    Ok(HttpResponse::NoContent().finish())
}
