//! One account's Dashboard: what it is, its lists, and what can be done to it.

use actix_web::{HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    board, cells, frame,
    section::{Rows, Section},
};
use crate::{
    model::{Model, account::Account},
    page::{Place, instant},
    state::Sandbox,
};

/// Rows on a page.
const LONG: usize = 50;
/// Rows of each list on the overview.
const SHORT: usize = 8;

pub(super) async fn overview(sandbox: web::Data<Sandbox>, id: web::Path<String>) -> HttpResponse {
    let body = sandbox.write(|model| {
        let balance = board::balance(model, &id);
        let account = model.account(&id)?;
        Some(html! {
            (heading(model, account))
            (tabs(account, None))
            div.columns {
                section.sheet aria-labelledby="about" { h2 #about { "Account" } (facts(account)) (buttons(model, account)) }
                section.sheet aria-labelledby="money" { h2 #money { "Balance" } (balance) }
            }
            @for section in Section::ALL {
                section.sheet aria-labelledby=(section.slug()) {
                    div.heading {
                        h2 id=(section.slug()) { (section.title()) }
                        a href={ "/dashboard/accounts/" (account.id) "/" (section.slug()) } aria-label={ "All " (section.title().to_lowercase()) } { "all" }
                    }
                    (table(*section, section.rows(model, &account.id, 0, SHORT)))
                }
            }
        })
    });
    answer(&sandbox, &id, body, &format!("/dashboard/accounts/{id}"))
}

#[derive(Deserialize)]
pub(super) struct Paging {
    page: Option<usize>,
}

pub(super) async fn list(
    sandbox: web::Data<Sandbox>,
    path: web::Path<(String, String)>,
    paging: web::Query<Paging>,
) -> HttpResponse {
    let (id, slug) = path.into_inner();
    let Some(section) = Section::named(&slug) else {
        return frame::missing(&sandbox, "list", &slug);
    };
    let page = paging.page.unwrap_or(1).clamp(1, 100_000);
    let here = format!("/dashboard/accounts/{id}/{slug}");
    let body = sandbox.write(|model| {
        let account = model.account(&id)?;
        let rows = section.rows(model, &id, (page - 1) * LONG, LONG);
        let more = rows.more;
        Some(html! {
            (heading(model, account))
            (tabs(account, Some(section)))
            section.sheet aria-labelledby="list" {
                h2 #list { (section.title()) }
                (table(section, rows))
            }
            nav.pages aria-label="Pages" {
                @if page > 1 { a href={ (here) "?page=" (page - 1) } rel="prev" { "Newer" } }
                @if more { a href={ (here) "?page=" (page + 1) } rel="next" { "Older" } }
            }
        })
    });
    answer(&sandbox, &id, body, &here)
}

fn answer(sandbox: &Sandbox, id: &str, body: Option<Markup>, here: &str) -> HttpResponse {
    match body {
        Some(body) => frame::respond(sandbox, Place::Accounts, id, here, body),
        None => frame::missing(sandbox, "account", id),
    }
}

/// A list, or that there is nothing in it.
pub(super) fn table(section: Section, Rows { columns, rows, .. }: Rows) -> Markup {
    if rows.is_empty() {
        return html! { p.empty { (section.nothing()) } };
    }
    html! {
        div.scroll tabindex="0" role="group" aria-label=(section.title()) {
            table {
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody { @for row in rows { tr { @for cell in row { td { (cell) } } } } }
            }
        }
    }
}

fn heading(model: &Model, account: &Account) -> Markup {
    html! {
        div.heading {
            h1 { (board::name(account)) }
            (board::standing(model, account))
        }
        p.faint { span.id { (account.id) } " · " a href={ "/dashboard/objects/" (account.id) } { "raw object" } }
    }
}

fn tabs(account: &Account, here: Option<Section>) -> Markup {
    html! {
        nav.tabs aria-label="Account" {
            a href={ "/dashboard/accounts/" (account.id) } aria-current=[here.is_none().then_some("page")] { "Overview" }
            @for section in Section::ALL {
                a href={ "/dashboard/accounts/" (account.id) "/" (section.slug()) } aria-current=[(here == Some(*section)).then_some("page")] { (section.title()) }
            }
        }
    }
}

fn facts(account: &Account) -> Markup {
    let yes = |able: bool| if able { "yes" } else { "no" };
    html! {
        dl {
            dt { "E-mail" } dd { (cells::text_or_dash(account.email.as_deref())) }
            dt { "Country" } dd { (account.country) }
            dt { "Settles in" } dd { (account.default_currency.to_uppercase()) }
            dt { "Made" } dd { (instant(account.created)) ", by " @if account.made_by_platform { "the platform" } @else { "its owner" } }
            dt { "Access" } dd { @if account.connected { code { (account.scope) } } @else { "none" } }
            dt { "Can charge" } dd { (yes(account.charges_enabled)) }
            dt { "Can pay out" } dd { (yes(account.payouts_enabled)) }
            @if !account.currently_due.is_empty() {
                dt { "Still due" } dd { @for (index, due) in account.currently_due.iter().enumerate() { @if index > 0 { " · " } code { (due) } } }
            }
            @if let Some(deadline) = account.current_deadline { dt { "Due by" } dd { (instant(deadline)) } }
            @if !account.pending_verification.is_empty() {
                dt { "Being checked" } dd { (account.pending_verification.join(" · ")) }
            }
            dt { "Payouts" } dd { (account.payout_interval) }
        }
    }
}

/// What Stripe's test mode cannot do on command.
fn buttons(model: &Model, account: &Account) -> Markup {
    if account.id == model.settings.platform {
        return html! {};
    }
    let button = |action: &str, class: &str, name: &str| {
        html! {
            form method="post" action={ "/dashboard/actions/" (action) } {
                input type="hidden" name="id" value=(account.id);
                button.(class) { (name) }
            }
        }
    };
    html! {
        h3 { "As its owner, or as Stripe" }
        div.buttons {
            @if account.connected { (button("revoke", "danger", "Revoke the platform’s access")) }
            @if account.currently_due.is_empty() { (button("require", "quiet", "Make a document due")) }
            @else { (button("onboard", "quiet", "Give what is due")) }
        }
    }
}
