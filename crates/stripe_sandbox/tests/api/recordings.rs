//! Exchanges that were recorded against the real Stripe in 2026, replayed here: same status, same error, same fields,
//! and the same values wherever they depend neither on time nor on ids nor on the recorded account's settings.
//!
//! An object that a recording names and that it did not itself make is made first, in the state that the recording
//! shows it in. The recordings are read from `STRIPE_TRUTH_DIR`; where they are absent the test says so and is skipped.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    client::{Answer, Api, text},
    truth,
};

/// Exchanges that are not replayed, each with the reason.
const LEFT_OUT: &[(usize, &str)] = &[
    (
        20,
        "the recorded customer has a card_… source from a token; here a token becomes a pm_… at once",
    ),
    (
        30,
        "an account whose company details were filled in by hand before",
    ),
    (32, "the client id is hidden in the recording"),
    (35, "the account id is hidden in the recording"),
];

/// Fields that the recording has and the sandbox has not, or the other way about, each with the reason.
const OTHER_FIELDS: &[(&str, &str)] = &[
    ("fee_source", "of the spec, and not of these recordings"),
    ("charges", "only in the version 2020-08-27"),
    ("invoice", "only in the version 2020-08-27"),
    ("charge.refunds", "expanded by itself in the version 2020-08-27"),
    ("transfer", "only on destination charges"),
];

/// Values that depend on time, ids, or the recorded account.
const VOLATILE: &[&str] = &[
    "application",
    "authorization_code",
    "calculated_statement_descriptor",
    "canceled_at",
    "client_ip",
    "client_secret",
    "created",
    "exp_month",
    "exp_year",
    "fingerprint",
    "id",
    "invoice_prefix",
    "network",
    "network_transaction_id",
    "receipt_url",
    "request_log_url",
    "risk_score",
    "transaction_link_id",
    "url",
    "statement_descriptor_prefix",
    // Whether the CVC was checked depends on what was done before the recording began.
    "cvc_check",
];

