//! The sandbox in which a recording is replayed: accounts, customers, cards and intents in the state that it shows.

use std::collections::BTreeMap;

use serde_json::Value;
use stripe_sandbox::NewTestAccount;

use crate::{
    client::{Answer, Api, Asking, text},
    recordings::{header, ids_in},
};

/// A sandbox in which the objects that a recording names exist.
pub(super) struct World<'a> {
    pub(super) api: Api,
    pub(super) account: Option<String>,
    pub(super) body: &'a Value,
    pub(super) url: &'a str,
    pub(super) form: &'a str,
    /// The recorded id and ours.
    ids: BTreeMap<String, String>,
}

const OWN_MONEY: &str = "amount=99999999&currency=usd&source=tok_bypassPending";

impl<'a> World<'a> {
    pub(super) async fn new(exchange: &'a Value, body: &'a Value) -> Self {
        let api = Api::new().await;
        let account = match header(exchange, "stripe-account") {
            Some(_) => Some(seller(&api).await),
            None => None,
        };
        let mut world = Self {
            api,
            account,
            body,
            url: text(exchange, "url"),
            form: exchange["request_body"].as_str().unwrap_or_default(),
            ids: BTreeMap::new(),
        };
        let named = format!("{}&{}", world.url, world.form);
        // Customers and accounts first: the rest may belong to them.
        for kind in [
            "cus_", "acct_", "ba_", "pm_", "pi_", "seti_", "ch_", "py_", "pyr_", "txn_", "fee_", "tr_",
            "dp_", "tok_",
        ] {
            for id in ids_in(&named, kind) {
                let real = id.len() >= kind.len() + 14
                    && id[kind.len()..].bytes().all(|byte| byte.is_ascii_alphanumeric());
                if real && !world.ids.contains_key(&id) {
                    let ours = world.provide(&id).await;
                    world.ids.insert(id, ours);
                }
            }
        }
        world.fund().await;
        if world.url.contains("/charges?") {
            for charge in body["data"].as_array().into_iter().flatten() {
                let id = world.charge_like(charge).await;
                if charge["refunded"] == true {
                    world.post("/v1/refunds", &format!("charge={id}")).await;
                }
            }
        }
        world
    }

    pub(super) fn on<'b>(&'b self, ask: Asking<'b>) -> Asking<'b> {
        match &self.account {
            Some(account) => ask.on(account),
            None => ask,
        }
    }

    pub(super) async fn post(&self, path: &str, form: &str) -> Value {
        self.on(self.api.post(path, form)).send().await.ok()
    }

    /// The balance that a transfer or payout of the recording was paid from.
    async fn fund(&self) {
        let pays = self.url.ends_with("/v1/transfers") || self.url.ends_with("/v1/payouts");
        if pays && self.body["error"].is_null() {
            for _ in 0..4 {
                self.post("/v1/charges", OWN_MONEY).await;
            }
        }
    }

    /// The intent that the answer shows, or nothing.
    fn shown(&self) -> &Value {
        let error = &self.body["error"];
        [&error["payment_intent"], &error["setup_intent"]]
            .into_iter()
            .find(|intent| intent.is_object())
            .unwrap_or(self.body)
    }

    async fn provide(&self, id: &str) -> String {
        let made = match id.split('_').next().unwrap_or_default() {
            "cus" => self.customer().await,
            "acct" => return seller(&self.api).await,
            "ba" => return self.bank().await,
            "pm" if id.starts_with("pm_card_") || id == "pm_1001" => return id.to_owned(),
            "pm" => self.card().await,
            "pi" => self.intent().await,
            "seti" => self.setup_intent().await,
            "ch" | "py" => return self.charge(id).await,
            "pyr" => return self.payment_refund().await,
            "txn" => return self.balance_transaction().await,
            "fee" => return self.fee().await,
            "tr" => return text(&self.destination_charge("").await["latest_charge"], "transfer").to_owned(),
            "dp" => return self.dispute().await,
            "tok" => {
                self.post(
                    "/v1/tokens",
                    "card[number]=4000056655665556&card[exp_month]=12&card[exp_year]=2030&card[cvc]=123",
                )
                .await
            }
            other => panic!("no way to make a {other}"),
        };
        text(&made, "id").to_owned()
    }

