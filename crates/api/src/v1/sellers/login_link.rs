//! `POST /v1/sellers/{id}/login-link`

use actix_web::{post, web::Data};
use secrecy::ExposeSecret;
use serde::Serialize;
use souk_domain::ids::SellerId;
use utoipa::ToSchema;

use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{Problem, problems},
    reply::Reply,
    v1::id,
};

/// Where the owner of a managed account finds their Stripe Dashboard.
#[derive(Serialize, ToSchema)]
#[schema(as = LoginLink)]
pub(crate) struct LoginLinkBody {
    /// Signs in whoever opens it, once: send the owner's browser there, and nobody else.
    #[schema(
        format = "uri",
        example = "https://connect.stripe.com/express/acct_1SoukSeller/Xq3kZb0sLgQu"
    )]
    url: String,
}

problems!(Problems: SELLER_NOT_MANAGED, SELLER_NOT_CONNECTED, STRIPE_UNAVAILABLE);

/// Link to the seller's Stripe Dashboard
///
/// For managed accounts that were onboarded. Owners of standalone accounts sign in at Stripe. Each
/// call makes a fresh link.
#[utoipa::path(
    operation_id = "createLoginLink",
    tag = "Sellers",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "Where to go.", body = LoginLinkBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/sellers/{id}/login-link")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<LoginLinkBody>, Problem> {
    let url = state.app.login_link(id, caller.scope()).await?;
    Ok(Reply::ok(LoginLinkBody {
        url: url.expose_secret().to_owned(),
    }))
}
