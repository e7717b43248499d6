//! What matters of an object, before its JSON: amounts with their currency, times that can be read, ids that lead on.

use maud::{Markup, html};
use serde_json::Value;

use super::cells;
use crate::page::{instant, money};

/// How a field is written.
#[derive(Clone, Copy)]
enum Kind {
    Money,
    Time,
    Id,
    Text,
}

use Kind::{Id, Money, Text, Time};

/// Fields in the order in which they are shown, where an object has them.
const FACTS: &[(&str, &str, Kind)] = &[
    ("/amount", "Amount", Money),
    ("/amount_received", "Received", Money),
    ("/amount_captured", "Captured", Money),
    ("/amount_capturable", "Can be captured", Money),
    ("/application_fee_amount", "The platform’s fee", Money),
    ("/amount_refunded", "Refunded", Money),
    ("/amount_reversed", "Reversed", Money),
    ("/fee", "Fees", Money),
    ("/net", "Net", Money),
    ("/type", "Type", Text),
    ("/reason", "Reason", Text),
    ("/fraud_type", "Kind of fraud", Text),
    ("/email", "E-mail", Text),
    ("/name", "Name", Text),
    ("/description", "Description", Text),
    ("/last_payment_error/message", "Last error", Text),
    ("/failure_message", "Failure", Text),
    ("/failure_reason", "Failure", Text),
    ("/evidence_details/due_by", "Answer due by", Time),
    ("/created", "Created", Time),
    ("/available_on", "Available", Time),
    ("/arrival_date", "Arrives", Time),
    ("/canceled_at", "Canceled", Time),
    ("/customer", "Customer", Id),
    ("/payment_method", "Paid with", Id),
    ("/payment_intent", "PaymentIntent", Id),
    ("/latest_charge", "Charge", Id),
    ("/charge", "Charge", Id),
    ("/originating_transaction", "Platform’s charge", Id),
    ("/source_transaction", "From charge", Id),
    ("/transfer", "Transfer", Id),
    ("/source_transfer", "Transfer", Id),
    ("/destination_payment", "Arrived as", Id),
    ("/application_fee", "Fee", Id),
    ("/balance_transaction", "In the books", Id),
    ("/failure_balance_transaction", "Taken back by", Id),
];

/// The facts of `object`, or nothing when it has none.
pub(super) fn of(object: &Value) -> Markup {
    let currency = object.get("currency").and_then(Value::as_str);
    let facts: Vec<(&str, Markup)> = FACTS
        .iter()
        .filter_map(|(path, name, kind)| Some((*name, written(object.pointer(path)?, *kind, currency)?)))
        .collect();
    html! {
        @if !facts.is_empty() {
            section.sheet aria-label="In short" {
                dl { @for (name, value) in &facts { dt { (name) } dd { (value) } } }
            }
        }
    }
}

/// `None` for what says nothing: null, an amount of zero, an empty text.
fn written(value: &Value, kind: Kind, currency: Option<&str>) -> Option<Markup> {
    match kind {
        Money => {
            let (amount, currency) = (value.as_i64().filter(|amount| *amount != 0)?, currency?);
            Some(html! { (money(amount, currency)) })
        }
        Time => {
            let seconds = value.as_i64()?;
            Some(html! { time { (instant(seconds)) " UTC" } })
        }
        Id => value.as_str().map(cells::id),
        Text => {
            let text = value.as_str().filter(|text| !text.is_empty())?;
            Some(html! { (text) })
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn amounts_and_times_can_be_read_and_what_is_not_there_is_not_said() {
        let text = of(&json!({
            "amount": 123_456, "amount_refunded": 0, "currency": "eur", "created": 0, "customer": null,
            "charge": "ch_1", "description": "<b>",
        }))
        .into_string();
        for part in [
            "1,234.56 EUR",
            "1970-01-01 00:00:00 UTC",
            "/dashboard/objects/ch_1",
            "&lt;b&gt;",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        for part in ["Refunded", "Customer"] {
            assert!(!text.contains(part), "{part} in {text}");
        }
        assert_eq!(of(&json!({"id": "x"})).into_string(), "");
    }
}
