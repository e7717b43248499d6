//! Makes connections, until it is told to make no more.
//!
//! A process that exits while another thread is signing in to Postgres crashes: OpenSSL takes
//! itself down at exit, and libpq needs it for a password's exchange, without TLS too
//! (<https://github.com/diesel-rs/diesel/issues/3441>). The pool makes connections on threads of
//! its own, so nobody else waits for them.

use std::{
    fmt,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
};

use diesel::{
    ConnectionError, PgConnection,
    r2d2::{self, ConnectionManager, ManageConnection},
};

use super::{
    DbConfig,
    settings::{set_up, with_network_timeouts},
};

/// diesel's own manager behind a [`Gate`].
pub(super) struct Manager {
    inner: ConnectionManager<PgConnection>,
    config: DbConfig,
    gate: Arc<Gate>,
}

impl Manager {
    /// Connects as `config` says while `gate` is open.
    pub(super) fn new(config: DbConfig, gate: Arc<Gate>) -> Self {
        Self {
            inner: ConnectionManager::new(with_network_timeouts(&config.url)),
            config,
            gate,
        }
    }
}

/// The URL holds a password.
impl fmt::Debug for Manager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Manager")
    }
}

impl ManageConnection for Manager {
    type Connection = PgConnection;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<PgConnection, r2d2::Error> {
        let Some(_passing) = self.gate.pass() else {
            let closed = ConnectionError::BadConnection("the pool is closed".into());
            return Err(r2d2::Error::ConnectionError(closed));
        };
        // Set up while it passes: over TLS that needs OpenSSL as well.
        let mut conn = self.inner.connect()?;
        set_up(&mut conn, &self.config)?;
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut PgConnection) -> Result<(), r2d2::Error> {
        self.inner.is_valid(conn)
    }

    fn has_broken(&self, conn: &mut PgConnection) -> bool {
        self.inner.has_broken(conn)
    }
}

/// Counts those who are making a connection.
#[derive(Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    nobody_passes: Condvar,
}

#[derive(Default)]
struct State {
    closed: bool,
    passing: u32,
}

impl Gate {
    /// Lets no more connections be made and waits for those that are: as long as libpq takes, which
    /// [`with_network_timeouts`] bounds once the host's name is resolved.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        while state.passing > 0 {
            state = self
                .nobody_passes
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn pass(&self) -> Option<Passing<'_>> {
        let mut state = self.lock();
        if state.closed {
            return None;
        }
        state.passing += 1;
        Some(Passing(self))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Passing<'a>(&'a Gate);

impl Drop for Passing<'_> {
    fn drop(&mut self) {
        self.0.lock().passing -= 1;
        self.0.nobody_passes.notify_all();
    }
}

/// Closes the gate when the last [`super::Db`] is gone.
pub(super) struct ClosedAtLast(pub(super) Arc<Gate>);

impl Drop for ClosedAtLast {
    fn drop(&mut self) {
        self.0.close();
    }
}
