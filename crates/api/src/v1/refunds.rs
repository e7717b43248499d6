//! Refunds: money back to the buyer, and who bears it.

pub(crate) mod create;
pub(crate) mod get;
pub(crate) mod get_policy;
pub(crate) mod list;
pub(crate) mod list_of_charge;
pub(crate) mod preview;
pub(crate) mod set_policy;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use souk_application::RefundError;
use souk_domain::{
    ids::{ChargeId, RefundId, SellerId},
    refund::{self, Ask, Failure, Policy, Refund, RefundRefusal},
};
use utoipa::ToSchema;

use super::{id, wire::wire_enum};
use crate::{
    extract::present::present,
    problem::{
        Invalid, Problem,
        code::{
            CHARGE_ALREADY_REFUNDED, CHARGE_DISPUTED, CHARGE_NOT_REFUNDABLE, FEE_NEEDS_REVERSAL,
            IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED, NOT_FOUND, REFUND_ABOVE_REMAINING,
            SELLER_NOT_CONNECTED, TRANSFER_NOT_REVERSIBLE,
        },
    },
};

wire_enum! {
    /// Where a refund stands.
    RefundStatus as RefundStatus = refund::Status {
        /// On its way to Stripe.
        Requested,
        /// Stripe has it, and the network is working on it.
        Pending,
        /// The buyer must do something to get the money.
        RequiresAction,
        /// On its way to the buyer. It may still fail, days later.
        Succeeded,
        /// It did not reach the buyer; the amount can be refunded again.
        Failed,
        /// Taken back before it was carried out.
        Canceled,
        /// Stripe's answer was lost and is being found out. The amount stays reserved.
        Unknown,
    }
}

wire_enum! {
    /// Why a refund is made.
    RefundReason as RefundReason = refund::Reason {
        /// The buyer was charged twice.
        Duplicate,
        /// It was not the card's owner.
        Fraudulent,
        /// The buyer asked for it.
        RequestedByCustomer,
    }
}

/// What to give back, and who bears it. What is left out the marketplace's policy decides.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateRefund {
    /// In minor units; all that is left when left out.
    #[schema(example = 2500, minimum = 1, maximum = 99999999, value_type = i64)]
    #[serde(default, deserialize_with = "present")]
    amount: Option<i64>,
    /// Why.
    #[serde(default)]
    reason: Option<RefundReason>,
    /// Whether the seller gets the marketplace's fee back, in proportion.
    #[schema(example = true)]
    #[serde(default)]
    refund_application_fee: Option<bool>,
    /// Of a destination charge: whether the seller gives the transfer back, in proportion.
    #[serde(default)]
    reverse_transfer: Option<bool>,
}

impl CreateRefund {
    fn ask(&self) -> Ask {
        Ask {
            amount: self.amount,
            refund_application_fee: self.refund_application_fee,
            reverse_transfer: self.reverse_transfer,
        }
    }
}

/// Why a refund did not reach the buyer.
#[derive(Serialize, ToSchema)]
#[schema(as = RefundFailure)]
pub(crate) struct FailureBody {
    /// Stripe's code, or one of ours.
    #[schema(example = "expired_or_canceled_card")]
    code: String,
    /// A sentence for the seller.
    #[schema(example = "The card has expired or was canceled.")]
    message: String,
}

impl From<Failure> for FailureBody {
    fn from(failure: Failure) -> Self {
        Self {
            code: failure.code,
            message: failure.message,
        }
    }
}

