//! A dispute: the buyer's bank takes a payment back, or asks about it, and the seller answers.
//!
//! Stripe decides; [`Dispute::apply`] takes over what it says. What the seller answers (evidence, or
//! that they accept) is an [`answer::Answer`], written down before it is sent.
//! Source: <https://docs.stripe.com/disputes/how-disputes-work>.

pub mod answer;
pub mod evidence;

use serde::{Deserialize, Serialize};

use crate::{
    Currency, Money, Timestamp,
    charge::Charge,
    ids::{ChargeId, DisputeId, SellerId},
};

pub use evidence::{Evidence, EvidenceError};

/// Where a dispute stands. The names are Stripe's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The bank asks; no money has moved. An answer is wanted.
    WarningNeedsResponse,
    /// The bank has the answer to its question.
    WarningUnderReview,
    /// The question is settled, or was never followed by a dispute.
    WarningClosed,
    /// The money is gone for now. An answer is wanted.
    NeedsResponse,
    /// The bank has the answer.
    UnderReview,
    /// The money is back.
    Won,
    /// The money is gone for good.
    Lost,
    /// It was settled before it became a dispute.
    Prevented,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::WarningNeedsResponse,
        Self::WarningUnderReview,
        Self::WarningClosed,
        Self::NeedsResponse,
        Self::UnderReview,
        Self::Won,
        Self::Lost,
        Self::Prevented,
    ];

    /// Whether Stripe may say the one after the other. Staying where it is is no transition.
    ///
    /// We look when an event comes, and may miss what was between two looks: whatever can be
    /// reached in several steps can follow at once. An inquiry can become a dispute; what is over
    /// stays over.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        use State::{
            Lost, NeedsResponse, Prevented, UnderReview, WarningClosed, WarningNeedsResponse,
            WarningUnderReview, Won,
        };
        match self {
            WarningNeedsResponse => next != WarningNeedsResponse,
            WarningUnderReview => !matches!(next, WarningNeedsResponse | WarningUnderReview),
            NeedsResponse => matches!(next, UnderReview | Won | Lost | Prevented),
            UnderReview => matches!(next, Won | Lost),
            WarningClosed | Won | Lost | Prevented => false,
        }
    }

    /// Whether nothing more will happen.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(
            self,
            Self::WarningClosed | Self::Won | Self::Lost | Self::Prevented
        )
    }

    /// Whether Stripe waits for the seller.
    #[must_use]
    pub fn wants_answer(self) -> bool {
        matches!(self, Self::WarningNeedsResponse | Self::NeedsResponse)
    }

    /// Whether it can still be accepted: that ends it.
    #[must_use]
    pub fn is_acceptable(self) -> bool {
        !self.is_over() && self != Self::WarningUnderReview
    }

    /// Whether the disputed money is with the bank, for now or for good. It cannot be refunded then.
    #[must_use]
    pub fn holds_money(self) -> bool {
        matches!(self, Self::NeedsResponse | Self::UnderReview | Self::Lost)
    }

    /// The higher, the more it says about the charge: of several disputes the charge shows one.
    fn weight(self) -> u8 {
        match self {
            Self::NeedsResponse => 7,
            Self::UnderReview => 6,
            Self::Lost => 5,
            Self::WarningNeedsResponse => 4,
            Self::WarningUnderReview => 3,
            Self::Won => 2,
            Self::Prevented => 1,
            Self::WarningClosed => 0,
        }
    }
}

/// What a dispute cost so far, in the currency that the account settles in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cost {
    /// What the bank has taken and not given back, in minor units.
    pub withdrawn: i64,
    /// Stripe's fee for it, in minor units.
    pub fee: i64,
}

/// What a dispute did to the balance of the account that was charged, by Stripe's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// `txn_…`.
    pub balance_transaction: String,
    /// In minor units; less than zero when money was taken.
    pub amount: i64,
    /// Stripe's fee for it, in minor units; less than zero when it was given back.
    pub fee: i64,
    /// What the account settles in.
    pub currency: Currency,
    /// When.
    pub at: Timestamp,
}

