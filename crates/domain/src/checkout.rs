//! What a buyer is asked to pay. The buyer never says the amount.

use serde::Serialize;

use crate::{
    Money, Timestamp,
    charge::{Capture, Flow},
    ids::{CheckoutId, SellerId},
    metadata::Metadata,
    text::Description,
};

/// A checkout: exactly this amount, to exactly this seller, paid at most once.
#[derive(Debug, Clone)]
pub struct Checkout {
    /// Our id; knowing it is what lets a buyer see the pay page.
    pub id: CheckoutId,
    /// Who is paid.
    pub seller: SellerId,
    /// How much.
    pub money: Money,
    /// For what.
    pub description: Description,
    /// Where the charge is made.
    pub flow: Flow,
    /// When the money is taken.
    pub capture: Capture,
    /// As it was last written down; see [`Checkout::status`].
    pub state: State,
    /// When it stops being payable; none means never.
    pub expires_at: Option<Timestamp>,
    /// The caller's.
    pub metadata: Metadata,
    /// Whether the mode is live.
    pub livemode: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What is written down of a checkout's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waits for a buyer.
    Open,
    /// Was paid, or authorised when capture is manual.
    Paid,
    /// Was taken back.
    Canceled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Paid, Self::Canceled];

    /// Whether the one state may follow on the other. Staying where it is is no transition.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Open => matches!(next, Self::Paid | Self::Canceled),
            // The buyer's money was on its way when it was taken back.
            Self::Canceled => next == Self::Paid,
            Self::Paid => false,
        }
    }
}

/// A checkout's status as the API shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Can be paid.
    Open,
    /// Was paid.
    Paid,
    /// Its time has gone by.
    Expired,
    /// Was taken back.
    Canceled,
}

/// A checkout as somebody asks for one.
#[derive(Debug, Clone)]
pub struct NewCheckout {
    /// Who is paid.
    pub seller: SellerId,
    /// How much; chargeable.
    pub money: Money,
    /// For what.
    pub description: Description,
    /// Where the charge is made.
    pub flow: Flow,
    /// When the money is taken.
    pub capture: Capture,
    /// When it stops being payable.
    pub expires_at: Option<Timestamp>,
    /// The caller's.
    pub metadata: Metadata,
}

impl Checkout {
    /// Declines within an hour after which no further card is taken: somebody is trying cards.
    pub const DECLINES_AN_HOUR: i64 = 10;

    /// Moves on; false, and nothing changed, when that may not follow on where it stands.
    #[must_use]
    pub fn advance(&mut self, next: State) -> bool {
        let allowed = self.state.may_become(next);
        if allowed {
            self.state = next;
        }
        allowed
    }

    /// Where it stands at this instant.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> Status {
        match self.state {
            State::Paid => Status::Paid,
            State::Canceled => Status::Canceled,
            State::Open if self.expires_at.is_some_and(|expires_at| now >= expires_at) => Status::Expired,
            State::Open => Status::Open,
        }
    }
}