/// A refund.
#[derive(Serialize, ToSchema)]
#[schema(as = Refund)]
pub(crate) struct RefundBody {
    #[schema(value_type = id::Refund)]
    id: RefundId,
    #[schema(value_type = id::Charge)]
    charge_id: ChargeId,
    #[schema(value_type = id::Seller)]
    seller_id: SellerId,
    /// In minor units.
    #[schema(example = 2500, minimum = 1)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    status: RefundStatus,
    #[schema(required)]
    reason: Option<RefundReason>,
    /// Whether the seller gets the marketplace's fee back, in proportion.
    refund_application_fee: bool,
    /// Whether the seller gives the transfer back, in proportion.
    reverse_transfer: bool,
    /// What of the fee goes back, in minor units.
    #[schema(example = 250, minimum = 0)]
    application_fee_refunded: i64,
    /// What of the transfer comes back, in minor units.
    #[schema(example = 0, minimum = 0)]
    transfer_reversed: i64,
    /// Null until Stripe has it.
    #[schema(required, example = "re_3SoukRefund")]
    stripe_refund: Option<String>,
    #[schema(required)]
    failure: Option<FailureBody>,
    /// Whether it was made in Stripe's Dashboard; then what it gave back of the fee is told by the
    /// charge alone.
    imported: bool,
    /// Whether real money moves.
    livemode: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl From<Refund> for RefundBody {
    fn from(refund: Refund) -> Self {
        Self {
            id: refund.id,
            charge_id: refund.charge,
            seller_id: refund.seller,
            amount: refund.terms.amount,
            currency: refund.currency.code().to_owned(),
            status: refund.state.status().into(),
            reason: refund.reason.map(Into::into),
            refund_application_fee: refund.terms.refund_application_fee,
            reverse_transfer: refund.terms.reverse_transfer,
            application_fee_refunded: refund.terms.application_fee_refunded,
            transfer_reversed: refund.terms.transfer_reversed,
            stripe_refund: refund.stripe_refund,
            failure: refund.failure.map(Into::into),
            imported: refund.imported,
            livemode: refund.livemode,
            created_at: refund.created_at,
            updated_at: refund.updated_at,
        }
    }
}

/// What goes back unless a call says otherwise.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefundPolicy)]
pub(crate) struct RefundPolicyBody {
    /// Whether a refund gives the marketplace's fee back to the seller, in proportion.
    #[schema(example = true)]
    refund_application_fee: bool,
    /// Whether the seller of a destination charge gives the transfer back, in proportion.
    #[schema(example = true)]
    reverse_transfer: bool,
    /// Whether the seller of a destination charge gives the transfer back when a dispute is lost.
    #[schema(example = true)]
    reverse_transfer_on_lost_dispute: bool,
}

impl From<Policy> for RefundPolicyBody {
    fn from(policy: Policy) -> Self {
        Self {
            refund_application_fee: policy.refund_application_fee,
            reverse_transfer: policy.reverse_transfer,
            reverse_transfer_on_lost_dispute: policy.reverse_transfer_on_lost_dispute,
        }
    }
}

impl From<RefundError> for Problem {
    fn from(error: RefundError) -> Self {
        match error {
            RefundError::NotFound => NOT_FOUND.into(),
            RefundError::Refused(error) => error.into(),
            RefundError::KeyReused(_) => IDEMPOTENCY_KEY_REUSED.into(),
            RefundError::KeyInUse => IDEMPOTENCY_KEY_IN_USE.into(),
            RefundError::Database(error) => error.into(),
        }
    }
}

impl From<RefundRefusal> for Problem {
    fn from(error: RefundRefusal) -> Self {
        match error {
            RefundRefusal::NotPaid => CHARGE_NOT_REFUNDABLE.into(),
            RefundRefusal::AlreadyRefunded => CHARGE_ALREADY_REFUNDED.into(),
            RefundRefusal::MoreThanLeft { .. } => {
                Self::new(REFUND_ABOVE_REMAINING).detail(format!("{error}.", error = capitalised(&error)))
            }
            RefundRefusal::Disputed => CHARGE_DISPUTED.into(),
            RefundRefusal::SellerDisconnected => Self::new(SELLER_NOT_CONNECTED).detail(
                "The seller has disconnected the Stripe account that was charged on: only the seller can refund \
                 this charge, in their own Stripe Dashboard.",
            ),
            RefundRefusal::NoTransfer => Invalid::of("/reverse_transfer", &TRANSFER_NOT_REVERSIBLE).into(),
            RefundRefusal::FeeNeedsReversal => {
                Invalid::of("/refund_application_fee", &FEE_NEEDS_REVERSAL).into()
            }
            RefundRefusal::Amount(error) => Invalid::of("/amount", &error).into(),
        }
    }
}

fn capitalised(error: &RefundRefusal) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
