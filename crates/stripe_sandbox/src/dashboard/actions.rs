//! What the buttons do.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use serde::Deserialize;

use crate::{control::Control, page::sent_by_own_page, state::Sandbox};

/// The steps of the clock, in seconds, and what its buttons call them.
pub(super) const STEPS: &[(u32, &str)] = &[
    (600, "10 min"),
    (86_400, "1 day"),
    (604_800, "7 days"),
    (1_814_400, "3 weeks"),
];

/// Mounts the buttons' addresses.
pub(super) fn routes(cfg: &mut web::ServiceConfig) {
    cfg.service(
        web::scope("/dashboard/actions")
            .route("/advance", web::post().to(advance))
            .route("/resend", web::post().to(resend))
            .route("/revoke", web::post().to(revoke))
            .route("/onboard", web::post().to(onboard))
            .route("/require", web::post().to(require)),
    );
}

#[derive(Deserialize)]
struct Advance {
    seconds: u32,
    back: String,
}

#[derive(Deserialize)]
struct Resend {
    event: String,
}

#[derive(Deserialize)]
struct OnAccount {
    account: String,
}

async fn advance(
    request: HttpRequest,
    sandbox: web::Data<Sandbox>,
    form: web::Form<Advance>,
) -> HttpResponse {
    if !sent_by_own_page(request.headers()) {
        return foreign();
    }
    match control(&sandbox).advance(form.seconds).await {
        Ok(_) => back_to(&form.back),
        Err(error) => {
            HttpResponse::InternalServerError().body(format!("The clock file could not be written: {error}"))
        }
    }
}

async fn resend(request: HttpRequest, sandbox: web::Data<Sandbox>, form: web::Form<Resend>) -> HttpResponse {
    if !sent_by_own_page(request.headers()) {
        return foreign();
    }
    // An event that is gone by now is missing on the page as well.
    let _ = control(&sandbox).resend(&form.event).await;
    back_to(&format!("/dashboard/events/{}", form.event))
}

async fn revoke(
    request: HttpRequest,
    sandbox: web::Data<Sandbox>,
    form: web::Form<OnAccount>,
) -> HttpResponse {
    if !sent_by_own_page(request.headers()) {
        return foreign();
    }
    let _ = control(&sandbox).revoke_access(&form.account).await;
    to_account(&form.account)
}

async fn onboard(
    request: HttpRequest,
    sandbox: web::Data<Sandbox>,
    form: web::Form<OnAccount>,
) -> HttpResponse {
    if !sent_by_own_page(request.headers()) {
        return foreign();
    }
    let _ = control(&sandbox).onboard(&form.account).await;
    to_account(&form.account)
}

async fn require(
    request: HttpRequest,
    sandbox: web::Data<Sandbox>,
    form: web::Form<OnAccount>,
) -> HttpResponse {
    if !sent_by_own_page(request.headers()) {
        return foreign();
    }
    let _ = control(&sandbox)
        .require(&form.account, "individual.verification.document", true)
        .await;
    to_account(&form.account)
}

fn control(sandbox: &Sandbox) -> Control {
    Control::new(sandbox.clone())
}

fn foreign() -> HttpResponse {
    HttpResponse::Forbidden()
        .content_type("text/plain; charset=utf-8")
        .body("This form was sent by another site.\n")
}

fn to_account(account: &str) -> HttpResponse {
    back_to(&format!("/dashboard/accounts/{account}"))
}

/// Only to the Dashboards: an address from a form must not lead anywhere else.
fn back_to(address: &str) -> HttpResponse {
    let own =
        address == "/dashboard" || address.starts_with("/dashboard/") || address.starts_with("/dashboard?");
    let safe = own
        && address
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, if safe { address } else { "/dashboard" }))
        .finish()
}

#[cfg(test)]
mod tests {
    use actix_web::http::header;

    use super::back_to;

    #[test]
    fn a_button_leads_back_to_a_dashboard_and_nowhere_else() {
        let goes = |address: &str| {
            back_to(address)
                .headers()
                .get(header::LOCATION)
                .and_then(|to| to.to_str().ok().map(str::to_owned))
        };
        assert_eq!(
            goes("/dashboard/events?type=x").as_deref(),
            Some("/dashboard/events?type=x")
        );
        for elsewhere in [
            "https://evil.example",
            "//evil.example",
            "/dashboardx",
            "/dashboard/\r\nx: y",
            "",
        ] {
            assert_eq!(goes(elsewhere).as_deref(), Some("/dashboard"), "{elsewhere:?}");
        }
    }
}