    async fn customer(&self) -> Value {
        let customer = self.post("/v1/customers", "").await;
        if self.url.contains("/payment_methods?") {
            let form = format!("customer={}", text(&customer, "id"));
            self.post("/v1/payment_methods/pm_card_visa/attach", &form).await;
        }
        customer
    }

    async fn bank(&self) -> String {
        let account = self
            .account
            .as_deref()
            .unwrap_or(self.api.sandbox.platform_account());
        let list = self
            .api
            .get(&format!("/v1/accounts/{account}/external_accounts"))
            .send()
            .await
            .ok();
        text(&list["data"][0], "id").to_owned()
    }

    /// The number of the card that the recording must have been made with.
    fn number(&self) -> &'static str {
        let error = &self.body["error"];
        let shown = self.shown();
        let last4 = [
            &error["payment_method"]["card"],
            &shown["payment_method_details"]["card"],
            &self.body["card"],
        ]
        .into_iter()
        .find_map(|card| card["last4"].as_str());
        let code = error["code"].as_str().unwrap_or_default();
        let acts = shown["status"] == "requires_action" || code == "authentication_required";
        match (last4, code) {
            (Some("0002"), _) => "4000000000000002",
            (Some("0341"), _) => "4000000000000341",
            (Some("0069"), _) | (_, "expired_card") => "4000000000000069",
            (_, "incorrect_cvc") => "4000000000000127",
            (_, "card_declined") if self.url.ends_with("/attach") || self.url.ends_with("/customers") => {
                "4000000000000002"
            }
            (_, "card_declined") => "4000000000000341",
            (Some("0077"), _) => "4000000000000077",
            (Some("3155"), _) => "4000002500003155",
            _ if acts => "4000002760003184",
            _ => "4242424242424242",
        }
    }

    pub(super) async fn card(&self) -> Value {
        let number = self.number();
        let foreign = text_of(&self.body["error"], "message").contains("platform-owned");
        let form =
            format!("type=card&card[number]={number}&card[exp_month]=12&card[exp_year]=2030&card[cvc]=123");
        let ask = self.api.post("/v1/payment_methods", &form);
        let card = if foreign {
            ask.send().await.ok()
        } else {
            self.on(ask).send().await.ok()
        };
        let id = text(&card, "id");
        let owner = self.ids.iter().find(|(recorded, _)| recorded.starts_with("cus_"));
        let detaches = self.url.ends_with("/detach");
        if let Some((_, customer)) = owner.filter(|_| !self.url.contains("setup_intents")) {
            self.post(
                &format!("/v1/payment_methods/{id}/attach"),
                &format!("customer={customer}"),
            )
            .await;
        } else if detaches {
            let customer = self.post("/v1/customers", "").await;
            let form = format!("customer={}", text(&customer, "id"));
            self.post(&format!("/v1/payment_methods/{id}/attach"), &form)
                .await;
        }
        if text_of(&self.body["error"], "message").contains("It may not be used again") {
            let spend = format!(
                "amount=500&currency=usd&payment_method_types[]=card&confirm=true&payment_method={id}"
            );
            self.post("/v1/payment_intents", &spend).await;
        }
        card
    }

    /// An intent as it was before the recorded call, or, for a look at it, as it is.
    pub(super) async fn intent(&self) -> Value {
        let shown = self.shown();
        let looks = self
            .url
            .rsplit('/')
            .next()
            .is_some_and(|last| last.starts_with("pi_"));
        let capture = shown["capture_method"].as_str().unwrap_or("automatic");
        let mut form = format!(
            "amount={}&currency={}&capture_method={capture}&payment_method_types[]=card&confirmation_method={}",
            shown["amount"],
            text(shown, "currency"),
            shown["confirmation_method"].as_str().unwrap_or("automatic"),
        );
        for name in [
            "description",
            "statement_descriptor_suffix",
            "transfer_group",
            "setup_future_usage",
        ] {
            if let Some(value) = shown[name].as_str() {
                form.push_str(&format!("&{name}={}", escaped(value)));
            }
        }
        for (name, value) in shown["metadata"].as_object().into_iter().flatten() {
            form.push_str(&format!(
                "&metadata[{}]={}",
                escaped(name),
                escaped(value.as_str().unwrap_or_default())
            ));
        }
        if shown["customer"].is_string() {
            let customer = self.post("/v1/customers", "").await;
            form.push_str(&format!("&customer={}", text(&customer, "id")));
        }
        if shown["transfer_data"].is_object() {
            form.push_str(&format!(
                "&transfer_data[destination]={}",
                seller(&self.api).await
            ));
            if let Some(amount) = shown["transfer_data"]["amount"].as_i64() {
                form.push_str(&format!("&transfer_data[amount]={amount}"));
            }
        }
        if let Some(fee) = shown["application_fee_amount"].as_i64() {
            form.push_str(&format!("&application_fee_amount={fee}"));
        }
        let card = self.card().await;
        let changes = self.form.contains("payment_method=pm_");
        if !changes {
            form.push_str(&format!("&payment_method={}", text(&card, "id")));
        }
        let status = text_of(shown, "status");
        let was_paid = (looks && !changes && matches!(status, "succeeded" | "requires_capture"))
            || self.url.ends_with("/capture")
            || (self.url.ends_with("/cancel") && status == "succeeded");
        if was_paid {
            form.push_str("&confirm=true");
        }
        let made = self.post("/v1/payment_intents", &form).await;
        if looks && status == "canceled" {
            self.post(&format!("/v1/payment_intents/{}/cancel", text(&made, "id")), "")
                .await;
        }
        made
    }

    async fn setup_intent(&self) -> Value {
        let shown = self.shown();
        let card = self.card().await;
        let status = text_of(shown, "status");
        let looks = self
            .url
            .rsplit('/')
            .next()
            .is_some_and(|last| last.starts_with("seti_"));
        let done =
            (looks && matches!(status, "succeeded" | "requires_action")) || self.url.ends_with("/cancel");
        let mut form = format!(
            "payment_method={}&payment_method_types[]=card&usage=off_session",
            text(&card, "id")
        );
        if shown["customer"].is_string() {
            let customer = self.post("/v1/customers", "").await;
            form.push_str(&format!("&customer={}", text(&customer, "id")));
        }
        if done {
            form.push_str("&confirm=true");
        }
        self.post("/v1/setup_intents", &form).await
    }

    pub(super) async fn replay(&self, exchange: &Value) -> Answer {
        let mut path = self.url.trim_start_matches("https://api.stripe.com").to_owned();
        let mut form = self.form.to_owned();
        for (recorded, ours) in &self.ids {
            path = path.replace(recorded, ours);
            form = form.replace(recorded, ours);
        }
        let ask = match text(exchange, "method") {
            "GET" => self.api.get(&path),
            "DELETE" => self.api.delete(&path),
            _ => self.api.post(&path, &form),
        };
        let version = header(exchange, "stripe-version").map(|version| version.trim_matches('"').to_owned());
        let ask = ask.header("stripe-version", version.as_deref().unwrap_or("2023-10-16"));
        let ask = if self.body["error"]["message"]
            .as_str()
            .is_some_and(|text| text.starts_with("Invalid API Key"))
        {
            ask.with_key(Some("sk_test_unknown"))
        } else {
            ask
        };
        self.on(ask).send().await
    }
}

pub(super) async fn seller(api: &Api) -> String {
    let new = NewTestAccount {
        country: Some("US".to_owned()),
        payout_interval: Some("manual".to_owned()),
        ..NewTestAccount::default()
    };
    api.sandbox.control().connected_account(new).await
}

pub(super) fn text_of<'b>(object: &'b Value, field: &str) -> &'b str {
    object[field].as_str().unwrap_or_default()
}

pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
