//! Stripe's test cards: what each number and each `pm_card_*` / `tok_*` name does.
//!
//! Sources: Stripe's testing page, names from recordings and from stripe-cli's triggers. A number is only ever compared
//! and hashed here; what is kept of a card is brand, last four digits, expiry and fingerprint.

mod brand;
mod decline;
mod test_cards;

use serde::{Deserialize, Serialize};

use self::test_cards::{TEST_CARDS, TestCard};
pub(crate) use self::{brand::Brand, decline::Reason};
use super::{
    ids,
    refusal::{Answer, Refusal},
};

/// What the issuer answers when a card is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Behaviour {
    Succeeds,
    /// Succeeds, and the money is available at once.
    BypassesPending,
    /// Refused, already when it is to be attached to a customer.
    Declined(Reason),
    /// Can be attached; refused when charged.
    AttachesThenDeclined,
    /// Asks for authentication at each payment.
    AlwaysAuthenticates,
    /// Asks for authentication unless it was set up for off-session payments.
    AuthenticatesUnlessSetUp,
    /// Asks for authentication, and is refused afterwards.
    DeclinedAfterAuthentication,
    /// Succeeds and is disputed at once.
    Disputed(DisputeKind),
    /// Its refunds begin pending and succeed later.
    RefundsPending,
    /// Its refunds succeed and fail later.
    RefundsFail,
}

/// As what a test card is disputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DisputeKind {
    Fraudulent,
    NotReceived,
    Inquiry,
    EarlyWarning,
}

/// What is kept of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Card {
    pub(crate) brand: Brand,
    pub(crate) last4: String,
    pub(crate) exp_month: u32,
    pub(crate) exp_year: i32,
    pub(crate) country: String,
    pub(crate) funding: String,
    pub(crate) fingerprint: String,
    pub(crate) behaviour: Behaviour,
    /// Whether a CVC was given, and so can be checked.
    pub(crate) cvc_given: bool,
}

/// A card as it was typed. It lives for the length of one request.
pub(crate) struct Typed<'a> {
    pub(crate) number: &'a str,
    pub(crate) exp_month: i64,
    pub(crate) exp_year: i64,
    pub(crate) cvc: Option<&'a str>,
}

impl Card {
    /// Checks number, expiry and CVC as Stripe does when a token or PaymentMethod is made. `today` is (year, month).
    pub(crate) fn read(typed: &Typed<'_>, seed: u64, today: (i32, u32)) -> Answer<Self> {
        let number: String = typed.number.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let digits = number.len();
        if !(12..=19).contains(&digits)
            || !number.bytes().all(|b| b.is_ascii_digit())
            || !passes_luhn(&number)
        {
            return Err(Refusal::card("incorrect_number", "Your card number is incorrect.").param("number"));
        }
        let exp_month = u32::try_from(typed.exp_month)
            .ok()
            .filter(|m| (1..=12).contains(m));
        let Some(exp_month) = exp_month else {
            return Err(
                Refusal::card("invalid_expiry_month", "Your card's expiration month is invalid.")
                    .param("exp_month"),
            );
        };
        let year = if typed.exp_year < 100 {
            typed.exp_year + 2000
        } else {
            typed.exp_year
        };
        let year = i32::try_from(year)
            .ok()
            .filter(|year| (today.0..=today.0 + 50).contains(year));
        let Some(exp_year) = year else {
            return Err(
                Refusal::card("invalid_expiry_year", "Your card's expiration year is invalid.")
                    .param("exp_year"),
            );
        };
        if (exp_year, exp_month) < today {
            return Err(
                Refusal::card("invalid_expiry_month", "Your card's expiration month is invalid.")
                    .param("exp_month"),
            );
        }
        let brand = Brand::of(&number);
        if let Some(cvc) = typed.cvc {
            let length = cvc.len();
            let fits = length == 3 || (length == 4 && brand == Brand::Amex);
            if !fits || !cvc.bytes().all(|b| b.is_ascii_digit()) {
                return Err(
                    Refusal::card("invalid_cvc", "Your card's security code is invalid.").param("cvc"),
                );
            }
        }
        let known = TEST_CARDS.iter().find(|card| card.number == number);
        // Like Stripe's test mode, a number that is none of the test cards passes the checks and is then declined.
        let behaviour = known.map_or(Behaviour::Declined(Reason::Generic), |card| card.behaviour);
        Ok(Self::kept(
            &number,
            known,
            behaviour,
            seed,
            (exp_year, exp_month),
            typed.cvc.is_some(),
        ))
    }

