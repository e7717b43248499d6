//! Why a card was not charged.

use std::fmt;

use serde_json::Value;

use crate::ids::{ChargeId, IntentId, PaymentMethodId};
use crate::intent::Intent;
use crate::redact::redacted;

/// A card error: Stripe's definitive word that this card was not charged, or not attached.
///
/// Read field by field and leniently, so that a field of an unexpected shape costs that field and
/// never the decline. `decline_code`, `charge` and `intent` are absent when the card failed while
/// it was attached.
#[derive(Clone, PartialEq)]
pub struct Decline {
    /// Stripe's error code: `card_declined`, `expired_card`, `incorrect_cvc`, `processing_error`,
    /// `authentication_required` … (docs.stripe.com/error-codes). Empty when Stripe named none.
    pub code: String,
    /// The issuer's reason: `insufficient_funds`, `lost_card`, `generic_decline` …
    /// (docs.stripe.com/declines/codes). `lost_card` and `stolen_card` are not for the buyer's eyes.
    pub decline_code: Option<String>,
    /// Stripe's sentence, in English, meant to be shown to the buyer.
    pub message: String,
    /// What to do: `try_again_later`, `do_not_try_again`, `confirm_card_data`.
    pub advice_code: Option<String>,
    /// The network's own decline code.
    pub network_decline_code: Option<String>,
    /// The network's own advice code.
    pub network_advice_code: Option<String>,
    /// The field that is wrong, such as `number` or `exp_year`, when there is one.
    pub param: Option<String>,
    /// The failed charge.
    pub charge: Option<ChargeId>,
    /// The card that was tried.
    pub payment_method: Option<PaymentMethodId>,
    /// The PaymentIntent that the card was tried for.
    pub intent_id: Option<IntentId>,
    /// That PaymentIntent as it stands now, when the reply held it whole. Absent in
    /// [`Intent::last_error`].
    pub intent: Option<Box<Intent>>,
    /// Stripe's id of the request, for a question to its support.
    pub request_id: Option<String>,
}

impl Decline {
    /// Whether the card holder would have to authenticate, which needs a page and a person.
    #[must_use]
    pub fn needs_authentication(&self) -> bool {
        self.code == "authentication_required"
            || self.decline_code.as_deref() == Some("authentication_required")
    }

    /// From Stripe's `error` object (or a PaymentIntent's `last_payment_error`, which has the same
    /// shape without the PaymentIntent).
    pub(crate) fn from_error(error: &Value, request_id: Option<&str>) -> Self {
        let text = |name: &str| error.get(name).and_then(Value::as_str).map(redacted);
        let embedded = error.get("payment_intent");
        Self {
            code: text("code").unwrap_or_default(),
            decline_code: text("decline_code"),
            message: text("message").unwrap_or_else(|| "Your card was declined.".to_owned()),
            advice_code: text("advice_code"),
            network_decline_code: text("network_decline_code"),
            network_advice_code: text("network_advice_code"),
            param: text("param"),
            charge: id_in(error.get("charge")),
            payment_method: id_in(error.get("payment_method")),
            intent_id: id_in(embedded),
            intent: embedded.and_then(Intent::from_embedded).map(Box::new),
            request_id: request_id.map(str::to_owned),
        }
    }
}

/// What the domain keeps of it.
impl From<&Decline> for souk_domain::decline::Decline {
    fn from(decline: &Decline) -> Self {
        Self {
            code: decline.code.clone(),
            decline_code: decline.decline_code.clone(),
            message: decline.message.clone(),
        }
    }
}

/// The id in `value`, which is an id or an object that has one; nothing if it is neither.
pub(crate) fn id_in<T: std::str::FromStr>(value: Option<&Value>) -> Option<T> {
    let value = value?;
    value.as_str().or_else(|| value.get("id")?.as_str())?.parse().ok()
}

/// Without the whole PaymentIntent, which would fill a line of a log.
impl fmt::Debug for Decline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decline")
            .field("code", &self.code)
            .field("decline_code", &self.decline_code)
            .field("message", &self.message)
            .field("advice_code", &self.advice_code)
            .field("charge", &self.charge)
            .field("intent", &self.intent_id)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Decline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.code.is_empty() {
            "card_error"
        } else {
            &self.code
        })?;
        match &self.decline_code {
            Some(reason) if *reason != self.code => write!(f, "/{reason}"),
            _ => Ok(()),
        }
    }
}
