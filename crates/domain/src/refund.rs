//! Refunds: money back to the buyer, who bears it, and the states a refund walks through.
//!
//! A refund reserves its amount when it is asked for, under the charge's lock, so that all refunds
//! of a charge together never exceed what was captured; one that fails releases it again, also when
//! it fails days after it succeeded. One whose answer was lost is [`State::Unknown`] and keeps its
//! reserve until Stripe says.

mod state;

use serde::{Deserialize, Serialize};

use crate::{
    Money, Timestamp,
    charge::{self, Charge, Flow},
    fee,
    ids::{ChargeId, RefundId, SellerId},
    money::MoneyError,
};

pub use state::{State, Status};

/// A refund.
#[derive(Debug, Clone)]
pub struct Refund {
    /// Our id; in the metadata of Stripe's refund.
    pub id: RefundId,
    /// Of which charge.
    pub charge: ChargeId,
    /// Whose charge it is.
    pub seller: SellerId,
    /// What goes back and who bears it.
    pub terms: Terms,
    /// In the charge's currency.
    pub currency: crate::Currency,
    /// Why.
    pub reason: Option<Reason>,
    /// Where it stands.
    pub state: State,
    /// When it was first sent.
    pub submitted_at: Option<Timestamp>,
    /// `re_…`.
    pub stripe_refund: Option<String>,
    /// Why it did not reach the buyer.
    pub failure: Option<Failure>,
    /// Whether it was made in Stripe's Dashboard and came here by an event.
    pub imported: bool,
    /// Whether the mode is live.
    pub livemode: bool,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// What goes back and who bears it, in minor units of the charge's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// To the buyer.
    pub amount: i64,
    /// Whether the marketplace gives its share of the fee back to the seller.
    pub refund_application_fee: bool,
    /// Whether the seller gives its share of a transfer back to the platform.
    pub reverse_transfer: bool,
    /// The share of the fee that goes back; zero when it is kept.
    pub application_fee_refunded: i64,
    /// The share of the transfer that comes back; zero when it is not reversed.
    pub transfer_reversed: i64,
}

/// What a refund does to each balance, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearing {
    /// What the seller's balance changes by.
    pub seller: i64,
    /// What the platform's balance changes by.
    pub platform: i64,
}

/// Why a refund is made. <https://docs.stripe.com/api/refunds/create>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The buyer was charged twice.
    Duplicate,
    /// It was not the card's owner.
    Fraudulent,
    /// The buyer asked for it.
    RequestedByCustomer,
}

/// Why a refund did not reach the buyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Stripe's code, or one of ours.
    pub code: String,
    /// A sentence for the seller.
    pub message: String,
}

/// A refund at Stripe as it stood when Stripe was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundSnapshot {
    /// `re_…`.
    pub id: String,
    /// Which of ours it is, by its metadata.
    pub refund: Option<RefundId>,
    /// In minor units.
    pub amount: i64,
    /// Where it stands: never one of the states before Stripe has it.
    pub state: State,
    /// Why it was made.
    pub reason: Option<Reason>,
    /// Why it failed, as a code.
    pub failure: Option<String>,
    /// Whether money moved for it: what is released of an authorisation may be shown as a refund
    /// and moves none.
    pub moved_money: bool,
    /// When it was made.
    pub created: Timestamp,
}

/// What the marketplace does unless a call says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Whether the seller gets the fee's share back.
    pub refund_application_fee: bool,
    /// Whether the seller gives the transfer's share back.
    pub reverse_transfer: bool,
    /// Whether the seller gives the transfer back when a dispute is lost.
    pub reverse_transfer_on_lost_dispute: bool,
}

impl Default for Policy {
    /// Until an operator says otherwise each gives back what it had of the payment.
    fn default() -> Self {
        Self {
            refund_application_fee: true,
            reverse_transfer: true,
            reverse_transfer_on_lost_dispute: true,
        }
    }
}

/// What a caller asks for. What is left out the policy decides.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ask {
    /// In minor units; none means all that is left.
    pub amount: Option<i64>,
    /// See [`Terms::refund_application_fee`].
    pub refund_application_fee: Option<bool>,
    /// See [`Terms::reverse_transfer`].
    pub reverse_transfer: Option<bool>,
}

/// How a charge's refunds stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// The sum of those that reserve, in minor units.
    pub reserved: i64,
    /// Of the fee, what went or goes back, with them or by hand.
    pub application_fee_refunded: i64,
    /// Of the transfer, what came or comes back, with them or apart.
    pub transfer_reversed: i64,
    /// Whether a dispute forbids it.
    pub disputed: bool,
    /// Whether the platform can reach the account that was charged on.
    pub reachable: bool,
}

/// Why nothing is refunded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RefundRefusal {
    /// Nothing was captured.
    #[error("only a charge that was paid can be refunded")]
    NotPaid,
    /// All of it went back, or is on its way.
    #[error("all of the charge was refunded already")]
    AlreadyRefunded,
    /// More than is left.
    #[error("the most that can still be refunded is {left}")]
    MoreThanLeft {
        /// What is left.
        left: Money,
    },
    /// The buyer's bank decides now.
    #[error("the charge is disputed")]
    Disputed,
    /// The seller took the platform's access back.
    #[error("the seller has disconnected the account that was charged on")]
    SellerDisconnected,
    /// Nothing was transferred.
    #[error("a direct charge has no transfer that could be reversed")]
    NoTransfer,
    /// Stripe gives the fee of a charge through the platform back with the transfer only.
    /// <https://docs.stripe.com/connect/destination-charges>
    #[error("the fee goes back to the seller only together with the transfer from them")]
    FeeNeedsReversal,
    /// Not an amount of this currency.
    #[error(transparent)]
    Amount(#[from] MoneyError),
}

