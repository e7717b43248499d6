//! What the platform earns.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Metadata, Model,
    balance::{FeeKind, FeeLine, Movement, Posting},
    currency,
    refusal::{Answer, Refusal},
    table::Record,
};
use crate::clock::Seconds;

/// A fee that the platform took from a payment. It lives on the platform's account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ApplicationFee {
    pub(crate) id: String,
    /// The platform.
    pub(crate) account: String,
    /// From whom it was taken.
    pub(crate) payer: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    pub(crate) amount_refunded: i64,
    pub(crate) currency: String,
    pub(crate) balance_transaction: String,
    /// The charge on the paying account: `ch_` when direct, `py_` when transferred.
    pub(crate) charge: String,
    /// The platform's own charge, when the payment was made there.
    pub(crate) originating_transaction: Option<String>,
    pub(crate) refunds: Vec<Value>,
}

impl Record for ApplicationFee {
    const KIND: &'static str = "application_fee";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        vec![("charge", self.charge.clone())]
    }
}

impl Model {
    /// The line that an application fee is on the payer's balance transaction.
    pub(crate) fn application_fee_line(&self, amount: i64) -> FeeLine {
        FeeLine {
            amount,
            kind: FeeKind::ApplicationFee,
            description: format!("{} application fee", self.settings.platform_name),
        }
    }

    /// Credits a fee to the platform and gives its id.
    pub(crate) fn take_application_fee(
        &mut self,
        payer: &str,
        charge: &str,
        originating: Option<&str>,
        amount: i64,
        currency: &str,
        available_in: Option<Seconds>,
    ) -> String {
        let id = self.ids.next("fee_1");
        let platform = self.settings.platform.clone();
        let name = self
            .account(payer)
            .and_then(|a| a.business_name.clone())
            .unwrap_or_else(|| payer.to_owned());
        let balance_transaction = self.post(Posting {
            account: &platform,
            amount,
            currency,
            fees: Vec::new(),
            movement: Movement::ApplicationFee,
            source: &id,
            description: Some(format!(
                "Application fee from application {} for {name} ({payer})",
                self.settings.platform_name
            )),
            available_in,
            category: None,
        });
        self.application_fees.insert(ApplicationFee {
            id: id.clone(),
            account: platform.clone(),
            payer: payer.to_owned(),
            created: self.now,
            amount,
            amount_refunded: 0,
            currency: currency.to_owned(),
            balance_transaction,
            charge: charge.to_owned(),
            originating_transaction: originating.map(str::to_owned),
            refunds: Vec::new(),
        });
        let snapshot = self.application_fee_json(&id);
        self.emit(&platform, "application_fee.created", snapshot, None);
        id
    }

    /// Takes a part of a fee back from the platform. Crediting the payer is the caller's: it depends on what the fee
    /// comes back with.
    pub(crate) fn return_fee(&mut self, fee: &str, amount: i64) -> Value {
        let Some(kept) = self.application_fees.anywhere(fee).cloned() else {
            return Value::Null;
        };
        let id = self.ids.next("fr_1");
        let balance_transaction = self.post(Posting {
            account: &kept.account,
            amount: -amount,
            currency: &kept.currency,
            fees: Vec::new(),
            movement: Movement::ApplicationFeeRefund,
            source: fee,
            description: Some("REFUND FOR APPLICATION FEE".to_owned()),
            available_in: None,
            category: None,
        });
        let refund = json!({
            "id": id,
            "object": "fee_refund",
            "amount": amount,
            "balance_transaction": balance_transaction,
            "created": self.now,
            "currency": kept.currency,
            "fee": fee,
            "metadata": {},
        });
        self.application_fees.change(fee, |fee| {
            fee.amount_refunded += amount;
            fee.refunds.push(refund.clone());
        });
        let snapshot = self.application_fee_json(fee);
        self.emit(&kept.account, "application_fee.refunded", snapshot, None);
        refund
    }

    /// `POST /v1/application_fees/{id}/refunds`: the fee goes back to its payer by itself.
    pub(crate) fn refund_fee(
        &mut self,
        fee: &str,
        amount: Option<i64>,
        metadata: &Metadata,
    ) -> Answer<Value> {
        let Some(kept) = self.application_fees.anywhere(fee).cloned() else {
            return Ok(Value::Null);
        };
        let left = kept.amount - kept.amount_refunded;
        let amount = amount.unwrap_or(left);
        if amount < 1 {
            return Err(
                Refusal::malformed("amount", "This value must be greater than or equal to 1.")
                    .code("parameter_invalid_integer"),
            );
        }
        if left == 0 {
            return Err(Refusal::invalid(format!(
                "Application fee {fee} has already been refunded."
            )));
        }
        if amount > left {
            return Err(Refusal::invalid(format!(
                "Refund amount ({}) is greater than unrefunded amount on fee ({})",
                currency::format_amount(amount, &kept.currency),
                currency::format_amount(left, &kept.currency)
            ))
            .param("amount"));
        }
        let mut refund = self.return_fee(fee, amount);
        refund["metadata"] = json!(metadata);
        self.application_fees.change(fee, |fee| {
            if let Some(last) = fee.refunds.last_mut() {
                *last = refund.clone();
            }
        });
        self.credit_fee(&kept.payer, fee, amount, &kept.currency);
        Ok(refund)
    }

    /// Gives a part of a fee back to its payer, on a line of its own.
    pub(crate) fn credit_fee(&mut self, payer: &str, fee: &str, amount: i64, currency: &str) {
        // It is there when the payment is from which it was taken.
        let available_in = self
            .application_fees
            .anywhere(fee)
            .and_then(|fee| self.charges.anywhere(&fee.charge))
            .and_then(|charge| charge.balance_transaction.as_ref())
            .and_then(|id| self.balance_transactions.anywhere(id))
            .map(|line| (line.available_on - self.now).max(0));
        self.post(Posting {
            account: payer,
            amount,
            currency,
            fees: Vec::new(),
            movement: Movement::Adjustment,
            source: fee,
            description: Some("Application fee refund".to_owned()),
            available_in,
            category: None,
        });
    }

    pub(crate) fn application_fee_json(&self, id: &str) -> Value {
        self.application_fees
            .anywhere(id)
            .map_or(Value::Null, |fee| fee.json(&self.settings.client_id))
    }
}

impl ApplicationFee {
    /// Stripe's `application_fee` object.
    pub(crate) fn json(&self, client_id: &str) -> Value {
        json!({
            "id": self.id,
            "object": "application_fee",
            "account": self.payer,
            "amount": self.amount,
            "amount_refunded": self.amount_refunded,
            "application": client_id,
            "balance_transaction": self.balance_transaction,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "fee_source": {"charge": self.charge, "type": "charge"},
            "livemode": false,
            "originating_transaction": self.originating_transaction,
            "refunded": self.amount_refunded >= self.amount && self.amount > 0,
            "refunds": {
                "object": "list",
                "data": self.refunds.iter().rev().collect::<Vec<_>>(),
                "has_more": false,
                "total_count": self.refunds.len(),
                "url": format!("/v1/application_fees/{}/refunds", self.id),
            },
        })
    }
}
