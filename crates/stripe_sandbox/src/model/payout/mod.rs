//! Payouts: from the balance to the bank, when they are asked for or by the account's schedule.
//!
//! An automatic payout takes all that is available, and names the balance transactions that it pays out. Its hour is the
//! one at which the account was made: nothing depends on midnight.

mod json;
mod schedule;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Metadata, Model,
    balance::{Movement, Posting},
    currency::check_payout,
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
    /// Below nothing when it takes another payout back from the bank.
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
    /// Made by the schedule.
    #[serde(default)]
    pub(crate) automatic: bool,
    #[serde(default)]
    pub(crate) failure_code: Option<String>,
    #[serde(default)]
    pub(crate) original_payout: Option<String>,
    #[serde(default)]
    pub(crate) reversed_by: Option<String>,
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
#[derive(Default)]
pub(crate) struct NewPayout {
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) description: Option<String>,
    pub(crate) destination: Option<String>,
    pub(crate) metadata: Metadata,
    /// `standard` or `instant`.
    pub(crate) method: String,
    pub(crate) statement_descriptor: Option<String>,
}

impl Model {
    /// Pays out what is available.
    pub(crate) fn create_payout(&mut self, account: &str, new: NewPayout) -> Answer<Value> {
        check_payout(new.amount, &new.currency)?;
        if new.amount > self.available(account, &new.currency) {
            return Err(Refusal::invalid(
                "You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.  You can \
                 use the /v1/balance endpoint to view your Stripe balance (for more details, see \
                 stripe.com/docs/api#balance).",
            )
            .code("balance_insufficient"));
        }
        if !self
            .account(account)
            .is_some_and(|account| account.payouts_enabled)
        {
            return Err(Refusal::invalid(
                "Payouts are disabled for this account: it still has to tell what is due.",
            )
            .code("payouts_not_allowed"));
        }
        let destination = self.bank_for(account, &new)?;
        let id = self.send_payout(account, new, destination, false);
        Ok(self.payout_json(&id))
    }

    fn available(&mut self, account: &str, currency: &str) -> i64 {
        let now = self.now;
        self.balances
            .of_account(account, now)
            .get(currency)
            .map_or(0, |balance| balance.available)
    }

    fn bank_for(&self, account: &str, new: &NewPayout) -> Answer<Option<String>> {
        let banks = self
            .account(account)
            .map(|account| account.external_accounts.as_slice())
            .unwrap_or_default();
        let Some(id) = &new.destination else {
            let bank = banks
                .iter()
                .find(|bank| bank.currency == new.currency)
                .or(banks.first());
            return Ok(bank.map(|bank| bank.id.clone()));
        };
        if banks.iter().any(|bank| bank.id == *id) {
            Ok(Some(id.clone()))
        } else {
            Err(Refusal::no_such_in_body("external account", id, "destination"))
        }
    }

