//! `GET /v1/configuration`

use actix_web::{get, web::Data};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    State,
    problem::{Problem, problems},
    reply::Reply,
};

/// What a browser has to know before anybody is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = Configuration)]
pub(crate) struct ConfigurationBody {
    /// What people read as the marketplace's name.
    #[schema(example = "Souk")]
    marketplace_name: String,
    /// The platform's key for Stripe.js.
    #[schema(example = "pk_test_51Souk")]
    publishable_key: String,
    /// Where Stripe.js comes from: Stripe, or the sandbox's stand-in.
    #[schema(example = "https://js.stripe.com/endive/stripe.js", format = "uri")]
    stripe_js_url: String,
    /// Whether real money moves. When false, show that it is a test.
    livemode: bool,
}

problems!(Problems:);

/// What a browser needs to begin
#[utoipa::path(
    operation_id = "getConfiguration",
    tag = "Machines",
    description = "Public, the same for everybody, and constant while the server runs.",
    responses((status = 200, description = "The configuration.", body = ConfigurationBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[get("/v1/configuration")]
pub(crate) async fn handler(state: Data<State>) -> Result<Reply<ConfigurationBody>, Problem> {
    let config = &state.config;
    Ok(Reply::ok(ConfigurationBody {
        marketplace_name: config.marketplace_name.clone(),
        publishable_key: config.publishable_key.clone(),
        stripe_js_url: config.stripe_js_url.clone(),
        livemode: config.livemode,
    }))
}
