//! `GET /v1/refund-policy`

use actix_web::{get, web::Data};
use souk_persistence::refund_policies;

use super::RefundPolicyBody;
use crate::{
    State,
    extract::caller::SignedIn,
    problem::{Problem, problems},
    reply::Reply,
};

problems!(Problems:);

/// Get the marketplace's refund policy
///
/// What goes back with a refund, or on a lost dispute, unless a call says otherwise. Until an operator
/// sets another, everybody gives back what they had of the payment.
#[utoipa::path(
    operation_id = "getRefundPolicy",
    tag = "Refunds",
    responses((status = 200, description = "The policy that holds now.", body = RefundPolicyBody), Problems),
    extensions(("x-access" = json!("u"))),
)]
#[get("/v1/refund-policy")]
pub(crate) async fn handler(state: Data<State>, _: SignedIn) -> Result<Reply<RefundPolicyBody>, Problem> {
    let policy = state.db.read(refund_policies::current).await?;
    Ok(Reply::ok(policy.into()))
}
