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
        self.clone()
    }
}
