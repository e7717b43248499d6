//! A dispute as Stripe shows it.

use serde_json::{Map, Value, json};

use super::{Dispute, EVIDENCE};
use crate::model::{Model, charge::Means};

impl Dispute {
    /// Stripe's `dispute` object.
    pub(crate) fn json(&self, model: &Model) -> Value {
        let lines: Vec<Value> = self
            .balance_transactions
            .iter()
            .filter_map(|id| model.balance_transactions.anywhere(id))
            .map(|line| line.json(model.now, &model.settings.client_id))
            .collect();
        let mut evidence: Map<String, Value> = EVIDENCE
            .iter()
            .map(|name| ((*name).to_owned(), Value::Null))
            .collect();
        evidence.insert("enhanced_evidence".to_owned(), json!({}));
        evidence.extend(self.evidence.clone());
        let brand = model
            .charges
            .anywhere(&self.charge)
            .and_then(|charge| match &charge.means {
                Means::Card { card, .. } => Some(card.brand.slug()),
                Means::StripeAccount => None,
            });
        json!({
            "id": self.id,
            "object": "dispute",
            "amount": self.amount,
            "balance_transaction": self.balance_transactions.first(),
            "balance_transactions": lines,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "enhanced_eligibility_types": [],
            "evidence": evidence,
            "evidence_details": {
                "due_by": self.due_by,
                "enhanced_eligibility": {},
                "has_evidence": !self.evidence.is_empty(),
                "past_due": model.now > self.due_by,
                "submission_count": self.submissions,
            },
            "is_charge_refundable": self.is_charge_refundable(),
            "livemode": false,
            "metadata": self.metadata,
            "payment_intent": self.payment_intent,
            "payment_method_details": {
                "card": {"brand": brand.unwrap_or("visa"), "case_type": "chargeback", "network_reason_code": "83"},
                "type": "card",
            },
            "reason": self.reason,
            "status": self.status,
        })
    }
}
