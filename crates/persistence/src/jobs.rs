//! The queue. A job is enqueued in the transaction of what it is about, and claimed by one worker
//! at a time, with a lease.
//!
//! All times are the database's own, so that workers whose clocks differ agree. Every claim raises
//! the job's *fence*; who finishes it says which one it holds, and when another worker has claimed
//! it since, nothing changes and the answer is false. That keeps the queue right; a job's own
//! effects must be right when it runs twice.

mod depth;

use chrono::Duration;
use diesel::{
    deserialize::QueryableByName,
    pg::Pg,
    prelude::*,
    sql_types::{BigInt, Bool, Integer, Interval, Jsonb, Nullable, Text, Uuid as SqlUuid},
};
use souk_domain::{
    Timestamp,
    ids::{Id, JobId},
    page::{Cursor, Page, PageRequest},
};
use uuid::Uuid;

use crate::{
    Error,
    page::{newest_first, paged},
    row::{Origin, Stored, stored},
    schema::jobs,
};

pub use depth::{Depth, depth, forget_done};

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Waits for its time or a worker.
    Ready,
    /// A worker has it; claimable again once the lease has run out.
    Running,
    /// Done.
    Done,
    /// Tried too often, or buried: an operator can have it tried again.
    Dead,
}

stored! { Status { Ready = "ready", Running = "running", Done = "done", Dead = "dead" } }

/// A job.
#[derive(Debug, Clone)]
pub struct Job {
    /// Our id.
    pub id: JobId,
    /// Which handler does it.
    pub kind: String,
    /// Of jobs with the same key only one is waiting or running.
    pub dedupe_key: Option<String>,
    /// What the handler is told. No secrets, no personal data: ids.
    pub payload: serde_json::Value,
    /// Where it stands.
    pub status: Status,
    /// Not before this instant.
    pub run_at: Timestamp,
    /// How often it was claimed, the present time included.
    pub attempts: i32,
    /// How often it may be.
    pub max_attempts: i32,
    /// Until when a worker has it.
    pub leased_until: Option<Timestamp>,
    /// Raised by every claim.
    pub fence: i64,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// When it was enqueued.
    pub created_at: Timestamp,
    /// When it was done, or died.
    pub finished_at: Option<Timestamp>,
}

/// A job to enqueue.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Our id.
    pub id: JobId,
    /// Which handler does it.
    pub kind: &'static str,
    /// Of jobs with the same key only one is waiting or running.
    pub dedupe_key: Option<String>,
    /// What the handler is told.
    pub payload: serde_json::Value,
    /// How long from now it is to wait.
    pub delay: Duration,
    /// How often it may be tried.
    pub max_attempts: i32,
}

#[derive(Queryable, Selectable, QueryableByName)]
#[diesel(table_name = jobs, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    kind: String,
    dedupe_key: Option<String>,
    payload: serde_json::Value,
    status: String,
    run_at: Timestamp,
    attempts: i32,
    max_attempts: i32,
    leased_until: Option<Timestamp>,
    fence: i64,
    last_error: Option<String>,
    created_at: Timestamp,
    finished_at: Option<Timestamp>,
}

impl TryFrom<Row> for Job {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "jobs",
            id: row.id,
        };
        Ok(Self {
            id: JobId::from_uuid(row.id),
            kind: row.kind,
            dedupe_key: row.dedupe_key,
            payload: row.payload,
            status: from.named("status", &row.status)?,
            run_at: row.run_at,
            attempts: row.attempts,
            max_attempts: row.max_attempts,
            leased_until: row.leased_until,
            fence: row.fence,
            last_error: row.last_error,
            created_at: row.created_at,
            finished_at: row.finished_at,
        })
    }
}

/// Enqueues a job in the caller's transaction; whether it is a new one.
///
/// When a job with the same key waits, that one runs at the earlier of the two times. When it
/// runs, it may have read what is being changed here before the change: it runs once more.
///
/// # Errors
/// See [`Error`].
pub fn enqueue(conn: &mut PgConnection, job: &NewJob) -> Result<bool, Error> {
    #[derive(QueryableByName)]
    struct Enqueued {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
    }
    let row: Enqueued = diesel::sql_query(
        "INSERT INTO jobs (id, kind, dedupe_key, payload, run_at, max_attempts) \
         VALUES ($1, $2, $3, $4, statement_timestamp() + $5, $6) \
         ON CONFLICT (dedupe_key) WHERE status IN ('ready', 'running') DO UPDATE \
         SET again = jobs.status = 'running', \
             run_at = CASE jobs.status WHEN 'ready' THEN least(jobs.run_at, excluded.run_at) ELSE excluded.run_at END \
         RETURNING id",
    )
    .bind::<SqlUuid, _>(job.id.uuid())
    .bind::<Text, _>(job.kind)
    .bind::<Nullable<Text>, _>(job.dedupe_key.as_deref())
    .bind::<Jsonb, _>(&job.payload)
    .bind::<Interval, _>(job.delay)
    .bind::<Integer, _>(job.max_attempts)
    .get_result(conn)?;
    Ok(row.id == job.id.uuid())
}

