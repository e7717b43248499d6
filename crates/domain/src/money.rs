//! Integer minor units and a currency. Never a float.

use std::fmt;

use serde::Serialize;

use crate::Currency;

/// Stripe takes amounts of at most eight digits. <https://docs.stripe.com/currencies>
pub const LARGEST_AMOUNT: i64 = 99_999_999;

/// An amount in minor units of a currency. May be zero or, as a balance, negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Money {
    /// Minor units (cents, pence; whole yen).
    pub amount: i64,
    /// What they are units of.
    pub currency: Currency,
}

/// Why an amount cannot be charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Zero or less.
    #[error("the amount must be more than zero")]
    NotPositive,
    /// Less than the card networks' minimum for the currency.
    #[error("the least that can be charged is {}", Money::new(*.minimum, *.currency))]
    TooSmall {
        /// The currency.
        currency: Currency,
        /// Its minimum, in minor units.
        minimum: i64,
    },
    /// More than eight digits.
    #[error("an amount has at most eight digits")]
    TooLarge,
    /// The currency has no such fraction.
    #[error("an amount must be a multiple of {}", Money::new(*.step, *.currency))]
    NotAMultiple {
        /// The currency.
        currency: Currency,
        /// What the amount must be a multiple of.
        step: i64,
    },
    /// Two currencies in one sum.
    #[error("{0} and {1} cannot be added")]
    CurrencyMismatch(Currency, Currency),
    /// Beyond what can be counted.
    #[error("the sum is too large")]
    Overflow,
}

/// As in `10.50 EUR` and `1050 JPY`: for sentences. Pages write it as their reader does.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(u32::from(self.currency.exponent()));
        let (whole, part) = (
            self.amount.unsigned_abs() / scale,
            self.amount.unsigned_abs() % scale,
        );
        let sign = if self.amount < 0 { "-" } else { "" };
        write!(f, "{sign}{whole}")?;
        if scale > 1 {
            write!(
                f,
                ".{part:0width$}",
                width = usize::from(self.currency.exponent())
            )?;
        }
        write!(f, " {}", self.currency.code().to_uppercase())
    }
}

impl MoneyError {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotPositive => "amount_not_positive",
            Self::TooSmall { .. } => "amount_too_small",
            Self::TooLarge | Self::Overflow => "amount_too_large",
            Self::NotAMultiple { .. } => "amount_not_representable",
            Self::CurrencyMismatch(..) => "currency_mismatch",
        }
    }
}

impl Money {
    /// Any amount of a currency.
    #[must_use]
    pub fn new(amount: i64, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// An amount that a card can be charged with.
    ///
    /// # Errors
    /// When Stripe would refuse it: not positive, below the minimum, over eight digits, or a
    /// fraction that the currency does not have.
    pub fn chargeable(amount: i64, currency: Currency) -> Result<Self, MoneyError> {
        if amount <= 0 {
            return Err(MoneyError::NotPositive);
        }
        if amount > LARGEST_AMOUNT {
            return Err(MoneyError::TooLarge);
        }
        if amount < currency.minimum() {
            return Err(MoneyError::TooSmall {
                currency,
                minimum: currency.minimum(),
            });
        }
        if amount % currency.step() != 0 {
            return Err(MoneyError::NotAMultiple {
                currency,
                step: currency.step(),
            });
        }
        Ok(Self { amount, currency })
    }

    /// The sum.
    ///
    /// # Errors
    /// On two currencies or an overflow.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let amount = self
            .amount
            .checked_add(other.amount)
            .ok_or(MoneyError::Overflow)?;
        Ok(Self { amount, ..self })
    }

    /// The difference.
    ///
    /// # Errors
    /// On two currencies or an overflow.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let amount = self
            .amount
            .checked_sub(other.amount)
            .ok_or(MoneyError::Overflow)?;
        Ok(Self { amount, ..self })
    }

    /// The amount as people write it, with a point and as many decimals as the currency has: `-0.05`,
    /// `1230` (yen), `1.230` (dinar).
    #[must_use]
    pub fn decimal(self) -> String {
        let exponent = usize::from(self.currency.exponent());
        let digits = format!("{:0>width$}", self.amount.unsigned_abs(), width = exponent + 1);
        let (whole, fraction) = digits.split_at(digits.len() - exponent);
        let sign = if self.amount < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch(self.currency, other.currency))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        code.parse().unwrap()
    }

    #[test]
    fn an_amount_in_a_sentence_has_the_fraction_of_its_currency() {
        for (amount, of, written) in [
            (1_050, "eur", "10.50 EUR"),
            (5, "eur", "0.05 EUR"),
            (-5, "eur", "-0.05 EUR"),
            (1_050, "jpy", "1050 JPY"),
            (1_050, "kwd", "1.050 KWD"),
        ] {
            assert_eq!(Money::new(amount, currency(of)).to_string(), written);
        }
    }

    #[test]
    fn what_stripe_would_refuse_is_refused_here() {
        let code = |amount, of: &str| Money::chargeable(amount, currency(of)).map_err(MoneyError::code);
        assert_eq!(code(0, "eur"), Err("amount_not_positive"));
        assert_eq!(code(-1, "eur"), Err("amount_not_positive"));
        assert_eq!(code(49, "eur"), Err("amount_too_small"));
        assert!(code(50, "eur").is_ok());
        assert_eq!(code(100_000_000, "eur"), Err("amount_too_large"));
        assert_eq!(code(i64::MAX, "eur"), Err("amount_too_large"));
        assert_eq!(code(1234, "kwd"), Err("amount_not_representable"));
        assert!(code(1230, "kwd").is_ok());
        assert_eq!(code(150, "isk"), Err("amount_not_representable"));
        assert!(code(50, "jpy").is_ok());
    }

    #[test]
    fn an_amount_is_written_with_the_decimals_of_its_currency() {
        let written = |amount, of: &str| Money::new(amount, currency(of)).decimal();
        assert_eq!(written(123_456, "eur"), "1234.56");
        assert_eq!(written(5, "eur"), "0.05");
        assert_eq!(written(-5, "eur"), "-0.05");
        assert_eq!(written(0, "eur"), "0.00");
        assert_eq!(written(1_230, "jpy"), "1230");
        assert_eq!(written(0, "jpy"), "0");
        assert_eq!(written(1_230, "kwd"), "1.230");
        assert_eq!(written(i64::MIN, "eur"), "-92233720368547758.08");
    }

    proptest! {
        #[test]
        fn sums_are_exact_or_refused(a: i64, b: i64) {
            let (a, b) = (Money::new(a, currency("eur")), Money::new(b, currency("eur")));
            match a.plus(b) {
                Ok(sum) => prop_assert_eq!(sum.minus(b), Ok(a)),
                Err(error) => prop_assert_eq!(error, MoneyError::Overflow),
            }
        }

        #[test]
        fn two_currencies_are_never_added(a: i64, b: i64) {
            let sum = Money::new(a, currency("eur")).plus(Money::new(b, currency("usd")));
            prop_assert_eq!(sum.map_err(MoneyError::code), Err("currency_mismatch"));
        }
    }
}
