//! How Stripe speaks: one pipeline for every request to `/v1`, and one file per resource.

mod account_links;
mod accounts;
mod application_fees;
mod auth;
mod balance;
mod capabilities;
mod cards;
mod charges;
mod confirmation_tokens;
mod customers;
mod disputes;
mod early_fraud_warnings;
mod errors;
mod events;
mod external_accounts;
mod files;
pub(crate) mod form;
mod lists;
mod payment_intents;
mod payment_methods;
mod payouts;
mod pipeline;
mod refunds;
mod reply;
mod routes;
mod search;
mod setup_intents;
mod tokens;
mod transfers;
mod webhook_endpoints;

use actix_web::web::{self, ServiceConfig};

use self::{auth::Caller, form::Params};
pub(crate) use self::{
    auth::key_of,
    reply::{connection_of, send_faulty},
};

/// One authenticated request, as a handler sees it.
pub(crate) struct Call<'a> {
    pub(crate) caller: Caller,
    pub(crate) params: Params,
    /// What follows `/v1/`, split at the slashes.
    pub(crate) path: Vec<&'a str>,
    /// The version that the caller pinned, or the sandbox's own.
    pub(crate) version: &'a str,
}

impl Call<'_> {
    /// A segment of the path, counted from 0 after `/v1/`.
    pub(crate) fn segment(&self, place: usize) -> &str {
        self.path.get(place).copied().unwrap_or_default()
    }

    /// The account on which the request works.
    pub(crate) fn account(&self) -> &str {
        &self.caller.account
    }

    /// Whether the caller pinned a version from before `date`. Versions sort as their dates do.
    pub(crate) fn is_before(&self, date: &str) -> bool {
        self.version < date
    }
}

/// Mounts Stripe's API.
pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/v1/files/{id}/contents", web::get().to(files::contents));
    cfg.route("/v1/{tail:.*}", web::route().to(pipeline::handle));
}
