//! What Stripe says of a PaymentIntent: the facts that our states follow.

use serde::{Deserialize, Serialize};

use crate::{Timestamp, decline::Decline, ids::AttemptId};

/// Stripe's states of a PaymentIntent. <https://docs.stripe.com/payments/paymentintents/lifecycle>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntentStatus {
    /// Waits for a card: never had one, or the last was declined.
    RequiresPaymentMethod,
    /// Has a card, was not confirmed.
    RequiresConfirmation,
    /// The bank wants the buyer.
    RequiresAction,
    /// The network is working on it.
    Processing,
    /// Authorised; waits for the capture.
    RequiresCapture,
    /// Was canceled; for good.
    Canceled,
    /// Paid; for good.
    Succeeded,
}

/// A PaymentIntent as it stood when Stripe was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentSnapshot {
    /// `pi_…`.
    pub id: String,
    /// The attempt that its card was last set for, by the metadata that every attempt writes.
    pub attempt: Option<AttemptId>,
    /// Where it stands.
    pub status: IntentStatus,
    /// Why the last attempt failed, if it did.
    pub last_decline: Option<Decline>,
    /// The Stripe charge of the last attempt.
    pub charge: Option<ChargeSnapshot>,
}

/// The Stripe charge of an intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeSnapshot {
    /// `ch_…`.
    pub id: String,
    /// Authorised, in minor units.
    pub amount: i64,
    /// Captured, in minor units.
    pub amount_captured: i64,
    /// What went back so far, in minor units: refunded, or authorised and then released. See
    /// [`ChargeSnapshot::refunded`].
    pub amount_refunded: i64,
    /// What the platform asked for, in minor units.
    pub application_fee: Option<i64>,
    /// Until when an authorisation can be captured.
    pub capture_before: Option<Timestamp>,
    /// Whether a dispute is or was open.
    pub disputed: bool,
    /// `fee_…` on the platform, once the fee was taken.
    pub application_fee_id: Option<String>,
    /// What a charge through the platform moved to the seller, once it was moved.
    pub transfer: Option<Transfer>,
    /// Stripe's fee and what is left, once the balance transaction is known.
    pub settlement: Option<Settlement>,
}

impl ChargeSnapshot {
    /// Refunded so far, in minor units. Stripe counts as refunded also what was authorised and never
    /// captured; that is no refund of ours.
    #[must_use]
    pub fn refunded(&self) -> i64 {
        let released = self.amount.saturating_sub(self.amount_captured).max(0);
        self.amount_refunded.saturating_sub(released).max(0)
    }
}

/// The transfer of a charge through the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// `tr_…`, on the platform.
    pub id: String,
    /// `py_…`, on the seller's account: the payment that arrived there.
    pub destination_payment: Option<String>,
    /// What was moved, before the application fee was taken back from it, in minor units.
    pub amount: i64,
    /// In the platform's settlement currency, which may not be the charge's.
    pub currency: String,
}

/// What a balance transaction says of a charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// `txn_…`.
    pub balance_transaction: String,
    /// In the currency of the account's balance, which may not be the charge's.
    pub currency: String,
    /// What Stripe takes, in minor units.
    pub stripe_fee: i64,
    /// What is left to the account that was charged on, in minor units.
    pub net: i64,
}
