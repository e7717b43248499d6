//! Capturing what a confirmation authorised.

use serde_json::Value;

use crate::model::{
    Model,
    payment_intent::IntentStatus as S,
    refusal::{Answer, Refusal},
};

impl Model {
    /// Takes an authorised amount, or a part of it; the rest is released.
    pub(crate) fn capture_intent(
        &mut self,
        account: &str,
        id: &str,
        amount: Option<i64>,
        fee: Option<i64>,
    ) -> Answer<Value> {
        let intent = self.intent(account, id)?.clone();
        if intent.status != S::RequiresCapture {
            return Err(self.unexpected_state(
                id,
                format!(
                    "This PaymentIntent could not be captured because it has a status of {}. Only a PaymentIntent with one \
                     of the following statuses may be captured: requires_capture.",
                    intent.status.name()
                ),
            ));
        }
        let amount = amount.unwrap_or(intent.amount);
        if amount < 1 {
            return Err(Refusal::malformed(
                "amount_to_capture",
                "This value must be greater than or equal to 1.",
            )
            .code("parameter_invalid_integer"));
        }
        if amount > intent.amount {
            return Err(Refusal::invalid(format!(
                "The requested capture amount is greater than the authorized amount: {amount} is greater than {}.",
                intent.amount
            ))
            .code("amount_too_large")
            .param("amount_to_capture"));
        }
        let Some(charge) = intent.latest_charge.clone() else {
            return Ok(self.intent_json(id));
        };
        self.mark_captured(&charge, amount, fee);
        self.settle(&charge);
        self.payment_intents.change(id, |intent| {
            intent.status = S::Succeeded;
            intent.amount_received = amount;
            if fee.is_some() {
                intent.application_fee_amount = fee;
            }
        });
        let charge_snapshot = self.charge_json(&charge);
        self.emit(account, "charge.captured", charge_snapshot, None);
        let snapshot = self.intent_json(id);
        self.emit(account, "payment_intent.succeeded", snapshot.clone(), None);
        Ok(snapshot)
    }
}
