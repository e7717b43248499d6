//! `PUT /v1/refund-policy`

use actix_web::{put, web::Data};
use souk_domain::refund::Policy;

use super::RefundPolicyBody;
use crate::{
    State,
    extract::{caller::Operator, json::Json},
    problem::{Problem, problems},
    reply::Reply,
};

problems!(Problems:);

/// Set the marketplace's refund policy
///
/// Holds for refunds that are asked for from now on.
#[utoipa::path(
    operation_id = "setRefundPolicy",
    tag = "Refunds",
    request_body = RefundPolicyBody,
    responses((status = 200, description = "The policy that holds now.", body = RefundPolicyBody), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[put("/v1/refund-policy")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: Operator,
    body: Json<RefundPolicyBody>,
) -> Result<Reply<RefundPolicyBody>, Problem> {
    let body = body.read()?;
    let policy = Policy {
        refund_application_fee: body.refund_application_fee,
        reverse_transfer: body.reverse_transfer,
        reverse_transfer_on_lost_dispute: body.reverse_transfer_on_lost_dispute,
    };
    let policy = state.app.set_refund_policy(caller.0.user.id, policy).await?;
    Ok(Reply::ok(policy.into()))
}
