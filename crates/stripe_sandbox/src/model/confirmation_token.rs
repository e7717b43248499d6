//! ConfirmationTokens: what a buyer filled in, to be looked at before it confirms one intent on the same account.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Model,
    cards::Card,
    payment_method::Billing,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::{HOUR, Seconds};

/// A ConfirmationToken.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ConfirmationToken {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) card: Card,
    pub(crate) billing: Billing,
    pub(crate) return_url: Option<String>,
    pub(crate) setup_future_usage: Option<String>,
    pub(crate) shipping: Option<Value>,
    /// The intent that it confirmed.
    pub(crate) payment_intent: Option<String>,
    pub(crate) setup_intent: Option<String>,
}

impl Record for ConfirmationToken {
    const KIND: &'static str = "confirmation_token";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
}

/// Stripe lets a token live for twelve hours.
const LIFE: Seconds = 12 * HOUR;

impl Model {
    /// Keeps what was filled in and gives the token's id.
    pub(crate) fn create_confirmation_token(&mut self, mut token: ConfirmationToken) -> String {
        let id = self.ids.next("ctoken_1");
        token.id.clone_from(&id);
        token.created = self.now;
        self.confirmation_tokens.insert(token);
        id
    }

    /// Uses a token for one intent: the PaymentMethod that it becomes, and what else it says.
    pub(crate) fn use_confirmation_token(
        &mut self,
        account: &str,
        id: &str,
    ) -> Answer<(String, ConfirmationToken)> {
        let Some(token) = self.confirmation_tokens.get(account, id).cloned() else {
            return Err(Refusal::no_such_in_body(
                "confirmation_token",
                id,
                "confirmation_token",
            ));
        };
        if token.payment_intent.is_some() || token.setup_intent.is_some() {
            return Err(Refusal::invalid(format!(
                "The provided ConfirmationToken ({id}) has already been used to confirm an intent; a ConfirmationToken can \
                 be used once."
            ))
            .param("confirmation_token"));
        }
        if token.created + LIFE <= self.now {
            return Err(
                Refusal::invalid(format!("The provided ConfirmationToken ({id}) has expired."))
                    .param("confirmation_token"),
            );
        }
        let method = self.create_payment_method(
            account,
            token.card.clone(),
            token.billing.clone(),
            super::Metadata::new(),
            None,
        );
        Ok((method, token))
    }
}

impl ConfirmationToken {
    /// Stripe's `confirmation_token` object.
    pub(crate) fn json(&self) -> Value {
        let (card, billing) = (&self.card, &self.billing);
        json!({
            "id": self.id,
            "object": "confirmation_token",
            "created": self.created,
            "expires_at": self.created + LIFE,
            "livemode": false,
            "mandate_data": null,
            "payment_intent": self.payment_intent,
            "payment_method_options": null,
            "payment_method_preview": {
                "allow_redisplay": "unspecified",
                "billing_details": billing.json(),
                "card": {
                    "brand": card.brand.slug(),
                    "checks": {"address_line1_check": null, "address_postal_code_check": null, "cvc_check": null},
                    "country": card.country,
                    "display_brand": card.brand.slug(),
                    "exp_month": card.exp_month,
                    "exp_year": card.exp_year,
                    "fingerprint": card.fingerprint,
                    "funding": card.funding,
                    "generated_from": null,
                    "last4": card.last4,
                    "networks": {"available": [card.brand.slug()], "preferred": null},
                    "regulated_status": "unregulated",
                    "three_d_secure_usage": {"supported": true},
                    "wallet": null,
                },
                "customer": null,
                "customer_account": null,
                "type": "card",
            },
            "return_url": self.return_url,
            "setup_future_usage": self.setup_future_usage,
            "setup_intent": self.setup_intent,
            "shipping": self.shipping,
            "use_stripe_sdk": true,
        })
    }
}