    fn send_payout(
        &mut self,
        account: &str,
        new: NewPayout,
        destination: Option<String>,
        automatic: bool,
    ) -> String {
        let now = self.now;
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
            automatic,
            failure_code: None,
            original_payout: None,
            reversed_by: None,
        });
        self.emit_payout(&id, "payout.created");
        self.schedule(
            (arrival_date - now).max(1),
            Action::FinishPayout { payout: id.clone() },
        );
        id
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
        let fails_with = self.account(&payout.account).and_then(|account| {
            let bank = account.bank(payout.destination.as_deref()?).ok()?;
            bank.fails_with.clone()
        });
        if let Some(code) = fails_with.filter(|_| payout.amount > 0) {
            self.return_payout(&payout, Some(&code));
        } else {
            self.payouts
                .change(id, |payout| payout.status = PayoutStatus::Paid);
            self.emit_payout(id, "payout.paid");
        }
    }

    /// Fails a payout that is on its way or was paid: a bank can send money back. `None`: it cannot fail any more.
    pub(crate) fn fail_payout(&mut self, id: &str, code: &str) -> Option<Value> {
        let payout = self.payouts.anywhere(id)?.clone();
        let can = matches!(payout.status, PayoutStatus::Pending | PayoutStatus::Paid)
            && payout.amount > 0
            && payout.reversed_by.is_none();
        can.then(|| {
            self.return_payout(&payout, Some(code));
            self.payout_json(id)
        })
    }

    /// A payout that has not left can be called back.
    pub(crate) fn cancel_payout(&mut self, account: &str, id: &str) -> Answer<Value> {
        let payout = self.payout(account, id)?.clone();
        if payout.status != PayoutStatus::Pending || payout.automatic {
            return Err(Refusal::invalid(
                "Payouts can only be canceled while they are pending, and automatic payouts not at all.",
            )
            .code("payouts_not_allowed"));
        }
        self.return_payout(&payout, None);
        Ok(self.payout_json(id))
    }

    /// Takes a paid payout back from a bank in the United States, as another payout below nothing.
    pub(crate) fn reverse_payout(&mut self, account: &str, id: &str, metadata: Metadata) -> Answer<Value> {
        let payout = self.payout(account, id)?.clone();
        let bank_country = self.account(account).and_then(|account| {
            let bank = account.bank(payout.destination.as_deref()?).ok()?;
            Some(bank.country.clone())
        });
        if payout.status != PayoutStatus::Paid || payout.amount < 0 || payout.reversed_by.is_some() {
            return Err(Refusal::invalid(
                "Only a payout that was paid, and not reversed yet, can be reversed.",
            ));
        }
        if bank_country.as_deref() != Some("US") {
            return Err(Refusal::invalid(
                "Only payouts to bank accounts in the US can be reversed.",
            ));
        }
        let back = self.send_payout(
            account,
            NewPayout {
                amount: -payout.amount,
                currency: payout.currency.clone(),
                description: Some("REVERSAL OF PAYOUT".to_owned()),
                metadata,
                method: payout.method.clone(),
                ..NewPayout::default()
            },
            payout.destination.clone(),
            false,
        );
        self.payouts
            .change(&back, |reversal| reversal.original_payout = Some(id.to_owned()));
        self.payouts
            .change(id, |payout| payout.reversed_by = Some(back.clone()));
        self.emit_payout(id, "payout.updated");
        Ok(self.payout_json(&back))
    }

    /// Puts the money back: the bank refused it with a code, or the payout was called back. A bank account that refused
    /// gets no automatic payout until it is changed.
    fn return_payout(&mut self, payout: &Payout, failure: Option<&str>) {
        let (status, movement, event) = match failure {
            Some(_) => (PayoutStatus::Failed, Movement::PayoutFailure, "payout.failed"),
            None => (PayoutStatus::Canceled, Movement::PayoutCancel, "payout.canceled"),
        };
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
            payout.failure_code = failure.map(str::to_owned);
        });
        if failure.is_some() {
            self.accounts.change(&payout.account, |account| {
                for bank in &mut account.external_accounts {
                    bank.errored |= Some(&bank.id) == payout.destination.as_ref();
                }
            });
        }
        self.emit_payout(&payout.id, event);
    }

    fn emit_payout(&mut self, id: &str, kind: &str) {
        let Some(account) = self.payouts.anywhere(id).map(|payout| payout.account.clone()) else {
            return;
        };
        let snapshot = self.payout_json(id);
        self.emit(&account, kind, snapshot, None);
    }

    pub(crate) fn payout(&self, account: &str, id: &str) -> Answer<&Payout> {
        self.payouts
            .get(account, id)
            .ok_or_else(|| Refusal::no_such("payout", id, "payout"))
    }

    pub(crate) fn payout_json(&self, id: &str) -> Value {
        self.payouts.anywhere(id).map_or(Value::Null, Payout::json)
    }
}
