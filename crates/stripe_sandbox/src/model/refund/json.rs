//! The refund as Stripe shows it.

use serde_json::{Value, json};

use super::{Refund, RefundStatus};

impl Refund {
    /// Stripe's `refund` object.
    pub(crate) fn json(&self) -> Value {
        let mut json = json!({
            "id": self.id,
            "object": "refund",
            "amount": self.amount,
            "balance_transaction": self.balance_transaction,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "customer_account": null,
            "metadata": self.metadata,
            "payment_intent": self.payment_intent,
            "payment_method": self.payment_method,
            "reason": self.reason,
            "receipt_number": null,
            "source_transfer_reversal": self.source_transfer_reversal,
            "status": self.status,
            "transfer_reversal": self.transfer_reversal,
        });
        let Some(fields) = json.as_object_mut() else {
            return json;
        };
        if !self.of_transfer {
            fields.insert(
                "destination_details".to_owned(),
                json!({
                    "card": {
                        "reference_status": "pending",
                        "reference_type": "acquirer_reference_number",
                        "type": "refund",
                    },
                    "type": "card",
                }),
            );
        }
        if let Some(back) = &self.failure_balance_transaction {
            fields.insert("failure_balance_transaction".to_owned(), json!(back));
            if self.status == RefundStatus::Failed {
                fields.insert("failure_reason".to_owned(), json!("expired_or_canceled_card"));
            }
        }
        json
    }
}
