//! What can be done with a PaymentIntent: create, update, confirm, authenticate, capture, cancel.

use serde_json::{Value, json};

use super::{
    Model,
    cards::{Behaviour, Reason},
    currency,
    payment_intent::{CaptureMethod, IntentStatus, PaymentIntent},
    refusal::{Answer, Refusal, doc_url},
    schedule::Action,
};

/// What a confirmation may say beyond what the intent already says.
#[derive(Debug, Default)]
pub(crate) struct Confirmation {
    pub(crate) payment_method: Option<String>,
    pub(crate) off_session: bool,
    pub(crate) setup_future_usage: Option<String>,
    pub(crate) return_url: Option<String>,
    /// The caller has Stripe.js handle what the buyer must do, whether or not there is a `return_url`.
    pub(crate) use_stripe_sdk: bool,
    pub(crate) receipt_email: Option<String>,
    pub(crate) shipping: Option<Value>,
    pub(crate) request_three_d_secure: Option<String>,
    /// Made with a secret key. Stripe.js brings its own handling of redirects.
    pub(crate) server_side: bool,
}

use IntentStatus as S;

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
        if draft.transfer_destination.is_some() && draft.transfer_group.is_none() {
            draft.transfer_group = Some(format!("group_{}", draft.id));
        }
        let (id, account) = (draft.id.clone(), draft.account.clone());
        self.payment_intents.insert(draft);
        let snapshot = self.intent_json(&id);
        self.emit(&account, "payment_intent.created", snapshot, None);
        match confirm {
            Some(confirmation) => self.confirm_intent(&account, &id, confirmation),
            None => Ok(self.intent_json(&id)),
        }
    }

    /// The rules that bind an intent at every moment.
    pub(crate) fn check_intent(&self, intent: &PaymentIntent) -> Answer<()> {
        if let Some(customer) = &intent.customer {
            self.living_customer(&intent.account, customer, "customer")?;
        }
        if let Some(destination) = &intent.transfer_destination {
            let known = self.account(destination).is_some_and(|account| account.connected);
            if !known {
                return Err(Refusal::no_such_in_body(
                    "destination",
                    destination,
                    "transfer_data[destination]",
                ));
            }
            if intent.account != self.settings.platform {
                return Err(
                    Refusal::invalid("Connected accounts cannot transfer funds to other accounts.")
                        .param("transfer_data[destination]"),
                );
            }
        }
        if let Some(fee) = intent.application_fee_amount {
            if fee < 0 {
                return Err(Refusal::malformed(
                    "application_fee_amount",
                    "This value must be greater than or equal to 0.",
                )
                .code("parameter_invalid_integer"));
            }
            if !intent.application && intent.transfer_destination.is_none() {
                return Err(Refusal::invalid(
                    "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using \
                     an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
                )
                .param("application_fee_amount"));
            }
            // Whether Stripe refuses or caps an excess at creation is not verified; refusing shows the mistake.
            if fee > intent.amount {
                return Err(Refusal::invalid(
                    "The application fee cannot be greater than the amount of the payment.",
                )
                .param("application_fee_amount"));
            }
            if intent.transfer_amount.is_some() {
                return Err(Refusal::invalid(
                    "You may not provide the application_fee_amount parameter and the transfer_data[amount] parameter \
                     simultaneously. Please specify only one.",
                )
                .param("transfer_data[amount]"));
            }
        }
        if intent
            .transfer_amount
            .is_some_and(|amount| amount > intent.amount)
        {
            return Err(Refusal::invalid(
                "The transfer_data[amount] cannot be greater than the amount of the PaymentIntent.",
            )
            .param("transfer_data[amount]"));
        }
        check_descriptors(intent)
    }

    /// An intent of this account, by the id in the URL.
    pub(crate) fn intent(&self, account: &str, id: &str) -> Answer<&PaymentIntent> {
        self.payment_intents
            .get(account, id)
            .ok_or_else(|| Refusal::no_such("payment_intent", id, "intent"))
    }

    pub(crate) fn intent_json(&self, id: &str) -> Value {
        self.payment_intents
            .anywhere(id)
            .map_or(Value::Null, |intent| intent.json(self))
    }

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
        intent.return_url = confirmation.return_url.or(intent.return_url);
        intent.use_stripe_sdk = confirmation.use_stripe_sdk;
        intent.setup_future_usage = confirmation.setup_future_usage.or(intent.setup_future_usage);
        intent.receipt_email = confirmation.receipt_email.or(intent.receipt_email);
        intent.shipping = confirmation.shipping.or(intent.shipping);
        intent.request_three_d_secure = confirmation
            .request_three_d_secure
            .or(intent.request_three_d_secure);
        self.attempt(intent, &method)
    }

    fn attempt(&mut self, mut intent: PaymentIntent, method: &str) -> Answer<Value> {
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
            if intent.off_session {
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
            return match self.attempt(intent, &method) {
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

    /// 400 `payment_intent_unexpected_state`, with the intent in it.
    fn unexpected_state(&self, id: &str, message: String) -> Box<Refusal> {
        Refusal::invalid(message)
            .code("payment_intent_unexpected_state")
            .with_intent(self.intent_json(id))
    }
}

fn no_payment_method() -> Box<Refusal> {
    Refusal::invalid(
        "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the \
         PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method \
         or ConfirmationToken.",
    )
    .code("payment_intent_unexpected_state")
}

/// An intent whose methods are chosen in the Dashboard may redirect, and so needs somewhere to return to.
fn check_return_url(intent: &PaymentIntent, confirmation: &Confirmation) -> Answer<()> {
    let may_redirect = intent.automatic_redirects.as_deref() == Some("always");
    let has_url = confirmation.return_url.is_some() || intent.return_url.is_some();
    if may_redirect && confirmation.server_side && !has_url {
        return Err(Refusal::invalid(
            "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these \
             payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't \
             want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and \
             `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
        ));
    }
    Ok(())
}

/// Latin letters, digits and most punctuation, 22 characters at most, at least one letter.
fn check_descriptors(intent: &PaymentIntent) -> Answer<()> {
    if intent.statement_descriptor.is_some() && intent.payment_method_types.iter().any(|kind| kind == "card")
    {
        return Err(Refusal::invalid(
            "The statement_descriptor parameter is not supported for the card payment method type. Please use the \
             `statement_descriptor_suffix` parameter instead.",
        )
        .param("statement_descriptor"));
    }
    let Some(suffix) = &intent.statement_descriptor_suffix else {
        return Ok(());
    };
    let param = "statement_descriptor_suffix";
    if suffix.chars().count() > 22 {
        return Err(Refusal::malformed(
            param,
            "The statement descriptor suffix must be at most 22 characters.",
        ));
    }
    if suffix
        .chars()
        .any(|c| matches!(c, '<' | '>' | '\\' | '\'' | '"' | '*') || !c.is_ascii() || c.is_ascii_control())
    {
        return Err(Refusal::malformed(
            param,
            "Invalid statement descriptor suffix: it may not contain `<`, `>`, `\\`, `'`, `\"`, `*` or non-Latin characters.",
        ));
    }
    if !suffix.chars().any(|c| c.is_ascii_alphabetic()) {
        return Err(Refusal::malformed(
            param,
            "The statement descriptor suffix must contain at least one letter.",
        ));
    }
    Ok(())
}
