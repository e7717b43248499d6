//! What the buttons do.

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::{Next, from_fn},
    web,
};
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
            .wrap(from_fn(own_pages_only))
            .route("/advance", web::post().to(advance))
            .route("/resend", web::post().to(resend))
            .route("/revoke", web::post().to(revoke))
            .route("/onboard", web::post().to(onboard))
            .route("/require", web::post().to(require))
            .route("/dispute", web::post().to(dispute))
            .route("/decide-dispute", web::post().to(decide_dispute))
            .route("/fail-payout", web::post().to(fail_payout))
            .route("/move-refund", web::post().to(move_refund)),
    );
}

/// No other site may press these buttons in the browser of whoever runs the sandbox.
async fn own_pages_only<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if sent_by_own_page(request.headers()) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let refusal = HttpResponse::Forbidden()
        .content_type("text/plain; charset=utf-8")
        .body("This form was sent by another site.\n");
    Ok(request.into_response(refusal))
}

#[derive(Deserialize)]
struct Advance {
    seconds: u32,
    back: String,
}

/// The object that a button is about. One that is gone by now (after a reset) is missing on the page as well, to which
/// every button leads back: no handler says it a second time.
#[derive(Deserialize)]
struct About {
    id: String,
}

#[derive(Deserialize)]
struct NewDispute {
    id: String,
    inquiry: bool,
}

#[derive(Deserialize)]
struct Decision {
    id: String,
    won: bool,
}

#[derive(Deserialize)]
struct Turn {
    id: String,
    status: String,
}

async fn advance(sandbox: web::Data<Sandbox>, form: web::Form<Advance>) -> HttpResponse {
    match control(&sandbox).advance(form.seconds).await {
        Ok(_) => back_to(&form.back),
        Err(error) => {
            HttpResponse::InternalServerError().body(format!("The clock file could not be written: {error}"))
        }
    }
}

async fn resend(sandbox: web::Data<Sandbox>, form: web::Form<About>) -> HttpResponse {
    let _ = control(&sandbox).resend(&form.id).await;
    back_to(&format!("/dashboard/events/{}", form.id))
}

async fn revoke(sandbox: web::Data<Sandbox>, form: web::Form<About>) -> HttpResponse {
    let _ = control(&sandbox).revoke_access(&form.id).await;
    to_account(&form.id)
}

async fn onboard(sandbox: web::Data<Sandbox>, form: web::Form<About>) -> HttpResponse {
    let _ = control(&sandbox).onboard(&form.id).await;
    to_account(&form.id)
}

async fn require(sandbox: web::Data<Sandbox>, form: web::Form<About>) -> HttpResponse {
    let _ = control(&sandbox)
        .require(&form.id, "individual.verification.document", true)
        .await;
    to_account(&form.id)
}

/// Leads to the dispute that was opened.
async fn dispute(sandbox: web::Data<Sandbox>, form: web::Form<NewDispute>) -> HttpResponse {
    let opened = control(&sandbox)
        .dispute(&form.id, "fraudulent", form.inquiry)
        .await;
    to_object(opened.as_deref().unwrap_or(&form.id))
}

async fn decide_dispute(sandbox: web::Data<Sandbox>, form: web::Form<Decision>) -> HttpResponse {
    sandbox.write(|model| model.decide_dispute(&form.id, form.won));
    to_object(&form.id)
}

async fn fail_payout(sandbox: web::Data<Sandbox>, form: web::Form<About>) -> HttpResponse {
    let _ = control(&sandbox).fail_payout(&form.id).await;
    to_object(&form.id)
}

async fn move_refund(sandbox: web::Data<Sandbox>, form: web::Form<Turn>) -> HttpResponse {
    let _ = control(&sandbox).move_refund(&form.id, &form.status).await;
    to_object(&form.id)
}

fn control(sandbox: &Sandbox) -> Control {
    Control::new(sandbox.clone())
}

fn to_account(account: &str) -> HttpResponse {
    back_to(&format!("/dashboard/accounts/{account}"))
}

fn to_object(id: &str) -> HttpResponse {
    back_to(&format!("/dashboard/objects/{id}"))
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
