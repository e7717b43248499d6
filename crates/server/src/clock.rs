//! The system's clock, and outside live mode one that is stepped together with the sandbox's.

use std::path::PathBuf;

use chrono::{Duration, Utc};
use souk_domain::{Clock, Timestamp};

/// The system's clock.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the time comes from")]
    fn now(&self) -> Timestamp {
        // Whole microseconds, as Postgres keeps them: what is saved reads back the same.
        let now = Utc::now();
        now - Duration::nanoseconds(i64::from(now.timestamp_subsec_nanos() % 1_000))
    }
}

/// The system's clock plus the seconds that stand in a file, which the sandbox writes. Read at each
/// look, so that server, worker and sandbox step at the same moment.
#[derive(Debug)]
pub struct SteppedClock {
    file: PathBuf,
}

impl SteppedClock {
    /// A clock that is stepped by this file. No file is no offset.
    #[must_use]
    pub fn new(file: PathBuf) -> Self {
        Self { file }
    }
}

impl Clock for SteppedClock {
    fn now(&self) -> Timestamp {
        let offset = std::fs::read_to_string(&self.file)
            .ok()
            .and_then(|text| text.trim().parse().ok())
            .unwrap_or(0);
        SystemClock.now() + Duration::seconds(offset)
    }
}
