//! The Dashboards: what Stripe's own one would show of the platform and of each connected account, side by side, and
//! buttons for what Stripe's test mode cannot do on command.
//!
//! Everything is read from the model for the page that is asked for; there is no script and no state of its own. A form
//! changes something only when a page of this origin sent it.
//!
//! Deliberately absent: any sign-in. Whoever reaches the sandbox's port owns everything on it.

mod account;
mod actions;
mod board;
mod cells;
mod events;
mod facts;
mod frame;
mod json_view;
mod object;
mod payments;
mod requests;
mod section;

use actix_web::web::{self, ServiceConfig};

use crate::page;

/// Mounts the Dashboards, and the sheet that all pages share.
pub(crate) fn routes(cfg: &mut ServiceConfig) {
    page::routes(cfg);
    cfg.route("/", web::get().to(board::home))
        .route("/dashboard", web::get().to(board::show))
        .route("/dashboard/accounts/{account}", web::get().to(account::overview))
        .route(
            "/dashboard/accounts/{account}/{section}",
            web::get().to(account::list),
        )
        .route("/dashboard/objects/{id}", web::get().to(object::show))
        .route("/dashboard/events", web::get().to(events::list))
        .route("/dashboard/events/{event}", web::get().to(events::show))
        .route("/dashboard/requests", web::get().to(requests::list))
        .route("/dashboard/requests/{request}", web::get().to(requests::show));
    actions::routes(cfg);
}
