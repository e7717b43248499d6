//! An authorised charge: what may be taken of it, and when it may be let go.

use super::{Charge, State};
use crate::{Money, fee, instruction::What, money::MoneyError};

/// Why nothing is captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CaptureRefusal {
    /// Nothing is authorised, or not any more.
    #[error("the charge is not authorized")]
    NotAuthorized,
    /// More than was authorised.
    #[error("the most that can be captured is {authorized}")]
    MoreThanAuthorized {
        /// What was authorised.
        authorized: Money,
    },
    /// Not an amount of this currency.
    #[error(transparent)]
    Amount(#[from] MoneyError),
}

/// Why a charge is not canceled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CancelRefusal {
    /// It was paid, is over, or is nothing at Stripe yet.
    #[error("the charge can no longer be canceled")]
    NotCancelable,
    /// A card is being charged right now.
    #[error("an attempt to pay the charge is in flight")]
    AttemptInFlight,
}

impl State {
    /// Whether Stripe can give such an intent up.
    #[must_use]
    pub fn is_cancelable(self) -> bool {
        matches!(
            self,
            Self::IntentCreated | Self::RequiresAction | Self::Authorized | Self::AttemptFailed
        )
    }
}

impl Charge {
    /// What the marketplace takes, in minor units: what was agreed, or, of a part that was
    /// captured, its share.
    #[must_use]
    pub fn fee(&self) -> i64 {
        self.application_fee_captured.unwrap_or(self.application_fee)
    }

    /// Decides about a capture of so much, or of all. The fee follows in proportion.
    ///
    /// # Errors
    /// See [`CaptureRefusal`].
    pub fn capture(&self, amount: Option<i64>) -> Result<What, CaptureRefusal> {
        let authorized = self.money.amount;
        let amount = amount.unwrap_or(authorized);
        if amount <= 0 {
            return Err(MoneyError::NotPositive.into());
        }
        let (currency, step) = (self.money.currency, self.money.currency.step());
        if amount % step != 0 {
            return Err(MoneyError::NotAMultiple { currency, step }.into());
        }
        if self.state != State::Authorized {
            return Err(CaptureRefusal::NotAuthorized);
        }
        if amount > authorized {
            let authorized = Money::new(authorized, currency);
            return Err(CaptureRefusal::MoreThanAuthorized { authorized });
        }
        let share = fee::proportion(self.application_fee, amount, authorized);
        Ok(What::Capture {
            amount,
            application_fee: (share - share % step).min(amount),
        })
    }

    /// Decides about canceling.
    ///
    /// # Errors
    /// See [`CancelRefusal`].
    pub fn cancel(&self, attempt_in_flight: bool) -> Result<What, CancelRefusal> {
        if attempt_in_flight {
            return Err(CancelRefusal::AttemptInFlight);
        }
        if !self.state.is_cancelable() || self.stripe_payment_intent.is_none() {
            return Err(CancelRefusal::NotCancelable);
        }
        Ok(What::Cancel)
    }
}
