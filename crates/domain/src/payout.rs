//! A payout: money on its way from a seller's balance at Stripe to their bank.
//!
//! Stripe makes payouts and decides about them; here is only what may follow on what, so that a word
//! that comes late or out of order changes nothing. A payout that was paid may still fail: "Some
//! payouts that fail might initially show as `paid`, then change to `failed`."
//! <https://docs.stripe.com/api/payouts/object>

use crate::{
    Money, Timestamp,
    ids::{ChargeId, PayoutId, SellerId},
};

/// Where a payout stands, by Stripe's own names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Not yet sent to the bank.
    Pending,
    /// The bank has it.
    InTransit,
    /// Arrived, as far as Stripe knows.
    Paid,
    /// The bank sent it back.
    Failed,
    /// Called back before it was sent.
    Canceled,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] = [
        Self::Pending,
        Self::InTransit,
        Self::Paid,
        Self::Failed,
        Self::Canceled,
    ];

    /// Whether the one may follow on the other. Staying where it is is no transition.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        use Status::{Canceled, Failed, InTransit, Paid, Pending};
        match self {
            Pending => matches!(next, InTransit | Paid | Failed | Canceled),
            InTransit => matches!(next, Paid | Failed | Canceled),
            Paid => next == Failed,
            Failed | Canceled => false,
        }
    }

    /// Whether it is still to arrive.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Pending | Self::InTransit)
    }

    /// Whether the money went back to the balance.
    #[must_use]
    pub fn is_returned(self) -> bool {
        matches!(self, Self::Failed | Self::Canceled)
    }
}

/// Whether Stripe says which movements a payout paid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Itemization {
    /// Never: the payout was made by hand, of whatever was there.
    NotApplicable,
    /// Stripe is still at it.
    InProgress,
    /// It does; and when [`Payout::itemized_at`] is set, it was taken over.
    Completed,
}

/// Why a payout failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Stripe's code. <https://docs.stripe.com/api/payouts/failures>
    pub code: String,
    /// A sentence for the seller.
    pub message: String,
}

impl Failure {
    /// The failure with this code: in our words where there is something to be done, else in Stripe's.
    #[must_use]
    pub fn new(code: &str, stripes_message: Option<&str>) -> Self {
        let ours = match code {
            "account_closed" => "The bank account has been closed. Give Stripe another one.",
            "account_frozen" | "bank_account_restricted" => {
                "The bank account does not take payouts at present. Ask the bank, or give Stripe another account."
            }
            "bank_account_unusable" => {
                "The bank account cannot be used for payouts. Give Stripe another one."
            }
            "bank_ownership_changed" => {
                "The bank account has changed hands. Confirm it at Stripe, or give Stripe another one."
            }
            "incorrect_account_holder_name" => {
                "The account holder's name is not the one that the bank knows. Correct it at Stripe."
            }
            "incorrect_account_holder_address" => {
                "The account holder's address is not the one that the bank knows. Correct it at Stripe."
            }
            "incorrect_account_holder_tax_id" | "incorrect_account_type" => {
                "The bank account's details are not those that the bank knows. Correct them at Stripe."
            }
            "invalid_account_number" | "invalid_account_number_length" | "no_account" => {
                "The bank knows no account with this number. Correct it at Stripe."
            }
            "invalid_currency" => {
                "The bank account does not take this currency. Give Stripe an account that does."
            }
            "could_not_process" | "declined" | "unsupported_card" => {
                "The bank did not take the payout. Ask the bank, or give Stripe another account."
            }
            "debit_not_authorized" => "The bank does not let Stripe debit the account. Ask the bank.",
            "insufficient_funds" => "The account had not enough money for what Stripe had to take from it.",
            _ => stripes_message.unwrap_or("The bank did not take the payout."),
        };
        Self {
            code: code.to_owned(),
            message: ours.to_owned(),
        }
    }
}

/// Some movements of a balance together, in minor units of the payout's currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub count: i64,
    /// Gross; less than zero when more went back than came in.
    pub amount: i64,
    /// All fees, the marketplace's and Stripe's.
    pub fee: i64,
    /// What was paid out of them.
    pub net: i64,
}

impl Part {
    /// With one more movement; none beyond what can be counted.
    #[must_use]
    pub fn with(self, amount: i64, fee: i64) -> Option<Self> {
        let (amount, fee) = (self.amount.checked_add(amount)?, self.fee.checked_add(fee)?);
        Some(Self {
            count: self.count + 1,
            amount,
            fee,
            net: amount.checked_sub(fee)?,
        })
    }
}

