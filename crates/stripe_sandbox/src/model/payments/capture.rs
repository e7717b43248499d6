//! Capturing what a confirmation authorised.

use serde_json::Value;

use crate::model::{
    Metadata, Model,
    payment_intent::{IntentStatus as S, PaymentIntent},
    refusal::{Answer, Refusal},
};

/// What a capture may say; whatever it leaves out stays as the intent has it.
#[derive(Debug, Default)]
pub(crate) struct Capture {
    pub(crate) amount: Option<i64>,
    pub(crate) application_fee_amount: Option<i64>,
    /// How much is transferred, when it is not all.
    pub(crate) transfer_amount: Option<i64>,
    pub(crate) statement_descriptor_suffix: Option<String>,
    /// The intent's metadata as they are to be, when they change.
    pub(crate) metadata: Option<Metadata>,
}

impl Model {
    /// Takes an authorised amount, or a part of it; the rest is released.
    pub(crate) fn capture_intent(&mut self, account: &str, id: &str, capture: Capture) -> Answer<Value> {
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
        let fee = capture.application_fee_amount;
        let amount = capture.amount.unwrap_or(intent.amount);
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
        let edited = PaymentIntent {
            application_fee_amount: fee.or(intent.application_fee_amount),
            transfer_amount: capture.transfer_amount.or(intent.transfer_amount),
            statement_descriptor_suffix: capture
                .statement_descriptor_suffix
                .or_else(|| intent.statement_descriptor_suffix.clone()),
            metadata: capture.metadata.unwrap_or_else(|| intent.metadata.clone()),
            ..intent.clone()
        };
        Self::check_fee(&edited)?;
        check_shares(amount, fee, capture.transfer_amount)?;
        let Some(charge) = intent.latest_charge.clone() else {
            return Ok(self.intent_json(id));
        };
        self.charges.change(&charge, |charge| {
            charge.transfer_amount = edited.transfer_amount;
            charge.metadata.extend(edited.metadata.clone());
        });
        self.mark_captured(&charge, amount, fee);
        self.settle(&charge);
        self.payment_intents.insert(PaymentIntent {
            status: S::Succeeded,
            amount_received: amount,
            ..edited
        });
        let charge_snapshot = self.charge_json(&charge);
        self.emit(account, "charge.captured", charge_snapshot, None);
        let snapshot = self.intent_json(id);
        self.emit(account, "payment_intent.succeeded", snapshot.clone(), None);
        Ok(snapshot)
    }
}

/// A fee or a transfer that is named with the capture must fit into what is captured. One that was named before is capped
/// instead, as Stripe's spec says of the fee.
fn check_shares(amount: i64, fee: Option<i64>, transfer: Option<i64>) -> Answer<()> {
    if fee.is_some_and(|fee| fee > amount) {
        return Err(Refusal::invalid(
            "The application fee cannot be greater than the amount that is captured.",
        )
        .param("application_fee_amount"));
    }
    if transfer.is_some_and(|transfer| transfer < 1 || transfer > amount) {
        return Err(Refusal::invalid(
            "The transfer_data[amount] must be between 1 and the amount that is captured.",
        )
        .param("transfer_data[amount]"));
    }
    Ok(())
}
