//! `POST /v1/sellers/{id}/onboarding-link`

use actix_web::{post, web::Data};
use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;
use serde::Serialize;
use souk_application::LinkError;
use souk_domain::ids::SellerId;
use utoipa::ToSchema;

use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{
        Problem,
        code::{ACCOUNT_REFUSED, NOT_FOUND, SELLER_NOT_CONNECTED, SELLER_NOT_MANAGED, STRIPE_UNAVAILABLE},
        problems,
    },
    reply::Reply,
    v1::id,
};

/// Where the owner of a managed account goes to be onboarded.
#[derive(Serialize, ToSchema)]
#[schema(as = OnboardingLink)]
pub(crate) struct OnboardingLinkBody {
    /// Stripe's page, good once. Send the owner's browser there, and nobody else: mail it to no one.
    #[schema(
        format = "uri",
        example = "https://connect.stripe.com/setup/e/acct_1SoukSeller/yA8kZb0sLgQu"
    )]
    url: String,
    /// Until when it can be opened: some minutes.
    expires_at: DateTime<Utc>,
}

problems!(Problems: SELLER_NOT_MANAGED, SELLER_NOT_CONNECTED, ACCOUNT_REFUSED, STRIPE_UNAVAILABLE);

/// Link to Stripe's onboarding
///
/// For managed accounts only. Each call makes a fresh link, and the account first where there is
/// none. Stripe sends the browser to the web UI's `/sellers/{id}/onboarding/refresh` when the link is
/// no longer good (make another), and to `/sellers/{id}/onboarding/return` when the owner is done or
/// has had enough. That proves nothing: call `POST /v1/sellers/{id}/refresh` and look at the status.
#[utoipa::path(
    operation_id = "createOnboardingLink",
    tag = "Sellers",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "Where to go.", body = OnboardingLinkBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/sellers/{id}/onboarding-link")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<OnboardingLinkBody>, Problem> {
    let link = state.app.onboarding_link(id, caller.scope()).await?;
    Ok(Reply::ok(OnboardingLinkBody {
        url: link.url.expose_secret().to_owned(),
        expires_at: link.expires_at,
    }))
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::NotFound => NOT_FOUND.into(),
            LinkError::NotManaged => SELLER_NOT_MANAGED.into(),
            LinkError::NotConnected => SELLER_NOT_CONNECTED.into(),
            LinkError::AccountRefused(reason) => Self::new(ACCOUNT_REFUSED).detail(reason),
            LinkError::Unavailable => Self::new(STRIPE_UNAVAILABLE).retry_after(5),
            LinkError::Database(error) => error.into(),
        }
    }
}
