//! `GET /v1/sellers/{id}`

use actix_web::{get, web::Data};
use souk_domain::ids::SellerId;
use souk_persistence::sellers;

use super::SellerBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems:);

/// Get a seller
#[utoipa::path(
    operation_id = "getSeller",
    tag = "Sellers",
    description = "As it stands now.",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "The seller.", body = SellerBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/sellers/{id}")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<SellerBody>, Problem> {
    let scope = caller.scope();
    let seller = state.db.read(move |conn| sellers::get(conn, id, &scope)).await?;
    Ok(Reply::ok(seller.ok_or(NOT_FOUND)?.into()))
}
