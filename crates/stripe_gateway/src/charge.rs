//! A charge, as it is seen through its PaymentIntent.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use souk_domain::intent;

use crate::balance::BalanceTransaction;
use crate::ids::{BalanceTransactionId, ChargeId, FeeId, IntentId, PaymentMethodId, TransferId};

/// What a charge looked like when it was fetched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Wire")]
pub struct ChargeSnapshot {
    /// Its id, on the account that it was made on.
    pub id: ChargeId,
    /// The PaymentIntent that it belongs to.
    pub intent: Option<IntentId>,
    /// `succeeded`, `pending` or `failed`.
    pub status: String,
    /// Whether the card was charged, or the amount authorised.
    pub paid: bool,
    /// Whether the amount was captured.
    pub captured: bool,
    /// Minor units of `currency`.
    pub amount: i64,
    /// Minor units.
    pub amount_captured: i64,
    /// Minor units.
    pub amount_refunded: i64,
    /// ISO 4217 code in lower case.
    pub currency: String,
    /// Whether it has ever been disputed.
    pub disputed: bool,
    /// The fee object on the platform. Absent until the fee was taken.
    pub application_fee: Option<FeeId>,
    /// The fee that was asked for, in minor units of `currency`.
    pub application_fee_amount: Option<i64>,
    /// Until when an authorisation can be captured.
    pub capture_before: Option<DateTime<Utc>>,
    /// The balance transaction's id. Absent until Stripe has made it.
    pub balance_transaction_id: Option<BalanceTransactionId>,
    /// The balance transaction itself, when it was asked for and exists.
    pub balance_transaction: Option<BalanceTransaction>,
    /// The card that was used.
    pub card: Option<CardDetails>,
    /// The payment method that was used.
    pub payment_method: Option<PaymentMethodId>,
    /// The transfer of a destination charge.
    pub transfer: Option<TransferId>,
    /// The transfer itself, when it was asked for and exists.
    pub transferred: Option<Transfer>,
    /// Why it failed, as a code.
    pub failure_code: Option<String>,
    /// When it was made.
    pub created: DateTime<Utc>,
    /// Whether it is real money.
    pub livemode: bool,
}

/// What a destination charge moved to the connected account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "TransferWire")]
pub struct Transfer {
    /// Its id, on the platform.
    pub id: TransferId,
    /// Minor units of `currency`, before the application fee is taken back from it.
    pub amount: i64,
    /// What of it came back already, in minor units.
    pub amount_reversed: i64,
    /// ISO 4217 code in lower case: what the platform settles in.
    pub currency: String,
    /// The payment that arrived on the connected account.
    pub destination_payment: Option<ChargeId>,
}

/// What may be shown of a card.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CardDetails {
    /// `visa`, `mastercard`, `amex` … or `unknown`.
    #[serde(default, deserialize_with = "unknown_when_null")]
    pub brand: String,
    /// The last four digits. Empty when the issuer's wallet hides them.
    #[serde(default, deserialize_with = "empty_when_null")]
    pub last4: String,
    /// 1 to 12.
    pub exp_month: u8,
    /// Four digits.
    pub exp_year: u16,
    /// The same for the same card number on one account and its clones.
    #[serde(default)]
    pub fingerprint: Option<String>,
    /// ISO 3166 code of the issuer's country.
    #[serde(default)]
    pub country: Option<String>,
    /// `credit`, `debit`, `prepaid` or `unknown`.
    #[serde(default)]
    pub funding: Option<String>,
}

/// What the domain keeps of it.
impl From<&ChargeSnapshot> for intent::ChargeSnapshot {
    fn from(charge: &ChargeSnapshot) -> Self {
        Self {
            id: charge.id.to_string(),
            amount: charge.amount,
            amount_captured: charge.amount_captured,
            amount_refunded: charge.amount_refunded,
            application_fee: charge.application_fee_amount,
            capture_before: charge.capture_before,
            disputed: charge.disputed,
            application_fee_id: charge.application_fee.as_ref().map(ToString::to_string),
            transfer: charge.transferred.as_ref().map(|transfer| intent::Transfer {
                id: transfer.id.to_string(),
                destination_payment: transfer.destination_payment.as_ref().map(ToString::to_string),
                amount: transfer.amount,
                currency: transfer.currency.clone(),
            }),
            settlement: charge
                .balance_transaction
                .as_ref()
                .map(|transaction| intent::Settlement {
                    balance_transaction: transaction.id.to_string(),
                    currency: transaction.currency.clone(),
                    stripe_fee: transaction.stripe_fee,
                    net: transaction.net,
                }),
        }
    }
}

