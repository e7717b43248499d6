//! How full the queue is, and what is thrown away of it.

use chrono::Duration;
use diesel::{
    deserialize::QueryableByName,
    prelude::*,
    sql_types::{BigInt, Double, Interval, Text},
};

use crate::Error;

/// How much of one kind there is in the queue.
#[derive(Debug, Clone, QueryableByName)]
pub struct Depth {
    /// Which kind.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// How many wait, those included whose time has not come.
    #[diesel(sql_type = BigInt)]
    pub ready: i64,
    /// How many are being done.
    #[diesel(sql_type = BigInt)]
    pub running: i64,
    /// How many were given up.
    #[diesel(sql_type = BigInt)]
    pub dead: i64,
    /// For how many seconds the oldest has been due and not been claimed; 0 when none is.
    #[diesel(sql_type = Double)]
    pub overdue_seconds: f64,
}

/// How much there is in the queue, by kind, for the gauges.
///
/// # Errors
/// See [`Error`].
pub fn depth(conn: &mut PgConnection) -> Result<Vec<Depth>, Error> {
    Ok(diesel::sql_query(
        "SELECT kind, count(*) FILTER (WHERE status = 'ready') AS ready, \
             count(*) FILTER (WHERE status = 'running') AS running, \
             count(*) FILTER (WHERE status = 'dead') AS dead, \
             greatest(0, coalesce(extract(epoch FROM statement_timestamp() - min(run_at) FILTER (WHERE status = 'ready')), 0))::float8 \
                 AS overdue_seconds \
         FROM jobs WHERE status <> 'done' GROUP BY kind ORDER BY kind",
    )
    .load(conn)?)
}

/// Deletes jobs that were done longer ago than this; how many.
///
/// # Errors
/// See [`Error`].
pub fn forget_done(conn: &mut PgConnection, older_than: Duration) -> Result<usize, Error> {
    Ok(diesel::sql_query(
        "DELETE FROM jobs WHERE status = 'done' AND finished_at < statement_timestamp() - $1",
    )
    .bind::<Interval, _>(older_than)
    .execute(conn)?)
}
