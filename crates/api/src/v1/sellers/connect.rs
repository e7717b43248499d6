//! `POST /v1/sellers/{id}/connection`

use actix_web::{post, web::Data};
use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_application::StartConnectionError;
use souk_domain::ids::SellerId;
use utoipa::ToSchema;

use crate::{
    State,
    extract::{caller::SignedIn, id::Id},
    problem::{
        Problem,
        code::{NOT_FOUND, SELLER_CONNECTED, SELLER_MANAGED},
        problems,
    },
    reply::Reply,
    v1::id,
};

/// Where the browser goes to connect.
#[derive(Serialize, ToSchema)]
#[schema(as = StartedConnection)]
pub(crate) struct StartedConnectionBody {
    /// Stripe's page. Send this browser there, and nobody else.
    #[schema(
        format = "uri",
        example = "https://connect.stripe.com/oauth/authorize?response_type=code&client_id=ca_123&scope=read_write&state=Zm9v"
    )]
    authorize_url: String,
    /// Until when Stripe's answer is taken.
    expires_at: DateTime<Utc>,
}

problems!(Problems: SELLER_CONNECTED, SELLER_MANAGED);

/// Set out to connect a Stripe account
///
/// Send the browser to `authorize_url`. Stripe sends it back to the web UI's `/connect/callback`
/// with `code` and `state`, or with `error` and `state`, which then go to `POST /v1/connections`.
/// Setting out again begins anew.
#[utoipa::path(
    operation_id = "startConnection",
    tag = "Sellers",
    params(("id" = id::Seller, Path, description = "The seller.")),
    responses((status = 200, description = "Where to go.", body = StartedConnectionBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[post("/v1/sellers/{id}/connection")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
) -> Result<Reply<StartedConnectionBody>, Problem> {
    let scope = caller.scope();
    let started = state
        .app
        .start_connection(id, caller.user.id, caller.session, scope)
        .await?;
    Ok(Reply::ok(StartedConnectionBody {
        authorize_url: started.authorize_url.into(),
        expires_at: started.expires_at,
    }))
}

impl From<StartConnectionError> for Problem {
    fn from(error: StartConnectionError) -> Self {
        match error {
            StartConnectionError::NotFound => NOT_FOUND.into(),
            StartConnectionError::AlreadyConnected => SELLER_CONNECTED.into(),
            StartConnectionError::Managed => {
                Self::new(SELLER_MANAGED).detail("A managed account is not connected by OAuth.")
            }
            StartConnectionError::Database(error) => error.into(),
        }
    }
}
