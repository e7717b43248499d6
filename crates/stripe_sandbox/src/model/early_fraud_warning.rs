//! Early fraud warnings: a card's issuer thinks that a payment was made by a thief, and no money has moved yet.
//!
//! Source: docs.stripe.com/api/radar/early_fraud_warnings. That the payment's test card brings its warning at once is not
//! verified.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Model,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::Seconds;

/// What the issuer reported.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct EarlyFraudWarning {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) charge: String,
    pub(crate) payment_intent: Option<String>,
    pub(crate) fraud_type: String,
}

impl Record for EarlyFraudWarning {
    const KIND: &'static str = "early_fraud_warning";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        let mut keys = vec![("charge", self.charge.clone())];
        keys.extend(
            self.payment_intent
                .iter()
                .map(|id| ("payment_intent", id.clone())),
        );
        keys
    }
}

impl Model {
    /// The issuer reports a charge.
    pub(crate) fn warn_of_fraud(&mut self, charge: &str) {
        let Some(kept) = self.charges.anywhere(charge).cloned() else {
            return;
        };
        let id = self.ids.next("issfr_1");
        self.early_fraud_warnings.insert(EarlyFraudWarning {
            id: id.clone(),
            account: kept.account.clone(),
            created: self.now,
            charge: charge.to_owned(),
            payment_intent: kept.payment_intent,
            fraud_type: "misc".to_owned(),
        });
        let snapshot = self
            .early_fraud_warnings
            .anywhere(&id)
            .map_or(Value::Null, |warning| warning.json(self));
        self.emit(&kept.account, "radar.early_fraud_warning.created", snapshot, None);
    }

    pub(crate) fn early_fraud_warning(&self, account: &str, id: &str) -> Answer<&EarlyFraudWarning> {
        self.early_fraud_warnings
            .get(account, id)
            .ok_or_else(|| Refusal::no_such("early fraud warning", id, "early_fraud_warning"))
    }
}

impl EarlyFraudWarning {
    /// Stripe's `radar.early_fraud_warning` object.
    pub(crate) fn json(&self, model: &Model) -> Value {
        // Something can still be done: the charge is neither disputed nor refunded whole.
        let actionable = model.charges.anywhere(&self.charge).is_some_and(|charge| {
            charge.dispute.is_none() && charge.amount_refunded < charge.amount_captured
        });
        let mut json = json!({
            "id": self.id,
            "object": "radar.early_fraud_warning",
            "actionable": actionable,
            "charge": self.charge,
            "created": self.created,
            "fraud_type": self.fraud_type,
            "livemode": false,
        });
        // A charge of the Charges API has no intent, and the warning then no such field.
        if let (Some(intent), Some(fields)) = (&self.payment_intent, json.as_object_mut()) {
            fields.insert("payment_intent".to_owned(), json!(intent));
        }
        json
    }
}
