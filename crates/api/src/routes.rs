//! The one table of endpoints. The server and the OpenAPI document both come from it.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, ServiceConfig, route},
};
use utoipa_actix_web::service_config::ServiceConfig as DocumentedConfig;

use crate::{
    State, docs, document, health,
    problem::{
        Problem,
        code::{METHOD_NOT_ALLOWED, NOT_FOUND},
    },
    v1, webhooks,
};

/// Adds everything to an `App`: `App::new().configure(souk_api::routes(state))`. What every request
/// passes through comes with it when the app is wrapped in [`crate::layers`] by [`crate::app`].
pub(crate) fn documented(config: &mut DocumentedConfig<'_>) {
    config
        .service(v1::configuration::handler)
        // Accounts of people
        .service(v1::auth::register::handler)
        .service(v1::auth::login::handler)
        .service(v1::auth::refresh::handler)
        .service(v1::auth::logout::handler)
        .service(v1::me::handler)
        // Sellers and their Stripe connection
        .service(v1::sellers::create::handler)
        .service(v1::sellers::list::handler)
        .service(v1::sellers::get::handler)
        .service(v1::sellers::update::handler)
        .service(v1::sellers::connect::handler)
        .service(v1::sellers::disconnect::handler)
        .service(v1::sellers::onboarding_link::handler)
        .service(v1::sellers::login_link::handler)
        .service(v1::sellers::refresh::handler)
        .service(v1::connections::complete::handler)
        .service(v1::sellers::summary::handler)
        // Balances and payouts
        .service(v1::sellers::balance::handler)
        .service(v1::statements::get::handler)
        .service(v1::statements::export::handler)
        .service(v1::payouts::list::handler)
        .service(v1::payouts::get::handler)
        // Fees
        .service(v1::fee_policies::get::handler)
        .service(v1::fee_policies::set::handler)
        .service(v1::fee_policies::get_of_seller::handler)
        .service(v1::fee_policies::set_of_seller::handler)
        .service(v1::fee_policies::withdraw_of_seller::handler)
        // Customers and cards
        .service(v1::customers::create::handler)
        .service(v1::customers::list::handler)
        .service(v1::customers::get::handler)
        .service(v1::customers::add_card::handler)
        .service(v1::customers::cards::handler)
        .service(v1::customers::forget_card::handler)
        .service(v1::customers::withdraw_consent::handler)
        .service(v1::customers::erase::handler)
        // Checkouts, and the public page where they are paid
        .service(v1::checkouts::create::handler)
        .service(v1::checkouts::list::handler)
        .service(v1::checkouts::get::handler)
        .service(v1::checkouts::cancel::handler)
        .service(v1::pay::get::handler)
        .service(v1::pay::submit::handler)
        .service(v1::pay::confirm::handler)
        .service(v1::wallet::get::handler)
        .service(v1::wallet::forget_card::handler)
        .service(v1::wallet::withdraw_consent::handler)
        .service(v1::authentications::get::handler)
        .service(v1::authentications::submit::handler)
        .service(v1::authentications::confirm::handler)
        // Charges, and what is said of one before it is made
        .service(v1::quotes::create::handler)
        .service(v1::charges::create::handler)
        .service(v1::charges::list::handler)
        .service(v1::charges::export::handler)
        .service(v1::charges::get::handler)
        .service(v1::charges::timeline::handler)
        .service(v1::charges::capture::handler)
        .service(v1::charges::cancel::handler)
        // Refunds
        .service(v1::refunds::create::handler)
        .service(v1::refunds::list_of_charge::handler)
        .service(v1::refunds::preview::handler)
        .service(v1::refunds::list::handler)
        .service(v1::refunds::get::handler)
        .service(v1::refunds::get_policy::handler)
        .service(v1::refunds::set_policy::handler)
        // Disputes
        .service(v1::disputes::list::handler)
        .service(v1::disputes::get::handler)
        .service(v1::disputes::evidence::handler)
        .service(v1::disputes::files::handler)
        .service(v1::disputes::accept::handler)
        // The operator's
        .service(v1::platform::summary::handler)
        .service(v1::notices::list::handler)
        .service(v1::notices::replay::handler)
        .service(v1::jobs::list::handler)
        .service(v1::jobs::retry::handler)
        // From Stripe, and for machines
        .service(webhooks::stripe::platform)
        .service(webhooks::stripe::connect)
        .service(health::live)
        .service(health::ready);
}

/// Everything that an app of ours serves:
///
/// ```ignore
/// App::new()
///     .wrap(from_fn(souk_api::answer))
///     .configure(souk_api::routes(state.clone()))
/// ```
pub fn routes(state: Data<State>) -> impl FnOnce(&mut ServiceConfig) {
    move |config| {
        config.app_data(state);
        documented(&mut DocumentedConfig::new(config));
        docs::routes(config);
        config.default_service(route().to(nowhere));
    }
}

/// What no route matches: a path that there is not, or one that does not take the method.
async fn nowhere(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let methods = document::methods_of(request.path());
    Err(if methods.is_empty() {
        NOT_FOUND.into()
    } else {
        Problem::new(METHOD_NOT_ALLOWED).allow(methods.join(", "))
    })
}
