//! A seller's statement, from what is written down here: one query that gives its lines, read as
//! pages or as sums.

use diesel::{
    prelude::*,
    sql_types::{BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use souk_domain::{
    Timestamp,
    ids::{ChargeId, DisputeId, Id, SellerId},
    page::{Cursor, Page, PageRequest},
    period::Period,
    statement::{Amounts, Counted, Line, LineKind, Sums},
};
use uuid::Uuid;

use crate::{
    Error,
    page::paged,
    row::{self, Origin, Stored, stored},
};

stored! {
    LineKind {
        Charge = "charge", Refund = "refund", Dispute = "dispute", DisputeReturned = "dispute_returned",
        TransferReversal = "transfer_reversal", FeeRefund = "fee_refund", Payout = "payout", PayoutReturned = "payout_returned",
    }
}

/// The lines of seller `$1` from `$2` until just before `$3`, each from an index on the seller and
/// the time.
///
/// Of a refund the seller bears what left their balance: all of a direct charge's, or what was taken
/// back of the transfer; the fee that the marketplace gave back is theirs. Stripe keeps its own. When
/// one that Stripe had taken does not reach the buyer, its amount comes back, and nothing else does. A
/// dispute moves the seller's balance when the charge was direct; when it went through the platform,
/// only what is taken back of the transfer does. What is given back of a
/// fee, or taken back of a transfer, by hand is a line of its own.
/// Until Stripe has said what is left of a charge, its own fee is missing in the net. Of a payout that
/// Stripe itemizes, only the part that came from our charges counts.
const LINES: &str = "\
    SELECT captured_at AS at, id, 'charge' AS kind, id AS charge_id, currency, amount_captured AS gross, \
        coalesce(application_fee_captured, application_fee) AS application_fee, \
        CASE stripe_fee_payer WHEN 'seller' THEN stripe_fee ELSE 0 END AS stripe_fee, \
        coalesce(net, amount_captured - coalesce(application_fee_captured, application_fee)) AS net, \
        net IS NOT NULL AS settled, NULL::uuid AS dispute_id \
    FROM charges WHERE seller_id = $1 AND captured_at >= $2 AND captured_at < $3 \
    UNION ALL \
    SELECT r.created_at, r.id, 'refund', r.charge_id, r.currency, \
        CASE WHEN r.state IN ('failed', 'canceled') THEN 0 ELSE -r.amount END, -r.application_fee_refunded, 0, \
        r.application_fee_refunded - CASE WHEN c.flow = 'destination' THEN r.transfer_reversed \
            WHEN r.state IN ('failed', 'canceled') THEN 0 ELSE r.amount END, true, NULL \
    FROM refunds r JOIN charges c ON c.id = r.charge_id \
    WHERE r.seller_id = $1 AND r.created_at >= $2 AND r.created_at < $3 AND (\
        r.state IN ('pending', 'requires_action', 'succeeded') \
        OR (r.state IN ('failed', 'canceled') AND r.stripe_refund IS NOT NULL \
            AND r.application_fee_refunded + r.transfer_reversed > 0)) \
    UNION ALL \
    SELECT m.at, m.id, CASE WHEN m.amount - m.fee < 0 THEN 'dispute' ELSE 'dispute_returned' END, d.charge_id, m.currency, \
        m.amount, 0, m.fee, m.amount - m.fee, true, m.dispute_id \
    FROM dispute_movements m JOIN disputes d ON d.id = m.dispute_id JOIN charges c ON c.id = d.charge_id \
    WHERE m.seller_id = $1 AND m.at >= $2 AND m.at < $3 AND c.flow = 'direct' \
    UNION ALL \
    SELECT done_at, id, 'transfer_reversal', charge_id, currency, -amount, 0, 0, -amount, true, dispute_id \
    FROM transfer_reversals WHERE seller_id = $1 AND done_at >= $2 AND done_at < $3 \
    UNION ALL \
    SELECT at, id, 'fee_refund', charge_id, currency, 0, -amount, 0, amount, true, NULL \
    FROM fee_refunds WHERE seller_id = $1 AND at >= $2 AND at < $3 \
    UNION ALL \
    SELECT created_at, id, 'payout', NULL, currency, -amount, 0, 0, \
        -CASE WHEN itemized_at IS NULL THEN amount ELSE our_net END, \
        itemized_at IS NOT NULL OR itemization = 'not_applicable', NULL \
    FROM payouts WHERE seller_id = $1 AND created_at >= $2 AND created_at < $3 \
    UNION ALL \
    SELECT returned_at, id, 'payout_returned', NULL, currency, amount, 0, 0, \
        CASE WHEN itemized_at IS NULL THEN amount ELSE our_net END, \
        itemized_at IS NOT NULL OR itemization = 'not_applicable', NULL \
    FROM payouts WHERE seller_id = $1 AND returned_at >= $2 AND returned_at < $3";

#[derive(QueryableByName)]
struct LineRow {
    #[diesel(sql_type = Timestamptz)]
    at: Timestamp,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    charge_id: Option<Uuid>,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    gross: i64,
    #[diesel(sql_type = BigInt)]
    application_fee: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    stripe_fee: Option<i64>,
    #[diesel(sql_type = BigInt)]
    net: i64,
    #[diesel(sql_type = Bool)]
    settled: bool,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    dispute_id: Option<Uuid>,
}

impl TryFrom<LineRow> for Line {
    type Error = Error;

    fn try_from(row: LineRow) -> Result<Self, Error> {
        let from = Origin {
            table: "statement",
            id: row.id,
        };
        Ok(Self {
            at: row.at,
            kind: from.named("kind", &row.kind)?,
            id: row.id,
            charge: row::id::<ChargeId>(row.charge_id),
            dispute: row::id::<DisputeId>(row.dispute_id),
            currency: from.parsed("currency", row.currency.parse())?,
            amounts: Amounts {
                gross: row.gross,
                application_fee: row.application_fee,
                stripe_fee: row.stripe_fee,
                net: row.net,
            },
            settled: row.settled,
        })
    }
}

/// A page of a seller's lines in a period, oldest first.
///
/// # Errors
/// See [`Error`].
pub fn lines(
    conn: &mut PgConnection,
    seller: SellerId,
    period: Period,
    page: PageRequest,
) -> Result<Page<Line>, Error> {
    let after = page.after;
    // What lies before the cursor is not read again.
    let from = after.map_or(period.from(), |after| after.created_at.max(period.from()));
    let rows: Vec<LineRow> = diesel::sql_query(format!(
        "SELECT * FROM ({LINES}) AS lines WHERE $4::timestamptz IS NULL OR (at, id) > ($4, $5) \
         ORDER BY at, id LIMIT $6"
    ))
    .bind::<SqlUuid, _>(seller.uuid())
    .bind::<Timestamptz, _>(from)
    .bind::<Timestamptz, _>(period.to())
    .bind::<Nullable<Timestamptz>, _>(after.map(|after| after.created_at))
    .bind::<Nullable<SqlUuid>, _>(after.map(|after| after.id))
    .bind::<BigInt, _>(page.limit.get() + 1)
    .load(conn)?;
    let cursor = |row: &LineRow| Cursor {
        created_at: row.at,
        id: row.id,
    };
    paged(rows, page, cursor, Line::try_from)
}

#[derive(QueryableByName)]
struct SumRow {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    before: bool,
    #[diesel(sql_type = BigInt)]
    count: i64,
    #[diesel(sql_type = BigInt)]
    unsettled: i64,
    #[diesel(sql_type = BigInt)]
    gross: i64,
    #[diesel(sql_type = BigInt)]
    application_fee: i64,
    #[diesel(sql_type = BigInt)]
    stripe_fee: i64,
    #[diesel(sql_type = BigInt)]
    net: i64,
}

/// The sums of a seller's lines until the end of a period, by currency and kind, those before it
/// apart.
///
/// # Errors
/// See [`Error`].
pub fn sums(conn: &mut PgConnection, seller: SellerId, period: Period) -> Result<Vec<Counted>, Error> {
    let rows: Vec<SumRow> = diesel::sql_query(format!(
        "SELECT currency, kind, at < $4 AS before, count(*) AS count, \
             count(*) FILTER (WHERE NOT settled) AS unsettled, sum(gross)::bigint AS gross, \
             sum(application_fee)::bigint AS application_fee, \
             coalesce(sum(stripe_fee), 0)::bigint AS stripe_fee, sum(net)::bigint AS net \
         FROM ({LINES}) AS lines GROUP BY 1, 2, 3"
    ))
    .bind::<SqlUuid, _>(seller.uuid())
    // The time at which nothing was sold here yet.
    .bind::<Timestamptz, _>(Timestamp::UNIX_EPOCH)
    .bind::<Timestamptz, _>(period.to())
    .bind::<Timestamptz, _>(period.from())
    .load(conn)?;
    let from = Origin {
        table: "statement",
        id: seller.uuid(),
    };
    rows.into_iter()
        .map(|row| {
            Ok(Counted {
                currency: from.parsed("currency", row.currency.parse())?,
                kind: from.named("kind", &row.kind)?,
                before: row.before,
                sums: Sums {
                    count: row.count,
                    unsettled: row.unsettled,
                    gross: row.gross,
                    application_fee: row.application_fee,
                    stripe_fee: row.stripe_fee,
                    net: row.net,
                },
            })
        })
        .collect()
}
