//! Refunds, and what went back of an application fee.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use souk_domain::{
    fee_refund::FeeStanding,
    refund::{self, Reason, State},
};
use stripe_connect::application_fee::RetrieveApplicationFee;
use stripe_core::refund::{CreateRefund, CreateRefundReason, ListRefund};

use crate::charge::IdOf;
use crate::error::Error;
use crate::ids::{BalanceTransactionId, ChargeId, FeeId, RefundId};
use crate::key::Key;
use crate::metadata::Metadata;
use crate::payments::Page;
use crate::stripe::{On, Stripe};

/// A refund to be made.
#[derive(Debug, Clone)]
pub struct NewRefund {
    /// The charge, on the same account.
    pub charge: ChargeId,
    /// Minor units.
    pub amount: i64,
    /// Why.
    pub reason: Option<Reason>,
    /// Whether the platform's share goes back to the seller, in proportion.
    pub refund_application_fee: bool,
    /// Whether the transfer of a destination charge comes back, in proportion.
    pub reverse_transfer: bool,
    /// Ours: always holds the id of our refund.
    pub metadata: Metadata,
}

/// A refund as it stood when Stripe was asked.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Wire")]
pub struct Refund {
    /// Its id, on the account that the charge was made on.
    pub id: RefundId,
    /// Minor units.
    pub amount: i64,
    /// Where it stands.
    pub state: State,
    /// Why it was made; none also for a reason that we do not know.
    pub reason: Option<Reason>,
    /// Why it failed, as a code.
    pub failure_reason: Option<String>,
    /// Absent when no money moved.
    pub balance_transaction: Option<BalanceTransactionId>,
    /// What we (or others) attached.
    pub metadata: Metadata,
    /// When it was made.
    pub created: DateTime<Utc>,
}

#[derive(Deserialize)]
struct Wire {
    id: RefundId,
    amount: i64,
    status: Option<String>,
    reason: Option<String>,
    failure_reason: Option<String>,
    balance_transaction: Option<IdOf<BalanceTransactionId>>,
    #[serde(default)]
    metadata: Option<Metadata>,
    #[serde(with = "chrono::serde::ts_seconds")]
    created: DateTime<Utc>,
}

impl From<Wire> for Refund {
    fn from(wire: Wire) -> Self {
        Self {
            id: wire.id,
            amount: wire.amount,
            // Stripe has it: a status that is new to us is one that is not final.
            state: match wire.status.as_deref() {
                Some("succeeded") => State::Succeeded,
                Some("failed") => State::Failed,
                Some("canceled") => State::Canceled,
                Some("requires_action") => State::RequiresAction,
                _ => State::Pending,
            },
            reason: match wire.reason.as_deref() {
                Some("duplicate") => Some(Reason::Duplicate),
                Some("fraudulent") => Some(Reason::Fraudulent),
                Some("requested_by_customer") => Some(Reason::RequestedByCustomer),
                _ => None,
            },
            failure_reason: wire.failure_reason,
            balance_transaction: wire.balance_transaction.map(IdOf::into_id),
            metadata: wire.metadata.unwrap_or_default(),
            created: wire.created,
        }
    }
}

/// The facts that the domain's states follow.
impl From<&Refund> for refund::RefundSnapshot {
    fn from(refund: &Refund) -> Self {
        Self {
            id: refund.id.to_string(),
            refund: refund.metadata.get("souk_refund").and_then(|id| id.parse().ok()),
            amount: refund.amount,
            state: refund.state,
            reason: refund.reason,
            failure: refund.failure_reason.clone(),
            moved_money: refund.balance_transaction.is_some(),
            created: refund.created,
        }
    }
}

#[derive(Deserialize)]
struct FeeWire {
    amount_refunded: i64,
    currency: String,
    /// The newest first; no more than the first few.
    refunds: FeeRefundsWire,
}

/// A fee whose currency is one of those that there are.
#[derive(Deserialize)]
#[serde(try_from = "FeeWire")]
struct KnownFee(FeeStanding);

impl TryFrom<FeeWire> for KnownFee {
    type Error = &'static str;

    fn try_from(wire: FeeWire) -> Result<Self, Self::Error> {
        Ok(Self(FeeStanding {
            amount_refunded: wire.amount_refunded,
            currency: wire.currency.parse().map_err(|_| "unknown currency")?,
            refunded_at: wire.refunds.data.iter().map(|refund| refund.created).max(),
        }))
    }
}

#[derive(Deserialize)]
struct FeeRefundsWire {
    data: Vec<FeeRefundWire>,
}

#[derive(Deserialize)]
struct FeeRefundWire {
    #[serde(with = "chrono::serde::ts_seconds")]
    created: DateTime<Utc>,
}

const WHAT: &str = "refund";

impl Stripe {
    /// Refunds a charge, whole or in part: this is where money moves.
    ///
    /// # Errors
    /// [`Error::Refused`]: more than is left, disputed, refunded already; [`Error::Unknown`], after
    /// which only the same key or [`Stripe::list_refunds`] may follow.
    pub async fn create_refund(&self, on: On<'_>, key: &Key, new: &NewRefund) -> Result<Refund, Error> {
        let mut request = CreateRefund::new()
            .charge(new.charge.as_str())
            .amount(new.amount)
            .metadata(new.metadata.to_params());
        if let Some(reason) = new.reason {
            request = request.reason(match reason {
                Reason::Duplicate => CreateRefundReason::Duplicate,
                Reason::Fraudulent => CreateRefundReason::Fraudulent,
                Reason::RequestedByCustomer => CreateRefundReason::RequestedByCustomer,
            });
        }
        // Both are opt-in at Stripe, and refused where there is nothing to give back.
        if new.refund_application_fee {
            request = request.refund_application_fee(true);
        }
        if new.reverse_transfer {
            request = request.reverse_transfer(true);
        }
        self.post(&request, on, key, WHAT).await
    }

    /// All refunds of a charge, the newest first; at most ten pages of a hundred.
    ///
    /// # Errors
    /// Those of any `GET`.
    pub async fn list_refunds(&self, on: On<'_>, charge: &ChargeId) -> Result<Vec<Refund>, Error> {
        let mut found: Vec<Refund> = Vec::new();
        for _ in 0..10 {
            let mut request = ListRefund::new().charge(charge.as_str()).limit(100_i64);
            if let Some(last) = found.last() {
                request = request.starting_after(last.id.as_str());
            }
            let page: Page<Refund> = self.get(&request, on, "list of refunds").await?;
            let more = page.has_more && !page.data.is_empty();
            found.extend(page.data);
            if !more {
                break;
            }
        }
        Ok(found)
    }

    /// What of an application fee went back. Fees are the platform's own objects, also those of
    /// direct charges.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the platform has none such; [`Error::Unknown`] for a currency that there
    /// is not.
    pub async fn retrieve_fee(&self, fee: &FeeId) -> Result<FeeStanding, Error> {
        let request = RetrieveApplicationFee::new(fee.as_str());
        let fee: KnownFee = self.get(&request, On::Platform, "application fee").await?;
        Ok(fee.0)
    }
}
