//! `GET /openapi.json`, `GET /docs/` and `GET /docs/problems`: the document, for machines and for
//! people. Everything is served from here; nothing is loaded from outside.

use std::fmt::Write;

use actix_web::{
    HttpResponse, get,
    http::header::LOCATION,
    web::{Bytes, Data, ServiceConfig},
};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::problem::code;

/// The document as it is served, made once.
#[derive(Clone)]
struct Document(Bytes);

pub(crate) fn routes(config: &mut ServiceConfig) {
    let json = crate::openapi().to_json().unwrap_or_default();
    config
        .app_data(Data::new(Document(Bytes::from(json))))
        .service(document)
        .service(front_door)
        .service(problems)
        .service(SwaggerUi::new("/docs/{_:.*}").config(Config::from("/openapi.json")));
}

#[get("/openapi.json")]
async fn document(document: Data<Document>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json")
        .body(document.0.clone())
}

#[get("/docs")]
async fn front_door() -> HttpResponse {
    HttpResponse::PermanentRedirect()
        .insert_header((LOCATION, "/docs/"))
        .finish()
}

/// What a problem's `type` points to.
#[get("/docs/problems")]
async fn problems() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(page())
}

fn page() -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Problems</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><h1>Problems</h1>\
         <p>Every code that the API can answer with. Codes are stable.</p><dl>",
    );
    for code in code::ALL {
        // Titles and meanings are ours and hold no markup; the backticks mark code.
        let meaning: String = code
            .meaning()
            .split('`')
            .enumerate()
            .map(|(at, part)| match at % 2 {
                0 => part.replace('<', "&lt;"),
                _ => format!("<code>{}</code>", part.replace('<', "&lt;")),
            })
            .collect();
        let _ = write!(
            page,
            "<dt id=\"{name}\"><code>{name}</code> {status}</dt><dd><strong>{title}.</strong> {meaning}</dd>",
            name = code.name(),
            status = code.status().as_u16(),
            title = code.title(),
        );
    }
    page.push_str("</dl></html>");
    page
}
