//! Card schemes: how a number tells its own, and the two ways in which Stripe names them.

use serde::{Deserialize, Serialize};

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
    pub(super) fn of(number: &str) -> Self {
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
