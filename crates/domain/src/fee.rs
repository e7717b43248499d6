//! What the marketplace takes of a charge.
//!
//! **The rule.** `fee = round(amount × percent) + fixed`, then at least `min`, then at most `max`,
//! then at most the amount. `round` is half up, to the minor unit; where the currency has a
//! coarser step (the last of three decimals is always zero) the fee is rounded down to it. All of
//! it in integers. `fixed`, `min` and `max` are amounts of the policy's own currency and have no
//! meaning in another: a charge in another currency pays the percentage alone. A fee of zero is
//! not sent to Stripe.

use crate::{Currency, Money};

/// A fee policy: the marketplace's, or one seller's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeePolicy {
    /// Hundredths of a percent: 0 to 10 000.
    pub percent_basis_points: i32,
    /// Added to the percentage, in minor units of `currency`.
    pub fixed_amount: i64,
    /// What the amounts here are of; needed when there are any.
    pub currency: Option<Currency>,
    /// The least, in minor units of `currency`.
    pub min_amount: Option<i64>,
    /// The most, in minor units of `currency`.
    pub max_amount: Option<i64>,
}

/// Why a policy is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FeePolicyError {
    /// Not 0 to 10 000.
    #[error("percent_basis_points is 0 to 10000")]
    Percent,
    /// Negative, or more than can be charged.
    #[error("an amount is 0 to 99999999")]
    Amount,
    /// The least is more than the most.
    #[error("min_amount is at most max_amount")]
    MinAboveMax,
    /// Amounts of nothing.
    #[error("a policy with amounts names their currency")]
    CurrencyMissing,
}

impl FeePolicyError {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Percent => "fee_percent_out_of_range",
            Self::Amount => "fee_amount_out_of_range",
            Self::MinAboveMax => "fee_min_above_max",
            Self::CurrencyMissing => "fee_currency_missing",
        }
    }
}

/// `part` of `whole`, applied to `of`, rounded to the nearest minor unit, half up: how a fee or a
/// transfer follows a part of its charge. 0 to `of`, when `part` is 0 to `whole`.
#[must_use]
pub fn proportion(of: i64, part: i64, whole: i64) -> i64 {
    let (of, part, whole) = (i128::from(of), i128::from(part), i128::from(whole));
    (of * part + whole / 2)
        .checked_div(whole)
        .and_then(|share| i64::try_from(share).ok())
        .unwrap_or(0)
}

impl FeePolicy {
    /// What holds until an operator sets another: 10 %.
    #[must_use]
    pub fn ten_percent() -> Self {
        Self {
            percent_basis_points: 1000,
            fixed_amount: 0,
            currency: None,
            min_amount: None,
            max_amount: None,
        }
    }

    /// Checks a policy.
    ///
    /// # Errors
    /// See [`FeePolicyError`].
    pub fn checked(self) -> Result<Self, FeePolicyError> {
        if !(0..=10_000).contains(&self.percent_basis_points) {
            return Err(FeePolicyError::Percent);
        }
        let amounts = [Some(self.fixed_amount), self.min_amount, self.max_amount];
        if amounts
            .iter()
            .flatten()
            .any(|amount| !(0..=crate::money::LARGEST_AMOUNT).contains(amount))
        {
            return Err(FeePolicyError::Amount);
        }
        if self
            .min_amount
            .zip(self.max_amount)
            .is_some_and(|(min, max)| min > max)
        {
            return Err(FeePolicyError::MinAboveMax);
        }
        let has_amounts = self.fixed_amount > 0 || self.min_amount.is_some() || self.max_amount.is_some();
        if has_amounts && self.currency.is_none() {
            return Err(FeePolicyError::CurrencyMissing);
        }
        Ok(self)
    }

