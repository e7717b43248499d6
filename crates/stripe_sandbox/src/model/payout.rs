//! Payouts: from the balance to the bank.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Metadata, Model,
    balance::{Movement, Posting},
    refusal::{Answer, Refusal},
    schedule::Action,
    table::Record,
};
use crate::clock::{DAY, Seconds};

/// Where a payout stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PayoutStatus {
    Pending,
    Paid,
    Failed,
    Canceled,
}

/// A payout.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Payout {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) arrival_date: Seconds,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) description: Option<String>,
    pub(crate) destination: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) method: String,
    pub(crate) statement_descriptor: Option<String>,
    pub(crate) status: PayoutStatus,
    pub(crate) balance_transaction: String,
    pub(crate) failure_balance_transaction: Option<String>,
}

impl Record for Payout {
    const KIND: &'static str = "payout";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
}

/// What is asked.
pub(crate) struct NewPayout {
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) description: Option<String>,
    pub(crate) destination: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) method: String,
    pub(crate) statement_descriptor: Option<String>,
}

impl Model {
    /// Pays out what is available.
    pub(crate) fn create_payout(&mut self, account: &str, new: NewPayout) -> Answer<Value> {
        if new.amount < 1 {
            return Err(
                Refusal::malformed("amount", "This value must be greater than or equal to 1.")
                    .code("parameter_invalid_integer"),
            );
        }
        let now = self.now;
        let available = self
            .balances
            .of_account(account, now)
            .get(&new.currency)
            .map_or(0, |balance| balance.available);
        if new.amount > available {
            return Err(Refusal::invalid(
                "You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.  You can \
                 use the /v1/balance endpoint to view your Stripe balance (for more details, see \
                 stripe.com/docs/api#balance).",
            )
            .code("balance_insufficient"));
        }
        let banks = self
            .account(account)
            .map(|account| account.external_accounts.clone())
            .unwrap_or_default();
        let bank = match &new.destination {
            Some(id) => Some(
                banks
                    .iter()
                    .find(|bank| bank.id == *id)
                    .ok_or_else(|| Refusal::no_such_in_body("external account", id, "destination"))?,
            ),
            None => banks.first(),
        };
        let destination = bank.map(|bank| bank.id.clone());
        let id = self.ids.next("po_1");
        let balance_transaction = self.post(Posting {
            account,
            amount: -new.amount,
            currency: &new.currency,
            fees: Vec::new(),
            movement: Movement::Payout,
            source: &id,
            description: Some(
                new.description
                    .clone()
                    .unwrap_or_else(|| "STRIPE PAYOUT".to_owned()),
            ),
            available_in: None,
            category: None,
        });
        let arrival_date = if new.method == "instant" { now } else { now + DAY };
        self.payouts.insert(Payout {
            id: id.clone(),
            account: account.to_owned(),
            created: now,
            arrival_date,
            amount: new.amount,
            currency: new.currency,
            description: new.description,
            destination,
            metadata: new.metadata,
            method: new.method,
            statement_descriptor: new.statement_descriptor,
            status: PayoutStatus::Pending,
            balance_transaction,
            failure_balance_transaction: None,
        });
        let snapshot = self.payout_json(&id);
        self.emit(account, "payout.created", snapshot.clone(), None);
        self.schedule((arrival_date - now).max(1), Action::FinishPayout { payout: id });
        Ok(snapshot)
    }

    /// The money arrives, unless the bank account is one of those that fail.
    pub(crate) fn finish_payout(&mut self, id: &str) {
        let Some(payout) = self
            .payouts
            .anywhere(id)
            .filter(|p| p.status == PayoutStatus::Pending)
            .cloned()
        else {
            return;
        };
        let fails = self.account(&payout.account).is_some_and(|account| {
            account
                .external_accounts
                .iter()
                .any(|bank| Some(&bank.id) == payout.destination.as_ref() && bank.fails_payouts)
        });
        if fails {
            self.return_payout(&payout, PayoutStatus::Failed, Movement::PayoutFailure);
            self.emit_payout(id, "payout.failed");
        } else {
            self.payouts
                .change(id, |payout| payout.status = PayoutStatus::Paid);
            self.emit_payout(id, "payout.paid");
        }
    }

    /// Fails a payout that is on its way or was paid: a bank can send money back. `None`: it cannot fail any more.
    pub(crate) fn fail_payout(&mut self, id: &str) -> Option<Value> {
        let payout = self.payouts.anywhere(id)?.clone();
        if !matches!(payout.status, PayoutStatus::Pending | PayoutStatus::Paid) {
            return None;
        }
        self.return_payout(&payout, PayoutStatus::Failed, Movement::PayoutFailure);
        self.emit_payout(id, "payout.failed");
        Some(self.payout_json(id))
    }

    /// A payout that has not left can be called back.
    pub(crate) fn cancel_payout(&mut self, account: &str, id: &str) -> Answer<Value> {
        let payout = self
            .payouts
            .get(account, id)
            .cloned()
            .ok_or_else(|| Refusal::no_such("payout", id, "payout"))?;
        if payout.status != PayoutStatus::Pending {
            return Err(Refusal::invalid(
                "Payouts can only be canceled while they are pending.",
            ));
        }
        self.return_payout(&payout, PayoutStatus::Canceled, Movement::PayoutCancel);
        self.emit_payout(id, "payout.canceled");
        Ok(self.payout_json(id))
    }

    fn return_payout(&mut self, payout: &Payout, status: PayoutStatus, movement: Movement) {
        let back = self.post(Posting {
            account: &payout.account,
            amount: payout.amount,
            currency: &payout.currency,
            fees: Vec::new(),
            movement,
            source: &payout.id,
            description: Some("Payout returned".to_owned()),
            available_in: None,
            category: None,
        });
        self.payouts.change(&payout.id, |payout| {
            payout.status = status;
            payout.failure_balance_transaction = Some(back);
        });
    }

    fn emit_payout(&mut self, id: &str, kind: &str) {
        let Some(account) = self.payouts.anywhere(id).map(|payout| payout.account.clone()) else {
            return;
        };
        let snapshot = self.payout_json(id);
        self.emit(&account, kind, snapshot, None);
    }

    pub(crate) fn payout_json(&self, id: &str) -> Value {
        self.payouts.anywhere(id).map_or(Value::Null, Payout::json)
    }
}

impl Payout {
    /// Stripe's `payout` object.
    pub(crate) fn json(&self) -> Value {
        let failed = self.status == PayoutStatus::Failed;
        json!({
            "id": self.id,
            "object": "payout",
            "amount": self.amount,
            "application_fee": null,
            "application_fee_amount": null,
            "arrival_date": self.arrival_date,
            "automatic": false,
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.currency,
            "description": self.description,
            "destination": self.destination,
            "failure_balance_transaction": self.failure_balance_transaction,
            "failure_code": failed.then_some("account_closed"),
            "failure_message": failed.then_some("The bank account has been closed"),
            "livemode": false,
            "metadata": self.metadata,
            "method": self.method,
            "original_payout": null,
            "payout_method": null,
            "reconciliation_status": "not_applicable",
            "reversed_by": null,
            "source_type": "card",
            "statement_descriptor": self.statement_descriptor,
            "status": self.status,
            "trace_id": {"status": "pending", "value": null},
            "type": "bank_account",
        })
    }
}
