//! `GET /v1/customers/{id}/cards`

use actix_web::{get, web::Data};
use serde::Serialize;
use souk_domain::ids::CustomerId;
use souk_persistence::{cards, customers};
use utoipa::ToSchema;

use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{card::CardBody, id},
};

/// A customer's kept cards, all of them: there are few.
#[derive(Serialize, ToSchema)]
#[schema(as = Cards)]
pub(crate) struct CardsBody {
    /// Newest first.
    data: Vec<CardBody>,
}

problems!(Problems:);

/// List a customer's kept cards
///
/// Sellers see the cards that they may charge.
#[utoipa::path(
    operation_id = "listCards",
    tag = "Customers",
    params(("id" = id::Customer, Path, description = "The customer.")),
    responses((status = 200, description = "The cards.", body = CardsBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/customers/{id}/cards")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<CustomerId>,
) -> Result<Reply<CardsBody>, Problem> {
    let scope = caller.scope();
    let found = state
        .db
        .read(move |conn| {
            let known = customers::get(conn, id, &scope)?.filter(|customer| customer.erased_at.is_none());
            let Some(customer) = known else {
                return Ok::<_, souk_persistence::Error>(None);
            };
            let cards = cards::of_customer(conn, id, &scope)?;
            Ok(Some((customer, cards)))
        })
        .await?;
    let (customer, cards) = found.ok_or(NOT_FOUND)?;
    let card = |card| CardBody::new(card, customer.default_card);
    Ok(Reply::ok(CardsBody {
        data: cards.into_iter().map(card).collect(),
    }))
}