#[tokio::test]
async fn the_exchanges_recorded_in_2026_are_answered_as_stripe_answered_them() {
    let path = truth::directory().map(|directory| directory.join("recorded-2026.jsonl"));
    let Some(recorded) = path.and_then(|path| std::fs::read_to_string(path).ok()) else {
        eprintln!("SKIPPED: the recordings are not there (STRIPE_TRUTH_DIR)");
        return;
    };
    let mut faults = Vec::new();
    let mut replayed = 0;
    for (number, line) in recorded.lines().enumerate() {
        if LEFT_OUT.iter().any(|(left_out, _)| *left_out == number) {
            continue;
        }
        let exchange: Value = serde_json::from_str(line).unwrap();
        let body = match &exchange["response_body"] {
            Value::String(text) => serde_json::from_str(text).unwrap(),
            other => other.clone(),
        };
        let answer = World::new(&exchange, &body).await.replay(&exchange).await;
        let mut found = Vec::new();
        if i64::from(answer.status) != exchange["status"] {
            found.push(format!(
                "status {} instead of {}",
                answer.status, exchange["status"]
            ));
        }
        compare(&body, &answer.body, "", &mut found);
        faults.extend(found.iter().map(|fault| {
            format!(
                "{number} {} {}: {fault}",
                text(&exchange, "method"),
                text(&exchange, "url")
            )
        }));
        replayed += 1;
    }
    assert!(
        faults.is_empty(),
        "{} faults in {replayed} exchanges:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn compare(recorded: &Value, ours: &Value, at: &str, faults: &mut Vec<String>) {
    let field = at.rsplit('.').next().unwrap_or(at);
    if VOLATILE.contains(&field) {
        return;
    }
    match (recorded, ours) {
        (Value::Object(recorded), Value::Object(ours)) => {
            let excused = |name: &str| {
                let place = format!("{at}.{name}");
                OTHER_FIELDS
                    .iter()
                    .any(|(field, _)| place == *field || place.ends_with(&format!(".{field}")))
            };
            for (name, value) in recorded {
                match ours.get(name) {
                    Some(other) => compare(value, other, &format!("{at}.{name}"), faults),
                    None if excused(name) => {}
                    None => faults.push(format!("{at}.{name} is missing")),
                }
            }
            for name in ours
                .keys()
                .filter(|name| !recorded.contains_key(*name) && !excused(name))
            {
                faults.push(format!("{at}.{name} is not in the recording"));
            }
        }
        (Value::Array(recorded), Value::Array(ours)) if recorded.len() == ours.len() => {
            for (one, other) in recorded.iter().zip(ours) {
                compare(one, other, at, faults);
            }
        }
        (Value::String(one), Value::String(other)) if is_id(one) && is_id(other) => {}
        (Value::String(one), Value::String(other))
            if field == "message" && without_ids(one) == without_ids(other) => {}
        (one, other) if one == other => {}
        (one, other) => faults.push(format!("{at}: {other} instead of {one}")),
    }
}

const PREFIXES: &[&str] = &[
    "cus_",
    "pm_",
    "pi_",
    "ch_",
    "acct_",
    "tok_",
    "card_",
    "txn_",
    "re_",
    "req_",
    "fee_",
    "py_",
    "pyr_",
    "tr_",
    "trr_",
    "fr_",
    "dp_",
    "du_",
    "po_",
    "ba_",
    "seti_",
    "src_",
    "ca_",
    "file_",
    "group_pi_",
    "setatt_",
    "oca_",
];

pub(crate) fn is_id(text: &str) -> bool {
    PREFIXES.iter().any(|prefix| text.starts_with(prefix)) || text.starts_with("<HIDDEN")
}

/// The words of a message, keys masked.
pub(crate) fn without_ids(message: &str) -> String {
    message
        .split(' ')
        .map(|word| {
            if word.starts_with("'sk_test_") {
                "'sk'"
            } else {
                word
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A sandbox in which the objects that a recording names exist.
struct World {
    api: Api,
    account: Option<String>,
    /// The recorded id and ours.
    ids: BTreeMap<String, String>,
}

impl World {
    async fn new(exchange: &Value, body: &Value) -> Self {
        let api = Api::new().await;
        let account = match header(exchange, "stripe-account") {
            Some(_) => Some(api.seller().await),
            None => None,
        };
        let mut world = Self {
            api,
            account,
            ids: BTreeMap::new(),
        };
        let url = text(exchange, "url");
        let request = exchange["request_body"].as_str().unwrap_or_default();
        // Customers first: cards and intents may belong to them.
        for kind in ["cus_", "acct_", "pm_", "pi_", "ch_"] {
            for id in ids_in(&format!("{url}&{request}"), kind) {
                if !id.contains("fake") && !world.ids.contains_key(&id) {
                    world.provide(&id, url, body).await;
                }
            }
        }
        world
    }

    fn ask(&self, path: &str, form: &str) -> crate::client::Asking<'_> {
        let ask = self.api.post(path, form);
        match &self.account {
            Some(account) => ask.on(account),
            None => ask,
        }
    }

    async fn provide(&mut self, id: &str, url: &str, body: &Value) {
        let shown = if body["error"]["payment_intent"].is_object() {
            &body["error"]["payment_intent"]
        } else {
            body
        };
        let made = match id.split('_').next().unwrap_or_default() {
            "cus" => {
                let email = shown["email"].as_str().unwrap_or("recorded@example.com");
                let name = shown["name"].as_str().unwrap_or_default();
                self.ask("/v1/customers", &format!("email={email}&name={name}"))
                    .send()
                    .await
                    .ok()
            }
            "acct" => self
                .api
                .post("/v1/accounts", "type=standard&country=AU")
                .send()
                .await
                .ok(),
            "pm" if id.starts_with("pm_card_") => return,
            "pm" => {
                // A card that is cloned lives on the platform.
                let clones = url.ends_with("/v1/payment_methods") && self.account.is_some();
                let path = "/v1/payment_methods/pm_card_visa";
                let ask = self.api.get(path);
                match &self.account {
                    Some(account) if !clones => ask.on(account).send().await.ok(),
                    _ => ask.send().await.ok(),
                }
            }
            "pi" => self.provide_intent(url, shown, body).await,
            "ch" => {
                let form = "amount=3600&currency=aud&payment_method=pm_card_mastercard&payment_method_types[]=card\
                            &capture_method=automatic&confirm=true";
                let paid = self.ask("/v1/payment_intents", form).send().await.ok();
                json!({"id": paid["latest_charge"]})
            }
            other => panic!("no way to make a {other}"),
        };
        self.ids.insert(id.to_owned(), text(&made, "id").to_owned());
        let attached =
            shown["object"] == "payment_method" && shown["customer"].is_string() && !url.ends_with("/attach");
        let refused = body["error"]["message"]
            .as_str()
            .is_some_and(|m| m.contains("already been attached"));
        if id.starts_with("pm_") && (attached || refused) {
            let customer = self.ask("/v1/customers", "").send().await.ok();
            let path = format!("/v1/payment_methods/{}/attach", text(&made, "id"));
            self.ask(&path, &format!("customer={}", text(&customer, "id")))
                .send()
                .await
                .ok();
        }
    }

    /// An intent as it was before the recorded call.
    async fn provide_intent(&self, url: &str, shown: &Value, body: &Value) -> Value {
        let last4 = body["error"]["payment_method"]["card"]["last4"]
            .as_str()
            .unwrap_or("4242");
        let card = match last4 {
            "0002" => "pm_card_visa_chargeDeclined",
            "9995" => "pm_card_visa_chargeDeclinedInsufficientFunds",
            "9987" => "pm_card_visa_chargeDeclinedLostCard",
            "9979" => "pm_card_visa_chargeDeclinedStolenCard",
            "6975" => "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
            "0069" => "pm_card_chargeDeclinedExpiredCard",
            "0127" => "pm_card_chargeDeclinedIncorrectCvc",
            "0119" => "pm_card_chargeDeclinedProcessingError",
            _ => "pm_card_visa",
        };
        let mut form = format!(
            "amount={}&currency={}&capture_method={}&payment_method_types[]=card&payment_method={card}",
            shown["amount"],
            text(shown, "currency"),
            text(shown, "capture_method"),
        );
        if shown["customer"].is_string() {
            let customer = self.ask("/v1/customers", "").send().await.ok();
            form.push_str(&format!("&customer={}", text(&customer, "id")));
        }
        if let Some(usage) = shown["setup_future_usage"].as_str() {
            form.push_str(&format!("&setup_future_usage={usage}"));
        }
        let made = self.ask("/v1/payment_intents", &form).send().await.ok();
        let path = format!("/v1/payment_intents/{}", text(&made, "id"));
        let reads = url.ends_with(|c: char| c.is_ascii_alphanumeric()) && !url.ends_with("/confirm");
        let paid = matches!(shown["status"].as_str(), Some("requires_capture" | "succeeded"));
        if reads && paid && !url.ends_with("/cancel") {
            self.ask(&format!("{path}/confirm"), "").send().await.ok();
        }
        if reads
            && shown["status"] == "succeeded"
            && shown["capture_method"] == "manual"
            && !url.ends_with("/capture")
        {
            self.ask(&format!("{path}/capture"), "").send().await.ok();
        }
        made
    }

    async fn replay(&self, exchange: &Value) -> Answer {
        let mut path = text(exchange, "url")
            .trim_start_matches("https://api.stripe.com")
            .to_owned();
        let mut form = exchange["request_body"].as_str().unwrap_or_default().to_owned();
        for (recorded, ours) in &self.ids {
            path = path.replace(recorded, ours);
            form = form.replace(recorded, ours);
        }
        let ask = match text(exchange, "method") {
            "GET" => self.api.get(&path),
            "DELETE" => self.api.delete(&path),
            _ => self.api.post(&path, &form),
        };
        let ask = match &self.account {
            Some(account) => ask.on(account),
            None => ask,
        };
        ask.send().await
    }
}

pub(crate) fn header(exchange: &Value, name: &str) -> Option<String> {
    let headers = exchange["request_headers"].as_object()?;
    headers
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.to_string())
}

/// Every id of a kind in a text.
pub(crate) fn ids_in(text: &str, prefix: &str) -> Vec<String> {
    text.match_indices(prefix)
        .filter(|(at, _)| *at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric())
        .map(|(at, _)| {
            text[at..]
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect()
        })
        .collect()
}
