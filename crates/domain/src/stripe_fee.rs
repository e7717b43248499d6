//! What Stripe is likely to take of a charge: an estimate for a quote, never a booking.
//!
//! **The rule.** `round(amount × percent) + fixed`, by the country of the merchant, for a card of
//! that country or, in Europe, of the European Economic Area. The table has Stripe's published
//! prices: <https://stripe.com/pricing>, and for the European Economic Area
//! <https://support.stripe.com/questions/pricing-updates-for-businesses-based-in-the-european-economic-area-(eea)>
//! (Bulgaria has the euro since). A country that is not in it gives no estimate. A charge in another
//! currency than the country's own takes the fixed part of the country that has the charge's
//! currency, or none. What is not in it: foreign and premium cards, currency conversion, taxes on
//! the fee, and prices that were agreed with Stripe. The truth is in the charge's balance
//! transaction.

use crate::{Money, text::Country};

/// Stripe's published price for online card payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// Hundredths of a percent of the amount.
    pub basis_points: i32,
    /// Per charge, in minor units of the charge's currency.
    pub fixed: i64,
}

/// Country, hundredths of a percent, currency, fixed part in minor units. Sorted by country.
const PRICES: &[(&str, i32, &str, i64)] = &[
    ("AT", 150, "eur", 25),
    ("AU", 170, "aud", 30),
    ("BE", 150, "eur", 25),
    ("BG", 150, "eur", 25),
    ("CA", 290, "cad", 30),
    ("CY", 150, "eur", 25),
    ("CZ", 150, "czk", 650),
    ("DE", 150, "eur", 25),
    ("DK", 150, "dkk", 180),
    ("EE", 150, "eur", 25),
    ("ES", 150, "eur", 25),
    ("FI", 150, "eur", 25),
    ("FR", 150, "eur", 25),
    ("GB", 150, "gbp", 20),
    ("GR", 150, "eur", 25),
    ("HR", 150, "eur", 25),
    ("HU", 150, "huf", 8500),
    ("IE", 150, "eur", 25),
    ("IT", 150, "eur", 25),
    ("JP", 360, "jpy", 0),
    ("LI", 150, "chf", 30),
    ("LT", 150, "eur", 25),
    ("LU", 150, "eur", 25),
    ("LV", 150, "eur", 25),
    ("MT", 150, "eur", 25),
    ("NL", 150, "eur", 25),
    ("PL", 150, "pln", 100),
    ("PT", 150, "eur", 25),
    ("RO", 150, "ron", 100),
    ("SE", 150, "sek", 180),
    ("SG", 340, "sgd", 50),
    ("SI", 150, "eur", 25),
    ("SK", 150, "eur", 25),
    ("US", 290, "usd", 30),
];

impl Price {
    /// What a merchant in this country pays for a charge in the currency of `money`; none where
    /// the country is not in the table.
    #[must_use]
    pub fn of(merchant: Country, money: Money) -> Option<Self> {
        let at = PRICES
            .binary_search_by(|(country, ..)| (*country).cmp(merchant.as_str()))
            .ok()?;
        let (_, basis_points, own, fixed) = PRICES[at];
        let currency = money.currency.code();
        let fixed = if own == currency {
            fixed
        } else {
            PRICES
                .iter()
                .find(|(_, _, theirs, _)| *theirs == currency)
                .map_or(0, |(.., fixed)| *fixed)
        };
        Some(Self { basis_points, fixed })
    }

    /// The fee of this charge, in minor units, rounded to the nearest.
    #[must_use]
    pub fn estimate(self, money: Money) -> i64 {
        let amount = i128::from(money.amount.max(0));
        let percentage = (amount * i128::from(self.basis_points) + 5_000) / 10_000;
        i64::try_from(percentage + i128::from(self.fixed)).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn price(country: &str, amount: i64, currency: &str) -> Option<i64> {
        let money = Money::new(amount, currency.parse().unwrap());
        Price::of(Country::parse(country).unwrap(), money).map(|price| price.estimate(money))
    }

    #[test]
    fn the_table_is_sorted_and_names_currencies_that_can_be_charged() {
        assert!(PRICES.is_sorted_by(|a, b| a.0 < b.0));
        for (country, basis_points, currency, fixed) in PRICES {
            assert!(Country::parse(country).is_ok(), "{country}");
            assert!(currency.parse::<crate::Currency>().is_ok(), "{currency}");
            assert!((1..1_000).contains(basis_points) && *fixed >= 0, "{country}");
            let same = PRICES.iter().filter(|(_, _, other, _)| other == currency);
            assert!(
                same.clone().all(|(.., other)| other == fixed),
                "one fixed part per currency: {currency}"
            );
        }
    }

    #[test]
    fn the_merchants_country_gives_the_percentage_and_the_currency_the_fixed_part() {
        assert_eq!(price("US", 10_000, "usd"), Some(320));
        assert_eq!(price("DE", 10_000, "eur"), Some(175));
        assert_eq!(price("GB", 10_000, "gbp"), Some(170));
        assert_eq!(price("JP", 10_000, "jpy"), Some(360));
        assert_eq!(price("DE", 10_000, "usd"), Some(180), "the dollar's fixed part");
        assert_eq!(price("DE", 10_000, "isk"), Some(150), "no country here has one");
        assert_eq!(price("DE", 50, "eur"), Some(26), "0.75 is rounded up");
        assert_eq!(price("AQ", 10_000, "usd"), None);
    }

    proptest! {
        #[test]
        fn an_estimate_never_overflows_and_never_shrinks_with_the_amount(a in 0i64..=i64::MAX, b in 0i64..=i64::MAX) {
            let of = |amount| price("US", amount, "usd").unwrap();
            prop_assert!(of(a.min(b)) <= of(a.max(b)));
        }
    }
}
