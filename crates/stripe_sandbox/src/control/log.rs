//! The log of API requests: what was asked and answered, without a card number or secret in it.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::Value;

use crate::http::form::Params;

/// One API request.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// When, in seconds of the sandbox's clock.
    pub at: i64,
    /// HTTP method.
    pub method: String,
    /// Path without the query.
    pub path: String,
    /// The account for which it worked; `None` when the key was refused.
    pub account: Option<String>,
    /// `secret` or `publishable`.
    pub key_kind: Option<&'static str>,
    /// HTTP status.
    pub status: u16,
    /// `req_…`.
    pub request_id: String,
    /// The caller's idempotency key.
    pub idempotency_key: Option<String>,
    /// The answer was one that had been given before.
    pub replayed: bool,
    /// Parameters, secrets masked.
    pub params: Vec<(String, String)>,
    /// Code, or else type, of the error.
    pub error: Option<String>,
    /// The fault that was injected.
    pub fault: Option<Value>,
    /// The answer as it was sent, for the Dashboard, which masks it; never part of the log's JSON.
    #[serde(skip)]
    pub(crate) response: String,
}

/// The longest answer that is kept.
const LONGEST: usize = 32 << 10;

/// What is kept of an answer.
pub(crate) fn kept(body: &str) -> String {
    if body.len() > LONGEST {
        String::new()
    } else {
        body.to_owned()
    }
}

impl Entry {
    /// The answer as it may be shown: secrets masked. `None` when it was too long to keep, or no JSON.
    pub(crate) fn shown_response(&self) -> Option<Value> {
        let mut body = serde_json::from_str(&self.response).ok()?;
        mask_json(&mut body);
        Some(body)
    }
}

/// Hides in an object what opens a door: secrets, tokens, links into an account.
fn mask_json(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            let is_link = matches!(
                fields.get("object").and_then(Value::as_str),
                Some("account_link" | "login_link")
            );
            for (name, inner) in fields {
                let opens = matches!(
                    name.as_str(),
                    "client_secret" | "secret" | "access_token" | "refresh_token"
                ) || (is_link && name == "url");
                if opens && inner.is_string() {
                    *inner = Value::from("****");
                } else {
                    mask_json(inner);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask_json),
        _ => {}
    }
}

/// The last requests.
#[derive(Debug, Default)]
pub(crate) struct RequestLog(VecDeque<Entry>);

const KEPT: usize = 5_000;

impl RequestLog {
    pub(crate) fn push(&mut self, entry: Entry) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(entry);
    }

    pub(crate) fn newest_first(&self) -> Vec<Entry> {
        self.0.iter().rev().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// The parameters as they may be shown.
pub(crate) fn masked(params: &Params) -> Vec<(String, String)> {
    params
        .iter()
        .map(|(path, value)| (path.to_owned(), mask(path, value)))
        .collect()
}

/// Hides card numbers and CVCs by name and by looks, and everything that opens a door.
fn mask(path: &str, value: &str) -> String {
    const SECRET: &[&str] = &[
        "number",
        "cvc",
        "client_secret",
        "code",
        "refresh_token",
        "key",
        "secret",
        "iban",
    ];
    let name = path.rsplit('[').next().unwrap_or(path).trim_end_matches(']');
    if name == "number" {
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        return format!(
            "**** {}",
            digits.get(digits.len().saturating_sub(4)..).unwrap_or_default()
        );
    }
    let opens = ["sk_test_", "rk_test_", "whsec_", "ac_", "rt_"]
        .iter()
        .any(|prefix| value.starts_with(prefix));
    if SECRET.contains(&name) || opens || value.contains("_secret_") || looks_like_a_card(value) {
        return "****".to_owned();
    }
    value.to_owned()
}

/// Thirteen to nineteen digits in a row, spaces and dashes aside.
fn looks_like_a_card(value: &str) -> bool {
    let mut run = 0;
    for c in value.chars() {
        match c {
            '0'..='9' => run += 1,
            ' ' | '-' => continue,
            _ => run = 0,
        }
        if run >= 13 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_answer_is_shown_without_what_opens_a_door() {
        let mut body = json!({
            "data": [{"id": "pi_1", "client_secret": "pi_1_secret_2"}],
            "link": {"object": "account_link", "url": "http://x/setup/e/acct_1/abc"},
            "url": "/v1/payment_intents",
        });
        mask_json(&mut body);
        assert_eq!(
            body,
            json!({
                "data": [{"id": "pi_1", "client_secret": "****"}],
                "link": {"object": "account_link", "url": "****"},
                "url": "/v1/payment_intents",
            })
        );
    }

    #[test]
    fn neither_card_numbers_nor_secrets_get_into_the_log() {
        let body = "card[number]=4242424242424242&card[cvc]=314&description=card 4242-4242-4242-4242&code=ac_x\
                    &client_secret=pi_1_secret_2&amount=100";
        let shown: Vec<String> = masked(&Params::read("", body.as_bytes()))
            .into_iter()
            .map(|(_, v)| v)
            .collect();
        assert_eq!(shown, ["**** 4242", "****", "****", "****", "****", "100"]);
    }
}
