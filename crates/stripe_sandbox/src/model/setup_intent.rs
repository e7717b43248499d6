//! SetupIntents: a card is kept for later without being charged now.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Metadata, Model,
    cards::{Behaviour, Reason},
    payment_intent::IntentStatus,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::Seconds;

use IntentStatus as S;

/// A SetupIntent. Its states are a part of a PaymentIntent's.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct SetupIntent {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) application: bool,
    pub(crate) client_secret: String,
    pub(crate) customer: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) payment_method: Option<String>,
    pub(crate) automatic_redirects: Option<String>,
    pub(crate) status: IntentStatus,
    pub(crate) usage: String,
    pub(crate) return_url: Option<String>,
    pub(crate) authenticated: bool,
    pub(crate) latest_attempt: Option<String>,
    pub(crate) last_setup_error: Option<Value>,
    pub(crate) cancellation_reason: Option<String>,
    #[serde(default)]
    pub(crate) on_behalf_of: Option<String>,
}

impl Record for SetupIntent {
    const KIND: &'static str = "setup_intent";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        self.customer
            .iter()
            .map(|customer| ("customer", customer.clone()))
            .collect()
    }
}

impl Model {
    /// Makes a SetupIntent of a draft, and confirms it when asked to.
    pub(crate) fn create_setup_intent(&mut self, mut draft: SetupIntent, confirm: bool) -> Answer<Value> {
        if let Some(customer) = &draft.customer {
            self.living_customer(&draft.account, customer, "customer")?;
        }
        self.check_on_behalf_of(&draft.account, draft.on_behalf_of.as_deref())?;
        if let Some(id) = draft.payment_method.take() {
            let id = self.take_payment_method(&draft.account, &id, "payment_method")?;
            self.check_usable(&draft.account, &id, draft.customer.as_deref())?;
            draft.payment_method = Some(id);
        }
        draft.id = self.ids.next("seti_1");
        draft.client_secret = format!("{}_secret_{}", draft.id, self.ids.text(25));
        draft.created = self.now;
        draft.status = if draft.payment_method.is_some() {
            S::RequiresConfirmation
        } else {
            S::RequiresPaymentMethod
        };
        let (id, account) = (draft.id.clone(), draft.account.clone());
        self.setup_intents.insert(draft);
        self.emit_setup(&id, "setup_intent.created");
        if confirm {
            return self.confirm_setup_intent(&account, &id, None, None);
        }
        Ok(self.setup_intent_json(&id))
    }

    pub(crate) fn setup_intent(&self, account: &str, id: &str) -> Answer<&SetupIntent> {
        self.setup_intents
            .get(account, id)
            .ok_or_else(|| Refusal::no_such("setupintent", id, "intent"))
    }

    /// Tries to set the card up.
    pub(crate) fn confirm_setup_intent(
        &mut self,
        account: &str,
        id: &str,
        payment_method: Option<&str>,
        return_url: Option<String>,
    ) -> Answer<Value> {
        let mut intent = self.setup_intent(account, id)?.clone();
        if !matches!(
            intent.status,
            S::RequiresPaymentMethod | S::RequiresConfirmation | S::RequiresAction
        ) {
            return Err(self.unexpected_setup_state(
                id,
                "confirm",
                "requires_confirmation`, `requires_action",
            ));
        }
        if let Some(method) = payment_method {
            intent.payment_method = Some(self.take_payment_method(account, method, "payment_method")?);
            intent.authenticated = false;
        }
        let Some(method) = intent.payment_method.clone() else {
            return Err(Refusal::invalid(
                "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a \
                 payment method and then confirm it again.",
            )
            .code("setup_intent_unexpected_state")
            .with_setup_intent(self.setup_intent_json(id)));
        };
        self.check_usable(account, &method, intent.customer.as_deref())?;
        intent.return_url = return_url.or(intent.return_url);
        self.attempt_setup(intent, &method)
    }

    fn attempt_setup(&mut self, mut intent: SetupIntent, method: &str) -> Answer<Value> {
        let behaviour = self.payment_methods.anywhere(method).map(|pm| pm.card.behaviour);
        let (id, account) = (intent.id.clone(), intent.account.clone());
        intent.latest_attempt = Some(self.ids.next("setatt_1"));
        let asks = matches!(
            behaviour,
            Some(
                Behaviour::AlwaysAuthenticates
                    | Behaviour::AuthenticatesUnlessSetUp
                    | Behaviour::DeclinedAfterAuthentication
            )
        );
        if asks && !intent.authenticated {
            intent.status = S::RequiresAction;
            self.setup_intents.insert(intent);
            self.emit_setup(&id, "setup_intent.requires_action");
            return Ok(self.setup_intent_json(&id));
        }
        let refused = match behaviour {
            Some(Behaviour::Declined(reason)) => Some(reason),
            Some(Behaviour::DeclinedAfterAuthentication) => Some(Reason::Generic),
            _ => None,
        };
        if let Some(reason) = refused {
            let mut refusal = reason.refusal();
            refusal.payment_method = Some(self.payment_method_json(&account, method));
            intent.status = S::RequiresPaymentMethod;
            intent.payment_method = None;
            intent.last_setup_error = Some(refusal.json());
            self.setup_intents.insert(intent);
            self.emit_setup(&id, "setup_intent.setup_failed");
            return Err(refusal.with_setup_intent(self.setup_intent_json(&id)));
        }
        let off_session = intent.usage == "off_session";
        let customer = intent.customer.clone();
        intent.status = S::Succeeded;
        intent.last_setup_error = None;
        self.setup_intents.insert(intent);
        let attached = self.payment_methods.change(method, |pm| {
            pm.checked = true;
            pm.set_up |= off_session;
            let fresh = pm.customer.is_none() && customer.is_some();
            if fresh {
                pm.customer = customer;
            }
            fresh
        });
        if attached == Some(true) {
            let snapshot = self.payment_method_json(&account, method);
            self.emit(&account, "payment_method.attached", snapshot, None);
        }
        self.emit_setup(&id, "setup_intent.succeeded");
        Ok(self.setup_intent_json(&id))
    }

