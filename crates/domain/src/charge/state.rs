//! The states of a charge, and the table of what may follow on what.

use serde::{Deserialize, Serialize};

/// The inner states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Written down; nothing at Stripe.
    Created,
    /// The PaymentIntent is there, unconfirmed.
    IntentCreated,
    /// The confirmation is on its way.
    Submitted,
    /// The bank wants the buyer.
    RequiresAction,
    /// The network is working on it.
    Processing,
    /// Authorised; waits for the capture.
    Authorized,
    /// Paid.
    Succeeded,
    /// The last attempt was declined or refused; another may follow.
    AttemptFailed,
    /// Canceled, on Stripe's word.
    Canceled,
    /// Stripe's answer was lost and is being found out.
    Unknown,
    /// Part of it was refunded.
    PartiallyRefunded,
    /// All of it was refunded.
    Refunded,
}

/// What the API shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// On its way.
    Pending,
    /// The bank wants the buyer.
    RequiresAction,
    /// The network is working on it.
    Processing,
    /// Authorised; waits for the capture.
    Authorized,
    /// Paid.
    Succeeded,
    /// The last attempt was declined; at a checkout another may follow.
    Failed,
    /// Canceled.
    Canceled,
    /// Stripe's answer was lost and is being found out.
    Unknown,
    /// Part of it was refunded.
    PartiallyRefunded,
    /// All of it was refunded.
    Refunded,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 12] = [
        Self::Created,
        Self::IntentCreated,
        Self::Submitted,
        Self::RequiresAction,
        Self::Processing,
        Self::Authorized,
        Self::Succeeded,
        Self::AttemptFailed,
        Self::Canceled,
        Self::Unknown,
        Self::PartiallyRefunded,
        Self::Refunded,
    ];

    /// What the API shows.
    #[must_use]
    pub fn status(self) -> Status {
        match self {
            Self::Created | Self::IntentCreated | Self::Submitted => Status::Pending,
            Self::RequiresAction => Status::RequiresAction,
            Self::Processing => Status::Processing,
            Self::Authorized => Status::Authorized,
            Self::Succeeded => Status::Succeeded,
            Self::AttemptFailed => Status::Failed,
            Self::Canceled => Status::Canceled,
            Self::Unknown => Status::Unknown,
            Self::PartiallyRefunded => Status::PartiallyRefunded,
            Self::Refunded => Status::Refunded,
        }
    }

    /// Whether the one state may follow on the other. Staying where it is is no transition.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        use State::{
            AttemptFailed, Authorized, Canceled, Created, IntentCreated, PartiallyRefunded, Processing,
            Refunded, RequiresAction, Submitted, Succeeded, Unknown,
        };
        match self {
            // A refusal before the intent was made fails the attempt as well.
            Created => matches!(next, IntentCreated | AttemptFailed | Canceled),
            IntentCreated => matches!(next, Submitted | AttemptFailed | Canceled),
            Submitted | Unknown => {
                // Everything that Stripe may turn out to have done.
                !matches!(next, Created | IntentCreated | Submitted) && self != next
            }
            // To `Submitted`: the buyer left the bank's page and took another card.
            RequiresAction => {
                matches!(
                    next,
                    Submitted
                        | Processing
                        | Authorized
                        | Succeeded
                        | AttemptFailed
                        | Canceled
                        | PartiallyRefunded
                        | Refunded
                )
            }
            Processing => {
                matches!(
                    next,
                    RequiresAction
                        | Authorized
                        | Succeeded
                        | AttemptFailed
                        | Canceled
                        | PartiallyRefunded
                        | Refunded
                )
            }
            // To `Unknown`: its capture was sent, and the answer was lost.
            Authorized => matches!(
                next,
                Succeeded | Canceled | Unknown | PartiallyRefunded | Refunded
            ),
            // Another card on the same intent; or one that succeeded unseen.
            AttemptFailed => {
                matches!(
                    next,
                    IntentCreated
                        | Submitted
                        | RequiresAction
                        | Processing
                        | Authorized
                        | Succeeded
                        | Canceled
                        | PartiallyRefunded
                        | Refunded
                )
            }
            Succeeded => matches!(next, PartiallyRefunded | Refunded),
            // A refund can fail late and give the amount back.
            PartiallyRefunded => matches!(next, Refunded | Succeeded),
            Refunded => matches!(next, PartiallyRefunded | Succeeded),
            Canceled => false,
        }
    }

    /// Whether the buyer has paid, or authorised when capture is manual.
    #[must_use]
    pub fn is_paid(self) -> bool {
        matches!(
            self,
            Self::Authorized | Self::Succeeded | Self::PartiallyRefunded | Self::Refunded
        )
    }
}
