//! Changing an intent that has not gone through yet.

use serde_json::Value;

use crate::model::{
    Model, currency,
    payment_intent::{IntentStatus as S, PaymentIntent},
    refusal::Answer,
};

impl Model {
    /// Changes an intent that has not gone through yet. `edited` is the intent as it is to be.
    pub(crate) fn update_intent(&mut self, mut edited: PaymentIntent) -> Answer<Value> {
        let id = edited.id.clone();
        let old = self.intent(&edited.account, &id)?;
        let fixed = matches!(
            old.status,
            S::Succeeded | S::Canceled | S::Processing | S::RequiresCapture
        );
        let same_money = old.amount == edited.amount
            && old.currency == edited.currency
            && old.payment_method == edited.payment_method
            && old.customer == edited.customer;
        if fixed && !same_money {
            return Err(self.unexpected_state(
                &id,
                format!(
                    "This PaymentIntent's amount, currency, customer or payment_method could not be updated because it has \
                     a status of {}. You may only update it when it has one of the following statuses: \
                     requires_payment_method, requires_confirmation, requires_action.",
                    old.status.name()
                ),
            ));
        }
        let changed_method = old.payment_method != edited.payment_method;
        if !fixed {
            currency::check_amount(edited.amount, &edited.currency)?;
            self.check_intent(&edited)?;
            if changed_method {
                if let Some(method) = edited.payment_method.take() {
                    let method = self.take_payment_method(&edited.account, &method, "payment_method")?;
                    self.check_usable(&edited.account, &method, edited.customer.as_deref())?;
                    edited.payment_method = Some(method);
                }
                edited.status = if edited.payment_method.is_some() {
                    S::RequiresConfirmation
                } else {
                    S::RequiresPaymentMethod
                };
                edited.authenticated = false;
            }
        }
        self.payment_intents.insert(edited);
        Ok(self.intent_json(&id))
    }
}
