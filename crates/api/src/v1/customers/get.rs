//! `GET /v1/customers/{id}`

use actix_web::{get, web::Data};
use souk_domain::ids::CustomerId;
use souk_persistence::customers;

use super::CustomerBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems:);

/// Get a customer
///
/// Sellers see the customers they have charged, or who gave them a consent, and of the consents
/// those that concern them.
#[utoipa::path(
    operation_id = "getCustomer",
    tag = "Customers",
    params(("id" = id::Customer, Path, description = "The customer.")),
    responses((status = 200, description = "The customer.", body = CustomerBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/customers/{id}")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<CustomerId>,
) -> Result<Reply<CustomerBody>, Problem> {
    let (scope, operator) = (caller.scope(), caller.user.operator);
    let found = state
        .db
        .read(move |conn| {
            let known = customers::get(conn, id, &scope)?.filter(|customer| customer.erased_at.is_none());
            let Some(customer) = known else {
                return Ok::<_, souk_persistence::Error>(None);
            };
            let shared = operator.then(|| customers::shared(conn, id)).transpose()?;
            Ok(Some((customer, shared)))
        })
        .await?;
    let (customer, shared) = found.ok_or(NOT_FOUND)?;
    Ok(Reply::ok(CustomerBody::new(customer, shared)))
}
