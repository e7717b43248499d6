//! Connect's OAuth over HTTP: the pages where an account's owner decides, and the two calls that the platform makes.
//!
//! The rules are in `model::oauth`. The SDKs for Python have a base address of their own for these calls, the one for
//! Node has not: everything is served on the one port.

mod pages;
mod token;

use actix_web::web::{self, ServiceConfig};

/// Mounts the pages and `POST /oauth/token`, `POST /oauth/deauthorize`.
pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/oauth/token", web::post().to(token::exchange));
    cfg.route("/oauth/deauthorize", web::post().to(token::deauthorize));
    pages::routes(cfg);
}
