//! The door to the database: a bounded pool, and the threads that wait for it.

mod manager;
mod seen;
mod settings;

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use diesel::{
    PgConnection,
    connection::{AnsiTransactionManager, TransactionManager},
    prelude::*,
    r2d2::{Pool, PooledConnection},
    result::{DatabaseErrorKind, Error as Sql},
};
use tokio::sync::Semaphore;

use self::{
    manager::{ClosedAtLast, Gate, Manager},
    settings::LogFailures,
};

use crate::{
    Error,
    error::{is_closed, wants_retry},
};

/// How often a transaction is run in all, when Postgres asks for it to be run again.
const TRIES: u32 = 5;

/// Where the database is and how long things may take there.
#[derive(Clone)]
pub struct DbConfig {
    /// `postgres://user:password@host:port/database`.
    pub url: String,
    /// Connections at most; as many closures run at once.
    pub pool_size: u32,
    /// How long somebody waits for a connection before it is [`Error::Unavailable`].
    pub connection_timeout: Duration,
    /// How long a statement may take.
    pub statement_timeout: Duration,
    /// How long a statement may wait for a lock.
    pub lock_timeout: Duration,
    /// What `pg_stat_activity` shows.
    pub application_name: String,
}

impl DbConfig {
    /// The usual bounds: 2 s for a connection, 10 s for a statement, 5 s for a lock.
    #[must_use]
    pub fn new(url: impl Into<String>, pool_size: u32) -> Self {
        Self {
            url: url.into(),
            pool_size,
            connection_timeout: Duration::from_secs(2),
            statement_timeout: Duration::from_secs(10),
            lock_timeout: Duration::from_secs(5),
            application_name: "souk".into(),
        }
    }
}

/// The URL holds a password.
impl fmt::Debug for DbConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DbConfig")
            .field("pool_size", &self.pool_size)
            .finish_non_exhaustive()
    }
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    /// One for each connection, so that closures wait here and not on threads.
    permits: Arc<Semaphore>,
    patience: Duration,
    door: Arc<ClosedAtLast>,
}

type Pooled = PooledConnection<Manager>;

impl Db {
    /// Opens the pool, with one connection at first.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when no connection could be made in time.
    pub fn connect(config: &DbConfig) -> Result<Self, Error> {
        let pool_size = config.pool_size.max(1);
        let gate = Arc::new(Gate::default());
        // Also when the first connection cannot be made and there never is a pool.
        let door = Arc::new(ClosedAtLast(Arc::clone(&gate)));
        let pool = Pool::builder()
            .max_size(pool_size)
            .min_idle(Some(1))
            // A dead connection is found when it is used, at no cost to those that are alive.
            .test_on_check_out(false)
            .connection_timeout(config.connection_timeout)
            .error_handler(Box::new(LogFailures))
            .build(Manager::new(config.clone(), gate))
            .map_err(|_| Error::Unavailable)?;
        Ok(Self {
            pool,
            permits: Arc::new(Semaphore::new(pool_size.try_into().unwrap_or(1))),
            patience: config.connection_timeout,
            door,
        })
    }

    /// Makes no more connections, and returns when none is being made: the process may exit then.
    /// What needs a new one afterwards is [`Error::Unavailable`]. Blocks for as long as libpq takes
    /// to connect or to give up.
    pub fn close(&self) {
        self.door.0.close();
    }

    /// Runs a closure that only reads. Each statement sees what is committed when it begins.
    ///
    /// It may be run again when the connection turns out to be dead, so it must not write; a
    /// closure that writes belongs in [`Db::transaction`], also when it is one statement.
    ///
    /// # Errors
    /// The closure's own; [`Error::Unavailable`] when no connection could be had in time.
    pub async fn read<T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: FnMut(&mut PgConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.run("read", move |pool, waited| {
            let mut dead = 0;
            loop {
                let mut conn = pool.get().map_err(|_| Error::Unavailable)?;
                waited(Instant::now());
                seen::forget();
                let result = work(&mut conn);
                // After a restart of the server every pooled connection may be a dead one.
                if result.is_ok() || !seen::now().closed || dead > pool.max_size() {
                    return result;
                }
                dead += 1;
            }
        })
        .await
    }

    /// Runs a closure in a transaction (READ COMMITTED) and commits when it returns `Ok`.
    ///
    /// The whole closure is run again, a few times, when Postgres says so (a deadlock, a
    /// serialization failure), so it must have no effect outside the database and never call
    /// Stripe.
    ///
    /// # Errors
    /// The closure's own, after rolling back; [`Error::Unavailable`] when no connection could be
    /// had in time; [`Error::CommitUnknown`] when the answer to COMMIT was lost.
    pub async fn transaction<T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: FnMut(&mut PgConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.run("transaction", move |pool, waited| {
            let mut tries = 1;
            loop {
                let mut conn = begin(pool)?;
                waited(Instant::now());
                match run_once(&mut conn, &mut work) {
                    Ran::Again if tries < TRIES => {
                        drop(conn);
                        std::thread::sleep(Duration::from_millis(5) * 2_u32.pow(tries));
                        tries += 1;
                    }
                    Ran::Again => return Err(Error::Unavailable.into()),
                    Ran::Over(result) => return result,
                }
            }
        })
        .await
    }

