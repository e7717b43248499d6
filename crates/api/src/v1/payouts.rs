//! Payouts of a seller's balance to their bank.

pub(crate) mod get;
pub(crate) mod list;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    ids::{PayoutId, SellerId},
    payout::{self, Failure, Part, Payout},
};
use utoipa::ToSchema;

use super::{id, wire::wire_enum};

wire_enum! {
    /// Where a payout stands.
    PayoutStatus as PayoutStatus = payout::Status {
        /// Not yet sent to the bank.
        Pending,
        /// The bank has it.
        InTransit,
        /// Arrived, as far as Stripe knows. It may still turn out to have failed, within some days.
        Paid,
        /// The bank sent it back: `failure` says why. The money is in the balance again.
        Failed,
        /// Called back before it was sent. The money is in the balance again.
        Canceled,
    }
}

wire_enum! {
    /// Whether it is known what a payout paid out.
    Itemization as PayoutItemization = payout::Itemization {
        /// Never: it was made by hand, and Stripe does not say of what.
        NotApplicable,
        /// Not yet.
        InProgress,
        /// It is.
        Completed,
    }
}

/// Why a payout failed.
#[derive(Serialize, ToSchema)]
#[schema(as = PayoutFailure)]
pub(crate) struct FailureBody {
    /// Stripe's code.
    #[schema(example = "account_closed")]
    code: String,
    /// A sentence for the seller, with what is to be done where that is known.
    #[schema(example = "The bank account has been closed. Give Stripe another one.")]
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

/// Some of what a payout paid out, together, in minor units of its currency.
#[derive(Serialize, ToSchema)]
#[schema(as = PayoutPart)]
pub(crate) struct PartBody {
    /// How many movements of the balance.
    #[schema(example = 3)]
    count: i64,
    /// Gross; less than zero when more went back than came in.
    #[schema(example = 30_000)]
    amount: i64,
    /// All fees, the marketplace's and Stripe's.
    #[schema(example = 3_960)]
    fee: i64,
    /// What was paid out of them: `amount - fee`.
    #[schema(example = 26_040)]
    net: i64,
}

impl From<Part> for PartBody {
    fn from(part: Part) -> Self {
        Self {
            count: part.count,
            amount: part.amount,
            fee: part.fee,
            net: part.net,
        }
    }
}

/// What a payout is at Stripe.
#[derive(Serialize, ToSchema)]
#[schema(as = StripePayout)]
pub(crate) struct StripePayoutBody {
    #[schema(example = "po_1SoukPayout")]
    payout: String,
    /// The account whose balance it was taken from.
    #[schema(example = "acct_1SoukSeller")]
    account: String,
}

/// A payout, as Stripe says.
#[derive(Serialize, ToSchema)]
#[schema(as = Payout)]
pub(crate) struct PayoutBody {
    #[schema(value_type = id::Payout)]
    id: PayoutId,
    #[schema(value_type = id::Seller)]
    seller_id: SellerId,
    /// In minor units; less than zero when Stripe took money from the bank.
    #[schema(example = 26_040)]
    amount: i64,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    status: PayoutStatus,
    /// Whether Stripe made it by the account's schedule.
    #[schema(example = true)]
    automatic: bool,
    /// Whether it was sent at once, for a fee.
    instant: bool,
    /// The day on which it arrives or arrived, by Stripe's estimate.
    #[schema(example = "2026-11-25T00:00:00Z")]
    expected_at: DateTime<Utc>,
    /// Why it failed; null unless `status` is `failed`.
    #[schema(required)]
    failure: Option<FailureBody>,
    /// When the marketplace learnt that the money went back to the balance.
    #[schema(required)]
    returned_at: Option<DateTime<Utc>>,
    itemization: Itemization,
    /// What it paid out of charges that were made here. Null until that is known.
    #[schema(required)]
    ours: Option<PartBody>,
    /// What it paid out of everything else: the seller's other business and Stripe's own movements.
    /// Null until that is known. `ours.net` and `outside.net` together are the payout's amount.
    #[schema(required)]
    outside: Option<PartBody>,
    stripe: StripePayoutBody,
    /// Whether real money moves.
    livemode: bool,
    /// When Stripe made it.
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl From<Payout> for PayoutBody {
    fn from(payout: Payout) -> Self {
        let known = payout.itemized_at.is_some();
        let itemization = match payout.itemization {
            // Stripe says, and we have not asked yet.
            payout::Itemization::Completed if !known => payout::Itemization::InProgress,
            itemization => itemization,
        };
        Self {
            id: payout.id,
            seller_id: payout.seller,
            amount: payout.money.amount,
            currency: payout.money.currency.code().to_owned(),
            status: payout.status.into(),
            automatic: payout.automatic,
            instant: payout.instant,
            expected_at: payout.expected_at,
            failure: payout.failure.map(Into::into),
            returned_at: payout.returned_at,
            itemization: itemization.into(),
            ours: known.then(|| payout.ours.into()),
            outside: known.then(|| payout.outside.into()),
            stripe: StripePayoutBody {
                payout: payout.stripe_payout,
                account: payout.stripe_account,
            },
            livemode: payout.livemode,
            created_at: payout.created_at,
            updated_at: payout.updated_at,
        }
    }
}
