//! Stripe's test cards: what each number and each `pm_card_*` / `tok_*` name does.
//!
//! Sources: Stripe's testing page, names from recordings and from stripe-cli's triggers. A number is only ever compared
//! and hashed here; what is kept of a card is brand, last four digits, expiry and fingerprint.

use serde::{Deserialize, Serialize};

use super::{
    ids,
    refusal::{Answer, Decline, Refusal},
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

/// Why an issuer refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reason {
    Generic,
    InsufficientFunds,
    LostCard,
    StolenCard,
    VelocityExceeded,
    ExpiredCard,
    IncorrectCvc,
    ProcessingError,
    IncorrectNumber,
    Fraudulent,
    AuthenticationRequired,
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

#[derive(Clone, Copy)]
struct TestCard {
    number: &'static str,
    /// What follows `pm_card_` and `tok_`.
    names: &'static [&'static str],
    country: &'static str,
    funding: &'static str,
    behaviour: Behaviour,
}

const fn card(number: &'static str, names: &'static [&'static str], behaviour: Behaviour) -> TestCard {
    TestCard {
        number,
        names,
        country: "US",
        funding: "credit",
        behaviour,
    }
}

const fn from(country: &'static str, card: TestCard) -> TestCard {
    TestCard { country, ..card }
}

const fn funded(funding: &'static str, card: TestCard) -> TestCard {
    TestCard { funding, ..card }
}

use Behaviour as B;
use Reason as R;

static TEST_CARDS: &[TestCard] = &[
    card("4242424242424242", &["visa", "us"], B::Succeeds),
    funded("debit", card("4000056655665556", &["visa_debit"], B::Succeeds)),
    card("5555555555554444", &["mastercard"], B::Succeeds),
    card("2223003122003222", &["mastercard_2_series"], B::Succeeds),
    funded(
        "debit",
        card("5200828282828210", &["mastercard_debit"], B::Succeeds),
    ),
    funded(
        "prepaid",
        card("5105105105105100", &["mastercard_prepaid"], B::Succeeds),
    ),
    card("378282246310005", &["amex"], B::Succeeds),
    card("371449635398431", &[], B::Succeeds),
    card("6011111111111117", &["discover"], B::Succeeds),
    card("3056930009020004", &["diners"], B::Succeeds),
    card("3566002020360505", &["jcb"], B::Succeeds),
    card("6200000000000005", &["unionpay"], B::Succeeds),
    from("DE", card("4000002760000016", &["de"], B::Succeeds)),
    from("FR", card("4000002500000003", &["fr"], B::Succeeds)),
    from("GB", card("4000008260000000", &["gb"], B::Succeeds)),
    from("CA", card("4000001240000000", &["ca"], B::Succeeds)),
    from("AU", card("4000000360000006", &["au"], B::Succeeds)),
    from("JP", card("4000003920000003", &["jp"], B::Succeeds)),
    card("4000000000000077", &["bypassPending"], B::BypassesPending),
    card(
        "4000003720000278",
        &["bypassPendingInternational"],
        B::BypassesPending,
    ),
    card(
        "4000000000000002",
        &["visa_chargeDeclined", "chargeDeclined"],
        B::Declined(R::Generic),
    ),
    card(
        "4000000000009995",
        &[
            "visa_chargeDeclinedInsufficientFunds",
            "chargeDeclinedInsufficientFunds",
        ],
        B::Declined(R::InsufficientFunds),
    ),
    card(
        "4000000000009987",
        &["visa_chargeDeclinedLostCard", "chargeDeclinedLostCard"],
        B::Declined(R::LostCard),
    ),
    card(
        "4000000000009979",
        &["visa_chargeDeclinedStolenCard", "chargeDeclinedStolenCard"],
        B::Declined(R::StolenCard),
    ),
    card(
        "4000000000006975",
        &[
            "visa_chargeDeclinedVelocityLimitExceeded",
            "chargeDeclinedVelocityLimitExceeded",
        ],
        B::Declined(R::VelocityExceeded),
    ),
    card(
        "4000000000000069",
        &["chargeDeclinedExpiredCard"],
        B::Declined(R::ExpiredCard),
    ),
    card(
        "4000000000000127",
        &["chargeDeclinedIncorrectCvc"],
        B::Declined(R::IncorrectCvc),
    ),
    card(
        "4000000000000119",
        &["chargeDeclinedProcessingError"],
        B::Declined(R::ProcessingError),
    ),
    card(
        "4100000000000019",
        &["chargeDeclinedFraudulent", "radarBlock"],
        B::Declined(R::Fraudulent),
    ),
    card(
        "4000000000000341",
        &["chargeCustomerFail"],
        B::AttachesThenDeclined,
    ),
    // Which of the two numbers the name stands for is not verified; the one that always asks is the stricter reading.
    from(
        "IE",
        card(
            "4000002760003184",
            &["authenticationRequired"],
            B::AlwaysAuthenticates,
        ),
    ),
    from(
        "FR",
        card(
            "4000002500003155",
            &["authenticationRequiredOnSetup", "threeDSecure2Required"],
            B::AuthenticatesUnlessSetUp,
        ),
    ),
    card(
        "4000000000003220",
        &["threeDSecureRequired"],
        B::AlwaysAuthenticates,
    ),
    card(
        "4000008400001629",
        &[
            "authenticationRequiredChargeDeclined",
            "threeDSecureRequiredChargeDeclined",
        ],
        B::DeclinedAfterAuthentication,
    ),
    card("4000000000003055", &["threeDSecureOptional"], B::Succeeds),
    card("378282246310005", &["amex_threeDSecureNotSupported"], B::Succeeds),
    card(
        "4000000000000259",
        &["createDispute"],
        B::Disputed(DisputeKind::Fraudulent),
    ),
    card(
        "4000000000002685",
        &["createDisputeProductNotReceived"],
        B::Disputed(DisputeKind::NotReceived),
    ),
    card(
        "4000000000001976",
        &["createDisputeInquiry"],
        B::Disputed(DisputeKind::Inquiry),
    ),
    card(
        "4000000000005423",
        &["createIssuerFraudRecord"],
        B::Disputed(DisputeKind::EarlyWarning),
    ),
    card(
        "4000000000007726",
        &["pendingRefund", "refundPending"],
        B::RefundsPending,
    ),
    card("4000000000005126", &["refundFail"], B::RefundsFail),
];

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

/// A card scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Brand {
    Visa,
    Mastercard,
    Amex,
    Discover,
    Diners,
    Jcb,
    Unionpay,
    Unknown,
}

