//! Trying to pay: the attempt, the challenge that it may need, and what success and refusal leave behind.

use serde_json::{Value, json};

use super::{Confirmation, check_return_url, no_payment_method};
use crate::model::{
    Model,
    cards::{Behaviour, Reason},
    payment_intent::{CaptureMethod, IntentStatus as S, PaymentIntent},
    refusal::{Answer, Refusal, doc_url},
    schedule::Action,
};

impl Model {
    /// Tries to pay. The answer is the intent as it is afterwards, or the card error with the intent in it.
    pub(crate) fn confirm_intent(
        &mut self,
        account: &str,
        id: &str,
        confirmation: Confirmation,
    ) -> Answer<Value> {
        let mut intent = self.intent(account, id)?.clone();
        if !matches!(
            intent.status,
            S::RequiresPaymentMethod | S::RequiresConfirmation | S::RequiresAction
        ) {
            let message = match intent.status {
                S::Succeeded | S::RequiresCapture => {
                    "You cannot confirm this PaymentIntent because it has already \
                    succeeded after being previously confirmed."
                        .to_owned()
                }
                status => format!(
                    "You cannot confirm this PaymentIntent because it has a status of {}. Only a PaymentIntent with one of \
                     the following statuses may be confirmed: requires_confirmation, requires_action.",
                    status.name()
                ),
            };
            return Err(self.unexpected_state(id, message));
        }
        check_return_url(&intent, &confirmation)?;
        if let Some(method) = &confirmation.payment_method {
            intent.payment_method = Some(self.take_payment_method(account, method, "payment_method")?);
            intent.authenticated = false;
        }
        let Some(method) = intent.payment_method.clone() else {
            return Err(no_payment_method());
        };
        self.check_usable(account, &method, intent.customer.as_deref())?;
        // The account behind it may have been restricted or cut off since the intent was made.
        self.check_intent(&intent)?;
        if !self
            .account(account)
            .is_some_and(|account| account.charges_enabled)
        {
            return Err(Refusal::invalid(
                "Your account cannot currently make live charges. Finish its set-up first.",
            )
            .code("account_invalid"));
        }
        intent.off_session = confirmation.off_session;
        intent.capture_method = confirmation.capture_method.unwrap_or(intent.capture_method);
        intent.return_url = confirmation.return_url.or(intent.return_url);
        intent.use_stripe_sdk = confirmation.use_stripe_sdk;
        intent.setup_future_usage = confirmation.setup_future_usage.or(intent.setup_future_usage);
        intent.receipt_email = confirmation.receipt_email.or(intent.receipt_email);
        intent.shipping = confirmation.shipping.or(intent.shipping);
        intent.request_three_d_secure = confirmation
            .request_three_d_secure
            .or(intent.request_three_d_secure);
        self.attempt(intent, &method, confirmation.error_on_requires_action)
    }

    /// `alone`: nobody is there who could do what the buyer's bank asks for.
    fn attempt(&mut self, mut intent: PaymentIntent, method: &str, alone: bool) -> Answer<Value> {
        let Some(kept) = self.payment_methods.anywhere(method).cloned() else {
            return Err(no_payment_method());
        };
        let asks = match kept.card.behaviour {
            Behaviour::AlwaysAuthenticates | Behaviour::DeclinedAfterAuthentication => true,
            Behaviour::AuthenticatesUnlessSetUp => !(intent.off_session && kept.set_up),
            Behaviour::Declined(_) => false,
            _ => {
                matches!(
                    intent.request_three_d_secure.as_deref(),
                    Some("any" | "challenge")
                ) && !intent.off_session
            }
        };
        if asks && !intent.authenticated {
            if intent.off_session || alone {
                return self.fail(intent, method, Reason::AuthenticationRequired);
            }
            let (id, account) = (intent.id.clone(), intent.account.clone());
            intent.status = S::RequiresAction;
            intent.last_payment_error = None;
            self.payment_intents.insert(intent);
            let snapshot = self.intent_json(&id);
            self.emit(&account, "payment_intent.requires_action", snapshot.clone(), None);
            return Ok(snapshot);
        }
        match kept.card.behaviour {
            Behaviour::Declined(reason) => self.fail(intent, method, reason),
            Behaviour::AttachesThenDeclined | Behaviour::DeclinedAfterAuthentication => {
                self.fail(intent, method, Reason::Generic)
            }
            _ => Ok(self.succeed(intent, method)),
        }
    }

