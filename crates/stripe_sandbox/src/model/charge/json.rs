//! The charge as Stripe shows it.

use serde_json::{Value, json};

use super::{Charge, ChargeStatus, Means};
use crate::model::{Model, cards::Reason};

impl Charge {
    /// Stripe's `charge` object.
    pub(crate) fn json(&self, model: &Model) -> Value {
        let mut json = json!({
            "id": self.id,
            "object": "charge",
            "amount": self.amount,
            "amount_captured": self.amount_captured,
            "amount_refunded": self.amount_refunded,
            "application": self.application.then_some(&model.settings.client_id),
            "application_fee": self.application_fee,
            "application_fee_amount": self.application_fee_amount,
            "balance_transaction": self.balance_transaction,
            "billing_details": self.billing.json(),
            "calculated_statement_descriptor": self.calculated_statement_descriptor,
            "captured": self.captured,
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "description": self.description,
            "destination": self.destination,
            "dispute": self.dispute,
            "disputed": self.dispute.is_some(),
            "failure_balance_transaction": null,
            "failure_code": self.failure.map(Reason::code),
            "failure_message": self.failure.map(Reason::message),
            "fraud_details": {},
            "livemode": false,
            "metadata": self.metadata,
            "on_behalf_of": self.on_behalf_of,
            "order": null,
            "outcome": self.outcome(),
            "paid": self.status == ChargeStatus::Succeeded,
            "payment_intent": self.payment_intent,
            "payment_method": self.payment_method,
            "payment_method_details": self.means_json(),
            "radar_options": {},
            "receipt_email": self.receipt_email,
            "receipt_number": null,
            "receipt_url": self.receipt_url(model),
            "refunded": self.amount_refunded >= self.amount,
            "review": null,
            "shipping": self.shipping,
            "source": null,
            "source_transfer": self.source_transfer,
            "statement_descriptor": self.statement_descriptor,
            "statement_descriptor_suffix": self.statement_descriptor_suffix,
            "status": self.status,
            "transfer_data": self.destination.as_ref().map(|destination| {
                json!({"amount": self.transfer_amount, "destination": destination})
            }),
            "transfer_group": self.transfer_group,
        });
        if let (Some(transfer), Some(fields)) = (&self.transfer, json.as_object_mut()) {
            fields.insert("transfer".to_owned(), json!(transfer));
        }
        json
    }

    fn receipt_url(&self, model: &Model) -> Option<String> {
        (self.status != ChargeStatus::Failed)
            .then(|| format!("{}/receipts/{}", model.settings.public_url, self.id))
    }

    fn outcome(&self) -> Value {
        if matches!(self.means, Means::StripeAccount) {
            return Value::Null;
        }
        let advice = self.failure.map(Reason::advice).unwrap_or_default();
        let (status, kind, message) = match self.failure {
            None => ("approved_by_network", "authorized", "Payment complete."),
            Some(Reason::Fraudulent) => ("not_sent_to_network", "blocked", "Stripe blocked this payment."),
            Some(_) => (
                "declined_by_network",
                "issuer_declined",
                "The bank did not return any further details with this decline.",
            ),
        };
        json!({
            "advice_code": advice.advice_code,
            "network_advice_code": advice.network_advice_code,
            "network_decline_code": advice.network_decline_code,
            "network_status": status,
            "reason": self.failure.map(Reason::decline_code),
            "risk_level": "normal",
            "risk_score": 20,
            "seller_message": message,
            "type": kind,
        })
    }

    fn means_json(&self) -> Value {
        let Means::Card {
            card,
            checks,
            three_d_secure,
        } = &self.means
        else {
            return json!({"stripe_account": {}, "type": "stripe_account"});
        };
        let authorised = self.failure.is_none();
        let mut details = json!({
            "amount_authorized": authorised.then_some(self.amount),
            "authorization_code": authorised.then_some("281162"),
            "brand": card.brand.slug(),
            "checks": checks,
            "country": card.country,
            "exp_month": card.exp_month,
            "exp_year": card.exp_year,
            "extended_authorization": {"status": "disabled"},
            "fingerprint": card.fingerprint,
            "funding": card.funding,
            "incremental_authorization": {"status": "unavailable"},
            "installments": null,
            "last4": card.last4,
            "mandate": null,
            "multicapture": {"status": "unavailable"},
            "network": card.brand.slug(),
            "network_token": {"used": false},
            "network_transaction_id": authorised.then_some("MCCROVOWW0803"),
            "overcapture": {"maximum_amount_capturable": self.amount, "status": "unavailable"},
            "regulated_status": "unregulated",
            "three_d_secure": three_d_secure.then(|| json!({
                "authentication_flow": "challenge",
                "electronic_commerce_indicator": "05",
                "exemption_indicator": null,
                "result": "authenticated",
                "result_reason": null,
                "transaction_id": null,
                "version": "2.2.0",
            })),
            "transaction_link_id": null,
            "wallet": null,
        });
        if let (Some(until), Some(fields)) = (self.capture_before, details.as_object_mut()) {
            fields.insert("capture_before".to_owned(), json!(until));
        }
        json!({"card": details, "type": "card"})
    }
}
