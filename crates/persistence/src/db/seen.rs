//! What the statements of this thread's closure met. The closure's error may be of any type and
//! hide it; the connection's instrumentation sees it.

use std::cell::Cell;

use diesel::{
    connection::{Instrumentation, InstrumentationEvent},
    result::Error as Sql,
};

use crate::error::{is_closed, wants_retry};

#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    /// A statement failed, and no savepoint before it was gone back to.
    pub(super) failed: bool,
    /// The failure was a deadlock or the like.
    pub(super) retry: bool,
    /// The connection broke.
    pub(super) closed: bool,
}

thread_local! {
    static SEEN: Cell<Seen> = const { Cell::new(Seen { failed: false, retry: false, closed: false }) };
}

pub(super) fn now() -> Seen {
    SEEN.get()
}

pub(super) fn forget() {
    SEEN.set(Seen::default());
}

pub(super) struct Watch;

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::FinishQuery {
                error: Some(error), ..
            } => {
                let seen = SEEN.get();
                SEEN.set(Seen {
                    failed: seen.failed || matches!(error, Sql::DatabaseError(..)),
                    retry: seen.retry || wants_retry(error),
                    closed: seen.closed || is_closed(error),
                });
            }
            // Back to a savepoint: the transaction is whole again.
            InstrumentationEvent::RollbackTransaction { depth, .. } if depth.get() > 1 => {
                SEEN.set(Seen {
                    failed: false,
                    retry: false,
                    ..SEEN.get()
                });
            }
            _ => {}
        }
    }
}
