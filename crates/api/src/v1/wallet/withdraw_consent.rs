//! `DELETE /v1/wallet/consents/{consent_id}`

use actix_web::{HttpRequest, HttpResponse, delete, web::Data};
use souk_domain::ids::ConsentId;

use crate::{
    State,
    extract::{address::Address, id::Id, origin::KnownOrigin},
    problem::{Problem, code::NOT_FOUND, problems},
    v1::id,
};

problems!(Problems: ORIGIN_NOT_ALLOWED, NOT_FOUND, RATE_LIMITED);

/// Take back a consent
///
/// Whom no other consent covers cannot charge the card from now on. With its last consent a card
/// is given up. Again changes nothing.
#[utoipa::path(
    operation_id = "withdrawWalletConsent",
    tag = "Pay page",
    params(("consent_id" = id::Consent, Path, description = "The consent.")),
    responses((status = 204, description = "The consent is taken back."), Problems),
    extensions(("x-access" = json!("b"))),
)]
#[delete("/v1/wallet/consents/{consent_id}")]
pub(crate) async fn handler(
    state: Data<State>,
    _: KnownOrigin,
    address: Address,
    request: HttpRequest,
    Id(consent): Id<ConsentId>,
) -> Result<HttpResponse, Problem> {
    state.limits.confirm(address)?;
    let open = super::opened(&state, &request).await?.ok_or(NOT_FOUND)?;
    state.app.withdraw_consent(open.wallet.id, consent).await?;
    Ok(HttpResponse::NoContent().finish())
}