/// Claims up to `limit` jobs that are due, for so long; those that another worker is claiming at
/// this moment are passed over. A job whose worker has let the lease run out is due again, until
/// it was tried as often as it may be: then it is dead.
///
/// # Errors
/// See [`Error`].
pub fn claim(conn: &mut PgConnection, limit: i64, lease: Duration) -> Result<Vec<Job>, Error> {
    diesel::sql_query(
        "UPDATE jobs SET status = 'dead', finished_at = statement_timestamp(), leased_until = NULL, \
             last_error = coalesce(last_error || '; ', '') || 'the worker did not come back' \
         WHERE id IN (SELECT id FROM jobs WHERE status = 'running' AND leased_until <= statement_timestamp() \
             AND attempts >= max_attempts FOR UPDATE SKIP LOCKED)",
    )
    .execute(conn)?;
    let rows: Vec<Row> = diesel::sql_query(
        // A CTE is run once; a plain subquery may be run again for each row, and claim too many. As an
        // array its ids are looked up in the index; as a join the planner reads the whole table.
        "WITH lapsed AS MATERIALIZED ( \
             SELECT id FROM jobs WHERE status = 'running' AND leased_until <= statement_timestamp() \
                 AND attempts < max_attempts ORDER BY leased_until LIMIT $1 FOR UPDATE SKIP LOCKED), \
         waiting AS MATERIALIZED ( \
             SELECT id FROM jobs WHERE status = 'ready' AND run_at <= statement_timestamp() \
                 ORDER BY run_at, id LIMIT $1 - (SELECT count(*) FROM lapsed) FOR UPDATE SKIP LOCKED), \
         due AS (SELECT id FROM lapsed UNION ALL SELECT id FROM waiting) \
         UPDATE jobs SET status = 'running', attempts = attempts + 1, fence = fence + 1, again = false, \
             leased_until = statement_timestamp() + $2 \
         WHERE id = ANY (ARRAY(SELECT id FROM due)) \
         RETURNING *",
    )
    .bind::<BigInt, _>(limit)
    .bind::<Interval, _>(lease)
    .load(conn)?;
    rows.into_iter().map(Job::try_from).collect()
}

