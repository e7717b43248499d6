//! The board: the platform and the connected accounts, side by side.

use actix_web::{HttpResponse, http::header, web};
use maud::{Markup, html};

use super::{account::table, cells, frame, section::Section};
use crate::{
    model::{Model, account::Account},
    page::{Place, money},
    state::Sandbox,
};

/// Rows of each list on the board.
const FEW: usize = 4;
/// Accounts on the board; the rest is named below it.
const ACCOUNTS: usize = 23;

/// The sandbox's bare address leads here.
pub(super) async fn home() -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, "/dashboard"))
        .finish()
}

pub(super) async fn show(sandbox: web::Data<Sandbox>) -> HttpResponse {
    let body = sandbox.write(|model| {
        let platform = model.settings.platform.clone();
        let mut others: Vec<(bool, String)> = model
            .accounts
            .iter()
            .rev()
            .filter(|account| account.id != platform && !account.deleted)
            .map(|account| (!account.connected, account.id.clone()))
            .collect();
        // Connected ones first; among them the newest first.
        others.sort_by_key(|(unconnected, _)| *unconnected);
        let rest = others.split_off(others.len().min(ACCOUNTS));
        html! {
            h1 { "Accounts" }
            p.faint { "The platform and every account that its owners made here. Money that moves shows on both sides." }
            div.board {
                (column(model, &platform))
                div.columns { @for (_, id) in &others { (column(model, id)) } }
            }
            @if others.is_empty() {
                p.empty { "No other account yet: they are made on the OAuth page, or by the API." }
            }
            @if !rest.is_empty() {
                h2 { "Further accounts" }
                p { @for (_, id) in &rest { (cells::id(id)) " " } }
            }
        }
    });
    frame::respond(&sandbox, Place::Accounts, "Accounts", "/dashboard", body)
}

fn column(model: &mut Model, id: &str) -> Markup {
    let balance = balance(model, id);
    let Some(account) = model.account(id) else {
        return html! {};
    };
    let is_platform = id == model.settings.platform;
    let lists: &[Section] = if is_platform {
        &[
            Section::Fees,
            Section::Customers,
            Section::Payments,
            Section::Transfers,
            Section::Disputes,
            Section::Payouts,
        ]
    } else {
        &[
            Section::Payments,
            Section::Customers,
            Section::Fees,
            Section::Disputes,
            Section::Payouts,
        ]
    };
    html! {
        section.sheet.account aria-label={ (name(account)) " " (account.id) } {
            div.heading {
                h2 { a href={ "/dashboard/accounts/" (id) } { (name(account)) } }
                (standing(model, account))
            }
            p.faint { span.id { (id) } " · " (account.country) }
            (balance)
            @for list in lists { (brief(*list, model, id)) }
        }
    }
}

/// A list with the columns that matter beside other accounts. What is rare is shown when there is any.
fn brief(list: Section, model: &Model, id: &str) -> Markup {
    let mut rows = list.rows(model, id, 0, FEW);
    if rows.rows.is_empty() && matches!(list, Section::Disputes | Section::Payouts) {
        return html! {};
    }
    let (columns, picked): (&'static [&'static str], &[usize]) = match list {
        Section::Payments => (&["Amount", "Status", "Payment"], &[1, 2, 6]),
        Section::Customers => (&["E-mail", "Customer"], &[1, 3]),
        Section::Fees => (&["Amount", "Charge", "Fee"], &[1, 4, 5]),
        Section::Transfers => (&["Amount", "To", "Transfer"], &[1, 3, 5]),
        Section::Disputes => (&["Amount", "Status", "Dispute"], &[1, 2, 6]),
        Section::Payouts => (&["Amount", "Status", "Payout"], &[1, 2, 4]),
        _ => return html! { h3 { (list.title()) } (table(list, rows)) },
    };
    rows.columns = columns;
    for row in &mut rows.rows {
        *row = picked
            .iter()
            .filter_map(|place| row.get(*place).cloned())
            .collect();
    }
    html! { h3 { (list.title()) } (table(list, rows)) }
}

/// The shop's name, or what stands for it.
pub(super) fn name(account: &Account) -> &str {
    account
        .business_name
        .as_deref()
        .or(account.email.as_deref())
        .unwrap_or("Unnamed account")
}

/// What the account is to the platform.
pub(super) fn standing(model: &Model, account: &Account) -> Markup {
    if account.id == model.settings.platform {
        return html! { span.tag { "platform" } };
    }
    html! {
        @if account.connected { (cells::state("connected")) } @else { (cells::state("not connected")) }
        @if !account.past_due.is_empty() { " " (cells::state("past_due")) }
    }
}

/// What is there and what is coming, per currency. The model moves what has become available first.
pub(super) fn balance(model: &mut Model, id: &str) -> Markup {
    let now = model.now;
    let balances = model.balances.of_account(id, now);
    html! {
        @if balances.is_empty() { p.empty { "No money has moved here yet." } }
        @else {
            table {
                thead { tr { th scope="col" { "Currency" } th.number scope="col" { "Available" } th.number scope="col" { "On its way" } } }
                tbody {
                    @for (currency, balance) in &balances {
                        tr {
                            td { (currency.to_uppercase()) }
                            td.number { (money(balance.available, currency)) }
                            td.number { (money(balance.pending, currency)) }
                        }
                    }
                }
            }
        }
    }
}
