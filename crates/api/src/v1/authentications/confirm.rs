//! `POST /v1/authentications/{token}/confirm`

use actix_web::{post, web::Data};

use super::ActionToken;
use crate::{
    State,
    extract::address::Address,
    problem::{Problem, problems},
    reply::Reply,
    v1::pay::PaymentBody,
};

problems!(Problems: RATE_LIMITED, STRIPE_UNAVAILABLE);

/// Ask how the confirmation of a charge ended
///
/// After the bank's question, or while the outcome is not known: asks Stripe how the charge stands
/// and confirms nothing. Has no body.
#[utoipa::path(
    operation_id = "confirmAuthentication",
    tag = "Pay page",
    params(("token" = String, Path, description = "The last part of the charge's `action_url`.")),
    responses((status = 200, description = "How the charge stands.", body = PaymentBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/authentications/{token}/confirm")]
pub(crate) async fn handler(
    state: Data<State>,
    address: Address,
    ActionToken(token): ActionToken,
) -> Result<Reply<PaymentBody>, Problem> {
    state.limits.confirm(address)?;
    let paid = state.app.confirm_authentication(token).await?;
    Ok(Reply::ok(PaymentBody::new(&paid.charge, None)))
}
