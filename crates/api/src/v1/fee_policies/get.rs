//! `GET /v1/fee-policy`

use actix_web::{get, web::Data};
use souk_domain::fee::FeePolicy;
use souk_persistence::fee_policies;

use super::FeePolicyBody;
use crate::{
    State,
    extract::caller::SignedIn,
    problem::{Problem, problems},
    reply::Reply,
};

problems!(Problems:);

/// Get the marketplace's fee policy
///
/// What holds for sellers who have none of their own: 10 % until an operator sets another.
#[utoipa::path(
    operation_id = "getFeePolicy",
    tag = "Fees",
    responses((status = 200, description = "The policy.", body = FeePolicyBody), Problems),
    extensions(("x-access" = json!("u"))),
)]
#[get("/v1/fee-policy")]
pub(crate) async fn handler(state: Data<State>, _: SignedIn) -> Result<Reply<FeePolicyBody>, Problem> {
    let policy = state.db.read(|conn| fee_policies::get(conn, None)).await?;
    Ok(Reply::ok(policy.unwrap_or_else(FeePolicy::ten_percent).into()))
}