impl Brand {
    fn of(number: &str) -> Self {
        let first = |length: usize| {
            number
                .get(..length)
                .and_then(|p| p.parse::<u32>().ok())
                .unwrap_or(0)
        };
        match (first(1), first(2), first(4)) {
            (4, ..) => Self::Visa,
            (_, 51..=55, _) | (_, _, 2221..=2720) => Self::Mastercard,
            (_, 34 | 37, _) => Self::Amex,
            (_, 60 | 64 | 65, _) => Self::Discover,
            (_, 30 | 36 | 38 | 39, _) => Self::Diners,
            (_, 35, _) => Self::Jcb,
            (_, 62, _) => Self::Unionpay,
            _ => Self::Unknown,
        }
    }

    /// As PaymentMethods and charges name it.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Visa => "visa",
            Self::Mastercard => "mastercard",
            Self::Amex => "amex",
            Self::Discover => "discover",
            Self::Diners => "diners",
            Self::Jcb => "jcb",
            Self::Unionpay => "unionpay",
            Self::Unknown => "unknown",
        }
    }

    /// As tokens and legacy cards name it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Visa => "Visa",
            Self::Mastercard => "MasterCard",
            Self::Amex => "American Express",
            Self::Discover => "Discover",
            Self::Diners => "Diners Club",
            Self::Jcb => "JCB",
            Self::Unionpay => "UnionPay",
            Self::Unknown => "Unknown",
        }
    }
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

