//! Why an issuer refuses a card, and in which codes and words Stripe says so.

use serde::{Deserialize, Serialize};

use self::Reason as R;
use crate::model::refusal::{Decline, Refusal};

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
