//! Who is at an attempt: one at a time, by the database's clock, with a fence.

use chrono::Duration;
use diesel::{
    prelude::*,
    sql_types::{BigInt, Interval, Uuid as SqlUuid},
};
use souk_domain::{
    Timestamp,
    ids::{AttemptId, Id},
};
use uuid::Uuid;

use crate::{Error, schema::attempts};

#[derive(QueryableByName)]
struct Fence {
    #[diesel(sql_type = BigInt)]
    fence: i64,
}

/// Takes the attempt for so long, by the database's clock: only who holds it does its steps. Gives
/// the fence that every later change is checked against; none while somebody else holds it.
///
/// # Errors
/// See [`Error`].
pub fn lease(conn: &mut PgConnection, id: AttemptId, duration: Duration) -> Result<Option<i64>, Error> {
    let row: Option<Fence> = diesel::sql_query(
        "UPDATE attempts SET leased_until = clock_timestamp() + $2, fence = fence + 1 \
         WHERE id = $1 AND (leased_until IS NULL OR leased_until <= clock_timestamp()) RETURNING fence",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .bind::<Interval, _>(duration)
    .get_result(conn)
    .optional()?;
    Ok(row.map(|row| row.fence))
}

/// Prolongs a lease to end so long from now; false when it was released or somebody else took the
/// attempt since.
///
/// # Errors
/// See [`Error`].
pub fn extend_lease(
    conn: &mut PgConnection,
    id: AttemptId,
    fence: i64,
    duration: Duration,
) -> Result<bool, Error> {
    let changed = diesel::sql_query(
        "UPDATE attempts SET leased_until = clock_timestamp() + $3 \
         WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .bind::<BigInt, _>(fence)
    .bind::<Interval, _>(duration)
    .execute(conn)?;
    Ok(changed > 0)
}

/// Whether nobody else took the attempt since, and locks it so that nobody does until the
/// transaction ends. A lease that ran out and was not taken over still counts.
///
/// # Errors
/// See [`Error`].
pub fn still_held(conn: &mut PgConnection, id: AttemptId, fence: i64) -> Result<bool, Error> {
    let held: Option<Uuid> = attempts::table
        .find(id.uuid())
        .filter(attempts::fence.eq(fence))
        .filter(attempts::leased_until.is_not_null())
        .select(attempts::id)
        .for_no_key_update()
        .first(conn)
        .optional()?;
    Ok(held.is_some())
}

/// Gives the attempt back before the lease runs out; false when somebody else took it since.
///
/// # Errors
/// See [`Error`].
pub fn release(conn: &mut PgConnection, id: AttemptId, fence: i64) -> Result<bool, Error> {
    let released = diesel::update(attempts::table.find(id.uuid()))
        .filter(attempts::fence.eq(fence))
        .set(attempts::leased_until.eq(None::<Timestamp>))
        .execute(conn)?;
    Ok(released > 0)
}
