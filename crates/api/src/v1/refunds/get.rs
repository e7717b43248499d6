//! `GET /v1/refunds/{id}`

use actix_web::{get, web::Data};
use souk_domain::ids::RefundId;
use souk_persistence::refunds;

use super::RefundBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems:);

/// Get a refund
///
/// As it stands now.
#[utoipa::path(
    operation_id = "getRefund",
    tag = "Refunds",
    params(("id" = id::Refund, Path, description = "The refund.")),
    responses((status = 200, description = "The refund.", body = RefundBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/refunds/{id}")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<RefundId>,
) -> Result<Reply<RefundBody>, Problem> {
    let scope = caller.scope();
    let refund = state.db.read(move |conn| refunds::get(conn, id, &scope)).await?;
    Ok(Reply::ok(refund.ok_or(NOT_FOUND)?.into()))
}
