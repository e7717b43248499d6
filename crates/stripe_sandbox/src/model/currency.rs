//! Currencies: how many decimals, and the least that Stripe charges.
//!
//! Sources: docs.stripe.com/currencies (zero- and three-decimal currencies), and the minimums that Automattic's
//! `extensions/shared/currencies.js` cites from Stripe; a currency without a listed minimum is given none.

use super::refusal::{Answer, Refusal};

const ZERO_DECIMAL: &[&str] = &[
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof",
    "xpf",
];

const THREE_DECIMAL: &[&str] = &["bhd", "jod", "kwd", "omr", "tnd"];

/// Written with two decimals, which must be zeroes. That UGX is one of them is not verified; it is among those without.
const WHOLE_UNITS: &[&str] = &["isk"];

/// Charged with two decimals, and paid out on demand without. That TWD is one of them is not verified.
const PAID_OUT_WHOLE: &[&str] = &["huf"];

const MINIMUMS: &[(&str, i64)] = &[
    ("usd", 50),
    ("aud", 50),
    ("brl", 50),
    ("cad", 50),
    ("chf", 50),
    ("eur", 50),
    ("inr", 50),
    ("nzd", 50),
    ("sgd", 50),
    ("gbp", 30),
    ("jpy", 50),
    ("dkk", 250),
    ("nok", 300),
    ("sek", 300),
    ("hkd", 400),
    ("mxn", 1000),
    ("pln", 200),
];

/// Further two-decimal currencies that Stripe charges in.
const OTHERS: &[&str] = &[
    "aed", "afn", "all", "amd", "ang", "aoa", "ars", "awg", "azn", "bam", "bbd", "bdt", "bgn", "bmd", "bnd",
    "bob", "bsd", "bwp", "byn", "bzd", "cdf", "cny", "cop", "crc", "cve", "czk", "dop", "dzd", "egp", "etb",
    "fjd", "fkp", "gel", "gip", "gmd", "gtq", "gyd", "hnl", "htg", "huf", "idr", "ils", "isk", "jmd", "kes",
    "kgs", "khr", "kyd", "kzt", "lak", "lbp", "lkr", "lrd", "lsl", "mad", "mdl", "mkd", "mmk", "mnt", "mop",
    "mur", "mvr", "mwk", "myr", "mzn", "nad", "ngn", "nio", "npr", "pab", "pen", "pgk", "php", "pkr", "qar",
    "ron", "rsd", "rub", "sar", "sbd", "scr", "shp", "sle", "sos", "srd", "std", "szl", "thb", "tjs", "top",
    "try", "ttd", "twd", "tzs", "uah", "uyu", "uzs", "wst", "xcd", "yer", "zar", "zmw",
];

/// How many digits come after the point.
pub(crate) fn decimals(currency: &str) -> usize {
    if ZERO_DECIMAL.contains(&currency) {
        0
    } else if THREE_DECIMAL.contains(&currency) {
        3
    } else {
        2
    }
}

/// How many millionths of a unit a US dollar is worth here: rates of no particular day, for whoever wants conversion.
/// A currency that is not listed is worth a dollar.
const PER_DOLLAR: &[(&str, i128)] = &[
    ("usd", 1_000_000),
    ("eur", 920_000),
    ("gbp", 790_000),
    ("aud", 1_520_000),
    ("brl", 5_600_000),
    ("cad", 1_380_000),
    ("chf", 880_000),
    ("czk", 23_100_000),
    ("dkk", 6_860_000),
    ("hkd", 7_800_000),
    ("huf", 365_000_000),
    ("inr", 84_000_000),
    ("jpy", 152_000_000),
    ("mxn", 19_700_000),
    ("nok", 10_900_000),
    ("nzd", 1_670_000),
    ("pln", 3_970_000),
    ("ron", 4_580_000),
    ("sek", 10_600_000),
    ("sgd", 1_320_000),
];

/// A rate between the minor units of two currencies, as a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rate {
    over: i128,
    under: i128,
}

impl Rate {
    pub(crate) fn between(from: &str, to: &str) -> Self {
        let worth = |code: &str| {
            let listed = PER_DOLLAR.iter().find(|(known, _)| *known == code);
            let unit = listed.map_or(1_000_000, |(_, worth)| *worth);
            unit * 10_i128.pow(u32::try_from(decimals(code)).unwrap_or(2))
        };
        Self {
            over: worth(to),
            under: worth(from),
        }
    }

    /// Rounded to the nearest unit, alike for money that comes and money that goes.
    pub(crate) fn convert(self, amount: i64) -> i64 {
        let size = (i128::from(amount.unsigned_abs()) * self.over + self.under / 2).checked_div(self.under);
        let size = size.and_then(|size| i64::try_from(size).ok()).unwrap_or(i64::MAX);
        if amount < 0 { -size } else { size }
    }

    /// With five decimals, as Stripe writes it.
    pub(crate) fn text(self) -> String {
        let scaled = (self.over * 100_000 + self.under / 2)
            .checked_div(self.under)
            .unwrap_or(0);
        format!("{}.{:05}", scaled / 100_000, scaled % 100_000)
    }
}