    /// Sets the gauges `souk_db_pool_size`, `souk_db_pool_idle` and `souk_db_pool_in_use`, all in
    /// connections. Whoever serves the metrics calls it before each scrape.
    pub fn record_pool(&self) {
        let state = self.pool.state();
        let in_use = state.connections.saturating_sub(state.idle_connections);
        metrics::gauge!("souk_db_pool_size").set(f64::from(self.pool.max_size()));
        metrics::gauge!("souk_db_pool_idle").set(f64::from(state.idle_connections));
        metrics::gauge!("souk_db_pool_in_use").set(f64::from(in_use));
    }

    /// Waits for a permit, then runs `work` where it may block. The permit goes with the work, not
    /// with the caller: a client that hangs up does not free a connection that is still in use.
    async fn run<T, E>(
        &self,
        kind: &'static str,
        work: impl FnOnce(&Pool<Manager>, &dyn Fn(Instant)) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let since = Instant::now();
        let permit = tokio::time::timeout(self.patience, Arc::clone(&self.permits).acquire_owned()).await;
        let Ok(Ok(permit)) = permit else {
            metrics::counter!("souk_db_unavailable_total", "kind" => kind).increment(1);
            return Err(Error::Unavailable.into());
        };
        let pool = self.pool.clone();
        let task = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let waited = |until: Instant| {
                metrics::histogram!("souk_db_wait_seconds", "kind" => kind)
                    .record(until.saturating_duration_since(since));
            };
            work(&pool, &waited)
        });
        match task.await {
            Ok(result) => result,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The runtime is shutting down.
                Err(_) => Err(Error::Unavailable.into()),
            },
        }
    }
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Db")
            .field("pool", &self.pool.state())
            .finish_non_exhaustive()
    }
}

/// A connection with a transaction begun. Connections that turn out to be dead are thrown away,
/// since nothing was done on them.
fn begin(pool: &Pool<Manager>) -> Result<Pooled, Error> {
    let mut dead = 0;
    loop {
        let mut conn = pool.get().map_err(|_| Error::Unavailable)?;
        seen::forget();
        match AnsiTransactionManager::begin_transaction(&mut *conn) {
            Ok(()) => return Ok(conn),
            Err(error) if is_closed(&error) && dead <= pool.max_size() => dead += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

enum Ran<T, E> {
    Over(Result<T, E>),
    /// Postgres rolled back and asks for another try.
    Again,
}

fn run_once<T, E: From<Error>>(
    conn: &mut PgConnection,
    work: &mut impl FnMut(&mut PgConnection) -> Result<T, E>,
) -> Ran<T, E> {
    match work(conn) {
        // Postgres answers the COMMIT of a transaction in which a statement failed with a friendly
        // ROLLBACK: whoever swallowed that failure would believe that it was committed.
        Ok(_) if seen::now().failed => {
            roll_back(conn);
            if seen::now().retry {
                return Ran::Again;
            }
            Ran::Over(Err(Error::Query(Sql::RollbackTransaction).into()))
        }
        Ok(value) => match AnsiTransactionManager::commit_transaction(conn) {
            Ok(()) => Ran::Over(Ok(value)),
            Err(error) => match commit_failed(conn, error) {
                None => Ran::Again,
                Some(error) => Ran::Over(Err(error.into())),
            },
        },
        Err(error) => {
            roll_back(conn);
            if seen::now().retry {
                return Ran::Again;
            }
            Ran::Over(Err(error))
        }
    }
}

fn roll_back(conn: &mut PgConnection) {
    // If this fails the connection is broken, which rolls back as well, and the pool drops it.
    if let Err(error) = AnsiTransactionManager::rollback_transaction(conn) {
        log::warn!("rolling back: {error}");
    }
}

/// What a failed COMMIT means; none when the transaction is to be run again.
fn commit_failed(conn: &mut PgConnection, error: Sql) -> Option<Error> {
    let error = match error {
        Sql::RollbackErrorOnCommit { commit_error, .. } => *commit_error,
        error => error,
    };
    if wants_retry(&error) {
        return None;
    }
    let refused = matches!(
        error,
        Sql::DatabaseError(
            DatabaseErrorKind::UniqueViolation
                | DatabaseErrorKind::ForeignKeyViolation
                | DatabaseErrorKind::CheckViolation
                | DatabaseErrorKind::NotNullViolation
                | DatabaseErrorKind::ExclusionViolation
                | DatabaseErrorKind::RestrictViolation
                | DatabaseErrorKind::ReadOnlyTransaction,
            _
        )
    );
    // Any other error over a connection that still answers was Postgres' own word, too.
    if refused || (!is_closed(&error) && diesel::sql_query("SELECT 1").execute(conn).is_ok()) {
        return Some(error.into());
    }
    log::warn!("the answer to COMMIT was lost: {error}");
    Some(Error::CommitUnknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_printed() {
        let config = DbConfig::new("postgres://souk:hunter2@localhost/souk", 4);
        assert!(!format!("{config:?}").contains("hunter2"));
    }
}
