//! What is taken back from the seller when a dispute of a charge through the platform is lost.
//!
//! The bank took the money from the platform's balance, though the seller has it: the marketplace's
//! [policy](crate::refund::Policy) says whether the transfer is reversed then. A reversal is written
//! down in the commit that learns of the loss, like an [instruction](crate::instruction), and walks
//! through the same states. Source: <https://docs.stripe.com/connect/disputes>.
//!
//! What was taken back at Stripe without us, and without a refund, is a row that begins as done.

use chrono::Duration;

use crate::{
    Currency, Timestamp,
    charge::{Charge, Flow},
    dispute::{Dispute, State},
    fee,
    ids::{ChargeId, DisputeId, SellerId, TransferReversalId},
    instruction::{self, Refused},
    refund::Policy,
};

/// A reversal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferReversal {
    /// Our id. The Stripe idempotency key derives from it, and it is in the reversal's metadata.
    pub id: TransferReversalId,
    /// Which lost dispute it is about; none when it was made by hand.
    pub dispute: Option<DisputeId>,
    /// Of which charge.
    pub charge: ChargeId,
    /// From whom it is taken.
    pub seller: SellerId,
    /// How much; none until Stripe was asked what there is to take back.
    pub share: Option<Share>,
    /// Where it stands.
    pub state: instruction::State,
    /// When it was first sent.
    pub submitted_at: Option<Timestamp>,
    /// What came of it.
    pub done: Option<Done>,
    /// Why it was not done.
    pub refusal: Option<Refused>,
    /// When the dispute was found lost, or when it was made.
    pub created_at: Timestamp,
}

/// How much is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// In minor units.
    pub amount: i64,
    /// What the transfer was made in.
    pub currency: Currency,
}

/// That it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// `trr_…`.
    pub stripe_reversal: String,
    /// When.
    pub at: Timestamp,
}

/// A transfer as Stripe shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransferStanding {
    /// What was moved, in minor units.
    pub amount: i64,
    /// What of it came back already, in minor units.
    pub amount_reversed: i64,
    /// In this currency.
    pub currency: Currency,
}

/// Why nothing is taken back: all of it came back already.
pub const NOTHING_LEFT: &str = "nothing_left";
/// Why nothing is taken back: the dispute is not lost any more.
pub const NOT_LOST: &str = "not_lost";
/// How long after a refusal a reversal is tried again.
pub const TRIED_AGAIN_AFTER: Duration = Duration::hours(6);
/// For how long after the loss it is tried.
pub const TRIED_FOR: Duration = Duration::days(30);

impl TransferReversal {
    /// What the loss of this dispute leads to; none when there is no transfer, or when the policy
    /// leaves the loss with the marketplace.
    #[must_use]
    pub fn after(
        dispute: &Dispute,
        charge: &Charge,
        policy: Policy,
        id: TransferReversalId,
        now: Timestamp,
    ) -> Option<Self> {
        let wanted = charge.flow == Flow::Destination
            && dispute.at_stripe.state == State::Lost
            && policy.reverse_transfer_on_lost_dispute;
        wanted.then_some(Self {
            id,
            dispute: Some(dispute.id),
            charge: charge.id,
            seller: charge.seller,
            share: None,
            state: instruction::State::Requested,
            submitted_at: None,
            done: None,
            refusal: None,
            created_at: now,
        })
    }

    /// One that was made at Stripe without us.
    #[must_use]
    pub fn by_hand(charge: &Charge, share: Share, done: Done, id: TransferReversalId) -> Self {
        Self {
            id,
            dispute: None,
            charge: charge.id,
            seller: charge.seller,
            share: Some(share),
            state: instruction::State::Done,
            submitted_at: Some(done.at),
            created_at: done.at,
            done: Some(done),
            refusal: None,
        }
    }

    /// One more try for one that was refused, as when the seller's balance did not cover it; none while
    /// it is too early, when it was tried for long enough, and when there is nothing to take. Stripe
    /// keeps a refusal under its key, so another try is another row.
    #[must_use]
    pub fn again(&self, closed_at: Timestamp, id: TransferReversalId, now: Timestamp) -> Option<Self> {
        let refused = self
            .refusal
            .as_ref()
            .is_some_and(|refusal| ![NOTHING_LEFT, NOT_LOST].contains(&refusal.code.as_str()));
        let due = now - self.created_at >= TRIED_AGAIN_AFTER && now - closed_at < TRIED_FOR;
        (refused && due).then(|| Self {
            id,
            share: None,
            state: instruction::State::Requested,
            submitted_at: None,
            refusal: None,
            created_at: now,
            ..self.clone()
        })
    }

    /// Moves on; false, and nothing changed, when that may not follow on where it stands.
    #[must_use]
    pub fn advance(&mut self, next: instruction::State) -> bool {
        let allowed = self.state.may_become(next);
        if allowed {
            self.state = next;
        }
        allowed
    }

    /// Stripe has done it.
    #[must_use]
    pub fn conclude(&mut self, done: Done) -> bool {
        let concluded = self.advance(instruction::State::Done);
        if concluded {
            self.done = Some(done);
        }
        concluded
    }

    /// It was not done.
    #[must_use]
    pub fn refuse(&mut self, code: &str, message: &str) -> bool {
        let refused = self.advance(instruction::State::Refused);
        if refused {
            self.refusal = Some(Refused {
                code: code.to_owned(),
                message: message.to_owned(),
            });
        }
        refused
    }
}

impl TransferStanding {
    /// What a lost dispute takes back: the disputed part of what was moved, and never more than is
    /// left there. The seller bears then what a direct charge would have cost them.
    #[must_use]
    pub fn share_of(&self, dispute: &Dispute, charge: &Charge) -> Share {
        let part = fee::proportion(
            self.amount,
            dispute.at_stripe.money.amount,
            charge.amount_captured,
        );
        Share {
            amount: part.min(self.amount - self.amount_reversed).max(0),
            currency: self.currency,
        }
    }
}
