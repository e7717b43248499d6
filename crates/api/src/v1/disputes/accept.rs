//! `POST /v1/disputes/{id}/accept`

use actix_web::{post, web::Data};
use souk_application::NewAnswer;
use souk_domain::ids::DisputeId;

use super::{DisputeBody, answered};
use crate::{
    State,
    extract::{caller::SignedIn, id::Id, idempotency::OptionalKey, json::fingerprint},
    problem::{Problem, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems: DISPUTE_NOT_OPEN, CHANGE_IN_PROGRESS, STRIPE_REFUSED);

/// Accept a dispute
///
/// Gives in: the dispute is lost, and what was taken stays with the buyer. That cannot be taken
/// back.
#[utoipa::path(
    operation_id = "acceptDispute",
    tag = "Disputes",
    params(
        ("id" = id::Dispute, Path, description = "The dispute."),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters, yours.", example = "accept-17"),
    ),
    responses(
        (status = 200, description = "The dispute, lost.", body = DisputeBody),
        (status = 202, description = "The dispute, and Stripe's answer is not known yet.", body = DisputeBody),
        Problems,
    ),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/disputes/{id}/accept")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<DisputeId>,
    OptionalKey(key): OptionalKey,
) -> Result<Reply<DisputeBody>, Problem> {
    let key = key
        .map(|key| fingerprint(key, "acceptDispute", &id.to_string(), &()))
        .transpose()?;
    let outcome = state
        .app
        .answer_dispute(caller.user.id, caller.scope(), id, NewAnswer::Accept, key)
        .await?;
    answered(&state, outcome).await
}
