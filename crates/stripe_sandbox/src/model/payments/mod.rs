//! What can be done with a PaymentIntent: create, update, confirm, authenticate, capture, cancel.

mod cancel;
mod capture;
mod confirm;
mod create;
mod rules;
mod update;

use serde_json::Value;

pub(crate) use self::capture::Capture;
use super::{
    Model,
    payment_intent::{CaptureMethod, PaymentIntent},
    refusal::{Answer, Refusal},
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
    /// What the buyer would have to do is a failure of the attempt.
    pub(crate) error_on_requires_action: bool,
    pub(crate) capture_method: Option<CaptureMethod>,
    /// Made with a secret key. Stripe.js brings its own handling of redirects.
    pub(crate) server_side: bool,
}

impl Model {
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
