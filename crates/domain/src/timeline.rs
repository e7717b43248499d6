//! A charge's timeline: what happened to it, in order, for people to read.

use serde::{Deserialize, Serialize};

use crate::{
    Timestamp,
    charge::{Change, Charge, State, Status},
    ids::{ChargeId, TimelineId},
};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The charge was asked for.
    Created,
    /// A try with a card began.
    AttemptStarted,
    /// The PaymentIntent was made at Stripe.
    IntentCreated,
    /// The confirmation was sent.
    Submitted,
    /// The bank wants the buyer.
    RequiresAction,
    /// The network is working on it.
    Processing,
    /// Authorised, not yet captured.
    Authorized,
    /// Paid.
    Succeeded,
    /// The network said no.
    Declined,
    /// Stripe refused what was sent.
    Refused,
    /// Canceled.
    Canceled,
    /// Stripe's answer was lost.
    Unknown,
    /// Stripe's fee and the net became known.
    Settled,
    /// Money went back.
    Refunded,
    /// The buyer's bank disputes it.
    Disputed,
    /// It was made at Stripe without us, by our platform's key, and came here by an event.
    Imported,
    /// The seller asked for an authorised amount, or a part of it.
    CaptureRequested,
    /// The seller gave it up.
    CancelRequested,
    /// A refund was asked for.
    RefundRequested,
    /// A refund did not reach the buyer.
    RefundFailed,
    /// The dispute stands elsewhere than before.
    DisputeUpdated,
    /// The dispute is over.
    DisputeClosed,
    /// Evidence was sent to Stripe.
    EvidenceSent,
    /// The seller gave the dispute up.
    DisputeAccepted,
    /// Of what was transferred to the seller some was taken back, for a lost dispute or by hand.
    TransferReversed,
    /// Of the marketplace's fee some was given back by hand.
    FeeRefunded,
}

/// An entry.
#[derive(Debug, Clone)]
pub struct TimelineEntry {
    /// Our id; sorts by time.
    pub id: TimelineId,
    /// Of which charge.
    pub charge: ChargeId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: Kind,
    /// More, without secrets or personal data: a decline's code and message, amounts, ids.
    pub detail: serde_json::Value,
}

/// What a change means for the timeline, in order.
#[must_use]
pub fn kinds_of(charge: &Charge, change: Change) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let was_paid = |state| {
        matches!(
            state,
            State::Succeeded | State::PartiallyRefunded | State::Refunded
        )
    };
    if let Some((from, to)) = change.state {
        kinds.extend(match to {
            State::Created => Some(Kind::Created),
            State::IntentCreated => Some(Kind::IntentCreated),
            State::Submitted => Some(Kind::Submitted),
            State::RequiresAction => Some(Kind::RequiresAction),
            State::Processing => Some(Kind::Processing),
            State::Authorized => Some(Kind::Authorized),
            // Back from a refund that failed: the refund tells that.
            State::Succeeded | State::PartiallyRefunded | State::Refunded => {
                (!was_paid(from)).then_some(Kind::Succeeded)
            }
            State::AttemptFailed => Some(Kind::Declined),
            State::Canceled => Some(Kind::Canceled),
            State::Unknown => Some(Kind::Unknown),
        });
    }
    if change.refunded {
        kinds.push(Kind::Refunded);
    }
    if change.settled && charge.state.status() != Status::Pending {
        kinds.push(Kind::Settled);
    }
    kinds
}
