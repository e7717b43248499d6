//! A card that was declined, in the network's words.

use serde::{Deserialize, Serialize};

/// Why a card was declined. <https://docs.stripe.com/declines/codes>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    /// Stripe's error code, like `card_declined` or `expired_card`.
    pub code: String,
    /// The issuer's reason, like `insufficient_funds`; declines while attaching may lack it.
    pub decline_code: Option<String>,
    /// A sentence that can be shown to the buyer.
    pub message: String,
}

impl Decline {
    /// Whether the bank wants the buyer to authenticate: no decline for good.
    #[must_use]
    pub fn wants_authentication(&self) -> bool {
        self.code == "authentication_required"
    }

    /// What a buyer may be told. Reasons that would help a thief (a card reported lost or stolen,
    /// a suspicion of fraud) are shown as a general decline, as Stripe asks.
    #[must_use]
    pub fn for_buyer(&self) -> Self {
        let hidden = [
            "fraudulent",
            "lost_card",
            "stolen_card",
            "merchant_blacklist",
            "pickup_card",
            "restricted_card",
        ];
        if self
            .decline_code
            .as_deref()
            .is_some_and(|code| hidden.contains(&code))
        {
            return Self {
                code: "card_declined".into(),
                decline_code: Some("generic_decline".into()),
                message: "Your card was declined.".into(),
            };
        }
        // Stripe's own sentence is one for programmers.
        if self.code == "payment_intent_authentication_failure" {
            return Self {
                message: "Your bank did not confirm that it was you. Try again, or use another card.".into(),
                ..self.clone()
            };
        }
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buyer_is_told_what_helps_them_and_nothing_that_helps_a_thief() {
        let decline = |code: &str, decline_code: Option<&str>| Decline {
            code: code.into(),
            decline_code: decline_code.map(Into::into),
            message: "Stripe's words.".into(),
        };
        let stolen = decline("card_declined", Some("stolen_card")).for_buyer();
        assert_eq!(stolen.decline_code.as_deref(), Some("generic_decline"));
        let failed = decline("payment_intent_authentication_failure", None).for_buyer();
        assert!(failed.message.starts_with("Your bank did not confirm"));
        assert_eq!(failed.code, "payment_intent_authentication_failure");
        let other = decline("expired_card", None);
        assert_eq!(other.for_buyer(), other);
    }
}
