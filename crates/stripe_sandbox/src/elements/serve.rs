//! Addresses, headers and revalidation of the assets.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, EntityTag, Header, IfNoneMatch},
    web,
};
use sha2::{Digest, Sha256};

use super::assets::{FRAME_ASSETS, STRIPE_JS};

/// What a frame may do: run its own modules and sheets, show its own drawings, and speak to its own origin. Any page
/// may embed it, as any page may embed Stripe's.
const FRAME_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; \
                            base-uri 'none'; form-action 'none'";

/// Mounts stripe.js and the frames.
///
/// The wrapper `@stripe/stripe-js` 10 asks for `/endive/stripe.js` and accepts `/v3/` and `/v3/stripe.js`; a later one
/// will ask for another release train, so any lower-case word is taken.
pub(super) fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/v3", web::get().to(stripe_js))
        .route("/v3/", web::get().to(stripe_js))
        .route("/v3/elements/{path:.*}", web::get().to(frame_asset))
        .route("/{train:v3|[a-z]+}/stripe.js", web::get().to(stripe_js));
}

async fn stripe_js(request: HttpRequest) -> HttpResponse {
    asset(&request, "text/javascript; charset=utf-8", STRIPE_JS)
}

async fn frame_asset(request: HttpRequest, path: web::Path<String>) -> HttpResponse {
    frame_file(&request, &path)
}

/// A file of `frame/`, by its address below `/v3/elements/`.
pub(super) fn frame_file(request: &HttpRequest, path: &str) -> HttpResponse {
    match FRAME_ASSETS.iter().find(|asset| asset.path == path) {
        Some(found) => asset(request, found.media, found.body),
        None => HttpResponse::NotFound()
            .content_type("text/plain")
            .body("No such file.\n"),
    }
}

/// The file, or 304 when the browser has it already: it asks each time, so that a rebuilt sandbox shows at once.
fn asset(request: &HttpRequest, media: &str, body: &'static str) -> HttpResponse {
    let tag = EntityTag::new_strong(fingerprint(body));
    let known = match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|given| given.weak_eq(&tag)),
        Err(_) => false,
    };
    let mut response = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header(header::ETag(tag))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header((header::CONTENT_SECURITY_POLICY, FRAME_POLICY))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header(("Cross-Origin-Resource-Policy", "cross-origin"));
    if known {
        response.finish()
    } else {
        response.content_type(media).body(body)
    }
}

fn fingerprint(body: &str) -> String {
    Sha256::digest(body.as_bytes())
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use actix_web::{App, http::StatusCode, test};

    use super::*;

    #[actix_web::test]
    async fn stripe_js_answers_under_every_address_that_a_wrapper_asks_for() {
        let app = test::init_service(App::new().configure(routes)).await;
        for path in ["/v3", "/v3/", "/v3/stripe.js", "/endive/stripe.js"] {
            let reply = test::call_service(&app, test::TestRequest::get().uri(path).to_request()).await;
            assert_eq!(reply.status(), StatusCode::OK, "{path}");
            let body = test::read_body(reply).await;
            assert!(body.ends_with(b"})();\n"), "{path}");
        }
    }

    #[actix_web::test]
    async fn a_file_that_the_browser_has_is_not_sent_again() {
        let app = test::init_service(App::new().configure(routes)).await;
        let first = test::TestRequest::get()
            .uri("/v3/elements/card.html")
            .to_request();
        let reply = test::call_service(&app, first).await;
        let tag = reply.headers().get(header::ETAG).unwrap().clone();
        let again = test::TestRequest::get()
            .uri("/v3/elements/card.html")
            .insert_header((header::IF_NONE_MATCH, tag))
            .to_request();
        assert_eq!(
            test::call_service(&app, again).await.status(),
            StatusCode::NOT_MODIFIED
        );
    }

    #[actix_web::test]
    async fn nothing_but_the_listed_files_is_served() {
        let app = test::init_service(App::new().configure(routes)).await;
        for path in [
            "/v3/elements/",
            "/v3/elements/mod.rs",
            "/v3/elements/frame/../mod.rs",
        ] {
            let reply = test::call_service(&app, test::TestRequest::get().uri(path).to_request()).await;
            assert_eq!(reply.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