    /// The fee of a charge, in minor units: 0 to the amount.
    #[must_use]
    pub fn fee(&self, charge: Money) -> i64 {
        let amount = i128::from(charge.amount.max(0));
        let percentage = (amount * i128::from(self.percent_basis_points) + 5_000) / 10_000;
        let own_currency = self.currency == Some(charge.currency);
        let fixed = if own_currency {
            i128::from(self.fixed_amount)
        } else {
            0
        };
        let mut fee = percentage + fixed;
        if own_currency {
            fee = fee.max(self.min_amount.map_or(0, i128::from));
            fee = fee.min(self.max_amount.map_or(i128::MAX, i128::from));
        }
        fee = fee.clamp(0, amount);
        fee -= fee % i128::from(charge.currency.step());
        i64::try_from(fee).unwrap_or(charge.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(amount: i64, currency: &str) -> Money {
        Money::new(amount, currency.parse().unwrap())
    }

    #[test]
    fn ten_percent_of_a_hundred_euros_is_ten() {
        assert_eq!(FeePolicy::ten_percent().fee(money(10_000, "eur")), 1_000);
    }

    #[test]
    fn half_a_cent_is_rounded_up_and_less_is_not() {
        assert_eq!(FeePolicy::ten_percent().fee(money(55, "eur")), 6);
        assert_eq!(FeePolicy::ten_percent().fee(money(54, "eur")), 5);
    }

    #[test]
    fn amounts_of_a_policy_hold_in_its_own_currency_only() {
        let policy = FeePolicy {
            fixed_amount: 30,
            currency: "eur".parse().ok(),
            min_amount: Some(100),
            max_amount: Some(500),
            ..FeePolicy::ten_percent()
        };
        assert_eq!(policy.fee(money(1_000, "eur")), 130);
        assert_eq!(policy.fee(money(100, "eur")), 100);
        assert_eq!(policy.fee(money(90_000, "eur")), 500);
        assert_eq!(policy.fee(money(50, "eur")), 50, "never more than the charge");
        assert_eq!(policy.fee(money(1_000, "usd")), 100);
    }

    #[test]
    fn the_last_of_three_decimals_stays_zero() {
        assert_eq!(FeePolicy::ten_percent().fee(money(1_230, "kwd")), 120);
    }

    prop_compose! {
        fn policy()(bps in 0..=10_000, fixed in 0i64..=99_999_999, min in proptest::option::of(0i64..=99_999_999),
                    max in proptest::option::of(0i64..=99_999_999)) -> FeePolicy {
            let (min, max) = match (min, max) {
                (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
                other => other,
            };
            FeePolicy { percent_basis_points: bps, fixed_amount: fixed, currency: "eur".parse().ok(),
                        min_amount: min, max_amount: max }
        }
    }

    proptest! {
        #[test]
        fn a_share_is_within_the_whole_and_all_of_it_is_the_whole(whole in 1i64..=99_999_999, part in 0i64..=99_999_999,
                                                                  of in 0i64..=99_999_999) {
            let part = part.min(whole);
            prop_assert!((0..=of).contains(&proportion(of, part, whole)));
            prop_assert_eq!(proportion(of, whole, whole), of);
        }

        #[test]
        fn a_fee_is_never_negative_and_never_more_than_the_charge(policy in policy(), amount in 0i64..=i64::MAX) {
            let fee = policy.fee(money(amount, "eur"));
            prop_assert!((0..=amount).contains(&fee));
        }

        #[test]
        fn in_every_currency_a_fee_is_an_amount_that_can_be_taken(policy in policy(), a in 0i64..=99_999_999, b in 0i64..=99_999_999,
                                                                   which in proptest::sample::select(crate::Currency::all().collect::<Vec<_>>())) {
            let policy = FeePolicy { currency: Some(which), ..policy };
            let (small, large) = (policy.fee(Money::new(a.min(b), which)), policy.fee(Money::new(a.max(b), which)));
            prop_assert!(small <= large && (0..=a.max(b)).contains(&large));
            prop_assert_eq!(large % which.step(), 0);
        }

        #[test]
        fn a_larger_charge_never_pays_a_smaller_fee(policy in policy(), a in 0i64..=99_999_999, b in 0i64..=99_999_999) {
            let (small, large) = (a.min(b), a.max(b));
            prop_assert!(policy.fee(money(small, "eur")) <= policy.fee(money(large, "eur")));
        }
    }
}
