//! `GET /v1/charges/{id}`

use actix_web::{get, web::Data};
use souk_domain::ids::ChargeId;
use souk_persistence::{attempts, charges};

use super::ChargeBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::id,
};

problems!(Problems:);

/// Get a charge
#[utoipa::path(
    operation_id = "getCharge",
    tag = "Charges",
    description = "As it stands now, with its attempts.",
    params(("id" = id::Charge, Path, description = "The charge.")),
    responses((status = 200, description = "The charge.", body = ChargeBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/charges/{id}")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<ChargeId>,
) -> Result<Reply<ChargeBody>, Problem> {
    let scope = caller.scope();
    let found = state
        .db
        .read(move |conn| match charges::get(conn, id, &scope)? {
            Some(charge) => attempts::of_charge(conn, id).map(|attempts| Some((charge, attempts))),
            None => Ok(None),
        })
        .await?;
    let (charge, attempts) = found.ok_or(NOT_FOUND)?;
    Ok(Reply::ok(ChargeBody::new(
        charge,
        attempts,
        &state.config.public_url,
    )))
}
