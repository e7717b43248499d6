//! The log of API requests. Card numbers, keys and secrets are masked before they get into it.

use actix_web::{HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::{cells, frame, json_view};
use crate::{control::log::Entry, page::Place, state::Sandbox};

const LONG: usize = 200;

#[derive(Deserialize)]
pub(super) struct Filter {
    #[serde(default)]
    path: String,
    #[serde(default)]
    account: String,
    #[serde(default)]
    status: Outcome,
}

/// Which replies to show.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    #[default]
    All,
    Ok,
    Refused,
}

impl Filter {
    fn admits(&self, entry: &Entry) -> bool {
        let status = match self.status {
            Outcome::All => true,
            Outcome::Ok => entry.status < 400,
            Outcome::Refused => entry.status >= 400,
        };
        status
            && entry.path.contains(self.path.trim())
            && (self.account.trim().is_empty() || entry.account.as_deref() == Some(self.account.trim()))
    }
}

pub(super) async fn list(sandbox: web::Data<Sandbox>, filter: web::Query<Filter>) -> HttpResponse {
    let log = sandbox.request_log();
    let shown: Vec<&Entry> = log
        .iter()
        .filter(|entry| filter.admits(entry))
        .take(LONG)
        .collect();
    let body = html! {
        h1 { "API requests" }
        p.faint { "The newest " (LONG) " of up to 5,000 that are kept. Keys, secrets and card numbers are not." }
        form.filters method="get" {
            div { label for="path" { "Path contains" } input #path name="path" value=(filter.path); }
            div { label for="account" { "Account" } input #account name="account" value=(filter.account) placeholder="acct_…"; }
            div {
                label for="status" { "Answer" }
                select #status name="status" {
                    option value="all" selected[filter.status == Outcome::All] { "all" }
                    option value="ok" selected[filter.status == Outcome::Ok] { "done" }
                    option value="refused" selected[filter.status == Outcome::Refused] { "refused" }
                }
            }
            button.quiet { "Show" }
        }
        section.sheet aria-label="Requests" {
            @if shown.is_empty() { p.empty { @if log.is_empty() { "No request yet." } @else { "No such request." } } }
            @else { (table(&shown)) }
        }
    };
    frame::respond(
        &sandbox,
        Place::Requests,
        "API requests",
        "/dashboard/requests",
        body,
    )
}

fn table(entries: &[&Entry]) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-label="The newest requests" {
            table {
                thead { tr { @for column in ["Time", "Answer", "Request", "Account", "Key", "Error", "Id"] { th scope="col" { (column) } } } }
                tbody {
                    @for entry in entries {
                        tr {
                            td { (cells::time(entry.at)) }
                            td { (cells::status(entry.status)) }
                            td { code { (entry.method) " " (entry.path) } @if entry.replayed { " " span.tag { "replayed" } } }
                            td { (cells::id_or_dash(entry.account.as_deref())) }
                            td { (cells::text_or_dash(entry.key_kind)) }
                            td { (cells::text_or_dash(entry.error.as_deref())) @if entry.fault.is_some() { " " span.tag.bad { "fault" } } }
                            td { a.id href={ "/dashboard/requests/" (entry.request_id) } { (entry.request_id) } }
                        }
                    }
                }
            }
        }
    }
}

pub(super) async fn show(sandbox: web::Data<Sandbox>, id: web::Path<String>) -> HttpResponse {
    let log = sandbox.request_log();
    let Some(entry) = log.iter().find(|entry| entry.request_id == *id) else {
        return frame::missing(&sandbox, "request", &id);
    };
    let body = html! {
        div.heading {
            h1 { (entry.method) " " (entry.path) }
            (cells::status(entry.status))
        }
        p.faint.id { (entry.request_id) }
        section.sheet aria-label="About it" {
            dl {
                dt { "Time" } dd { (cells::time(entry.at)) }
                dt { "Account" } dd { (cells::id_or_dash(entry.account.as_deref())) }
                dt { "Key" } dd { (cells::text_or_dash(entry.key_kind)) }
                dt { "Idempotency key" } dd { (cells::text_or_dash(entry.idempotency_key.as_deref())) @if entry.replayed { " (answered from the first time)" } }
                dt { "Error" } dd { (cells::text_or_dash(entry.error.as_deref())) }
            }
        }
        section.sheet aria-labelledby="params" {
            h2 #params { "Parameters" }
            @if entry.params.is_empty() { p.empty { "None." } }
            @else { dl { @for (name, value) in &entry.params { dt { code { (name) } } dd { (value) } } } }
        }
        h2 { "Answer" }
        @match entry.shown_response() {
            Some(response) => (json_view::pretty(&response)),
            None => p.empty { "Not kept: it was too long, or broken on purpose." },
        }
        @if let Some(fault) = &entry.fault {
            h2 { "Injected fault" }
            (json_view::pretty(fault))
        }
    };
    frame::respond(
        &sandbox,
        Place::Requests,
        &id,
        &format!("/dashboard/requests/{id}"),
        body,
    )
}
