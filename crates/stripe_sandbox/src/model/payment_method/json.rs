//! PaymentMethods and tokens as Stripe shows them, and the legacy `card` that both contain.

use serde_json::{Value, json};

use super::{Billing, PaymentMethod, Token};
use crate::model::cards::Card;

impl Billing {
    pub(crate) fn json(&self) -> Value {
        json!({
            "address": {
                "city": self.city, "country": self.country, "line1": self.line1, "line2": self.line2,
                "postal_code": self.postal_code, "state": self.state,
            },
            "email": self.email,
            "name": self.name,
            "phone": self.phone,
            "tax_id": null,
        })
    }
}

impl PaymentMethod {
    /// Stripe's `payment_method` object.
    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "payment_method",
            "allow_redisplay": self.allow_redisplay,
            "billing_details": self.billing.json(),
            "card": {
                "brand": self.card.brand.slug(),
                "checks": self.checks(),
                "country": self.card.country,
                "display_brand": self.card.brand.slug(),
                "exp_month": self.card.exp_month,
                "exp_year": self.card.exp_year,
                "fingerprint": self.card.fingerprint,
                "funding": self.card.funding,
                "generated_from": null,
                "last4": self.card.last4,
                "networks": {"available": [self.card.brand.slug()], "preferred": null},
                "regulated_status": "unregulated",
                "three_d_secure_usage": {"supported": true},
                "wallet": null,
            },
            "created": self.created,
            "customer": self.customer,
            "customer_account": null,
            "livemode": false,
            "metadata": self.metadata,
            "shared_payment_granted_token": null,
            "type": "card",
        })
    }

    /// What the issuer checked. Nothing is checked before the card is attached or charged.
    pub(crate) fn checks(&self) -> Value {
        let outcome = |given: bool| match (given, self.checked) {
            (false, _) => Value::Null,
            (true, false) => json!("unchecked"),
            (true, true) => json!("pass"),
        };
        json!({
            "address_line1_check": outcome(self.billing.line1.is_some()),
            "address_postal_code_check": outcome(self.billing.postal_code.is_some()),
            "cvc_check": outcome(self.card.cvc_given),
        })
    }

    /// The legacy `card` object under which a customer's `sources` list it.
    pub(crate) fn source_json(&self) -> Value {
        let mut json = legacy_card(&self.id, &self.card, &self.billing, &self.checks()["cvc_check"]);
        if let Some(fields) = json.as_object_mut() {
            fields.insert("customer".to_owned(), json!(self.customer));
            fields.insert("allow_redisplay".to_owned(), json!(self.allow_redisplay));
            fields.remove("networks");
        }
        json
    }
}

impl Token {
    /// Stripe's `token` object.
    pub(crate) fn json(&self) -> Value {
        let cvc = if self.card.cvc_given {
            json!("unchecked")
        } else {
            Value::Null
        };
        json!({
            "id": self.id,
            "object": "token",
            "card": legacy_card(&self.card_id, &self.card, &self.billing, &cvc),
            "client_ip": "127.0.0.1",
            "created": self.created,
            "livemode": false,
            "type": "card",
            "used": self.used,
        })
    }
}

fn legacy_card(id: &str, card: &Card, billing: &Billing, cvc_check: &Value) -> Value {
    json!({
        "id": id,
        "object": "card",
        "address_city": billing.city,
        "address_country": billing.country,
        "address_line1": billing.line1,
        "address_line1_check": billing.line1.as_ref().map(|_| "unchecked"),
        "address_line2": billing.line2,
        "address_state": billing.state,
        "address_zip": billing.postal_code,
        "address_zip_check": billing.postal_code.as_ref().map(|_| "unchecked"),
        "brand": card.brand.title(),
        "country": card.country,
        "cvc_check": cvc_check,
        "dynamic_last4": null,
        "email": billing.email,
        "exp_month": card.exp_month,
        "exp_year": card.exp_year,
        "fingerprint": card.fingerprint,
        "funding": card.funding,
        "last4": card.last4,
        "metadata": {},
        "name": billing.name,
        "networks": {"preferred": null},
        "phone": billing.phone,
        "regulated_status": "unregulated",
        "tokenization_method": null,
        "wallet": null,
    })
}