/// Lower case, or a refusal.
pub(crate) fn parse(text: &str) -> Answer<String> {
    let currency = text.to_lowercase();
    let known = MINIMUMS.iter().any(|(c, _)| *c == currency)
        || OTHERS.contains(&currency.as_str())
        || ZERO_DECIMAL.contains(&currency.as_str())
        || THREE_DECIMAL.contains(&currency.as_str());
    if known {
        Ok(currency)
    } else {
        Err(Refusal::malformed(
            "currency",
            format!(
                "Invalid currency: {currency}. Stripe currently supports these currencies: usd, eur, gbp, jpy and others listed at https://stripe.com/docs/currencies"
            ),
        ))
    }
}

/// An amount that can be charged in this currency.
pub(crate) fn check_amount(amount: i64, currency: &str) -> Answer<()> {
    if amount < 1 {
        return Err(
            Refusal::malformed("amount", "This value must be greater than or equal to 1.")
                .code("parameter_invalid_integer"),
        );
    }
    if amount > 99_999_999 {
        let most = format_amount(99_999_999, currency);
        return Err(
            Refusal::malformed("amount", format!("Amount must be no more than {most}"))
                .code("amount_too_large"),
        );
    }
    if decimals(currency) == 3 && amount % 10 != 0 {
        return Err(Refusal::malformed(
            "amount",
            format!("Invalid amount: amounts in {currency} must have 0 as their last digit"),
        )
        .code("invalid_charge_amount"));
    }
    if WHOLE_UNITS.contains(&currency) && amount % 100 != 0 {
        return Err(Refusal::malformed(
            "amount",
            format!("Invalid amount: amounts in {currency} must be whole, with 00 as their last digits"),
        )
        .code("invalid_charge_amount"));
    }
    let least = MINIMUMS
        .iter()
        .find(|(c, _)| *c == currency)
        .map_or(1, |(_, least)| *least);
    if amount < least {
        return Err(Refusal::malformed(
            "amount",
            format!("Amount must be at least {}", format_amount(least, currency)),
        )
        .code("amount_too_small"));
    }
    Ok(())
}

/// An amount that can be paid out on demand. The words are not recorded.
pub(crate) fn check_payout(amount: i64, currency: &str) -> Answer<()> {
    if amount < 1 {
        return Err(
            Refusal::malformed("amount", "This value must be greater than or equal to 1.")
                .code("parameter_invalid_integer"),
        );
    }
    if PAID_OUT_WHOLE.contains(&currency) && amount % 100 != 0 {
        return Err(Refusal::malformed(
            "amount",
            format!("Invalid amount: payouts in {currency} must be evenly divisible by 100"),
        ));
    }
    Ok(())
}

/// `$5.00`, `¥500`, `1.250 kwd`: as Stripe writes amounts into its messages.
pub(crate) fn format_amount(amount: i64, currency: &str) -> String {
    let symbol = match currency {
        "usd" | "aud" | "cad" | "nzd" | "sgd" | "hkd" | "mxn" => "$",
        "eur" => "€",
        "gbp" => "£",
        "jpy" => "¥",
        _ => "",
    };
    let number = match decimals(currency) {
        0 => amount.to_string(),
        2 => format!("{}.{:02}", amount / 100, (amount % 100).abs()),
        _ => format!("{}.{:03}", amount / 1000, (amount % 1000).abs()),
    };
    match (symbol, currency) {
        ("", _) => format!("{number} {currency}"),
        ("$", "usd") | ("€" | "£" | "¥", _) => format!("{symbol}{number}"),
        _ => format!("{symbol}{number} {currency}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(amount: i64, currency: &str) -> Option<&'static str> {
        check_amount(amount, currency)
            .err()
            .and_then(|refusal| refusal.code)
    }

    #[test]
    fn amounts_are_held_to_the_currency_s_limits() {
        assert_eq!(code(0, "usd"), Some("parameter_invalid_integer"));
        assert_eq!(code(49, "usd"), Some("amount_too_small"));
        assert_eq!(code(50, "usd"), None);
        assert_eq!(code(49, "jpy"), Some("amount_too_small"));
        assert_eq!(code(99_999_999, "usd"), None);
        assert_eq!(code(100_000_000, "usd"), Some("amount_too_large"));
        assert_eq!(code(1_001, "kwd"), Some("invalid_charge_amount"));
        assert_eq!(code(1_010, "kwd"), None);
        assert_eq!(code(1_050, "isk"), Some("invalid_charge_amount"));
        assert_eq!(code(1_000, "isk"), None);
        assert_eq!(code(17_550, "huf"), None);
    }

    #[test]
    fn some_currencies_are_charged_with_decimals_and_paid_out_without() {
        assert!(check_payout(17_550, "huf").is_err());
        assert!(check_payout(17_500, "huf").is_ok());
        assert!(check_payout(1, "usd").is_ok());
        assert!(check_payout(0, "usd").is_err());
    }

    #[test]
    fn money_is_converted_to_the_nearest_unit_both_ways() {
        let rate = Rate::between("usd", "eur");
        assert_eq!((rate.convert(1000), rate.convert(-1000)), (920, -920));
        assert_eq!(rate.text(), "0.92000");
        // From yen, which have no decimals, to francs, which have two.
        let rate = Rate::between("jpy", "chf");
        assert_eq!(rate.convert(4820), 2791);
        assert_eq!(rate.text(), "0.57895");
    }

    #[test]
    fn amounts_are_written_as_stripe_writes_them() {
        assert_eq!(format_amount(1600, "usd"), "$16.00");
        assert_eq!(format_amount(500, "jpy"), "¥500");
        assert_eq!(format_amount(1250, "kwd"), "1.250 kwd");
    }
}
