//! The lists of an account's Dashboard: which there are, their columns, their rows.

use maud::{Markup, html};

use super::{cells, payments};
use crate::{model::Model, page::money};

/// A list of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Payments,
    Customers,
    Refunds,
    Disputes,
    Fees,
    Transfers,
    Payouts,
    Balance,
    Events,
}

/// One list: its columns and the rows of one page of it, newest first.
pub(super) struct Rows {
    pub(super) columns: &'static [&'static str],
    pub(super) rows: Vec<Vec<Markup>>,
    /// There are older ones.
    pub(super) more: bool,
}

impl Section {
    pub(super) const ALL: &'static [Self] = &[
        Self::Payments,
        Self::Customers,
        Self::Refunds,
        Self::Disputes,
        Self::Fees,
        Self::Transfers,
        Self::Payouts,
        Self::Balance,
        Self::Events,
    ];

    /// Its part of the address.
    pub(super) fn slug(self) -> &'static str {
        match self {
            Self::Payments => "payments",
            Self::Customers => "customers",
            Self::Refunds => "refunds",
            Self::Disputes => "disputes",
            Self::Payouts => "payouts",
            Self::Fees => "application-fees",
            Self::Transfers => "transfers",
            Self::Balance => "balance",
            Self::Events => "events",
        }
    }

    pub(super) fn named(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|section| section.slug() == slug)
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Payments => "Payments",
            Self::Customers => "Customers",
            Self::Refunds => "Refunds",
            Self::Disputes => "Disputes",
            Self::Payouts => "Payouts",
            Self::Fees => "Application fees",
            Self::Transfers => "Transfers",
            Self::Balance => "Balance transactions",
            Self::Events => "Events",
        }
    }

    /// What to say when there is nothing yet.
    pub(super) fn nothing(self) -> &'static str {
        match self {
            Self::Payments => "No payment yet.",
            Self::Customers => "No customer yet.",
            Self::Refunds => "No refund yet.",
            Self::Disputes => "No dispute yet: open one on a payment’s page.",
            Self::Payouts => "No payout yet.",
            Self::Fees => "No fee yet: they come from payments with an application_fee_amount.",
            Self::Transfers => "No transfer yet.",
            Self::Balance => "Nothing has moved this balance yet.",
            Self::Events => "Nothing has happened here yet.",
        }
    }

    /// `limit` rows after the first `skip`.
    pub(super) fn rows(self, model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
        match self {
            Self::Payments => payments::rows(model, account, skip, limit),
            Self::Customers => customers(model, account, skip, limit),
            Self::Refunds => refunds(model, account, skip, limit),
            Self::Disputes => disputes(model, account, skip, limit),
            Self::Payouts => payouts(model, account, skip, limit),
            Self::Fees => fees(model, account, skip, limit),
            Self::Transfers => transfers(model, account, skip, limit),
            Self::Balance => balance(model, account, skip, limit),
            Self::Events => events(model, account, skip, limit),
        }
    }
}

/// Takes a page out of `all` and learns whether there is more.
pub(super) fn page_of<T>(
    all: impl Iterator<Item = T>,
    (skip, limit): (usize, usize),
    columns: &'static [&'static str],
    row: impl Fn(T) -> Vec<Markup>,
) -> Rows {
    let mut all = all.skip(skip);
    let rows: Vec<_> = all.by_ref().take(limit).map(row).collect();
    Rows {
        columns,
        rows,
        more: all.next().is_some(),
    }
}

/// Stripe's word for one of its enumerated values, as the API would write it, with spaces.
pub(super) fn word(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().replace('_', " ")
}

fn customers(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    let all = model
        .customers
        .of(account)
        .rev()
        .filter(|customer| !customer.deleted);
    page_of(
        all,
        (skip, limit),
        &["Created", "E-mail", "Name", "Customer"],
        |customer| {
            vec![
                cells::time(customer.created),
                cells::text_or_dash(customer.details.email.as_deref()),
                cells::text_or_dash(customer.details.name.as_deref()),
                cells::id(&customer.id),
            ]
        },
    )
}

