//! One object, whole, as the API would give it.

use actix_web::{HttpResponse, web};
use maud::{Markup, html};
use serde_json::Value;

use super::{cells, facts, frame, json_view};
use crate::{page::Place, state::Sandbox};

pub(super) async fn show(sandbox: web::Data<Sandbox>, id: web::Path<String>) -> HttpResponse {
    let Some((account, value)) = sandbox.read(|model| json_view::find(model, &id)) else {
        return frame::missing(&sandbox, "object", &id);
    };
    let kind = value
        .get("object")
        .and_then(|kind| kind.as_str())
        .unwrap_or("object")
        .trim_start_matches("radar.")
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
        (buttons(&id, &value))
        (facts::of(&value))
        h2 { "As the API gives it" }
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

/// What Stripe's test mode cannot do to this object on command.
fn buttons(id: &str, value: &Value) -> Markup {
    let field = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let undisputed = value.get("disputed").and_then(Value::as_bool) == Some(false);
    let forms: &[(&str, &str, &str)] = match (field("object"), field("status")) {
        ("charge", "succeeded") if undisputed => &[
            ("dispute", "inquiry=false", "Open a dispute"),
            ("dispute", "inquiry=true", "Open an inquiry"),
        ],
        ("dispute", "warning_needs_response" | "warning_under_review") => {
            &[("decide-dispute", "won=true", "Close the inquiry")]
        }
        ("dispute", "needs_response" | "under_review") => &[
            ("decide-dispute", "won=true", "Decide for the seller"),
            ("decide-dispute", "won=false", "Decide for the buyer"),
        ],
        ("payout", "pending" | "paid") => &[("fail-payout", "", "Let the bank refuse it")],
        ("refund", "pending" | "requires_action") => &[
            ("move-refund", "status=succeeded", "Let it succeed"),
            ("move-refund", "status=failed", "Let it fail"),
        ],
        ("refund", "succeeded") => &[("move-refund", "status=failed", "Let it fail after all")],
        _ => return html! {},
    };
    html! {
        div.buttons.before {
            @for (action, extra, name) in forms {
                form method="post" action={ "/dashboard/actions/" (action) } {
                    input type="hidden" name="id" value=(id);
                    @if let Some((field, value)) = extra.split_once('=') { input type="hidden" name=(field) value=(value); }
                    button.quiet { (name) }
                }
            }
        }
    }
}
