//! `DELETE /v1/sellers/{id}/connection`

use actix_web::{delete, web::Data};
use souk_application::DisconnectError;
use souk_domain::ids::SellerId;

use super::SellerBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{
        Problem,
        code::{NOT_FOUND, SELLER_MANAGED, SELLER_NOT_CONNECTED, STRIPE_UNAVAILABLE},
        problems,
    },
    reply::Reply,
    v1::id,
};

problems!(Problems: SELLER_NOT_CONNECTED, SELLER_MANAGED, STRIPE_UNAVAILABLE);

/// Disconnect the Stripe account
///
/// Deauthorises at Stripe and here. Say so before you call it: afterwards nothing can be charged,
/// and charges that were made on the account can no longer be refunded from here, only in the
/// seller's own Stripe Dashboard.
#[utoipa::path(
    operation_id = "disconnectSeller",
    tag = "Sellers",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "The seller, disconnected.", body = SellerBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[delete("/v1/sellers/{id}/connection")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<SellerBody>, Problem> {
    let seller = state.app.disconnect(id, caller.scope()).await?;
    Ok(Reply::ok(seller.into()))
}

impl From<DisconnectError> for Problem {
    fn from(error: DisconnectError) -> Self {
        match error {
            DisconnectError::NotFound => NOT_FOUND.into(),
            DisconnectError::NotConnected => SELLER_NOT_CONNECTED.into(),
            DisconnectError::Managed => SELLER_MANAGED.into(),
            DisconnectError::Unavailable => Self::new(STRIPE_UNAVAILABLE).retry_after(5),
            DisconnectError::Database(error) => error.into(),
        }
    }
}
