//! What can go wrong on the way to the database and back.

use diesel::result::{DatabaseErrorKind, Error as Sql};
use uuid::Uuid;

/// Why a query, or the transaction around it, did not do what it was to do. What it prints holds
/// names of tables and constraints, never what a row holds.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No connection could be had in time, it broke, or a lock or statement took too long. Nothing
    /// was committed; the same may be tried again.
    #[error("the database cannot be reached at present")]
    Unavailable,
    /// Something that must be unique exists already.
    #[error("{constraint} does not allow it")]
    Conflict {
        /// The name of the constraint, as in the migrations.
        constraint: String,
    },
    /// The caller has used this idempotency key for something else.
    #[error("the idempotency key was used for something else")]
    KeyReused,
    /// A row that makes no sense.
    #[error("{table}.{column} of {id} makes no sense")]
    Inconsistent {
        /// Which table.
        table: &'static str,
        /// Which column.
        column: &'static str,
        /// Which row.
        id: Uuid,
    },
    /// COMMIT was sent and its answer was lost: it may have happened. Read again, by a key, before
    /// doing anything twice.
    #[error("whether the transaction was committed is not known")]
    CommitUnknown,
    /// Anything else, a defect most likely.
    #[error("a query failed: {0}")]
    Query(#[source] Sql),
}

impl Error {
    /// Whether this is a conflict with the constraint of that name.
    #[must_use]
    pub fn is_conflict(&self, name: &str) -> bool {
        matches!(self, Self::Conflict { constraint } if constraint == name)
    }
}

impl From<Sql> for Error {
    fn from(error: Sql) -> Self {
        use DatabaseErrorKind::{
            ClosedConnection, ReadOnlyTransaction, UnableToSendCommand, UniqueViolation,
        };
        match error {
            Sql::DatabaseError(UniqueViolation, about) => Self::Conflict {
                constraint: about.constraint_name().unwrap_or("a unique key").to_owned(),
            },
            // A server that became read-only is the old one after a failover.
            Sql::DatabaseError(ClosedConnection | UnableToSendCommand | ReadOnlyTransaction, _)
            | Sql::BrokenTransactionManager => Self::Unavailable,
            Sql::DatabaseError(_, ref about) if is_timeout(about.message()) => Self::Unavailable,
            error => Self::Query(error),
        }
    }
}

/// `lock_not_available` (55P03) and `query_canceled` (57014), of which diesel keeps the message only.
fn is_timeout(message: &str) -> bool {
    message == "canceling statement due to lock timeout"
        || message == "canceling statement due to statement timeout"
}

/// Whether Postgres asks for the whole transaction to be run again: `serialization_failure` (40001)
/// or `deadlock_detected` (40P01), of which diesel keeps the message only.
/// <https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html>
pub(crate) fn wants_retry(error: &Sql) -> bool {
    match error {
        Sql::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        Sql::DatabaseError(_, about) => about.message() == "deadlock detected",
        _ => false,
    }
}

/// Whether the connection broke.
pub(crate) fn is_closed(error: &Sql) -> bool {
    matches!(
        error,
        Sql::DatabaseError(
            DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
            _
        ) | Sql::BrokenTransactionManager
    )
}
