//! What a recording shows of money that had moved: charges, payments, fees, disputes.

use serde_json::Value;

use super::world::{World, escaped, seller, text_of};
use crate::client::text;

impl World<'_> {
    /// A charge as the recording shows it, or as its refusal needs it.
    pub(super) async fn charge(&self, id: &str) -> String {
        if self.url.contains("/charges/py_") {
            return self.payment(id).await;
        }
        let error = text_of(&self.body["error"], "code");
        if self.url.ends_with("/v1/refunds") {
            let amount = if self.account.is_some() {
                15_500
            } else {
                self.body["amount"].as_i64().unwrap_or(1000)
            };
            let card = if error == "charge_disputed" {
                "createDispute"
            } else {
                "visa"
            };
            let transfers = self.form.contains("reverse_transfer");
            let mut form = format!(
                "amount={amount}&currency=usd&payment_method_types[]=card&capture_method=automatic&confirm=true\
                 &payment_method=pm_card_{card}"
            );
            if transfers {
                form.push_str(&format!(
                    "&transfer_data[destination]={}",
                    seller(&self.api).await
                ));
            }
            if self.form.contains("refund_application_fee=true") && (transfers || self.account.is_some()) {
                form.push_str("&application_fee_amount=10");
            }
            let paid = self.post("/v1/payment_intents", &form).await;
            let charge = text(&paid, "latest_charge").to_owned();
            if error == "charge_already_refunded" {
                self.post("/v1/refunds", &format!("charge={charge}")).await;
            }
            return charge;
        }
        self.charge_like(self.body).await
    }

    /// A charge that looks like the one in the recording.
    pub(super) async fn charge_like(&self, shown: &Value) -> String {
        let mut form = format!(
            "amount={}&currency={}&payment_method_types[]=card&capture_method=automatic&confirm=true",
            shown["amount"],
            text(shown, "currency")
        );
        for name in ["description", "statement_descriptor_suffix", "transfer_group"] {
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
        if shown["destination"].is_string() {
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
        form.push_str(&format!("&payment_method={}", text(&card, "id")));
        if shown["customer"].is_string() {
            let customer = self.post("/v1/customers", "").await;
            form.push_str(&format!("&customer={}", text(&customer, "id")));
        }
        let answer = self
            .on(self.api.post("/v1/payment_intents", &form))
            .send()
            .await
            .body;
        let charge = if answer["error"].is_object() {
            &answer["error"]["charge"]
        } else {
            &answer["latest_charge"]
        };
        charge.as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    /// A destination charge on the platform, over what the recording shows or ten dollars.
    pub(super) async fn destination_charge(&self, more: &str) -> Value {
        let (amount, currency) = match self.body["object"].as_str() {
            Some("transfer" | "charge") => {
                (self.body["amount"].as_i64().unwrap(), text(self.body, "currency"))
            }
            _ => (1000, "usd"),
        };
        let destination = match &self.account {
            Some(account) => account.clone(),
            None => seller(&self.api).await,
        };
        let form = format!(
            "amount={amount}&currency={currency}&payment_method_types[]=card&capture_method=automatic&confirm=true\
             &payment_method=pm_card_visa&transfer_data[destination]={destination}&expand[]=latest_charge.transfer{more}"
        );
        let mut paid = self.api.post("/v1/payment_intents", &form).send().await.ok();
        let transfer = paid["latest_charge"]["transfer"].clone();
        paid["latest_charge"]["payment"] = transfer["destination_payment"].clone();
        paid["latest_charge"]["transfer"] = transfer["id"].clone();
        paid
    }

    pub(super) async fn payment(&self, _: &str) -> String {
        let fee = self.body["application_fee_amount"].as_i64();
        let more = fee
            .map(|fee| format!("&application_fee_amount={fee}"))
            .unwrap_or_default();
        let paid = self.destination_charge(&more).await;
        let refunded = self.body["amount_refunded"].as_i64().unwrap_or(0);
        if refunded > 0 {
            let with_fee = if fee.is_some() {
                "&refund_application_fee=true"
            } else {
                ""
            };
            let form = format!(
                "charge={}&amount={refunded}&reverse_transfer=true{with_fee}",
                text(&paid["latest_charge"], "id")
            );
            self.api.post("/v1/refunds", &form).send().await.ok();
        }
        text(&paid["latest_charge"], "payment").to_owned()
    }

    pub(super) async fn payment_refund(&self) -> String {
        let paid = self.destination_charge("").await;
        let form = format!(
            "charge={}&reverse_transfer=true&expand[]=transfer_reversal",
            text(&paid["latest_charge"], "id")
        );
        let refund = self.api.post("/v1/refunds", &form).send().await.ok();
        text(&refund["transfer_reversal"], "destination_payment_refund").to_owned()
    }

    pub(super) async fn balance_transaction(&self) -> String {
        match text_of(self.body, "type") {
            "payment_refund" => {
                let refund = self.payment_refund().await;
                self.api.sandbox.control().advance(3 * 86_400).await.unwrap();
                let path = format!("/v1/refunds/{refund}");
                let refund = self.on(self.api.get(&path)).send().await.ok();
                text(&refund, "balance_transaction").to_owned()
            }
            _ => {
                let amount = &self.body["amount"];
                let fee: i64 = self.body["fee_details"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter(|line| line["type"] == "application_fee")
                    .filter_map(|line| line["amount"].as_i64())
                    .sum();
                let form = format!(
                    "amount={amount}&currency={}&payment_method_types[]=card&capture_method=automatic&confirm=true\
                     &payment_method=pm_card_visa&application_fee_amount={fee}&expand[]=latest_charge&description={}",
                    text(self.body, "currency"),
                    escaped(text_of(self.body, "description"))
                );
                let paid = self.post("/v1/payment_intents", &form).await;
                self.api.sandbox.control().advance(3 * 86_400).await.unwrap();
                text(&paid["latest_charge"], "balance_transaction").to_owned()
            }
        }
    }

    pub(super) async fn fee(&self) -> String {
        let fee = &self.body["amount"];
        let paid = self
            .destination_charge(&format!("&application_fee_amount={fee}"))
            .await;
        let charge = text(&paid["latest_charge"], "id");
        let refunded = self.body["amount_refunded"].as_i64().unwrap_or(0);
        if refunded > 0 {
            let form = format!("charge={charge}&refund_application_fee=true&reverse_transfer=true");
            self.api.post("/v1/refunds", &form).send().await.ok();
        }
        let charge = self.api.get(&format!("/v1/charges/{charge}")).send().await.ok();
        text(&charge, "application_fee").to_owned()
    }

    pub(super) async fn dispute(&self) -> String {
        let form = format!(
            "amount={}&currency={}&payment_method_types[]=card&capture_method=automatic&confirm=true\
             &payment_method=pm_card_createDispute&expand[]=latest_charge",
            self.body["amount"],
            text(self.body, "currency")
        );
        let paid = self.post("/v1/payment_intents", &form).await;
        let dispute = text(&paid["latest_charge"], "dispute").to_owned();
        if self.body["evidence_details"]["submission_count"] == 1 {
            let mut form = "submit=true".to_owned();
            for (name, value) in self.body["evidence"].as_object().into_iter().flatten() {
                if let Some(value) = value.as_str().filter(|value| !value.starts_with("file_")) {
                    form.push_str(&format!("&evidence[{name}]={}", escaped(value)));
                }
            }
            self.post(&format!("/v1/disputes/{dispute}"), &form).await;
        }
        if matches!(text_of(self.body, "status"), "won" | "lost") {
            let won = self.body["status"] == "won";
            self.api
                .sandbox
                .control()
                .decide_dispute(&dispute, won)
                .await
                .unwrap();
        }
        dispute
    }
}
