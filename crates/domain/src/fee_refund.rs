//! What the marketplace gave back of its fee without a refund that was asked for here: in Stripe's
//! Dashboard, or by a script with the platform's key. The seller has it, so the statement says it.
//!
//! Stripe's fee refunds do not say which refund they belong to, so they are told apart by sums.

use crate::{
    Currency, Money, Timestamp,
    ids::{ChargeId, FeeRefundId, SellerId},
};

/// What was given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeRefund {
    /// Our id.
    pub id: FeeRefundId,
    /// Of which charge's fee.
    pub charge: ChargeId,
    /// To whom.
    pub seller: SellerId,
    /// How much.
    pub money: Money,
    /// When.
    pub at: Timestamp,
}

/// An application fee as Stripe shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeStanding {
    /// What of it was given back in all, in minor units.
    pub amount_refunded: i64,
    /// In this currency.
    pub currency: Currency,
    /// When that happened last; none when nothing was, and when Stripe does not say.
    pub refunded_at: Option<Timestamp>,
}

impl FeeStanding {
    /// What was given back beyond what is known here, in minor units; none when that is all.
    ///
    /// What is known may be more than what was given back, while a refund is on its way.
    #[must_use]
    pub fn beyond(&self, known: i64) -> Option<i64> {
        Some(self.amount_refunded.saturating_sub(known)).filter(|beyond| *beyond > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_known_yet_was_given_back_by_hand() {
        let standing = |amount_refunded| FeeStanding {
            amount_refunded,
            currency: "eur".parse().unwrap(),
            refunded_at: None,
        };
        for (refunded, known, beyond) in [
            (0, 0, None),
            (250, 250, None),
            (250, 100, Some(150)),
            (0, 100, None),
            (i64::MAX, 0, Some(i64::MAX)),
        ] {
            assert_eq!(standing(refunded).beyond(known), beyond, "{refunded} {known}");
        }
    }
}
