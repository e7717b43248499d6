//! `GET /v1/charges/{id}/refunds`

use actix_web::{get, web::Data};
use serde::Serialize;
use souk_domain::ids::ChargeId;
use souk_persistence::{charges, refunds};
use utoipa::ToSchema;

use super::RefundBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::id,
};

/// All refunds of a charge.
#[derive(Serialize, ToSchema)]
#[schema(as = ChargeRefunds)]
pub(crate) struct ChargeRefundsBody {
    /// Newest first.
    data: Vec<RefundBody>,
}

problems!(Problems:);

/// List a charge's refunds
///
/// All of them, also those that failed and those that were made in Stripe's Dashboard.
#[utoipa::path(
    operation_id = "listChargeRefunds",
    tag = "Refunds",
    params(("id" = id::Charge, Path, description = "The charge.")),
    responses((status = 200, description = "The refunds.", body = ChargeRefundsBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/charges/{id}/refunds")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<ChargeId>,
) -> Result<Reply<ChargeRefundsBody>, Problem> {
    let scope = caller.scope();
    let found = state
        .db
        .read(move |conn| match charges::get(conn, id, &scope)? {
            Some(_) => refunds::of_charge(conn, id).map(Some),
            None => Ok(None),
        })
        .await?;
    let data = found.ok_or(NOT_FOUND)?.into_iter().map(Into::into).collect();
    Ok(Reply::ok(ChargeRefundsBody { data }))
}