fn unknown_when_null<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(|| "unknown".to_owned()))
}

fn empty_when_null<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.unwrap_or_default())
}

/// A field that holds an id, or the whole object when it was expanded.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Expandable<Id, Object> {
    Id(Id),
    Object(Box<Object>),
}

/// An object of which the id is all we need.
#[derive(Deserialize)]
pub(crate) struct Identified<Id> {
    id: Id,
}

/// An id that may come expanded.
pub(crate) type IdOf<Id> = Expandable<Id, Identified<Id>>;

impl<Id> IdOf<Id> {
    pub(crate) fn into_id(self) -> Id {
        match self {
            Self::Id(id) => id,
            Self::Object(object) => object.id,
        }
    }
}

#[derive(Deserialize)]
struct Wire {
    id: ChargeId,
    payment_intent: Option<IdOf<IntentId>>,
    status: String,
    paid: bool,
    captured: bool,
    amount: i64,
    amount_captured: i64,
    amount_refunded: i64,
    currency: String,
    disputed: bool,
    application_fee: Option<IdOf<FeeId>>,
    application_fee_amount: Option<i64>,
    balance_transaction: Option<Expandable<BalanceTransactionId, BalanceTransaction>>,
    payment_method_details: Option<MethodWire>,
    payment_method: Option<PaymentMethodId>,
    #[serde(default)]
    transfer: Option<Expandable<TransferId, Transfer>>,
    failure_code: Option<String>,
    #[serde(with = "chrono::serde::ts_seconds")]
    created: DateTime<Utc>,
    livemode: bool,
}

#[derive(Deserialize)]
struct TransferWire {
    id: TransferId,
    amount: i64,
    amount_reversed: i64,
    currency: String,
    destination_payment: Option<IdOf<ChargeId>>,
}

impl From<TransferWire> for Transfer {
    fn from(wire: TransferWire) -> Self {
        Self {
            id: wire.id,
            amount: wire.amount,
            amount_reversed: wire.amount_reversed,
            currency: wire.currency,
            destination_payment: wire.destination_payment.map(IdOf::into_id),
        }
    }
}

#[derive(Deserialize)]
struct MethodWire {
    card: Option<CardWire>,
}

#[derive(Deserialize)]
struct CardWire {
    #[serde(flatten)]
    details: CardDetails,
    #[serde(default, with = "chrono::serde::ts_seconds_option")]
    capture_before: Option<DateTime<Utc>>,
}

impl From<Wire> for ChargeSnapshot {
    fn from(wire: Wire) -> Self {
        let (balance_transaction_id, balance_transaction) = match wire.balance_transaction {
            None => (None, None),
            Some(Expandable::Id(id)) => (Some(id), None),
            Some(Expandable::Object(object)) => (Some(object.id.clone()), Some(*object)),
        };
        let (transfer, transferred) = match wire.transfer {
            None => (None, None),
            Some(Expandable::Id(id)) => (Some(id), None),
            Some(Expandable::Object(object)) => (Some(object.id.clone()), Some(*object)),
        };
        let card = wire.payment_method_details.and_then(|method| method.card);
        Self {
            id: wire.id,
            intent: wire.payment_intent.map(IdOf::into_id),
            status: wire.status,
            paid: wire.paid,
            captured: wire.captured,
            amount: wire.amount,
            amount_captured: wire.amount_captured,
            amount_refunded: wire.amount_refunded,
            currency: wire.currency,
            disputed: wire.disputed,
            application_fee: wire.application_fee.map(IdOf::into_id),
            application_fee_amount: wire.application_fee_amount,
            capture_before: card.as_ref().and_then(|card| card.capture_before),
            balance_transaction_id,
            balance_transaction,
            card: card.map(|card| card.details),
            payment_method: wire.payment_method,
            transfer,
            transferred,
            failure_code: wire.failure_code,
            created: wire.created,
            livemode: wire.livemode,
        }
    }
}
