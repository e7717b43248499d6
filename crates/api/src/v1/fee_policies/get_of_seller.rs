//! `GET /v1/sellers/{id}/fee-policy`

use actix_web::{get, web::Data};
use souk_domain::ids::SellerId;
use souk_persistence::{fee_policies, sellers};

use super::SellerFeePolicyBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems:);

/// Get a seller's fee policy
///
/// The one that holds for the seller's charges: their own, or else the marketplace's.
#[utoipa::path(
    operation_id = "getSellerFeePolicy",
    tag = "Fees",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "The policy.", body = SellerFeePolicyBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/sellers/{id}/fee-policy")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<SellerFeePolicyBody>, Problem> {
    let scope = caller.scope();
    let policy = state
        .db
        .read(move |conn| match sellers::get(conn, id, &scope)? {
            Some(seller) => {
                let own = fee_policies::get(conn, Some(seller.id))?.is_some();
                Ok(Some((fee_policies::current(conn, seller.id)?, own)))
            }
            None => Ok::<_, souk_persistence::Error>(None),
        })
        .await?;
    let (policy, own) = policy.ok_or(NOT_FOUND)?;
    Ok(Reply::ok(SellerFeePolicyBody::new(policy, own)))
}