    /// The issuer refused: a failed charge, and an intent that waits for another card.
    fn fail(&mut self, mut intent: PaymentIntent, method: &str, reason: Reason) -> Answer<Value> {
        let charge = self.authorise(&intent, method, Some(reason));
        self.payment_methods.change(method, |pm| pm.checked = true);
        let mut refusal = reason.refusal();
        refusal.charge = Some(charge.clone());
        refusal.payment_method = Some(self.payment_method_json(&intent.account, method));
        intent.status = S::RequiresPaymentMethod;
        intent.payment_method = None;
        intent.authenticated = false;
        intent.latest_charge = Some(charge.clone());
        intent.last_payment_error = Some(refusal.json());
        let (id, account) = (intent.id.clone(), intent.account.clone());
        self.payment_intents.insert(intent);
        let charge_snapshot = self.charge_json(&charge);
        self.emit(&account, "charge.failed", charge_snapshot, None);
        let snapshot = self.intent_json(&id);
        self.emit(&account, "payment_intent.payment_failed", snapshot.clone(), None);
        Err(refusal.with_intent(snapshot))
    }

    fn succeed(&mut self, mut intent: PaymentIntent, method: &str) -> Value {
        // As recorded, an intent with a destination has no group before it is paid.
        if intent.transfer_destination.is_some() && intent.transfer_group.is_none() {
            intent.transfer_group = Some(format!("group_{}", intent.id));
        }
        let charge = self.authorise(&intent, method, None);
        self.keep_or_spend(&intent, method);
        intent.latest_charge = Some(charge.clone());
        intent.last_payment_error = None;
        let (id, account, amount) = (intent.id.clone(), intent.account.clone(), intent.amount);
        match intent.capture_method {
            CaptureMethod::Manual => {
                intent.status = S::RequiresCapture;
                let until = self
                    .charges
                    .anywhere(&charge)
                    .and_then(|charge| charge.capture_before);
                self.schedule(
                    until.unwrap_or(self.now) - self.now,
                    Action::ExpireAuthorisation { intent: id.clone() },
                );
            }
            CaptureMethod::Automatic => {
                intent.status = S::Succeeded;
                intent.amount_received = amount;
                self.mark_captured(&charge, amount, None);
                self.settle(&charge);
            }
            CaptureMethod::AutomaticAsync => {
                intent.status = S::Succeeded;
                intent.amount_received = amount;
                self.mark_captured(&charge, amount, None);
                self.schedule(
                    1,
                    Action::SettleCharge {
                        charge: charge.clone(),
                    },
                );
            }
        }
        let held = intent.status == S::RequiresCapture;
        self.payment_intents.insert(intent);
        let charge_snapshot = self.charge_json(&charge);
        self.emit(&account, "charge.succeeded", charge_snapshot, None);
        let kind = if held {
            "payment_intent.amount_capturable_updated"
        } else {
            "payment_intent.succeeded"
        };
        let snapshot = self.intent_json(&id);
        self.emit(&account, kind, snapshot, None);
        self.dispute_if_test_card(&charge);
        self.intent_json(&id)
    }

    /// A card that is to be kept is attached to the intent's customer; one that is not is used up.
    fn keep_or_spend(&mut self, intent: &PaymentIntent, method: &str) {
        let keep = intent.setup_future_usage.is_some();
        let customer = intent.customer.clone().filter(|_| keep);
        let off_session = intent.setup_future_usage.as_deref() == Some("off_session");
        let attached = self.payment_methods.change(method, |pm| {
            pm.checked = true;
            pm.set_up |= off_session;
            let fresh = pm.customer.is_none();
            if fresh && customer.is_some() {
                pm.customer = customer;
                return true;
            }
            pm.spent |= fresh && !keep;
            false
        });
        if attached == Some(true) {
            let snapshot = self.payment_method_json(&intent.account, method);
            self.emit(&intent.account, "payment_method.attached", snapshot, None);
        }
    }

    /// The buyer passed, or failed, the challenge.
    pub(crate) fn finish_challenge(&mut self, account: &str, id: &str, passed: bool) -> Answer<Value> {
        let mut intent = self.intent(account, id)?.clone();
        if intent.status != S::RequiresAction {
            return Ok(self.intent_json(id));
        }
        let Some(method) = intent.payment_method.clone() else {
            return Err(no_payment_method());
        };
        if passed {
            intent.authenticated = true;
            // The buyer's page hears of a decline by reading the intent, as with Stripe.
            return match self.attempt(intent, &method, false) {
                Err(refusal) if refusal.payment_intent.is_some() => Ok(self.intent_json(id)),
                other => other,
            };
        }
        let error = json!({
            "code": "payment_intent_authentication_failure",
            "doc_url": doc_url("payment_intent_authentication_failure"),
            "message": "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a \
                new PaymentMethod to attempt to fulfill this PaymentIntent again.",
            "payment_method": self.payment_method_json(account, &method),
            "type": "invalid_request_error",
        });
        intent.status = S::RequiresPaymentMethod;
        intent.payment_method = None;
        intent.last_payment_error = Some(error);
        self.payment_intents.insert(intent);
        let snapshot = self.intent_json(id);
        self.emit(account, "payment_intent.payment_failed", snapshot.clone(), None);
        Ok(snapshot)
    }
}
