//! Balances, payouts, and what a payout paid out: on a connected account, read only.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;
use souk_domain::payout::{Failure, Itemization, PayoutSnapshot, Status};
use stripe_core::{
    balance::RetrieveForMyAccountBalance,
    balance_transaction::ListBalanceTransaction,
    payout::{ListPayout, RetrievePayout},
};
use stripe_types::RangeQueryTs;

use crate::balance::BalanceTransaction;
use crate::error::Error;
use crate::ids::{AccountId, BalanceTransactionId, ChargeId, PayoutId};
use crate::payments::Page;
use crate::stripe::{On, Stripe};

/// What an account has, in each currency.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Balance {
    /// Can be paid out now.
    pub available: Vec<Amount>,
    /// Will be available later.
    pub pending: Vec<Amount>,
}

/// An amount; may be less than zero.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Amount {
    /// Minor units of `currency`.
    pub amount: i64,
    /// ISO 4217 code in lower case.
    pub currency: String,
}

/// A payout as it stands. Where it goes to, the seller's bank account, is not read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Payout {
    /// Its id, on the account that is paid out.
    pub id: PayoutId,
    /// Minor units of `currency`; less than zero when Stripe takes money from the bank.
    pub amount: i64,
    /// ISO 4217 code in lower case.
    pub currency: String,
    /// Where it stands.
    pub status: PayoutStatus,
    /// Whether the account's schedule made it.
    pub automatic: bool,
    /// `standard` or `instant`.
    pub method: String,
    /// When it arrives, or should.
    #[serde(with = "chrono::serde::ts_seconds")]
    pub arrival_date: DateTime<Utc>,
    /// When it was made.
    #[serde(with = "chrono::serde::ts_seconds")]
    pub created: DateTime<Utc>,
    /// Why it failed (docs.stripe.com/api/payouts/failures).
    pub failure_code: Option<String>,
    /// The same in a sentence.
    pub failure_message: Option<String>,
    /// Whether Stripe says what it paid out.
    pub reconciliation_status: Reconciliation,
    /// Whether it is real money.
    pub livemode: bool,
}

/// Where a payout stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutStatus {
    /// Not yet sent to the bank.
    Pending,
    /// The bank has it.
    InTransit,
    /// Arrived, as far as Stripe knows.
    Paid,
    /// The bank sent it back.
    Failed,
    /// Called back before it was sent.
    Canceled,
}

/// Whether Stripe says what a payout paid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reconciliation {
    /// Never: it was made by hand.
    NotApplicable,
    /// Not yet.
    InProgress,
    /// It does.
    Completed,
}

impl From<PayoutStatus> for Status {
    fn from(status: PayoutStatus) -> Self {
        match status {
            PayoutStatus::Pending => Self::Pending,
            PayoutStatus::InTransit => Self::InTransit,
            PayoutStatus::Paid => Self::Paid,
            PayoutStatus::Failed => Self::Failed,
            PayoutStatus::Canceled => Self::Canceled,
        }
    }
}

/// What the domain keeps of it.
impl From<&Payout> for PayoutSnapshot {
    fn from(payout: &Payout) -> Self {
        let failure = payout
            .failure_code
            .as_ref()
            .map(|code| Failure::new(code, payout.failure_message.as_deref()));
        Self {
            status: payout.status.into(),
            expected_at: payout.arrival_date,
            failure,
            itemization: match payout.reconciliation_status {
                Reconciliation::NotApplicable => Itemization::NotApplicable,
                Reconciliation::InProgress => Itemization::InProgress,
                Reconciliation::Completed => Itemization::Completed,
            },
        }
    }
}

/// A page of payouts, newest first.
#[derive(Debug, Clone)]
pub struct PayoutPage {
    /// The payouts.
    pub payouts: Vec<Payout>,
    /// Whether there are older ones.
    pub has_more: bool,
}

/// A movement that a payout paid out, and the charge that it is about, if it is about one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "MovementWire")]
pub struct Movement {
    /// The line of the balance.
    pub transaction: BalanceTransaction,
    /// The charge itself, or the one that was refunded or disputed.
    pub charge: Option<ChargeId>,
    /// Whether a dispute moved it: took money, cost a fee, or gave either back.
    pub by_dispute: bool,
}

/// A page of what a payout paid out, newest first.
#[derive(Debug, Clone)]
pub struct MovementPage {
    /// The movements, without the payout's own.
    pub movements: Vec<Movement>,
    /// Where the next page begins; none when this is the last one.
    pub next: Option<BalanceTransactionId>,
}

#[derive(Deserialize)]
struct MovementWire {
    #[serde(flatten)]
    transaction: BalanceTransaction,
    /// The object that moved the balance, or its id when it could not be expanded. Of all that it
    /// says only what it is and which charge it is about is read.
    source: Option<Value>,
}

