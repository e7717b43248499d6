//! A PaymentIntent, as Souk reads it.

use std::fmt;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;
use souk_domain::intent::IntentSnapshot;
pub use souk_domain::intent::IntentStatus;

use crate::charge::{ChargeSnapshot, Expandable, IdOf};
use crate::decline::Decline;
use crate::ids::{ChargeId, CustomerId, IntentId, PaymentMethodId};
use crate::metadata::Metadata;

/// A PaymentIntent with its latest charge and, once Stripe has made it, the charge's balance
/// transaction (every call asks for both).
#[derive(Clone, Deserialize)]
#[serde(from = "Wire")]
pub struct Intent {
    /// Its id, on the account that it was made on.
    pub id: IntentId,
    /// Where it stands. A status that is not in the list makes the whole reply unreadable, which is
    /// an unknown outcome and not a failure.
    pub status: IntentStatus,
    /// Minor units of `currency`.
    pub amount: i64,
    /// Minor units that have arrived.
    pub amount_received: i64,
    /// Minor units that are authorised and not captured.
    pub amount_capturable: i64,
    /// ISO 4217 code in lower case.
    pub currency: String,
    /// Lets a browser finish the payment. Not to be stored or logged.
    pub client_secret: Option<SecretString>,
    /// The card that is set; none again after a decline.
    pub payment_method: Option<PaymentMethodId>,
    /// The customer, on the same account.
    pub customer: Option<CustomerId>,
    /// The platform that made it (`ca_…`), on a connected account; none when the account itself
    /// or nobody's application did.
    pub application: Option<String>,
    /// The platform's share, in minor units.
    pub application_fee_amount: Option<i64>,
    /// Whether it is real money.
    pub livemode: bool,
    /// What we (or others) attached.
    pub metadata: Metadata,
    /// Why the last confirmation failed.
    pub last_error: Option<Decline>,
    /// What the buyer's browser must do next: `use_stripe_sdk`, `redirect_to_url` …
    pub next_action: Option<String>,
    /// Why it was cancelled.
    pub cancellation_reason: Option<String>,
    /// The latest charge's id; the charge may have failed.
    pub charge_id: Option<ChargeId>,
    /// The latest charge itself; absent inside an error, where nothing is expanded.
    pub charge: Option<ChargeSnapshot>,
    /// When it was made.
    pub created: DateTime<Utc>,
}

impl Intent {
    /// From an error body, where it may be partial: then there is none, and the error still stands.
    pub(crate) fn from_embedded(value: &Value) -> Option<Self> {
        Self::deserialize(value).ok()
    }
}

/// The facts that the domain's states follow.
impl From<&Intent> for IntentSnapshot {
    fn from(intent: &Intent) -> Self {
        Self {
            id: intent.id.to_string(),
            attempt: intent.metadata.get("souk_attempt").and_then(|id| id.parse().ok()),
            status: intent.status,
            last_decline: intent.last_error.as_ref().map(Into::into),
            charge: intent.charge.as_ref().map(Into::into),
        }
    }
}

impl PartialEq for Intent {
    /// By everything but the client secret, which cannot be compared and follows from the id.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.status == other.status
            && self.amount == other.amount
            && self.amount_received == other.amount_received
            && self.amount_capturable == other.amount_capturable
            && self.currency == other.currency
            && self.payment_method == other.payment_method
            && self.customer == other.customer
            && self.application == other.application
            && self.application_fee_amount == other.application_fee_amount
            && self.livemode == other.livemode
            && self.metadata == other.metadata
            && self.last_error == other.last_error
            && self.next_action == other.next_action
            && self.cancellation_reason == other.cancellation_reason
            && self.charge_id == other.charge_id
            && self.charge == other.charge
            && self.created == other.created
    }
}

impl fmt::Debug for Intent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Intent")
            .field("id", &self.id)
            .field("status", &self.status)
            .field("amount", &self.amount)
            .field("amount_received", &self.amount_received)
            .field("currency", &self.currency)
            .field("payment_method", &self.payment_method)
            .field("customer", &self.customer)
            .field("application", &self.application)
            .field("livemode", &self.livemode)
            .field("metadata", &self.metadata)
            .field("last_error", &self.last_error)
            .field("charge", &self.charge_id)
            .finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Wire {
    id: IntentId,
    status: IntentStatus,
    amount: i64,
    amount_received: i64,
    amount_capturable: i64,
    currency: String,
    client_secret: Option<String>,
    payment_method: Option<IdOf<PaymentMethodId>>,
    customer: Option<IdOf<CustomerId>>,
    application: Option<IdOf<String>>,
    application_fee_amount: Option<i64>,
    livemode: bool,
    metadata: Metadata,
    last_payment_error: Option<Value>,
    next_action: Option<Value>,
    cancellation_reason: Option<String>,
    latest_charge: Option<Expandable<ChargeId, ChargeSnapshot>>,
    #[serde(with = "chrono::serde::ts_seconds")]
    created: DateTime<Utc>,
}

impl From<Wire> for Intent {
    fn from(wire: Wire) -> Self {
        let (charge_id, charge) = match wire.latest_charge {
            None => (None, None),
            Some(Expandable::Id(id)) => (Some(id), None),
            Some(Expandable::Object(charge)) => (Some(charge.id.clone()), Some(*charge)),
        };
        Self {
            last_error: wire
                .last_payment_error
                .map(|error| Decline::from_error(&error, None)),
            next_action: wire
                .next_action
                .as_ref()
                .and_then(|action| action.get("type")?.as_str().map(str::to_owned)),
            id: wire.id,
            status: wire.status,
            amount: wire.amount,
            amount_received: wire.amount_received,
            amount_capturable: wire.amount_capturable,
            currency: wire.currency,
            client_secret: wire.client_secret.map(SecretString::from),
            payment_method: wire.payment_method.map(IdOf::into_id),
            customer: wire.customer.map(IdOf::into_id),
            application: wire.application.map(IdOf::into_id),
            application_fee_amount: wire.application_fee_amount,
            livemode: wire.livemode,
            metadata: wire.metadata,
            cancellation_reason: wire.cancellation_reason,
            charge_id,
            charge,
            created: wire.created,
        }
    }
}