/// A payout of a seller's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// Our id.
    pub id: PayoutId,
    /// Whose.
    pub seller: SellerId,
    /// `acct_…`, from whose balance.
    pub stripe_account: String,
    /// `po_…`.
    pub stripe_payout: String,
    /// How much; less than zero when Stripe took money from the bank.
    pub money: Money,
    /// Where it stands.
    pub status: Status,
    /// Whether Stripe made it by the account's schedule.
    pub automatic: bool,
    /// Whether it was sent at once, for a fee, instead of by the usual way.
    pub instant: bool,
    /// When it arrives, or arrived, by Stripe's estimate. A day, at midnight UTC.
    pub expected_at: Timestamp,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// When we learnt that the money went back to the balance.
    pub returned_at: Option<Timestamp>,
    /// Whether Stripe says what it paid out.
    pub itemization: Itemization,
    /// When what it paid out was taken over; none until then.
    pub itemized_at: Option<Timestamp>,
    /// What it paid out of charges that were made here, once itemized.
    pub ours: Part,
    /// What it paid out of the seller's other business and of Stripe's own movements, once itemized.
    pub outside: Part,
    /// Whether the mode is live.
    pub livemode: bool,
    /// When Stripe made it.
    pub created_at: Timestamp,
    /// When it last changed here.
    pub updated_at: Timestamp,
}

/// What Stripe says of a payout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutSnapshot {
    /// Where it stands.
    pub status: Status,
    /// When it arrives.
    pub expected_at: Timestamp,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// Whether Stripe says what it paid out.
    pub itemization: Itemization,
}

/// What Stripe says that cannot be, from where the payout stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Stripe says {stripe:?} of a payout that is {ours:?}")]
pub struct Contradiction {
    /// Where the payout stands.
    pub ours: Status,
    /// What Stripe says.
    pub stripe: Status,
}

impl Payout {
    /// Takes over what Stripe says; whether anything changed. A repeat changes nothing.
    ///
    /// # Errors
    /// When that cannot follow on where the payout stands. Nothing changed then.
    pub fn apply(&mut self, said: PayoutSnapshot, now: Timestamp) -> Result<bool, Contradiction> {
        if said.status != self.status && !self.status.may_become(said.status) {
            return Err(Contradiction {
                ours: self.status,
                stripe: said.status,
            });
        }
        let before = self.clone();
        self.status = said.status;
        self.expected_at = said.expected_at;
        self.failure = said.failure;
        self.itemization = said.itemization;
        if self.status.is_returned() && self.returned_at.is_none() {
            self.returned_at = Some(now);
        }
        let changed = *self != before;
        if changed {
            self.updated_at = now;
        }
        Ok(changed)
    }

    /// Takes over what it paid out: movements of our charges, and the sum of all others. False, and
    /// nothing changed, beyond what can be counted.
    #[must_use]
    pub fn itemize(&mut self, items: &[PayoutItem], outside: Part, now: Timestamp) -> bool {
        let ours = items
            .iter()
            .try_fold(Part::default(), |part, item| part.with(item.amount, item.fee));
        let Some(ours) = ours else { return false };
        self.ours = ours;
        self.outside = outside;
        self.itemized_at = Some(now);
        self.updated_at = now;
        true
    }

    /// Whether Stripe can say what it paid out, and was not asked since it can.
    #[must_use]
    pub fn wants_itemization(&self) -> bool {
        self.itemization == Itemization::Completed && self.itemized_at.is_none()
    }
}

/// What kind of movement a payout paid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// A charge.
    Charge,
    /// Money that went back to a buyer, or came back from one who could not be paid.
    Refund,
    /// A dispute, or its end.
    Dispute,
    /// Anything else that is about a charge.
    Other,
}

/// One movement that a payout paid out, of a charge that was made here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutItem {
    /// `txn_…`.
    pub balance_transaction: String,
    /// What it was.
    pub kind: ItemKind,
    /// Of which charge.
    pub charge: ChargeId,
    /// Gross, in minor units of the payout's currency; less than zero when money left.
    pub amount: i64,
    /// All fees, the marketplace's and Stripe's. What was paid out of it is `amount - fee`.
    pub fee: i64,
    /// When it happened.
    pub created_at: Timestamp,
}
