//! What is taken back from the seller of a lost dispute, as clients see it.

use serde::Serialize;
use souk_domain::{instruction, transfer_reversal::TransferReversal};
use utoipa::ToSchema;

use crate::v1::wire::wire_enum;

wire_enum! {
    /// How the taking back of a transfer stands.
    TransferReversalStatus as TransferReversalStatus = instruction::State {
        /// It is about to be asked for.
        Requested,
        /// Stripe was asked.
        Submitted,
        /// The money is back on the platform's balance.
        Done,
        /// Stripe refused, or there was nothing to take back.
        Refused,
        /// Stripe's answer was lost and is being found out.
        Unknown,
    }
}

/// What is taken back from the seller after a dispute of a charge through the platform was lost.
#[derive(Serialize, ToSchema)]
#[schema(as = DisputeTransferReversal)]
pub(crate) struct TransferReversalBody {
    status: TransferReversalStatus,
    /// In minor units; null until Stripe was asked what there is to take back.
    #[schema(required, example = 10000)]
    amount: Option<i64>,
    /// ISO 4217, lower case: what the transfer was made in.
    #[schema(required, example = "eur", pattern = "^[a-z]{3}$")]
    currency: Option<String>,
    /// Stripe's id.
    #[schema(required, example = "trr_1SoukReversal")]
    stripe_reversal: Option<String>,
    /// Why it was refused. It is asked for again every six hours, for thirty days, unless there is
    /// nothing to take back.
    #[schema(required)]
    refusal: Option<TransferReversalRefusalBody>,
}

/// Why a transfer was not taken back.
#[derive(Serialize, ToSchema)]
#[schema(as = DisputeTransferReversalRefusal)]
pub(crate) struct TransferReversalRefusalBody {
    /// Stripe's code, or `nothing_left`, `not_lost` or `not_done`.
    #[schema(example = "balance_insufficient")]
    code: String,
    #[schema(example = "The seller's balance does not cover it.")]
    message: String,
}

impl From<TransferReversal> for TransferReversalBody {
    fn from(reversal: TransferReversal) -> Self {
        Self {
            status: reversal.state.into(),
            amount: reversal.share.map(|share| share.amount),
            currency: reversal.share.map(|share| share.currency.code().to_owned()),
            stripe_reversal: reversal.done.map(|done| done.stripe_reversal),
            refusal: reversal.refusal.map(|refusal| TransferReversalRefusalBody {
                code: refusal.code,
                message: refusal.message,
            }),
        }
    }
}
