//! `PUT /v1/fee-policy`

use actix_web::{put, web::Data};

use super::FeePolicyBody;
use crate::{
    State,
    extract::{caller::Operator, json::Json},
    problem::{Problem, problems},
    reply::Reply,
};

problems!(Problems: FEE_PERCENT_OUT_OF_RANGE, FEE_AMOUNT_OUT_OF_RANGE, FEE_MIN_ABOVE_MAX, FEE_CURRENCY_MISSING, CURRENCY_UNKNOWN, OUT_OF_RANGE);

/// Set the marketplace's fee policy
///
/// Holds for charges that are asked for from now on. The fee of a charge is frozen when it is made.
#[utoipa::path(
    operation_id = "setFeePolicy",
    tag = "Fees",
    request_body = FeePolicyBody,
    responses((status = 200, description = "The policy that holds now.", body = FeePolicyBody), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[put("/v1/fee-policy")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: Operator,
    body: Json<FeePolicyBody>,
) -> Result<Reply<FeePolicyBody>, Problem> {
    let policy = body.read()?.parse()?;
    let policy = state.app.set_fee_policy(caller.0.user.id, None, policy).await?;
    Ok(Reply::ok(policy.into()))
}
