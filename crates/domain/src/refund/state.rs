//! The states of a refund, and the table of what may follow on what.

/// The inner states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Written down and reserved; not sent.
    Requested,
    /// On its way to Stripe.
    Submitted,
    /// Stripe has it, and the network is working on it.
    Pending,
    /// The buyer must do something to get the money.
    RequiresAction,
    /// On its way to the buyer. It may still fail, days later.
    Succeeded,
    /// It did not reach the buyer; the money is back.
    Failed,
    /// Taken back before it was carried out.
    Canceled,
    /// Stripe's answer was lost and is being found out.
    Unknown,
}

/// What the API shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// On its way to Stripe.
    Requested,
    /// Stripe has it, and the network is working on it.
    Pending,
    /// The buyer must do something to get the money.
    RequiresAction,
    /// On its way to the buyer.
    Succeeded,
    /// It did not reach the buyer.
    Failed,
    /// Taken back before it was carried out.
    Canceled,
    /// Stripe's answer was lost and is being found out.
    Unknown,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Requested,
        Self::Submitted,
        Self::Pending,
        Self::RequiresAction,
        Self::Succeeded,
        Self::Failed,
        Self::Canceled,
        Self::Unknown,
    ];

    /// What the API shows.
    #[must_use]
    pub fn status(self) -> Status {
        match self {
            Self::Requested | Self::Submitted => Status::Requested,
            Self::Pending => Status::Pending,
            Self::RequiresAction => Status::RequiresAction,
            Self::Succeeded => Status::Succeeded,
            Self::Failed => Status::Failed,
            Self::Canceled => Status::Canceled,
            Self::Unknown => Status::Unknown,
        }
    }

    /// Whether the one state may follow on the other. Staying where it is is no transition.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        use State::{Canceled, Failed, Pending, RequiresAction, Submitted, Succeeded, Unknown};
        match self {
            Self::Requested => next == Submitted,
            Submitted => matches!(
                next,
                Pending | RequiresAction | Succeeded | Failed | Canceled | Unknown
            ),
            Unknown => matches!(next, Pending | RequiresAction | Succeeded | Failed | Canceled),
            Pending => matches!(next, RequiresAction | Succeeded | Failed | Canceled),
            RequiresAction => matches!(next, Pending | Succeeded | Failed | Canceled),
            // The buyer's bank can send it back days later.
            Succeeded => next == Failed,
            Failed | Canceled => false,
        }
    }

    /// Whether its amount is gone, or may be: everything but what failed or was taken back.
    #[must_use]
    pub fn reserves(self) -> bool {
        !matches!(self, Self::Failed | Self::Canceled)
    }

    /// Whether Stripe's word on it is still to come.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::Submitted | Self::Unknown)
    }
}