impl Charge {
    /// Decides what a refund gives back and who bears it.
    ///
    /// # Errors
    /// See [`RefundRefusal`]. Nothing was sent anywhere then.
    pub fn refund(&self, ask: Ask, standing: Standing, policy: Policy) -> Result<Terms, RefundRefusal> {
        let direct = self.flow == Flow::Direct;
        if direct && ask.reverse_transfer == Some(true) {
            return Err(RefundRefusal::NoTransfer);
        }
        let (currency, step) = (self.money.currency, self.money.currency.step());
        if ask.amount.is_some_and(|amount| amount <= 0) {
            return Err(MoneyError::NotPositive.into());
        }
        if ask.amount.is_some_and(|amount| amount % step != 0) {
            return Err(MoneyError::NotAMultiple { currency, step }.into());
        }
        match self.state {
            charge::State::Succeeded | charge::State::PartiallyRefunded => {}
            charge::State::Refunded => return Err(RefundRefusal::AlreadyRefunded),
            _ => return Err(RefundRefusal::NotPaid),
        }
        if standing.disputed {
            return Err(RefundRefusal::Disputed);
        }
        if direct && !standing.reachable {
            return Err(RefundRefusal::SellerDisconnected);
        }
        // What Stripe says was refunded may be more than we know of yet.
        let left = self.amount_captured - standing.reserved.max(self.amount_refunded);
        if left <= 0 {
            return Err(RefundRefusal::AlreadyRefunded);
        }
        let amount = ask.amount.unwrap_or(left);
        if amount > left {
            let left = Money::new(left, currency);
            return Err(RefundRefusal::MoreThanLeft { left });
        }
        let share = |of: i64, gone: i64| {
            fee::proportion(of, amount, self.amount_captured)
                .min(of - gone)
                .max(0)
        };
        let reverses = !direct && ask.reverse_transfer.unwrap_or(policy.reverse_transfer);
        if !direct && !reverses && ask.refund_application_fee == Some(true) {
            return Err(RefundRefusal::FeeNeedsReversal);
        }
        let returns_fee = ask
            .refund_application_fee
            .unwrap_or(policy.refund_application_fee)
            && (direct || reverses)
            && self.fee() > 0;
        Ok(Terms {
            amount,
            refund_application_fee: returns_fee,
            reverse_transfer: reverses,
            application_fee_refunded: if returns_fee {
                share(self.fee(), standing.application_fee_refunded)
            } else {
                0
            },
            // Stripe transfers all that was captured, and takes the fee back from there.
            transfer_reversed: if reverses {
                share(self.amount_captured, standing.transfer_reversed)
            } else {
                0
            },
        })
    }
}

impl Terms {
    /// What it does to the balances of a charge of this flow. Stripe keeps its own fee.
    #[must_use]
    pub fn bearing(&self, flow: Flow) -> Bearing {
        match flow {
            Flow::Direct => Bearing {
                seller: self.application_fee_refunded - self.amount,
                platform: -self.application_fee_refunded,
            },
            Flow::Destination => Bearing {
                seller: self.application_fee_refunded - self.transfer_reversed,
                platform: self.transfer_reversed - self.amount - self.application_fee_refunded,
            },
        }
    }
}

impl Refund {
    /// How much goes back to the buyer.
    #[must_use]
    pub fn money(&self) -> Money {
        Money::new(self.terms.amount, self.currency)
    }

    /// Moves on; false, and nothing changed, when that may not follow on where it stands.
    #[must_use]
    pub fn advance(&mut self, next: State, now: Timestamp) -> bool {
        let allowed = self.state.may_become(next);
        if allowed {
            self.state = next;
            self.updated_at = now;
        }
        allowed
    }

    /// Takes over what Stripe says; whether its state is news. What contradicts the table changes
    /// nothing.
    #[must_use]
    pub fn apply(&mut self, snapshot: &RefundSnapshot, now: Timestamp) -> bool {
        if self.stripe_refund.is_none()
            && snapshot.state != self.state
            && self.state.may_become(snapshot.state)
        {
            self.stripe_refund = Some(snapshot.id.clone());
        }
        let news = self.advance(snapshot.state, now);
        if news && !self.state.reserves() {
            let code = snapshot
                .failure
                .clone()
                .unwrap_or_else(|| "refund_failed".to_owned());
            self.failure = Some(Failure {
                message: failure_message(&code).to_owned(),
                code,
            });
        }
        news
    }

    /// It was refused, or never done.
    #[must_use]
    pub fn fail(&mut self, code: &str, message: &str, now: Timestamp) -> bool {
        let failed = self.advance(State::Failed, now);
        if failed {
            self.failure = Some(Failure {
                code: code.to_owned(),
                message: message.to_owned(),
            });
        }
        failed
    }
}

/// A sentence for the seller. <https://docs.stripe.com/refunds#failed-refunds>
fn failure_message(code: &str) -> &'static str {
    match code {
        "lost_or_stolen_card" => "The card was reported lost or stolen.",
        "expired_or_canceled_card" => "The card has expired or was canceled.",
        "charge_for_pending_refund_disputed" => "The buyer disputed the charge meanwhile.",
        "insufficient_funds" => "The balance does not cover the refund.",
        "declined" => "The buyer's bank declined the refund.",
        "merchant_request" => "The refund was taken back.",
        _ => "The refund did not reach the buyer. Settle it another way.",
    }
}
