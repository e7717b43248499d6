//! Giving up an intent: because the platform says so, or because nobody captured in time.

use serde_json::Value;

use crate::model::{Model, payment_intent::IntentStatus as S, refusal::Answer};

impl Model {
    /// Gives up an intent; what was authorised is released.
    pub(crate) fn cancel_intent(&mut self, account: &str, id: &str, reason: Option<String>) -> Answer<Value> {
        let status = self.intent(account, id)?.status;
        if matches!(status, S::Succeeded | S::Canceled) {
            return Err(self.unexpected_state(
                id,
                format!(
                    "You cannot cancel this PaymentIntent because it has a status of {}. Only a PaymentIntent with one of \
                     the following statuses may be canceled: requires_payment_method, requires_capture, \
                     requires_confirmation, requires_action, processing.",
                    status.name()
                ),
            ));
        }
        self.cancel(account, id, reason);
        Ok(self.intent_json(id))
    }

    fn cancel(&mut self, account: &str, id: &str, reason: Option<String>) {
        let now = self.now;
        let held = self.payment_intents.change(id, |intent| {
            let held = (intent.status == S::RequiresCapture)
                .then(|| intent.latest_charge.clone())
                .flatten();
            intent.status = S::Canceled;
            intent.canceled_at = Some(now);
            intent.cancellation_reason = reason;
            held
        });
        if let Some(charge) = held.flatten() {
            self.charges.change(&charge, |charge| {
                charge.amount_refunded = charge.amount;
                charge.capture_before = None;
            });
            let snapshot = self.charge_json(&charge);
            self.emit(account, "charge.refunded", snapshot, None);
        }
        let snapshot = self.intent_json(id);
        self.emit(account, "payment_intent.canceled", snapshot, None);
    }

    /// An authorisation that nobody captured in time.
    pub(crate) fn expire_authorisation(&mut self, id: &str) {
        let Some(intent) = self.payment_intents.anywhere(id) else {
            return;
        };
        if intent.status != S::RequiresCapture {
            return;
        }
        let account = intent.account.clone();
        let charge = intent.latest_charge.clone();
        self.cancel(&account, id, Some("automatic".to_owned()));
        if let Some(charge) = charge {
            let snapshot = self.charge_json(&charge);
            self.emit(&account, "charge.expired", snapshot, None);
        }
    }
}