impl From<MovementWire> for Movement {
    fn from(wire: MovementWire) -> Self {
        let charge = wire.source.as_ref().and_then(|source| {
            let itself = id_in(source).and_then(|id| id.parse().ok());
            itself.or_else(|| source.get("charge").and_then(id_in)?.parse().ok())
        });
        let moved_by = wire.source.as_ref().and_then(id_in).unwrap_or_default();
        Self {
            transaction: wire.transaction,
            charge,
            by_dispute: moved_by.starts_with("dp_") || moved_by.starts_with("du_"),
        }
    }
}

/// The id of what may be one, or a whole object.
fn id_in(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("id").and_then(Value::as_str))
}

impl Stripe {
    /// What a connected account has now.
    ///
    /// # Errors
    /// Those of any `GET`.
    pub async fn retrieve_balance(&self, account: &AccountId) -> Result<Balance, Error> {
        self.get(
            &RetrieveForMyAccountBalance::new(),
            On::Account(account),
            "balance",
        )
        .await
    }

    /// Fetches a payout.
    ///
    /// # Errors
    /// [`Error::NotFound`] when this account has none such.
    pub async fn retrieve_payout(&self, account: &AccountId, id: &PayoutId) -> Result<Payout, Error> {
        self.get(&RetrievePayout::new(id.as_str()), On::Account(account), "payout")
            .await
    }

    /// Up to a hundred payouts of a connected account made since then, newest first.
    ///
    /// # Errors
    /// Those of any `GET`.
    pub async fn list_payouts(&self, account: &AccountId, since: DateTime<Utc>) -> Result<PayoutPage, Error> {
        let request = ListPayout::new()
            .limit(100_i64)
            .created(RangeQueryTs::gte(since.timestamp()));
        let page: Page<Payout> = self
            .get(&request, On::Account(account), "list of payouts")
            .await?;
        Ok(PayoutPage {
            payouts: page.data,
            has_more: page.has_more,
        })
    }

    /// Up to a hundred movements that an automatic payout paid out, after those of the page before.
    /// (Of a payout that was made by hand Stripe does not say: it refuses.)
    ///
    /// # Errors
    /// [`Error::Refused`] for a payout that was made by hand; those of any `GET`.
    pub async fn list_paid_out(
        &self,
        account: &AccountId,
        payout: &PayoutId,
        after: Option<&BalanceTransactionId>,
    ) -> Result<MovementPage, Error> {
        let mut request = ListBalanceTransaction::new()
            .limit(100_i64)
            .payout(payout.as_str())
            .expand(vec!["data.source".to_owned()]);
        if let Some(after) = after {
            request = request.starting_after(after.as_str());
        }
        let what = "list of balance transactions";
        let page: Page<Movement> = self.get(&request, On::Account(account), what).await?;
        let last = page.data.last().map(|movement| movement.transaction.id.clone());
        Ok(MovementPage {
            next: last.filter(|_| page.has_more),
            movements: page
                .data
                .into_iter()
                .filter(|movement| movement.transaction.type_ != "payout")
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn movement(source: &str) -> Movement {
        let line = format!(
            r#"{{"id":"txn_1","type":"refund","amount":-500,"fee":0,"net":-500,"currency":"eur","created":1,
                "available_on":1,"fee_details":[],"source":{source}}}"#
        );
        serde_json::from_str(&line).unwrap()
    }

    fn charge_of(source: &str) -> Option<String> {
        movement(source).charge.map(String::from)
    }

    #[test]
    fn a_movement_of_a_dispute_is_told_from_other_adjustments() {
        for (source, by_dispute) in [
            (r#"{"id":"dp_1","charge":"ch_1"}"#, true),
            (r#""du_1""#, true),
            (r#"{"id":"fee_1","charge":"ch_1"}"#, false),
            ("null", false),
        ] {
            assert_eq!(movement(source).by_dispute, by_dispute, "{source}");
        }
    }

    #[test]
    fn a_movement_leads_to_its_charge_whatever_moved() {
        assert_eq!(charge_of(r#""ch_1""#).unwrap(), "ch_1");
        assert_eq!(charge_of(r#"{"id":"py_1","object":"charge"}"#).unwrap(), "py_1");
        assert_eq!(charge_of(r#"{"id":"re_1","charge":"ch_2"}"#).unwrap(), "ch_2");
        assert_eq!(
            charge_of(r#"{"id":"dp_1","charge":{"id":"ch_3"}}"#).unwrap(),
            "ch_3"
        );
        assert_eq!(charge_of(r#"{"id":"tr_1"}"#), None);
        assert_eq!(charge_of("null"), None);
    }
}
