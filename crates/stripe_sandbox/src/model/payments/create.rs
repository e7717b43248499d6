//! Making an intent.

use serde_json::Value;

use super::{Confirmation, check_return_url, no_payment_method};
use crate::model::{
    Model, currency,
    payment_intent::{IntentStatus as S, PaymentIntent},
    refusal::Answer,
};

impl Model {
    /// Makes an intent out of a draft (everything but id, secret and status) and, when asked to, confirms it.
    pub(crate) fn create_intent(
        &mut self,
        mut draft: PaymentIntent,
        confirm: Option<Confirmation>,
    ) -> Answer<Value> {
        currency::check_amount(draft.amount, &draft.currency)?;
        self.check_intent(&draft)?;
        if let Some(confirmation) = &confirm {
            check_return_url(&draft, confirmation)?;
            if draft.payment_method.is_none() && confirmation.payment_method.is_none() {
                return Err(no_payment_method());
            }
        }
        if let Some(id) = draft.payment_method.take() {
            let id = self.take_payment_method(&draft.account, &id, "payment_method")?;
            self.check_usable(&draft.account, &id, draft.customer.as_deref())?;
            draft.payment_method = Some(id);
        }
        draft.id = self.ids.next("pi_3");
        draft.client_secret = format!("{}_secret_{}", draft.id, self.ids.text(25));
        draft.created = self.now;
        draft.status = if draft.payment_method.is_some() {
            S::RequiresConfirmation
        } else {
            S::RequiresPaymentMethod
        };
        let (id, account) = (draft.id.clone(), draft.account.clone());
        self.payment_intents.insert(draft);
        let snapshot = self.intent_json(&id);
        self.emit(&account, "payment_intent.created", snapshot, None);
        match confirm {
            Some(confirmation) => self.confirm_intent(&account, &id, confirmation),
            None => Ok(self.intent_json(&id)),
        }
    }
}