    /// The card that `pm_card_<name>` or `tok_<name>` stands for.
    pub(crate) fn named(name: &str, seed: u64, today: (i32, u32)) -> Option<Self> {
        let known = TEST_CARDS.iter().find(|card| card.names.contains(&name))?;
        Some(Self::kept(
            known.number,
            Some(known),
            known.behaviour,
            seed,
            (today.0 + 1, 8),
            true,
        ))
    }

    fn kept(
        number: &str,
        known: Option<&TestCard>,
        behaviour: Behaviour,
        seed: u64,
        expiry: (i32, u32),
        cvc_given: bool,
    ) -> Self {
        Self {
            brand: Brand::of(number),
            last4: number
                .get(number.len().saturating_sub(4)..)
                .unwrap_or_default()
                .to_owned(),
            exp_month: expiry.1,
            exp_year: expiry.0,
            country: known.map_or("US", |card| card.country).to_owned(),
            funding: known.map_or("credit", |card| card.funding).to_owned(),
            fingerprint: ids::fixed(seed, number, 16),
            behaviour,
            cvc_given,
        }
    }

    /// Whether the issuer lets the card be attached to a customer: every declining card but …0341 is refused there.
    pub(crate) fn refuses_attaching(&self) -> Option<Reason> {
        match self.behaviour {
            Behaviour::Declined(reason) => Some(reason),
            _ => None,
        }
    }
}

fn passes_luhn(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match (place % 2, digit * 2) {
                (0, _) => digit,
                (_, double) if double > 9 => double - 9,
                (_, double) => double,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(number: &str, exp: (i64, i64), cvc: Option<&str>) -> Result<Card, &'static str> {
        let typed = Typed {
            number,
            exp_month: exp.1,
            exp_year: exp.0,
            cvc,
        };
        Card::read(&typed, 1, (2026, 11)).map_err(|refusal| refusal.code.unwrap_or(""))
    }

    #[test]
    fn each_test_card_passes_the_checks_that_stripe_makes_before_it_asks_the_issuer() {
        for card in TEST_CARDS {
            assert!(read(card.number, (2030, 1), None).is_ok(), "{}", card.number);
        }
    }

    #[test]
    fn a_number_expiry_or_cvc_that_cannot_be_is_refused_by_name() {
        assert_eq!(
            read("4242424242424241", (2030, 1), None).unwrap_err(),
            "incorrect_number"
        );
        assert_eq!(read("4242", (2030, 1), None).unwrap_err(), "incorrect_number");
        assert_eq!(
            read("4242424242424242", (2030, 13), None).unwrap_err(),
            "invalid_expiry_month"
        );
        assert_eq!(
            read("4242424242424242", (2026, 10), None).unwrap_err(),
            "invalid_expiry_month"
        );
        assert_eq!(
            read("4242424242424242", (2025, 12), None).unwrap_err(),
            "invalid_expiry_year"
        );
        assert_eq!(
            read("4242424242424242", (2030, 1), Some("12")).unwrap_err(),
            "invalid_cvc"
        );
        assert!(read("4242 4242 4242 4242", (30, 1), Some("123")).is_ok());
    }

    #[test]
    fn the_number_is_not_kept() {
        let card = read("4000002500003155", (2030, 1), Some("123")).unwrap();
        let kept = serde_json::to_string(&card).unwrap();
        assert!(!kept.contains("400000250000"), "{kept}");
        assert_eq!((card.last4.as_str(), card.country.as_str()), ("3155", "FR"));
    }

    #[test]
    fn the_same_number_has_the_same_fingerprint_under_every_name() {
        let typed = read("4242424242424242", (2030, 1), None).unwrap();
        let named = Card::named("visa", 1, (2026, 11)).unwrap();
        assert_eq!(typed.fingerprint, named.fingerprint);
        assert!(Card::named("nope", 1, (2026, 11)).is_none());
    }
}