fn refunds(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    let all = model.refunds.of(account).rev();
    page_of(
        all,
        (skip, limit),
        &["Created", "Amount", "Status", "Reason", "Charge", "Refund"],
        |refund| {
            vec![
                cells::time(refund.created),
                html! { span.number { (money(refund.amount, &refund.currency)) } },
                cells::state(&word(&refund.status)),
                cells::text_or_dash(refund.reason.as_deref()),
                cells::id(&refund.charge),
                cells::id(&refund.id),
            ]
        },
    )
}

fn disputes(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    let all = model.disputes.of(account).rev();
    page_of(
        all,
        (skip, limit),
        &[
            "Created",
            "Amount",
            "Status",
            "Reason",
            "Answer by",
            "Charge",
            "Dispute",
        ],
        |dispute| {
            vec![
                cells::time(dispute.created),
                html! { span.number { (money(dispute.amount, &dispute.currency)) } },
                cells::state(&word(&dispute.status)),
                html! { (dispute.reason.replace('_', " ")) },
                cells::time(dispute.due_by),
                cells::id(&dispute.charge),
                cells::id(&dispute.id),
            ]
        },
    )
}

fn payouts(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    let all = model.payouts.of(account).rev();
    page_of(
        all,
        (skip, limit),
        &["Created", "Amount", "Status", "Arrives", "Payout"],
        |payout| {
            vec![
                cells::time(payout.created),
                html! { span.number { (money(payout.amount, &payout.currency)) } },
                cells::state(&word(&payout.status)),
                cells::time(payout.arrival_date),
                cells::id(&payout.id),
            ]
        },
    )
}

/// On the platform: what it earned. On a connected account: what it paid to the platform.
fn fees(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    let all = model
        .application_fees
        .iter()
        .rev()
        .filter(|fee| fee.account == account || fee.payer == account);
    page_of(
        all,
        (skip, limit),
        &["Created", "Amount", "Refunded", "Paid by", "Charge", "Fee"],
        |fee| {
            let refunded = (fee.amount_refunded > 0).then(|| money(fee.amount_refunded, &fee.currency));
            vec![
                cells::time(fee.created),
                html! { span.number { (money(fee.amount, &fee.currency)) } },
                cells::text_or_dash(refunded.as_deref()),
                cells::id(&fee.payer),
                cells::id(&fee.charge),
                cells::id(&fee.id),
            ]
        },
    )
}

/// On the platform: what it sent. On a connected account: what it got.
fn transfers(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    let all = model
        .transfers
        .iter()
        .rev()
        .filter(|tr| tr.account == account || tr.destination == account);
    page_of(
        all,
        (skip, limit),
        &["Created", "Amount", "Reversed", "To", "Source", "Transfer"],
        |transfer| {
            let reversed =
                (transfer.amount_reversed > 0).then(|| money(transfer.amount_reversed, &transfer.currency));
            vec![
                cells::time(transfer.created),
                html! { span.number { (money(transfer.amount, &transfer.currency)) } },
                cells::text_or_dash(reversed.as_deref()),
                cells::id(&transfer.destination),
                cells::id_or_dash(transfer.source_transaction.as_deref()),
                cells::id(&transfer.id),
            ]
        },
    )
}

fn balance(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    let all = model.balance_transactions.of(account).rev();
    let columns = &[
        "Created",
        "Type",
        "Amount",
        "Fee",
        "Net",
        "Available",
        "Source",
        "Transaction",
    ];
    page_of(all, (skip, limit), columns, |line| {
        vec![
            cells::time(line.created),
            html! { (word(&line.movement)) },
            html! { span.number { (money(line.amount, &line.currency)) } },
            html! { span.number { (money(line.fee(), &line.currency)) } },
            html! { span.number { (money(line.net(), &line.currency)) } },
            html! {
                @if line.available_on <= model.now { (cells::state("available")) } @else { (cells::time(line.available_on)) }
            },
            cells::id_or_dash(line.source.as_deref()),
            cells::id(&line.id),
        ]
    })
}

fn events(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    page_of(
        model.events.of(account).rev(),
        (skip, limit),
        super::events::COLUMNS,
        |event| super::events::row(model, event),
    )
}