impl Reason {
    pub(crate) fn code(self) -> &'static str {
        match self {
            R::ExpiredCard => "expired_card",
            R::IncorrectCvc => "incorrect_cvc",
            R::ProcessingError => "processing_error",
            R::IncorrectNumber => "incorrect_number",
            R::AuthenticationRequired => "authentication_required",
            _ => "card_declined",
        }
    }

    pub(crate) fn decline_code(self) -> &'static str {
        match self {
            R::Generic => "generic_decline",
            R::InsufficientFunds => "insufficient_funds",
            R::LostCard => "lost_card",
            R::StolenCard => "stolen_card",
            R::VelocityExceeded => "card_velocity_exceeded",
            R::Fraudulent => "fraudulent",
            _ => self.code(),
        }
    }

    pub(crate) fn message(self) -> &'static str {
        match self {
            R::InsufficientFunds => "Your card has insufficient funds.",
            R::VelocityExceeded => {
                "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."
            }
            R::ExpiredCard => "Your card has expired.",
            R::IncorrectCvc => "Your card's security code is incorrect.",
            R::ProcessingError => "An error occurred while processing your card. Try again in a little bit.",
            R::IncorrectNumber => "Your card number is incorrect.",
            R::AuthenticationRequired => "Your card was declined. This transaction requires authentication.",
            _ => "Your card was declined.",
        }
    }

    pub(crate) fn param(self) -> Option<&'static str> {
        match self {
            R::ExpiredCard => Some("exp_month"),
            R::IncorrectCvc => Some("cvc"),
            R::IncorrectNumber => Some("number"),
            _ => None,
        }
    }

    /// Advice and network codes, as recorded for each test card in 2026.
    pub(crate) fn advice(self) -> Decline {
        let (advice_code, network_advice_code, network_decline_code) = match self {
            R::Generic | R::IncorrectNumber => (Some("try_again_later"), None, Some("01")),
            R::InsufficientFunds => (Some("try_again_later"), Some("02"), Some("51")),
            R::LostCard => (Some("do_not_try_again"), Some("01"), Some("41")),
            R::StolenCard => (Some("do_not_try_again"), Some("01"), Some("43")),
            R::VelocityExceeded => (Some("try_again_later"), Some("02"), Some("61")),
            R::ExpiredCard => (Some("confirm_card_data"), Some("03"), Some("54")),
            R::IncorrectCvc => (Some("confirm_card_data"), Some("03"), Some("N7")),
            R::ProcessingError => (Some("try_again_later"), None, Some("06")),
            R::Fraudulent | R::AuthenticationRequired => (None, None, None),
        };
        Decline {
            decline_code: Some(self.decline_code()),
            advice_code,
            network_advice_code,
            network_decline_code,
        }
    }

    /// The card error at a payment; intent, charge and PaymentMethod are added by the caller.
    pub(crate) fn refusal(self) -> Box<Refusal> {
        let mut refusal = Refusal::card(self.code(), self.message());
        refusal.decline = Some(self.advice());
        refusal.param = self.param().map(str::to_owned);
        refusal
    }

    /// The card error while attaching: no charge, no intent, an empty `param`, and no `decline_code` beside the codes
    /// that stand for themselves.
    pub(crate) fn refusal_at_attach(self) -> Box<Refusal> {
        let mut refusal = Refusal::card(self.code(), self.message());
        if self.code() == "card_declined" {
            refusal.decline = Some(Decline {
                decline_code: Some(self.decline_code()),
                ..Decline::default()
            });
        }
        refusal.param = Some(self.param().unwrap_or_default().to_owned());
        refusal
    }
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
