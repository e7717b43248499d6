//! Sums of charges by interval, for charts.
//!
//! Captured charges count where they were captured, refunds where they were made, failed charges
//! where they were begun; all are ranges of an index, so the cost is that of the period and not of the table.

use diesel::{
    prelude::*,
    sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use souk_domain::{
    Currency, Timestamp,
    ids::{Id, SellerId},
    period::{Interval, Period},
    summary::{Counted, Figures},
};
use uuid::Uuid;

use crate::{Error, row::Origin};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Timestamptz)]
    starts_at: Timestamp,
    #[diesel(sql_type = BigInt)]
    volume: i64,
    #[diesel(sql_type = BigInt)]
    count: i64,
    #[diesel(sql_type = BigInt)]
    application_fees: i64,
    #[diesel(sql_type = BigInt)]
    refunds: i64,
    #[diesel(sql_type = BigInt)]
    failed: i64,
}

/// Sums over the charges of a period, by currency and interval, those with nothing left out; of one
/// seller or of all, in one currency or in all.
///
/// # Errors
/// See [`Error`].
pub fn counted(
    conn: &mut PgConnection,
    seller: Option<SellerId>,
    currency: Option<Currency>,
    period: Period,
    interval: Interval,
) -> Result<Vec<Counted>, Error> {
    // A plain comparison where there is one, so that it is looked up in the index.
    let mine = match seller {
        Some(_) => "seller_id = $4",
        None => "$4::uuid IS NULL",
    };
    let query = format!(
        "SELECT currency, date_trunc($1, at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS starts_at, \
             sum(volume)::bigint AS volume, sum(paid)::bigint AS count, \
             sum(application_fee)::bigint AS application_fees, sum(refunded)::bigint AS refunds, \
             sum(failed)::bigint AS failed \
         FROM ( \
             SELECT currency, captured_at AS at, amount_captured AS volume, 1 AS paid, \
                 coalesce(application_fee_captured, application_fee) AS application_fee, \
                 0 AS refunded, 0 AS failed \
             FROM charges WHERE captured_at >= $2 AND captured_at < $3 AND {mine} \
                 AND ($5::text IS NULL OR currency = $5) \
             UNION ALL \
             SELECT currency, created_at, 0, 0, 0, amount, 0 \
             FROM refunds WHERE state IN ('pending', 'requires_action', 'succeeded') \
                 AND created_at >= $2 AND created_at < $3 AND {mine} AND ($5::text IS NULL OR currency = $5) \
             UNION ALL \
             SELECT currency, created_at, 0, 0, 0, 0, 1 \
             FROM charges WHERE state = 'attempt_failed' AND created_at >= $2 AND created_at < $3 AND {mine} \
                 AND ($5::text IS NULL OR currency = $5) \
         ) AS facts GROUP BY 1, 2 ORDER BY 1, 2"
    );
    let rows: Vec<Row> = diesel::sql_query(query)
        .bind::<Text, _>(named(interval))
        .bind::<Timestamptz, _>(period.from())
        .bind::<Timestamptz, _>(period.to())
        .bind::<Nullable<SqlUuid>, _>(seller.map(Id::uuid))
        .bind::<Nullable<Text>, _>(currency.map(Currency::code))
        .load(conn)?;
    let from = Origin {
        table: "charges",
        id: Uuid::nil(),
    };
    rows.into_iter()
        .map(|row| {
            Ok(Counted {
                currency: from.parsed("currency", row.currency.parse())?,
                starts_at: row.starts_at,
                figures: Figures {
                    volume: row.volume,
                    count: row.count,
                    application_fees: row.application_fees,
                    refunds: row.refunds,
                    failed: row.failed,
                },
            })
        })
        .collect()
}

/// What `date_trunc` calls it. Its weeks begin on Mondays, as ours do.
fn named(interval: Interval) -> &'static str {
    match interval {
        Interval::Day => "day",
        Interval::Week => "week",
        Interval::Month => "month",
    }
}
