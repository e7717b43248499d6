//! One object, whole, as the API would give it.

use actix_web::{HttpResponse, web};
use maud::html;

use super::{cells, frame, json_view};
use crate::{page::Place, state::Sandbox};

pub(super) async fn show(sandbox: web::Data<Sandbox>, id: web::Path<String>) -> HttpResponse {
    let Some((account, value)) = sandbox.read(|model| json_view::find(model, &id)) else {
        return frame::missing(&sandbox, "object", &id);
    };
    let kind = value
        .get("object")
        .and_then(|kind| kind.as_str())
        .unwrap_or("object")
        .replace('_', " ");
    let status = value.get("status").and_then(|status| status.as_str());
    let own_page = match kind.as_str() {
        "account" => Some((format!("/dashboard/accounts/{id}"), "its Dashboard")),
        "event" => Some((format!("/dashboard/events/{id}"), "its deliveries")),
        _ => None,
    };
    let body = html! {
        div.heading {
            h1 { (kind) }
            @if let Some(status) = status { (cells::state(status)) }
        }
        p.faint {
            span.id { (id) } " on " a.id href={ "/dashboard/accounts/" (account) } { (account) }
            @if let Some((address, name)) = own_page { " · " a href=(address) { (name) } }
        }
        (json_view::pretty(&value))
    };
    frame::respond(
        &sandbox,
        Place::Accounts,
        &id,
        &format!("/dashboard/objects/{id}"),
        body,
    )
}