    /// The buyer passed, or failed, the challenge.
    pub(crate) fn finish_setup_challenge(&mut self, account: &str, id: &str, passed: bool) -> Answer<Value> {
        let mut intent = self.setup_intent(account, id)?.clone();
        let (S::RequiresAction, Some(method)) = (intent.status, intent.payment_method.clone()) else {
            return Ok(self.setup_intent_json(id));
        };
        if passed {
            intent.authenticated = true;
            return match self.attempt_setup(intent, &method) {
                Err(refusal) if refusal.setup_intent.is_some() => Ok(self.setup_intent_json(id)),
                other => other,
            };
        }
        intent.last_setup_error = Some(json!({
            "code": "setup_intent_authentication_failure",
            "doc_url": super::refusal::doc_url("setup_intent_authentication_failure"),
            "message": "The latest setup attempt has failed because authentication of the payment method failed.",
            "payment_method": self.payment_method_json(account, &method),
            "type": "invalid_request_error",
        }));
        intent.status = S::RequiresPaymentMethod;
        intent.payment_method = None;
        self.setup_intents.insert(intent);
        self.emit_setup(id, "setup_intent.setup_failed");
        Ok(self.setup_intent_json(id))
    }

    pub(crate) fn cancel_setup_intent(
        &mut self,
        account: &str,
        id: &str,
        reason: Option<String>,
    ) -> Answer<Value> {
        let status = self.setup_intent(account, id)?.status;
        if matches!(status, S::Succeeded | S::Canceled) {
            return Err(self.unexpected_setup_state(
                id,
                "cancel",
                "requires_payment_method`, `requires_confirmation`, or `requires_action",
            ));
        }
        self.setup_intents.change(id, |intent| {
            intent.status = S::Canceled;
            intent.cancellation_reason = reason;
        });
        self.emit_setup(id, "setup_intent.canceled");
        Ok(self.setup_intent_json(id))
    }

    fn unexpected_setup_state(&self, id: &str, verb: &str, allowed: &str) -> Box<Refusal> {
        let status = self
            .setup_intents
            .anywhere(id)
            .map(|intent| intent.status.name())
            .unwrap_or_default();
        let done = if verb == "cancel" { "canceled" } else { "confirmed" };
        Refusal::invalid(format!(
            "You cannot {verb} this SetupIntent because it has a status of {status}. Only a SetupIntent with one of the \
             following statuses may be {done}: `{allowed}`."
        ))
        .code("setup_intent_unexpected_state")
        .with_setup_intent(self.setup_intent_json(id))
    }

    pub(crate) fn setup_intent_json(&self, id: &str) -> Value {
        self.setup_intents
            .anywhere(id)
            .map_or(Value::Null, |intent| intent.json(self))
    }

    fn emit_setup(&mut self, id: &str, kind: &str) {
        let Some(account) = self
            .setup_intents
            .anywhere(id)
            .map(|intent| intent.account.clone())
        else {
            return;
        };
        let snapshot = self.setup_intent_json(id);
        self.emit(&account, kind, snapshot, None);
    }
}

impl SetupIntent {
    /// Stripe's `setup_intent` object.
    pub(crate) fn json(&self, model: &Model) -> Value {
        json!({
            "id": self.id,
            "object": "setup_intent",
            "allowed_payment_method_types": null,
            "application": self.application.then_some(&model.settings.client_id),
            "automatic_payment_methods": self.automatic_redirects.as_ref().map(|allow| {
                json!({"allow_redirects": allow, "enabled": true})
            }),
            "cancellation_reason": self.cancellation_reason,
            "client_secret": self.client_secret,
            "created": self.created,
            "customer": self.customer,
            "customer_account": null,
            "description": self.description,
            "excluded_payment_method_types": null,
            "flow_directions": null,
            "last_setup_error": self.last_setup_error,
            "latest_attempt": self.latest_attempt,
            "livemode": false,
            "managed_payments": {"enabled": false},
            "mandate": null,
            "metadata": self.metadata,
            "next_action": self.next_action(&model.settings.public_url),
            "on_behalf_of": self.on_behalf_of,
            "payment_method": self.payment_method,
            "payment_method_configuration_details": null,
            "payment_method_options": {
                "card": {"mandate_options": null, "network": null, "request_three_d_secure": "automatic"},
            },
            "payment_method_types": ["card"],
            "single_use_mandate": null,
            "status": self.status,
            "usage": self.usage,
        })
    }

    fn next_action(&self, public_url: &str) -> Value {
        if self.status != S::RequiresAction {
            return Value::Null;
        }
        let challenge = format!("{public_url}/v3/challenge/{}", self.id);
        match &self.return_url {
            Some(return_url) => json!({
                "redirect_to_url": {
                    "return_url": return_url,
                    "url": format!("{challenge}?client_secret={}", self.client_secret),
                },
                "type": "redirect_to_url",
            }),
            None => json!({
                "type": "use_stripe_sdk",
                "use_stripe_sdk": {
                    "source": format!("src_1{}", self.id.trim_start_matches("seti_1")),
                    "stripe_js": challenge,
                    "type": "three_d_secure_redirect",
                },
            }),
        }
    }
}
