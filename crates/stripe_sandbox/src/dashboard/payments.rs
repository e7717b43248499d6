//! The list of payments: a payment is an intent, or a charge that came without one.

use maud::{Markup, html};

use super::{
    cells,
    section::{Rows, page_of, word},
};
use crate::{
    model::{
        Model,
        charge::{Charge, ChargeStatus, Means},
        payment_intent::PaymentIntent,
    },
    page::money,
};

/// A payment is an intent, or a charge that came without one (the seller's side of a destination charge).
enum Payment<'a> {
    Intent(&'a PaymentIntent, Option<&'a Charge>),
    Charge(&'a Charge),
}

impl Payment<'_> {
    fn created(&self) -> i64 {
        match self {
            Self::Intent(intent, _) => intent.created,
            Self::Charge(charge) => charge.created,
        }
    }

    fn charge(&self) -> Option<&Charge> {
        match self {
            Self::Intent(_, charge) => *charge,
            Self::Charge(charge) => Some(charge),
        }
    }

    fn row(&self, model: &Model) -> Vec<Markup> {
        let (id, amount, currency, customer, state) = match self {
            Self::Intent(intent, charge) => {
                let state = charge
                    .and_then(refund_state)
                    .unwrap_or_else(|| intent.status.name());
                (
                    &intent.id,
                    intent.amount,
                    &intent.currency,
                    intent.customer.as_deref(),
                    state,
                )
            }
            Self::Charge(charge) => {
                let state = refund_state(charge).unwrap_or_else(|| charge_state(charge));
                (
                    &charge.id,
                    charge.amount,
                    &charge.currency,
                    charge.customer.as_deref(),
                    state,
                )
            }
        };
        let fee = self
            .charge()
            .and_then(|charge| charge.application_fee.as_deref())
            .and_then(|fee| model.application_fees.anywhere(fee));
        vec![
            cells::time(self.created()),
            html! { span.number { (money(amount, currency)) } },
            cells::state(state),
            html! {
                @match self.charge().map(|charge| &charge.means) {
                    Some(Means::Card { card, .. }) => { (word(&card.brand)) " •••• " (card.last4) }
                    Some(Means::StripeAccount) => { "from the platform" }
                    None => { (cells::dash()) }
                }
            },
            cells::id_or_dash(customer),
            fee.map_or_else(cells::dash, |fee| html! { (money(fee.amount, &fee.currency)) }),
            cells::id(id),
        ]
    }
}

fn charge_state(charge: &Charge) -> &'static str {
    match charge.status {
        ChargeStatus::Succeeded if !charge.captured => "uncaptured",
        ChargeStatus::Succeeded => "succeeded",
        ChargeStatus::Pending => "pending",
        ChargeStatus::Failed => "failed",
    }
}

/// What the intent's own status does not say.
fn refund_state(charge: &Charge) -> Option<&'static str> {
    if charge.dispute.is_some() {
        return Some("disputed");
    }
    match charge.amount_refunded {
        0 => None,
        all if all >= charge.amount_captured => Some("refunded"),
        _ => Some("partly_refunded"),
    }
}

/// `limit` payments after the first `skip`, newest first.
pub(super) fn rows(model: &Model, account: &str, skip: usize, limit: usize) -> Rows {
    let wanted = skip + limit + 1;
    let intents = model
        .payment_intents
        .of(account)
        .rev()
        .take(wanted)
        .map(|intent| {
            let charge = intent
                .latest_charge
                .as_deref()
                .and_then(|id| model.charges.anywhere(id));
            Payment::Intent(intent, charge)
        });
    let alone = model
        .charges
        .of(account)
        .rev()
        .filter(|charge| charge.payment_intent.is_none());
    let mut all: Vec<Payment<'_>> = intents.chain(alone.take(wanted).map(Payment::Charge)).collect();
    all.sort_by_key(|payment| std::cmp::Reverse(payment.created()));
    let columns = &[
        "Created",
        "Amount",
        "Status",
        "Paid with",
        "Customer",
        "Fee",
        "Payment",
    ];
    page_of(all.into_iter(), (skip, limit), columns, |payment| {
        payment.row(model)
    })
}
