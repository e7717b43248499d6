//! What a seller has Stripe do with a charge that is there already: take an authorised amount, or
//! let go of it.
//!
//! An instruction is written down before it is sent, so whoever dies in between leaves one that the
//! worker finishes. Of one charge one instruction is open at a time: a capture and a cancellation
//! never race each other to Stripe. One whose answer was lost is [`State::Unknown`], and becomes
//! done or refused on Stripe's word only.

use crate::{
    Timestamp,
    charge::{self, Charge},
    ids::{ChargeId, InstructionId},
    intent::IntentStatus,
};

/// An instruction.
#[derive(Debug, Clone)]
pub struct Instruction {
    /// Our id. The Stripe idempotency key derives from it.
    pub id: InstructionId,
    /// About which charge.
    pub charge: ChargeId,
    /// What is to be done.
    pub what: What,
    /// Where it stands.
    pub state: State,
    /// When it was first sent.
    pub submitted_at: Option<Timestamp>,
    /// Why it was not done.
    pub refusal: Option<Refused>,
    /// When it was given.
    pub created_at: Timestamp,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Take an authorised amount or a part of it; the rest is released.
    Capture {
        /// In minor units of the charge's currency.
        amount: i64,
        /// The marketplace's part of it, in minor units.
        application_fee: i64,
    },
    /// Give the PaymentIntent up; what was authorised is released.
    Cancel,
}

/// Where an instruction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Written down; not sent.
    Requested,
    /// On its way.
    Submitted,
    /// Done, on Stripe's word.
    Done,
    /// Not done, and will not be.
    Refused,
    /// Stripe's answer was lost and is being found out.
    Unknown,
}

/// Why an instruction was not done, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Stripe's error code, or one of ours.
    pub code: String,
    /// A sentence for the seller.
    pub message: String,
}

/// What the state of an intent says about an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It was done.
    Done,
    /// It can no longer be done.
    Impossible,
    /// It was not done, and still can be.
    NotYet,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Requested,
        Self::Submitted,
        Self::Done,
        Self::Refused,
        Self::Unknown,
    ];

    /// Whether the one state may follow on the other. Staying where it is is no transition.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Requested => matches!(next, Self::Submitted | Self::Refused),
            Self::Submitted => matches!(next, Self::Done | Self::Refused | Self::Unknown),
            Self::Unknown => matches!(next, Self::Done | Self::Refused),
            Self::Done | Self::Refused => false,
        }
    }

    /// Whether Stripe may still do it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::Submitted | Self::Unknown)
    }
}

impl What {
    /// What an intent that stands like this says about it.
    #[must_use]
    pub fn seen_in(&self, intent: IntentStatus) -> Seen {
        match (self, intent) {
            (Self::Capture { .. }, IntentStatus::Succeeded) | (Self::Cancel, IntentStatus::Canceled) => {
                Seen::Done
            }
            (Self::Capture { .. }, IntentStatus::RequiresCapture) => Seen::NotYet,
            (Self::Capture { .. }, _) | (Self::Cancel, IntentStatus::Succeeded) => Seen::Impossible,
            (Self::Cancel, _) => Seen::NotYet,
        }
    }

    /// Whether a charge that stands like this still allows it to be sent.
    #[must_use]
    pub fn fits(&self, charge: &Charge) -> bool {
        match self {
            Self::Capture { .. } => charge.state == charge::State::Authorized,
            Self::Cancel => charge.state.is_cancelable(),
        }
    }
}

impl Instruction {
    /// Moves on; false, and nothing changed, when that may not follow on where it stands.
    #[must_use]
    pub fn advance(&mut self, next: State) -> bool {
        let allowed = self.state.may_become(next);
        if allowed {
            self.state = next;
        }
        allowed
    }

    /// It was not done.
    #[must_use]
    pub fn refuse(&mut self, code: &str, message: &str) -> bool {
        let refused = self.advance(State::Refused);
        if refused {
            self.refusal = Some(Refused {
                code: code.to_owned(),
                message: message.to_owned(),
            });
        }
        refused
    }
}