/// A dispute as Stripe shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeSnapshot {
    /// `dp_…`.
    pub stripe_dispute: String,
    /// What is disputed.
    pub money: Money,
    /// Stripe's word for why: `fraudulent`, `product_not_received` …
    pub reason: String,
    /// Where it stands.
    pub state: State,
    /// By when evidence must be there; none when there is nothing to answer.
    pub evidence_due_by: Option<Timestamp>,
    /// How often evidence was submitted.
    pub submissions: i32,
    /// What Stripe has: texts, and ids of files.
    pub evidence: Evidence,
    /// Whether the payment can still be refunded.
    pub refundable: bool,
    /// What it cost so far.
    pub cost: Cost,
    /// ISO 4217 code in lower case: what `cost` is in; none while nothing has moved.
    pub cost_currency: Option<String>,
    /// When it was opened.
    pub opened_at: Timestamp,
}

/// A dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Our id.
    pub id: DisputeId,
    /// Of which charge.
    pub charge: ChargeId,
    /// Whose charge.
    pub seller: SellerId,
    /// How Stripe shows it.
    pub at_stripe: DisputeSnapshot,
    /// Whether the mode is live.
    pub livemode: bool,
    /// When it was over.
    pub closed_at: Option<Timestamp>,
    /// When we last learnt something new.
    pub updated_at: Timestamp,
}

/// What Stripe says that cannot be, from where the dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Stripe says {stripe:?} of a dispute that is {ours:?}")]
pub struct Contradiction {
    /// Where it stands.
    pub ours: State,
    /// What Stripe says.
    pub stripe: State,
}

impl Dispute {
    /// One that we hear of for the first time.
    #[must_use]
    pub fn open(id: DisputeId, charge: &Charge, snapshot: DisputeSnapshot, now: Timestamp) -> Self {
        Self {
            id,
            charge: charge.id,
            seller: charge.seller,
            livemode: charge.livemode,
            closed_at: snapshot.state.is_over().then_some(now),
            updated_at: now,
            at_stripe: snapshot,
        }
    }

    /// Takes over what Stripe says; whether anything changed.
    ///
    /// # Errors
    /// When that cannot follow on where the dispute stands. Nothing changed then.
    pub fn apply(&mut self, snapshot: DisputeSnapshot, now: Timestamp) -> Result<bool, Contradiction> {
        if self.at_stripe == snapshot {
            return Ok(false);
        }
        let (ours, stripe) = (self.at_stripe.state, snapshot.state);
        if ours != stripe && !ours.may_become(stripe) {
            return Err(Contradiction { ours, stripe });
        }
        if stripe.is_over() && self.closed_at.is_none() {
            self.closed_at = Some(now);
        }
        self.at_stripe = snapshot;
        self.updated_at = now;
        Ok(true)
    }
}

/// What a charge shows of its disputes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// That of the gravest.
    pub state: State,
    /// What all of them cost so far.
    pub cost: Cost,
}

impl Standing {
    /// Of a charge's disputes; none when there are none.
    #[must_use]
    pub fn of<'a>(disputes: impl IntoIterator<Item = &'a Dispute>) -> Option<Self> {
        disputes.into_iter().fold(None, |sum: Option<Self>, dispute| {
            let (state, cost) = (dispute.at_stripe.state, dispute.at_stripe.cost);
            Some(match sum {
                None => Self { state, cost },
                Some(sum) => Self {
                    state: if state.weight() > sum.state.weight() {
                        state
                    } else {
                        sum.state
                    },
                    cost: Cost {
                        withdrawn: sum.cost.withdrawn.saturating_add(cost.withdrawn),
                        fee: sum.cost.fee.saturating_add(cost.fee),
                    },
                },
            })
        })
    }
}
