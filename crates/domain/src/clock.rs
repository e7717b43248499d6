//! The time, passed in.

use std::fmt;

/// An instant, UTC. Shown as RFC 3339.
pub type Timestamp = chrono::DateTime<chrono::Utc>;

/// Where the time comes from. The server has a system clock and, outside live mode, one that is
/// stepped together with the sandbox's; tests have a fixed one.
pub trait Clock: fmt::Debug + Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}
