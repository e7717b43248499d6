//! Disputes: how they stand, the evidence against them, and giving in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use souk_domain::{
    Money,
    dispute::{Cost, DisputeSnapshot, Evidence, Movement, State},
};
use stripe_client_core::{RequestBuilder, StripeMethod, StripeRequest};
use stripe_core::dispute::{CloseDispute, RetrieveDispute};

use crate::balance::BalanceTransaction;
use crate::charge::IdOf;
use crate::error::Error;
use crate::ids::{ChargeId, DisputeId, IntentId};
use crate::key::Key;
use crate::pan;
use crate::stripe::{On, Stripe};

/// A dispute as it was when it was fetched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Wire")]
pub struct Dispute {
    /// The charge that is disputed, on the same account.
    pub charge: ChargeId,
    /// The PaymentIntent of that charge.
    pub intent: Option<IntentId>,
    /// Whether it is real money.
    pub livemode: bool,
    /// The dispute itself.
    pub snapshot: DisputeSnapshot,
    /// What it did to the account's balance, oldest first.
    pub movements: Vec<Movement>,
}

#[derive(Deserialize)]
struct Wire {
    id: String,
    amount: i64,
    currency: String,
    charge: IdOf<ChargeId>,
    payment_intent: Option<IdOf<IntentId>>,
    reason: String,
    status: State,
    is_charge_refundable: bool,
    evidence: BTreeMap<String, serde_json::Value>,
    evidence_details: DetailsWire,
    balance_transactions: Vec<BalanceTransaction>,
    #[serde(with = "chrono::serde::ts_seconds")]
    created: DateTime<Utc>,
    livemode: bool,
}

#[derive(Deserialize)]
struct DetailsWire {
    #[serde(default, with = "chrono::serde::ts_seconds_option")]
    due_by: Option<DateTime<Utc>>,
    submission_count: i32,
}

impl TryFrom<Wire> for Dispute {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        let currency = wire.currency.parse().map_err(|_| "unknown currency")?;
        let mut cost = Cost::default();
        for line in &wire.balance_transactions {
            let withdrawn = cost.withdrawn.checked_sub(line.amount);
            let fee = cost.fee.checked_add(line.fee);
            (cost.withdrawn, cost.fee) = withdrawn.zip(fee).ok_or("a cost overflows")?;
        }
        // One in a currency that we do not know is left out, so that the dispute itself is not lost.
        let movements = wire.balance_transactions.iter().filter_map(|line| {
            let Ok(currency) = line.currency.parse() else {
                log::error!(
                    "{}: a movement in {:?}, which we do not know",
                    wire.id,
                    line.currency
                );
                return None;
            };
            Some(Movement {
                balance_transaction: line.id.to_string(),
                amount: line.amount,
                fee: line.fee,
                currency,
                at: line.created,
            })
        });
        let movements = movements.collect();
        // A file may come as its id or as the object; a text as it is.
        let text = |value: serde_json::Value| match value {
            serde_json::Value::String(text) => Some(text),
            serde_json::Value::Object(file) => file.get("id")?.as_str().map(str::to_owned),
            _ => None,
        };
        let evidence = wire
            .evidence
            .into_iter()
            .filter_map(|(field, value)| Some((field, text(value)?)));
        Ok(Self {
            charge: wire.charge.into_id(),
            intent: wire.payment_intent.map(IdOf::into_id),
            livemode: wire.livemode,
            movements,
            snapshot: DisputeSnapshot {
                stripe_dispute: wire.id,
                money: Money::new(wire.amount, currency),
                reason: wire.reason,
                state: wire.status,
                evidence_due_by: wire.evidence_details.due_by,
                submissions: wire.evidence_details.submission_count,
                evidence: Evidence::known(evidence),
                refundable: wire.is_charge_refundable,
                cost,
                cost_currency: wire
                    .balance_transactions
                    .first()
                    .map(|line| line.currency.clone()),
                opened_at: wire.created,
            },
        })
    }
}

/// `POST /v1/disputes/{id}`. Written by hand: the pieces of evidence are named by data.
#[derive(Serialize)]
struct AnswerDispute<'a> {
    #[serde(skip)]
    id: &'a str,
    /// Stripe knows no empty one: what it has already is submitted.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    evidence: BTreeMap<&'a str, &'a str>,
    submit: bool,
}

impl StripeRequest for AnswerDispute<'_> {
    type Output = Dispute;

    fn build(&self) -> RequestBuilder {
        RequestBuilder::new(StripeMethod::Post, format!("/disputes/{}", self.id)).form(self)
    }
}

const WHAT: &str = "dispute";

impl Stripe {
    /// Fetches a dispute from the account that was charged.
    ///
    /// # Errors
    /// [`Error::NotFound`] when this account has no such dispute.
    pub async fn retrieve_dispute(&self, on: On<'_>, id: &DisputeId) -> Result<Dispute, Error> {
        self.get(&RetrieveDispute::new(id.as_str()), on, WHAT).await
    }

    /// Adds evidence; with `submit` it goes to the bank, which happens once.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is over or under review, or a file is none.
    pub async fn answer_dispute(
        &self,
        on: On<'_>,
        key: &Key,
        id: &DisputeId,
        evidence: &Evidence,
        submit: bool,
    ) -> Result<Dispute, Error> {
        for (field, value) in evidence.fields() {
            pan::refuse(&format!("evidence[{field}]"), value)?;
        }
        let request = AnswerDispute {
            id: id.as_str(),
            evidence: evidence.fields().collect(),
            submit,
        };
        self.post(&request, on, key, WHAT).await
    }

    /// Gives in: the dispute is lost.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is over.
    pub async fn accept_dispute(&self, on: On<'_>, key: &Key, id: &DisputeId) -> Result<Dispute, Error> {
        self.post(&CloseDispute::new(id.as_str()), on, key, WHAT).await
    }
}
