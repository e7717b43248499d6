//! `POST /v1/sellers/{id}/refresh`

use actix_web::{post, web::Data};
use souk_application::RefreshSellerError;
use souk_domain::ids::SellerId;

use super::SellerBody;
use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{
        Problem,
        code::{NOT_FOUND, STRIPE_UNAVAILABLE},
        problems,
    },
    reply::Reply,
    v1::id,
};

problems!(Problems: STRIPE_UNAVAILABLE);

/// Look at the seller's Stripe account
///
/// Reads the account at Stripe and takes over what it says. Call it when a browser comes back from
/// Stripe's onboarding: that it comes back proves nothing. (Stripe's webhooks bring the same a moment
/// later.)
#[utoipa::path(
    operation_id = "refreshSeller",
    tag = "Sellers",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "The seller as it stands now.", body = SellerBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/sellers/{id}/refresh")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<SellerBody>, Problem> {
    let seller = state.app.refresh_seller(id, caller.scope()).await?;
    Ok(Reply::ok(seller.into()))
}

impl From<RefreshSellerError> for Problem {
    fn from(error: RefreshSellerError) -> Self {
        match error {
            RefreshSellerError::NotFound => NOT_FOUND.into(),
            RefreshSellerError::Unavailable => Self::new(STRIPE_UNAVAILABLE).retry_after(5),
            RefreshSellerError::Database(error) => error.into(),
        }
    }
}
