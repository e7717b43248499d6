//! What the sandbox's own pages (the OAuth page and the Dashboards) share: the frame around them, their sheet, how
//! amounts and times are written, and the check that a form was sent by one of them.
//!
//! The pages are whole documents made here, with no script at all; they work in any browser, and a policy forbids script
//! in them.

mod form_guard;
mod layout;
mod writing;

use actix_web::{HttpResponse, http::header, web};

pub(crate) use form_guard::{FormGuard, sent_by_browser, sent_by_own_page};
pub(crate) use layout::{Layout, Place};
pub(crate) use writing::{instant, money};

/// The sheet of all pages.
const SHEET: &str = include_str!("page.css");

/// Mounts the sheet.
pub(crate) fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/dashboard/page.css", web::get().to(sheet));
}

async fn sheet() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(SHEET)
}
