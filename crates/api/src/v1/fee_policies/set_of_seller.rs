//! `PUT /v1/sellers/{id}/fee-policy`

use actix_web::{put, web::Data};
use souk_domain::ids::SellerId;

use super::{FeePolicyBody, SellerFeePolicyBody};
use crate::{
    State,
    extract::{caller::Operator, id::Id, json::Json},
    problem::{Problem, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems: FEE_PERCENT_OUT_OF_RANGE, FEE_AMOUNT_OUT_OF_RANGE, FEE_MIN_ABOVE_MAX, FEE_CURRENCY_MISSING, CURRENCY_UNKNOWN, OUT_OF_RANGE);

/// Set a seller's fee policy
///
/// Holds for the seller's charges that are asked for from now on, in place of the marketplace's.
#[utoipa::path(
    operation_id = "setSellerFeePolicy",
    tag = "Fees",
    params(("id" = id::Seller, Path, description = "The seller.")),
    request_body = FeePolicyBody,
    responses((status = 200, description = "The policy that holds now.", body = SellerFeePolicyBody), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[put("/v1/sellers/{id}/fee-policy")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: Operator,
    Id(id): Id<SellerId>,
    body: Json<FeePolicyBody>,
) -> Result<Reply<SellerFeePolicyBody>, Problem> {
    let policy = body.read()?.parse()?;
    let policy = state
        .app
        .set_fee_policy(caller.0.user.id, Some(id), policy)
        .await?;
    Ok(Reply::ok(SellerFeePolicyBody::new(policy, true)))
}
