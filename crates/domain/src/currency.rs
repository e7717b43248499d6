//! The currencies that can be charged, with the rules that Stripe has for each, in one table.
//!
//! Decimals, special cases: <https://docs.stripe.com/currencies>. Minimums: the same page; where
//! it names none, the least that is worth more than about half a US dollar is *not* guessed, and
//! the minimum is one unit, so that Stripe's own word decides.
//!
//! The special cases of that page: amounts in ISK and UGX have two decimals that are always zero,
//! because Stripe knew them as two-decimal currencies once; HUF and TWD are charged with two
//! decimals and paid out without; the last of three decimals is always zero.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A currency that Stripe can charge.
#[derive(Clone, Copy)]
pub struct Currency(&'static Rules);

struct Rules {
    code: &'static str,
    exponent: u8,
    minimum: i64,
    /// An amount must be a multiple of this many minor units.
    step: i64,
}

/// A text that is no currency we can charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a lower-case ISO 4217 code of a currency that can be charged")]
pub struct CurrencyError;

const fn two(code: &'static str, minimum: i64) -> Rules {
    Rules {
        code,
        exponent: 2,
        minimum,
        step: 1,
    }
}
const fn zero(code: &'static str, minimum: i64) -> Rules {
    Rules {
        code,
        exponent: 0,
        minimum,
        step: 1,
    }
}
/// Three decimals, of which the last is always zero.
const fn three(code: &'static str) -> Rules {
    Rules {
        code,
        exponent: 3,
        minimum: 10,
        step: 10,
    }
}
/// Has no minor unit any more, yet Stripe wants two decimals, both zero.
const fn two_but_whole(code: &'static str, minimum: i64) -> Rules {
    Rules {
        code,
        exponent: 2,
        minimum,
        step: 100,
    }
}

// Sorted by code.
static TABLE: &[Rules] = &[
    two("aed", 200),
    two("all", 1),
    two("amd", 1),
    two("ars", 1),
    two("aud", 50),
    two("awg", 1),
    two("azn", 1),
    two("bam", 1),
    two("bbd", 1),
    two("bdt", 1),
    three("bhd"),
    zero("bif", 1),
    two("bmd", 1),
    two("bnd", 1),
    two("bob", 1),
    two("brl", 50),
    two("bsd", 1),
    two("bwp", 1),
    two("bzd", 1),
    two("cad", 50),
    two("chf", 50),
    zero("clp", 1),
    two("cny", 1),
    two("cop", 1),
    two("crc", 1),
    two("czk", 1500),
    zero("djf", 1),
    two("dkk", 250),
    two("dop", 1),
    two("dzd", 1),
    two("egp", 1),
    two("eur", 50),
    two("gbp", 30),
    two("gel", 1),
    zero("gnf", 1),
    two("gtq", 1),
    two("hkd", 400),
    two("hnl", 1),
    two("huf", 17500),
    two("idr", 1),
    two("ils", 1),
    two("inr", 50),
    two_but_whole("isk", 100),
    two("jmd", 1),
    three("jod"),
    zero("jpy", 50),
    two("kes", 1),
    zero("kmf", 1),
    zero("krw", 1),
    three("kwd"),
    two("kzt", 1),
    two("mad", 1),
    two("mdl", 1),
    zero("mga", 1),
    two("mkd", 1),
    two("mop", 1),
    two("mur", 1),
    two("mxn", 1000),
    two("myr", 200),
    two("nad", 1),
    two("ngn", 1),
    two("nok", 300),
    two("nzd", 50),
    three("omr"),
    two("pen", 1),
    two("php", 1),
    two("pkr", 1),
    two("pln", 200),
    zero("pyg", 1),
    two("qar", 1),
    two("ron", 200),
    two("rsd", 1),
    zero("rwf", 1),
    two("sar", 1),
    two("sek", 300),
    two("sgd", 50),
    two("thb", 1000),
    three("tnd"),
    two("try", 1),
    two("ttd", 1),
    two("twd", 1),
    two("tzs", 1),
    two("uah", 1),
    two_but_whole("ugx", 100),
    two("usd", 50),
    two("uyu", 1),
    two("uzs", 1),
    zero("vnd", 1),
    zero("vuv", 1),
    zero("xaf", 1),
    two("xcd", 1),
    zero("xof", 1),
    zero("xpf", 1),
    two("zar", 1),
];

impl Currency {
    /// The ISO 4217 code, in lower case, as Stripe has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// How many decimals the minor unit stands for: 0, 2 or 3.
    #[must_use]
    pub fn exponent(self) -> u8 {
        self.0.exponent
    }

    /// The least that can be charged, in minor units.
    #[must_use]
    pub fn minimum(self) -> i64 {
        self.0.minimum
    }

    /// An amount must be a multiple of this many minor units.
    #[must_use]
    pub fn step(self) -> i64 {
        self.0.step
    }

    /// What is paid out is a multiple of this many minor units: a rest stays in the balance. For HUF
    /// and TWD that is more than an amount that is charged must be.
    #[must_use]
    pub fn payout_step(self) -> i64 {
        match self.code() {
            "huf" | "twd" => 100,
            _ => self.step(),
        }
    }

    /// Every currency there is, sorted by code.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(Self)
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;
    fn from_str(code: &str) -> Result<Self, CurrencyError> {
        TABLE
            .binary_search_by(|rules| rules.code.cmp(code))
            .map(|at| Self(&TABLE[at]))
            .map_err(|_| CurrencyError)
    }
}

impl PartialEq for Currency {
    fn eq(&self, other: &Self) -> bool {
        self.0.code == other.0.code
    }
}
impl Eq for Currency {}

impl std::hash::Hash for Currency {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.code.hash(state);
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_every_code_is_found() {
        assert!(TABLE.is_sorted_by(|a, b| a.code < b.code));
        for currency in Currency::all() {
            assert_eq!(currency.code().parse(), Ok(currency));
            assert_eq!(currency.minimum() % currency.step(), 0, "{currency}");
        }
    }

    /// Code, decimals, minimum, step of an amount, step of a payout.
    const RULES: &[(&str, u8, i64, i64, i64)] = &[
        ("aed", 2, 200, 1, 1),
        ("aud", 2, 50, 1, 1),
        ("bhd", 3, 10, 10, 10),
        ("brl", 2, 50, 1, 1),
        ("cad", 2, 50, 1, 1),
        ("chf", 2, 50, 1, 1),
        ("clp", 0, 1, 1, 1),
        ("czk", 2, 1_500, 1, 1),
        ("dkk", 2, 250, 1, 1),
        ("eur", 2, 50, 1, 1),
        ("gbp", 2, 30, 1, 1),
        ("hkd", 2, 400, 1, 1),
        ("huf", 2, 17_500, 1, 100),
        ("inr", 2, 50, 1, 1),
        ("isk", 2, 100, 100, 100),
        ("jod", 3, 10, 10, 10),
        ("jpy", 0, 50, 1, 1),
        ("krw", 0, 1, 1, 1),
        ("kwd", 3, 10, 10, 10),
        ("mxn", 2, 1_000, 1, 1),
        ("myr", 2, 200, 1, 1),
        ("nok", 2, 300, 1, 1),
        ("nzd", 2, 50, 1, 1),
        ("pln", 2, 200, 1, 1),
        ("ron", 2, 200, 1, 1),
        ("sek", 2, 300, 1, 1),
        ("sgd", 2, 50, 1, 1),
        ("thb", 2, 1_000, 1, 1),
        ("twd", 2, 1, 1, 100),
        ("ugx", 2, 100, 100, 100),
        ("usd", 2, 50, 1, 1),
        ("vnd", 0, 1, 1, 1),
    ];

    #[test]
    fn each_currency_has_its_own_rules() {
        use crate::{Money, money::MoneyError};
        for &(code, exponent, minimum, step, payout_step) in RULES {
            let currency: Currency = code.parse().unwrap();
            let rules = (
                currency.exponent(),
                currency.minimum(),
                currency.step(),
                currency.payout_step(),
            );
            assert_eq!(rules, (exponent, minimum, step, payout_step), "{code}");
            let refusal = |amount| Money::chargeable(amount, currency).map_err(MoneyError::code);
            assert!(refusal(minimum).is_ok(), "{code}");
            assert!(refusal(minimum + step).is_ok(), "{code}");
            let below = if minimum == 1 {
                "amount_not_positive"
            } else {
                "amount_too_small"
            };
            assert_eq!(refusal(minimum - 1).unwrap_err(), below, "{code}");
            if step > 1 {
                assert_eq!(
                    refusal(minimum + 1).unwrap_err(),
                    "amount_not_representable",
                    "{code}"
                );
            }
        }
    }

    #[test]
    fn zero_and_three_decimal_currencies_are_known_as_such() {
        let exponent = |code: &str| code.parse::<Currency>().unwrap().exponent();
        assert_eq!(
            [exponent("jpy"), exponent("eur"), exponent("kwd"), exponent("isk")],
            [0, 2, 3, 2]
        );
    }

    #[test]
    fn a_code_is_lower_case_and_known() {
        for wrong in ["EUR", "eu", "euro", "xxx", "", "€"] {
            assert_eq!(wrong.parse::<Currency>(), Err(CurrencyError), "{wrong}");
        }
    }
}
