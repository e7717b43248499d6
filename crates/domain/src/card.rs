//! Cards: what of one may be known here, and where a charge takes its card from.

use serde::{Deserialize, Serialize};

use crate::{
    Timestamp,
    ids::{CardId, CustomerId},
};

/// What is shown of a card. Never its number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CardFace {
    /// `visa`, `mastercard`, …
    pub brand: String,
    /// The last four digits.
    pub last4: String,
    /// 1 to 12.
    pub exp_month: i16,
    /// Four digits.
    pub exp_year: i16,
}

/// A kept card.
#[derive(Debug, Clone)]
pub struct Card {
    /// Our id.
    pub id: CardId,
    /// Whose it is.
    pub customer: CustomerId,
    /// `pm_…` on the platform, attached to the customer there.
    pub stripe_payment_method: String,
    /// The same for every token of the same number.
    pub fingerprint: Option<String>,
    /// What is shown.
    pub face: CardFace,
    /// When it was kept.
    pub created_at: Timestamp,
}

/// A token that a browser made: `pm_…` or the older `tok_…`, on the platform.
#[derive(Clone, PartialEq, Eq)]
pub struct PaymentToken(String);

/// Why a token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PaymentTokenError {
    /// Neither `pm_…` nor `tok_…`.
    #[error("must be a PaymentMethod (pm_…) or a token (tok_…) made by Stripe.js on the platform")]
    Malformed,
    /// A ConfirmationToken can confirm only on its own account and cannot be cloned.
    #[error("a ConfirmationToken (ctoken_…) cannot be used here: create a PaymentMethod")]
    ConfirmationToken,
}

impl PaymentTokenError {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "payment_token_malformed",
            Self::ConfirmationToken => "confirmation_token_unsupported",
        }
    }
}

impl PaymentToken {
    /// Reads what a browser sent.
    ///
    /// # Errors
    /// See [`PaymentTokenError`].
    pub fn parse(text: &str) -> Result<Self, PaymentTokenError> {
        if text.starts_with("ctoken_") {
            return Err(PaymentTokenError::ConfirmationToken);
        }
        let rest = text.strip_prefix("pm_").or_else(|| text.strip_prefix("tok_"));
        match rest {
            Some(rest)
                if !rest.is_empty()
                    && text.len() <= 255
                    && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err(PaymentTokenError::Malformed),
        }
    }

    /// The token, for Stripe only.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether it is a `tok_…`, of which a PaymentMethod has to be made first.
    #[must_use]
    pub fn is_legacy(&self) -> bool {
        self.0.starts_with("tok_")
    }
}

/// Whoever holds a token can pay with it: it is not shown.
impl std::fmt::Debug for PaymentToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PaymentToken(…)")
    }
}

/// Where an attempt takes its card from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardSource {
    /// A token from the buyer's browser.
    Token(PaymentToken),
    /// A card that was kept.
    Kept(CardId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tokens_of_the_platform_are_read() {
        let code = |text: &str| {
            PaymentToken::parse(text)
                .map(|_| ())
                .map_err(PaymentTokenError::code)
        };
        assert_eq!(code("pm_1abcDEF"), Ok(()));
        assert_eq!(code("tok_visa"), Ok(()));
        assert_eq!(code("ctoken_123"), Err("confirmation_token_unsupported"));
        for wrong in [
            "",
            "pm_",
            "card_1",
            "4242424242424242",
            "pm_1/../customers",
            "pm_ü",
        ] {
            assert_eq!(code(wrong), Err("payment_token_malformed"), "{wrong}");
        }
    }
}
