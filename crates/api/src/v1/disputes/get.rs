//! `GET /v1/disputes/{id}`

use actix_web::{get, web::Data};
use souk_domain::ids::DisputeId;
use souk_persistence::disputes;

use super::{DisputeBody, Whole};
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems:);

/// Get a dispute
#[utoipa::path(
    operation_id = "getDispute",
    tag = "Disputes",
    description = "As Stripe last showed it.",
    params(("id" = id::Dispute, Path, description = "The dispute.")),
    responses((status = 200, description = "The dispute.", body = DisputeBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/disputes/{id}")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<DisputeId>,
) -> Result<Reply<DisputeBody>, Problem> {
    let scope = caller.scope();
    let found = state
        .db
        .read(move |conn| match disputes::get(conn, id, &scope)? {
            Some(dispute) => Whole::of(conn, dispute).map(Some),
            None => Ok(None),
        })
        .await?;
    Ok(Reply::ok(found.ok_or(NOT_FOUND)?.into()))
}
