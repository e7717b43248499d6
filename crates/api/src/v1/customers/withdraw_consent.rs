//! `DELETE /v1/customers/{customer_id}/consents/{consent_id}`

use actix_web::{HttpResponse, delete, web::Data};
use souk_domain::ids::{ConsentId, CustomerId};

use crate::{
    State,
    extract::{caller::Operator, id::Id},
    problem::{Problem, problems},
    v1::id,
};

problems!(Problems:);

/// Take back a customer's consent
///
/// For somebody who asks for it by telephone, say. With its last consent a card is given up. Again
/// changes nothing.
#[utoipa::path(
    operation_id = "withdrawConsent",
    tag = "Customers",
    params(
        ("customer_id" = id::Customer, Path, description = "The customer."),
        ("consent_id" = id::Consent, Path, description = "The consent."),
    ),
    responses((status = 204, description = "The consent is taken back."), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[delete("/v1/customers/{customer_id}/consents/{consent_id}")]
pub(crate) async fn handler(
    state: Data<State>,
    _: Operator,
    Id(customer): Id<CustomerId>,
    Id(consent): Id<ConsentId>,
) -> Result<HttpResponse, Problem> {
    state.app.withdraw_consent_of(customer, consent).await?;
    Ok(HttpResponse::NoContent().finish())
}
