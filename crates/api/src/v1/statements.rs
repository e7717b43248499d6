//! A seller's statement: what was earned here in a period, what went back, and what was paid out.

pub(crate) mod export;
pub(crate) mod get;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    ids::{ChargeId, DisputeId, FeeRefundId, Id, MovementId, PayoutId, RefundId, TransferReversalId},
    statement::{self, Line, Statement, Sums},
};
use utoipa::ToSchema;

use super::{id, wire::wire_enum};

wire_enum! {
    /// What a line of a statement is about.
    LineKind as StatementLineKind = statement::LineKind {
        /// A charge was captured.
        Charge,
        /// Money went back to a buyer.
        Refund,
        /// A buyer's bank took money back.
        Dispute,
        /// A buyer's bank returned what it had taken.
        DisputeReturned,
        /// The marketplace took back of what it had transferred: what a lost dispute took from it, or by
        /// hand, when `dispute_id` is null.
        TransferReversal,
        /// The marketplace gave back of its fee by hand, without a refund.
        FeeRefund,
        /// Money was sent to the seller's bank.
        Payout,
        /// A payout did not arrive, and its money was put back.
        PayoutReturned,
    }
}

/// A line of a statement. Amounts are in minor units, and less than zero where they make the seller's
/// share less.
#[derive(Serialize, ToSchema)]
#[schema(as = StatementLine)]
pub(crate) struct LineBody {
    /// Of what moved: a charge's, refund's, payout's … Unique among the lines of its kind.
    #[schema(example = "charge_01jdv1yd5tfgf9pfsf2mah98j0")]
    id: String,
    at: DateTime<Utc>,
    kind: LineKind,
    /// The charge that it is about; null for a payout.
    #[schema(value_type = Option<id::Charge>, required)]
    charge_id: Option<ChargeId>,
    #[schema(value_type = Option<id::Refund>, required)]
    refund_id: Option<RefundId>,
    #[schema(value_type = Option<id::Dispute>, required)]
    dispute_id: Option<DisputeId>,
    #[schema(value_type = Option<id::Payout>, required)]
    payout_id: Option<PayoutId>,
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// Before fees; of a payout the whole of it.
    #[schema(example = 10_000)]
    gross: i64,
    /// What the marketplace took.
    #[schema(example = 1_000)]
    application_fee: i64,
    /// What Stripe took of the seller. Null while it has not said, and where it is in another
    /// currency.
    #[schema(required, example = 320)]
    stripe_fee: Option<i64>,
    /// What is left to the seller. Of a payout only the part that came from charges made here, when
    /// Stripe says which that is.
    #[schema(example = 8_680)]
    net: i64,
    /// Whether Stripe has said all that goes into `net`. If not, its fee is missing in it, or the
    /// payout counts as a whole.
    #[schema(example = true)]
    settled: bool,
}

impl From<Line> for LineBody {
    fn from(line: Line) -> Self {
        use statement::LineKind::{Payout, PayoutReturned, Refund};
        Self {
            id: id_of(&line),
            at: line.at,
            kind: line.kind.into(),
            charge_id: line.charge,
            refund_id: (line.kind == Refund).then(|| RefundId::from_uuid(line.id)),
            dispute_id: line.dispute,
            payout_id: matches!(line.kind, Payout | PayoutReturned).then(|| PayoutId::from_uuid(line.id)),
            currency: line.currency.code().to_owned(),
            gross: line.amounts.gross,
            application_fee: line.amounts.application_fee,
            stripe_fee: line.amounts.stripe_fee,
            net: line.amounts.net,
            settled: line.settled,
        }
    }
}

fn id_of(line: &Line) -> String {
    use statement::LineKind::{
        Charge, Dispute, DisputeReturned, FeeRefund, Payout, PayoutReturned, Refund, TransferReversal,
    };
    match line.kind {
        Charge => ChargeId::from_uuid(line.id).to_string(),
        Refund => RefundId::from_uuid(line.id).to_string(),
        Dispute | DisputeReturned => MovementId::from_uuid(line.id).to_string(),
        TransferReversal => TransferReversalId::from_uuid(line.id).to_string(),
        FeeRefund => FeeRefundId::from_uuid(line.id).to_string(),
        Payout | PayoutReturned => PayoutId::from_uuid(line.id).to_string(),
    }
}

/// Lines of one kind together, in minor units.
#[derive(Default, Serialize, ToSchema)]
#[schema(as = StatementSums)]
pub(crate) struct SumsBody {
    #[schema(example = 3)]
    count: i64,
    /// How many of them Stripe has not said everything about.
    #[schema(example = 0)]
    unsettled: i64,
    #[schema(example = 30_000)]
    gross: i64,
    #[schema(example = 3_000)]
    application_fee: i64,
    #[schema(example = 960)]
    stripe_fee: i64,
    #[schema(example = 26_040)]
    net: i64,
}

impl From<Sums> for SumsBody {
    fn from(sums: Sums) -> Self {
        Self {
            count: sums.count,
            unsettled: sums.unsettled,
            gross: sums.gross,
            application_fee: sums.application_fee,
            stripe_fee: sums.stripe_fee,
            net: sums.net,
        }
    }
}

/// The statement of one currency. `closing` is `opening` and the nets of all lines.
#[derive(Serialize, ToSchema)]
#[schema(as = CurrencyStatement)]
pub(crate) struct CurrencyBody {
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// What was earned here before the period and not paid out, in minor units.
    #[schema(example = 8_680)]
    opening: i64,
    /// The same at its end.
    #[schema(example = 8_680)]
    closing: i64,
    charges: SumsBody,
    refunds: SumsBody,
    disputes: SumsBody,
    disputes_returned: SumsBody,
    transfer_reversals: SumsBody,
    fee_refunds: SumsBody,
    payouts: SumsBody,
    payouts_returned: SumsBody,
}

impl From<Statement> for CurrencyBody {
    fn from(statement: Statement) -> Self {
        use statement::LineKind::{
            Charge, Dispute, DisputeReturned, FeeRefund, Payout, PayoutReturned, Refund, TransferReversal,
        };
        let of = |kind| statement.sums.get(&kind).copied().unwrap_or_default().into();
        Self {
            currency: statement.currency.code().to_owned(),
            opening: statement.opening,
            closing: statement.closing,
            charges: of(Charge),
            refunds: of(Refund),
            disputes: of(Dispute),
            disputes_returned: of(DisputeReturned),
            transfer_reversals: of(TransferReversal),
            fee_refunds: of(FeeRefund),
            payouts: of(Payout),
            payouts_returned: of(PayoutReturned),
        }
    }
}
