//! `POST /v1/sellers/{id}/login-link`

use actix_web::{post, web::Data};
use souk_domain::ids::SellerId;
use souk_persistence::sellers;

use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{
        Problem,
        code::{NOT_AVAILABLE_YET, NOT_FOUND},
        problems,
    },
    reply::Reply,
    v1::id,
};

problems!(Problems: NOT_AVAILABLE_YET);

/// Link to the seller's Stripe Dashboard
///
/// For managed accounts only, which this version does not make: the answer is
/// `not_available_yet`.
#[utoipa::path(
    operation_id = "createLoginLink",
    tag = "Sellers",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses(Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/sellers/{id}/login-link")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<()>, Problem> {
    let scope = caller.scope();
    let seller = state.db.read(move |conn| sellers::get(conn, id, &scope)).await?;
    seller.ok_or(NOT_FOUND)?;
    Err(NOT_AVAILABLE_YET.into())
}