/// Prolongs the lease to end so long from now; false when another worker has the job.
///
/// # Errors
/// See [`Error`].
pub fn extend(conn: &mut PgConnection, id: JobId, fence: i64, lease: Duration) -> Result<bool, Error> {
    let changed = diesel::sql_query(
        "UPDATE jobs SET leased_until = statement_timestamp() + $3 \
         WHERE id = $1 AND fence = $2 AND status = 'running'",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .bind::<BigInt, _>(fence)
    .bind::<Interval, _>(lease)
    .execute(conn)?;
    Ok(changed > 0)
}

/// Marks the job as done, in the transaction of what it did; false when another worker has it, and
/// then the caller rolls back. A job that was asked for once more meanwhile is ready again.
///
/// # Errors
/// See [`Error`].
pub fn complete(conn: &mut PgConnection, id: JobId, fence: i64) -> Result<bool, Error> {
    let changed = diesel::sql_query(
        "UPDATE jobs SET status = CASE WHEN again THEN 'ready' ELSE 'done' END, \
             finished_at = CASE WHEN again THEN NULL ELSE statement_timestamp() END, \
             attempts = CASE WHEN again THEN 0 ELSE attempts END, \
             leased_until = NULL, last_error = NULL, again = false \
         WHERE id = $1 AND fence = $2 AND status = 'running'",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .bind::<BigInt, _>(fence)
    .execute(conn)?;
    Ok(changed > 0)
}

/// Has the job tried again after a delay, or buries it when it was tried as often as it may be:
/// gives where it stands then, and none when another worker has it. `error` is shown to operators
/// and holds no personal data. One that was asked for once more meanwhile begins to
/// count anew.
///
/// # Errors
/// See [`Error`].
pub fn retry(
    conn: &mut PgConnection,
    id: JobId,
    fence: i64,
    delay: Duration,
    error: &str,
) -> Result<Option<Status>, Error> {
    #[derive(QueryableByName)]
    struct Retried {
        #[diesel(sql_type = Bool)]
        dead: bool,
    }
    let row: Option<Retried> = diesel::sql_query(
        "UPDATE jobs SET status = CASE WHEN attempts < max_attempts OR again THEN 'ready' ELSE 'dead' END, \
             finished_at = CASE WHEN attempts < max_attempts OR again THEN NULL ELSE statement_timestamp() END, \
             attempts = CASE WHEN again THEN 0 ELSE attempts END, \
             run_at = statement_timestamp() + $3, leased_until = NULL, last_error = $4, again = false \
         WHERE id = $1 AND fence = $2 AND status = 'running' RETURNING status = 'dead' AS dead",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .bind::<BigInt, _>(fence)
    .bind::<Interval, _>(delay)
    .bind::<Text, _>(error)
    .get_result(conn)
    .optional()?;
    Ok(row.map(|row| if row.dead { Status::Dead } else { Status::Ready }))
}

/// Gives a job back untried, as a worker that is told to stop does; false when another has it.
///
/// # Errors
/// See [`Error`].
pub fn give_back(conn: &mut PgConnection, id: JobId, fence: i64) -> Result<bool, Error> {
    let changed = diesel::sql_query(
        "UPDATE jobs SET status = 'ready', attempts = greatest(attempts - 1, 0), leased_until = NULL, again = false \
         WHERE id = $1 AND fence = $2 AND status = 'running'",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .bind::<BigInt, _>(fence)
    .execute(conn)?;
    Ok(changed > 0)
}

/// Has the job looked at again after a delay, without counting a try: it did not fail, its time
/// has not come. False when another worker has it.
///
/// # Errors
/// See [`Error`].
pub fn postpone(conn: &mut PgConnection, id: JobId, fence: i64, delay: Duration) -> Result<bool, Error> {
    let changed = diesel::sql_query(
        "UPDATE jobs SET status = 'ready', attempts = greatest(attempts - 1, 0), leased_until = NULL, \
             run_at = statement_timestamp() + $3, again = false \
         WHERE id = $1 AND fence = $2 AND status = 'running'",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .bind::<BigInt, _>(fence)
    .bind::<Interval, _>(delay)
    .execute(conn)?;
    Ok(changed > 0)
}

/// Buries a job that no other try can help; false when another worker has it.
///
/// # Errors
/// See [`Error`].
pub fn bury(conn: &mut PgConnection, id: JobId, fence: i64, error: &str) -> Result<bool, Error> {
    let changed = diesel::sql_query(
        "UPDATE jobs SET status = 'dead', finished_at = statement_timestamp(), leased_until = NULL, \
             last_error = $3, again = false \
         WHERE id = $1 AND fence = $2 AND status = 'running'",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .bind::<BigInt, _>(fence)
    .bind::<Text, _>(error)
    .execute(conn)?;
    Ok(changed > 0)
}

/// Has a dead job tried anew; false when it is not dead.
///
/// # Errors
/// [`Error::Conflict`] when a job with the same key waits or runs already.
pub fn revive(conn: &mut PgConnection, id: JobId) -> Result<bool, Error> {
    let changed = diesel::sql_query(
        "UPDATE jobs SET status = 'ready', run_at = statement_timestamp(), attempts = 0, finished_at = NULL \
         WHERE id = $1 AND status = 'dead'",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .execute(conn)?;
    Ok(changed > 0)
}

/// The job.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: JobId) -> Result<Option<Job>, Error> {
    jobs::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Job::try_from)
        .transpose()
}

/// Jobs, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    status: Option<Status>,
    kind: Option<&str>,
    page: PageRequest,
) -> Result<Page<Job>, Error> {
    let mut query = jobs::table.select(Row::as_select()).into_boxed();
    if let Some(status) = status {
        query = query.filter(jobs::status.eq(status.stored()));
    }
    if let Some(kind) = kind {
        query = query.filter(jobs::kind.eq(kind.to_owned()));
    }
    let rows = newest_first!(query, jobs::created_at, jobs::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.created_at,
        id: row.id,
    };
    paged(rows, page, cursor, Job::try_from)
}
