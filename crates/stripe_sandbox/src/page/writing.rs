//! Amounts and times as the pages write them.

use chrono::DateTime;

use crate::{clock::Seconds, model::currency};

/// `money(123456, "eur")` is `1,234.56 EUR`, `money(-500, "jpy")` is `-500 JPY`: minor units with the currency's own
/// number of decimals, and its code rather than a sign that several currencies share.
pub(crate) fn money(amount: i64, code: &str) -> String {
    let decimals = currency::decimals(code);
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if amount < 0 { "-" } else { "" };
    let point = if decimals == 0 { "" } else { "." };
    format!(
        "{sign}{}{point}{fraction} {}",
        grouped(whole),
        code.to_uppercase()
    )
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `2026-11-23 05:14:01` in UTC, by the sandbox's clock.
pub(crate) fn instant(seconds: Seconds) -> String {
    DateTime::from_timestamp(seconds, 0).map_or_else(
        || seconds.to_string(),
        |time| time.format("%Y-%m-%d %H:%M:%S").to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_their_currency_s_decimals() {
        assert_eq!(money(0, "eur"), "0.00 EUR");
        assert_eq!(money(5, "usd"), "0.05 USD");
        assert_eq!(money(123_456_789, "eur"), "1,234,567.89 EUR");
        assert_eq!(money(1_234, "jpy"), "1,234 JPY");
        assert_eq!(money(1_230, "kwd"), "1.230 KWD");
    }

    #[test]
    fn an_amount_below_nothing_keeps_its_sign_when_it_is_less_than_one() {
        assert_eq!(money(-50, "eur"), "-0.50 EUR");
        assert_eq!(money(-100_000, "jpy"), "-100,000 JPY");
        assert_eq!(money(i64::MIN, "jpy"), "-9,223,372,036,854,775,808 JPY");
    }

    #[test]
    fn times_are_utc() {
        assert_eq!(instant(0), "1970-01-01 00:00:00");
    }
}
