//! What a seller has at Stripe.

use crate::{Timestamp, ids::PayoutId, payout::Status};

/// A balance in one currency, in its minor units. Either may be less than zero: then the account owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// ISO 4217, in lower case: any that Stripe settles in.
    pub currency: String,
    /// Can be paid out now.
    pub available: i64,
    /// Will be available later.
    pub pending: i64,
}

/// A payout that is to arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedPayout {
    /// Our id; none while it is not known here.
    pub payout: Option<PayoutId>,
    /// In minor units.
    pub amount: i64,
    /// ISO 4217, in lower case.
    pub currency: String,
    /// Where it stands.
    pub status: Status,
    /// When it arrives, by Stripe's estimate.
    pub expected_at: Timestamp,
}

/// A seller's balances as Stripe has them, and which payout arrives next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SellerBalance {
    /// By code.
    pub balances: Vec<Balance>,
    /// The one under way that arrives first.
    pub next_payout: Option<ExpectedPayout>,
}
