//! `DELETE /v1/sellers/{id}/fee-policy`

use actix_web::{delete, web::Data};
use souk_domain::ids::SellerId;

use super::SellerFeePolicyBody;
use crate::{
    State,
    extract::{caller::Operator, id::Id},
    problem::{Problem, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems:);

/// Give a seller's fee policy up
///
/// The marketplace's policy holds for the seller's charges that are asked for from now on, also when it
/// is changed later. Charges that were made keep their fee.
#[utoipa::path(
    operation_id = "withdrawSellerFeePolicy",
    tag = "Fees",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "The policy that holds now: the marketplace's.", body = SellerFeePolicyBody), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[delete("/v1/sellers/{id}/fee-policy")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: Operator,
    Id(id): Id<SellerId>,
) -> Result<Reply<SellerFeePolicyBody>, Problem> {
    let policy = state.app.withdraw_fee_policy(caller.0.user.id, id).await?;
    Ok(Reply::ok(SellerFeePolicyBody::new(policy, false)))
}
