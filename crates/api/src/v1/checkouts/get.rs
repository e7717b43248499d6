//! `GET /v1/checkouts/{id}`

use actix_web::{get, web::Data};
use souk_domain::ids::CheckoutId;
use souk_persistence::checkouts;

use super::CheckoutBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems:);

/// Get a checkout
#[utoipa::path(
    operation_id = "getCheckout",
    tag = "Checkouts",
    description = "As it stands now.",
    params(("id" = id::Checkout, Path, description = "The checkout.")),
    responses((status = 200, description = "The checkout.", body = CheckoutBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/checkouts/{id}")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<CheckoutId>,
) -> Result<Reply<CheckoutBody>, Problem> {
    let scope = caller.scope();
    let checkout = state
        .db
        .read(move |conn| checkouts::get(conn, id, &scope))
        .await?;
    let checkout = checkout.ok_or(NOT_FOUND)?;
    Ok(Reply::ok(CheckoutBody::new(
        &checkout,
        &state.config.public_url,
        state.clock.now(),
    )))
}
