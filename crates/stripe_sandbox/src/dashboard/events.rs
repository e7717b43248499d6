//! Events, and their way to the webhook endpoints.

use actix_web::{HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::{cells, frame, json_view};
use crate::{
    model::{
        Model,
        event::Event,
        webhook_endpoint::{Attempt, Delivery, DeliveryState},
    },
    page::Place,
    state::Sandbox,
};

const LONG: usize = 100;

pub(super) const COLUMNS: &[&str] = &["Created", "Type", "Account", "Deliveries", "Event"];

#[derive(Deserialize)]
pub(super) struct Filter {
    #[serde(default)]
    r#type: String,
}

pub(super) async fn list(sandbox: web::Data<Sandbox>, filter: web::Query<Filter>) -> HttpResponse {
    let wanted = filter.r#type.trim();
    let body = sandbox.read(|model| {
        let rows: Vec<_> = model
            .events
            .iter()
            .rev()
            .filter(|event| event.kind.starts_with(wanted))
            .take(LONG)
            .map(|event| row(model, event))
            .collect();
        html! {
            h1 { "Events" }
            form.filters method="get" {
                div { label for="type" { "Type begins with" } input #type name="type" value=(wanted) placeholder="charge."; }
                button.quiet { "Show" }
            }
            section.sheet aria-label="Events" {
                @if rows.is_empty() { p.empty { @if wanted.is_empty() { "Nothing has happened yet." } @else { "No such event." } } }
                @else {
                    div.scroll tabindex="0" role="group" aria-label="The newest events" {
                        table {
                            thead { tr { @for column in COLUMNS { th scope="col" { (column) } } } }
                            tbody { @for row in &rows { tr { @for cell in row { td { (cell) } } } } }
                        }
                    }
                }
            }
        }
    });
    frame::respond(&sandbox, Place::Events, "Events", "/dashboard/events", body)
}

/// The cells of [`COLUMNS`].
pub(super) fn row(model: &Model, event: &Event) -> Vec<Markup> {
    let deliveries = deliveries(model, event);
    vec![
        cells::time(event.created),
        html! { (event.kind) },
        cells::id(&event.account),
        html! {
            @if deliveries.is_empty() { span.faint { "nobody listens" } }
            @for delivery in &deliveries { (cells::state(state(delivery))) " " }
        },
        html! { a.id href={ "/dashboard/events/" (event.id) } { (event.id) } },
    ]
}

pub(super) async fn show(sandbox: web::Data<Sandbox>, id: web::Path<String>) -> HttpResponse {
    let body = sandbox.read(|model| {
        let event = model.events.anywhere(&id)?;
        Some(html! {
            h1.as-is { (event.kind) }
            p.faint { span.id { (event.id) } " on " a.id href={ "/dashboard/accounts/" (event.account) } { (event.account) } }
            section.sheet aria-labelledby="deliveries" {
                div.heading {
                    h2 #deliveries { "Deliveries" }
                    form method="post" action="/dashboard/actions/resend" {
                        input type="hidden" name="id" value=(event.id);
                        button.quiet.small { "Send again" }
                    }
                }
                (delivered(model, event))
            }
            h2 { "Body" }
            (json_view::pretty(&event.json()))
        })
    });
    match body {
        Some(body) => frame::respond(
            &sandbox,
            Place::Events,
            &id,
            &format!("/dashboard/events/{id}"),
            body,
        ),
        None => frame::missing(&sandbox, "event", &id),
    }
}

/// Deliveries are kept under the endpoint's account: the event's own, or the platform's.
fn deliveries<'a>(model: &'a Model, event: &Event) -> Vec<&'a Delivery> {
    let platform = model.settings.platform.as_str();
    let mut found: Vec<&Delivery> = model
        .deliveries
        .with(&event.account, "event", &event.id)
        .collect();
    if event.account != platform {
        found.extend(model.deliveries.with(platform, "event", &event.id));
    }
    found
}

fn delivered(model: &Model, event: &Event) -> Markup {
    let deliveries = deliveries(model, event);
    if deliveries.is_empty() {
        return html! { p.empty { "No endpoint heard of this event." } };
    }
    html! {
        div.scroll tabindex="0" role="group" aria-label="Deliveries" {
            table {
                thead { tr { th scope="col" { "Endpoint" } th scope="col" { "State" } th scope="col" { "Attempts" } } }
                tbody {
                    @for delivery in deliveries {
                        tr {
                            td.wide { (address(model, delivery)) br; (cells::id(&delivery.endpoint)) }
                            td { (cells::state(state(delivery))) }
                            td.wide {
                                @if delivery.attempts.is_empty() { span.faint { "none yet" } }
                                @for attempt in &delivery.attempts { div { (line(attempt)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn address<'a>(model: &'a Model, delivery: &Delivery) -> &'a str {
    model
        .webhook_endpoints
        .anywhere(&delivery.endpoint)
        .map_or("an endpoint that is gone", |found| &found.url)
}

fn line(attempt: &Attempt) -> Markup {
    html! {
        (cells::time(attempt.at)) " "
        @if let Some(status) = attempt.status { (cells::status(status)) } @else { (cells::state("failed")) }
        " " (attempt.response)
    }
}

fn state(delivery: &Delivery) -> &'static str {
    match delivery.state {
        DeliveryState::Pending => "pending",
        DeliveryState::Delivered => "delivered",
        DeliveryState::Failed => "failed",
        DeliveryState::Dropped => "dropped",
    }
}
