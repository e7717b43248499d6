//! Transfers of charges through the platform, and taking them back.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use souk_domain::{Currency, transfer_reversal::TransferStanding};
use stripe_connect::transfer::RetrieveTransfer;
use stripe_connect::transfer_reversal::{CreateIdTransferReversal, ListIdTransferReversal};

use crate::charge::IdOf;
use crate::error::Error;
use crate::ids::{RefundId, TransferId, TransferReversalId};
use crate::key::Key;
use crate::metadata::Metadata;
use crate::payments::Page;
use crate::stripe::{On, Stripe};

/// What was taken back of a transfer.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "ReversalWire")]
pub struct TransferReversal {
    /// Its id, on the platform.
    pub id: TransferReversalId,
    /// Minor units of `currency`.
    pub amount: i64,
    /// The transfer's.
    pub currency: Currency,
    /// The refund that it was made with, if it was made with one.
    pub source_refund: Option<RefundId>,
    /// What we (or others) attached.
    pub metadata: Metadata,
    /// When it was made.
    pub created: DateTime<Utc>,
}

#[derive(Deserialize)]
struct ReversalWire {
    id: TransferReversalId,
    amount: i64,
    currency: String,
    source_refund: Option<IdOf<RefundId>>,
    metadata: Option<Metadata>,
    #[serde(with = "chrono::serde::ts_seconds")]
    created: DateTime<Utc>,
}

impl TryFrom<ReversalWire> for TransferReversal {
    type Error = &'static str;

    fn try_from(wire: ReversalWire) -> Result<Self, Self::Error> {
        Ok(Self {
            id: wire.id,
            amount: wire.amount,
            currency: wire.currency.parse().map_err(|_| "unknown currency")?,
            source_refund: wire.source_refund.map(IdOf::into_id),
            metadata: wire.metadata.unwrap_or_default(),
            created: wire.created,
        })
    }
}

#[derive(Deserialize)]
struct TransferWire {
    amount: i64,
    amount_reversed: i64,
    currency: String,
}

const WHAT: &str = "transfer reversal";

impl Stripe {
    /// How a transfer of the platform stands.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none such; [`Error::Unknown`] for a currency that there is not.
    pub async fn retrieve_transfer(&self, id: &TransferId) -> Result<TransferStanding, Error> {
        let request = RetrieveTransfer::new(id.as_str());
        let found: KnownTransfer = self.get(&request, On::Platform, "transfer").await?;
        Ok(found.0)
    }

    /// Takes a part of a transfer back, in minor units of its currency: this is where money moves.
    /// The application fee stays.
    ///
    /// # Errors
    /// [`Error::Refused`]: more than is left, or `balance_insufficient` when the seller's balance does
    /// not cover it; [`Error::Unknown`], after which only the same key or
    /// [`Stripe::list_transfer_reversals`] may follow.
    pub async fn reverse_transfer(
        &self,
        transfer: &TransferId,
        key: &Key,
        amount: i64,
        metadata: &Metadata,
    ) -> Result<TransferReversal, Error> {
        let request = CreateIdTransferReversal::new(transfer.as_str())
            .amount(amount)
            .metadata(metadata.to_params());
        self.post(&request, On::Platform, key, WHAT).await
    }

    /// All reversals of a transfer, the newest first; at most ten pages of a hundred.
    ///
    /// # Errors
    /// Those of any `GET`.
    pub async fn list_transfer_reversals(
        &self,
        transfer: &TransferId,
    ) -> Result<Vec<TransferReversal>, Error> {
        let mut found: Vec<TransferReversal> = Vec::new();
        for _ in 0..10 {
            let mut request = ListIdTransferReversal::new(transfer.as_str()).limit(100_i64);
            if let Some(last) = found.last() {
                request = request.starting_after(last.id.as_str());
            }
            let page: Page<TransferReversal> = self
                .get(&request, On::Platform, "list of transfer reversals")
                .await?;
            let more = page.has_more && !page.data.is_empty();
            found.extend(page.data);
            if !more {
                break;
            }
        }
        Ok(found)
    }
}

/// A transfer whose currency is one of those that there are.
#[derive(Deserialize)]
#[serde(try_from = "TransferWire")]
struct KnownTransfer(TransferStanding);

impl TryFrom<TransferWire> for KnownTransfer {
    type Error = &'static str;

    fn try_from(wire: TransferWire) -> Result<Self, Self::Error> {
        let currency: Currency = wire.currency.parse().map_err(|_| "unknown currency")?;
        Ok(Self(TransferStanding {
            amount: wire.amount,
            amount_reversed: wire.amount_reversed,
            currency,
        }))
    }
}
