//! JSON as text in which every id leads to its object.

use maud::{Markup, PreEscaped, Render, html};
use serde_json::Value;

use crate::model::Model;

/// Prefixes of the ids that [`super::object`] can show.
const SHOWN: &[&str] = &[
    "acct_", "card_", "ch_", "ctoken_", "cus_", "dp_", "evt_", "fee_", "issfr_", "pi_", "pm_", "po_", "py_",
    "pyr_", "re_", "seti_", "tok_", "tr_", "txn_", "we_",
];

/// The whole object. Secrets of the sandbox's own making (`…_secret_…`) are left out of it.
pub(super) fn pretty(value: &Value) -> Markup {
    let mut text = String::new();
    write(value, 0, &mut text);
    html! { pre tabindex="0" role="group" aria-label="JSON" { (PreEscaped(text)) } }
}

fn write(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            bracketed('{', '}', depth, out, fields.iter(), |(name, inner), out| {
                escaped(&Value::from(name.as_str()).to_string(), out);
                out.push_str(": ");
                write(inner, depth + 1, out);
            });
        }
        Value::Array(items) if !items.is_empty() => {
            bracketed('[', ']', depth, out, items.iter(), |inner, out| {
                write(inner, depth + 1, out);
            });
        }
        Value::String(text) if text.contains("_secret_") => escaped("\"(not shown)\"", out),
        Value::String(text) if is_shown(text) => {
            out.push('"');
            html! { a href={ "/dashboard/objects/" (text) } { (text) } }.render_to(out);
            out.push('"');
        }
        other => escaped(&other.to_string(), out),
    }
}

fn bracketed<T>(
    open: char,
    close: char,
    depth: usize,
    out: &mut String,
    items: impl Iterator<Item = T>,
    mut each: impl FnMut(T, &mut String),
) {
    out.push(open);
    for (index, item) in items.enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        each(item, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
}

fn escaped(text: &str, out: &mut String) {
    text.render_to(out);
}

fn is_shown(text: &str) -> bool {
    SHOWN.iter().any(|prefix| {
        text.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() >= 8 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    })
}

/// The object with this id and the account on which it lives, whatever its kind.
pub(super) fn find(model: &Model, id: &str) -> Option<(String, Value)> {
    let client = &model.settings.client_id;
    let prefix = id.split_once('_').map(|(prefix, _)| prefix)?;
    Some(match prefix {
        "acct" => (id.to_owned(), model.account(id)?.json()),
        "pi" => {
            let intent = model.payment_intents.anywhere(id)?;
            (intent.account.clone(), intent.json(model))
        }
        "ch" | "py" => {
            let charge = model.charges.anywhere(id)?;
            (charge.account.clone(), charge.json(model))
        }
        "cus" => {
            let customer = model.customers.anywhere(id)?;
            (customer.account.clone(), customer.json())
        }
        "pm" | "card" => {
            let method = model.payment_methods.anywhere(id)?;
            (method.account.clone(), method.json())
        }
        "seti" => {
            let intent = model.setup_intents.anywhere(id)?;
            (intent.account.clone(), intent.json(model))
        }
        "ctoken" => {
            let token = model.confirmation_tokens.anywhere(id)?;
            (token.account.clone(), token.json())
        }
        "re" | "pyr" => {
            let refund = model.refunds.anywhere(id)?;
            (refund.account.clone(), refund.json())
        }
        "dp" => {
            let dispute = model.disputes.anywhere(id)?;
            (dispute.account.clone(), dispute.json(model))
        }
        "issfr" => {
            let warning = model.early_fraud_warnings.anywhere(id)?;
            (warning.account.clone(), warning.json(model))
        }
        "po" => {
            let payout = model.payouts.anywhere(id)?;
            (payout.account.clone(), payout.json())
        }
        "tok" => {
            let token = model.tokens.anywhere(id)?;
            (token.account.clone(), token.json())
        }
        "tr" => {
            let transfer = model.transfers.anywhere(id)?;
            (transfer.account.clone(), transfer.json())
        }
        "fee" => {
            let fee = model.application_fees.anywhere(id)?;
            (fee.account.clone(), fee.json(client))
        }
        "txn" => {
            let line = model.balance_transactions.anywhere(id)?;
            (line.account.clone(), line.json(model.now, client))
        }
        "evt" => {
            let event = model.events.anywhere(id)?;
            (event.account.clone(), event.json())
        }
        "we" => {
            let endpoint = model.webhook_endpoints.anywhere(id)?;
            (endpoint.account.clone(), endpoint.json(client, false))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ids_are_links_and_other_text_is_not() {
        let text =
            pretty(&json!({"customer": "cus_12345678", "description": "cus_ <b>", "n": 1})).into_string();
        assert!(
            text.contains("<a href=\"/dashboard/objects/cus_12345678\">cus_12345678</a>"),
            "{text}"
        );
        assert!(text.contains("cus_ &lt;b&gt;"), "{text}");
    }

    #[test]
    fn a_client_secret_is_not_shown() {
        let text = pretty(&json!({"client_secret": "pi_123_secret_456"})).into_string();
        assert!(!text.contains("456"), "{text}");
    }
}
