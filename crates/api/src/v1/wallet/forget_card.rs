//! `DELETE /v1/wallet/cards/{card_id}`

use actix_web::{HttpRequest, HttpResponse, delete, web::Data};
use souk_domain::ids::CardId;

use crate::{
    State,
    extract::{address::Address, id::Id, origin::KnownOrigin},
    problem::{Problem, code::NOT_FOUND, problems},
    v1::id,
};

problems!(Problems: ORIGIN_NOT_ALLOWED, NOT_FOUND, RATE_LIMITED);

/// Give up a card kept in this browser
///
/// Nobody can charge it from now on, and it is detached at Stripe, on every account that has it.
/// Again changes nothing.
#[utoipa::path(
    operation_id = "forgetWalletCard",
    tag = "Pay page",
    params(("card_id" = id::Card, Path, description = "The card.")),
    responses((status = 204, description = "The card is given up."), Problems),
    extensions(("x-access" = json!("b"))),
)]
#[delete("/v1/wallet/cards/{card_id}")]
pub(crate) async fn handler(
    state: Data<State>,
    _: KnownOrigin,
    address: Address,
    request: HttpRequest,
    Id(card): Id<CardId>,
) -> Result<HttpResponse, Problem> {
    state.limits.confirm(address)?;
    let open = super::opened(&state, &request).await?.ok_or(NOT_FOUND)?;
    state.app.forget_card(open.wallet.id, card).await?;
    Ok(HttpResponse::NoContent().finish())
}
