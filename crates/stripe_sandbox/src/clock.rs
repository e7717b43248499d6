//! The sandbox's clock: the machine's time plus an offset that is stepped from outside.
//!
//! This is the one place that reads the machine's time. Everything else takes seconds since 1970 as an argument,
//! so that three weeks pass in a test as fast as they are asked for.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicI64, Ordering},
    time::UNIX_EPOCH,
};

/// Seconds since 1970, UTC.
pub(crate) type Seconds = i64;

/// One minute, hour and day in [`Seconds`].
pub(crate) const MINUTE: Seconds = 60;
pub(crate) const HOUR: Seconds = 60 * MINUTE;
pub(crate) const DAY: Seconds = 24 * HOUR;

/// The machine's time and a forward offset.
#[derive(Debug)]
pub(crate) struct Clock {
    offset: AtomicI64,
    file: Option<PathBuf>,
}

impl Clock {
    /// Starts with `offset` and writes it to `file`, which other processes read to stay in step.
    pub(crate) fn new(offset: Seconds, file: Option<PathBuf>) -> io::Result<Self> {
        let clock = Self {
            offset: AtomicI64::new(offset),
            file,
        };
        clock.publish()?;
        Ok(clock)
    }

    pub(crate) fn now(&self) -> Seconds {
        machine_seconds() + self.offset()
    }

    pub(crate) fn offset(&self) -> Seconds {
        self.offset.load(Ordering::SeqCst)
    }

    /// Steps forward and publishes the new offset. Stripe's time never runs backwards, so neither does this one.
    pub(crate) fn advance(&self, seconds: u32) -> io::Result<Seconds> {
        self.offset.fetch_add(i64::from(seconds), Ordering::SeqCst);
        self.publish()?;
        Ok(self.now())
    }

    fn publish(&self) -> io::Result<()> {
        match &self.file {
            Some(path) => replace_file(path, self.offset().to_string().as_bytes()),
            None => Ok(()),
        }
    }
}

/// Writes by rename, so that a reader never sees half a number.
fn replace_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, content)?;
    fs::rename(&beside, path)
}

#[expect(clippy::disallowed_methods, reason = "the sandbox's one source of time")]
fn machine_seconds() -> Seconds {
    let since = std::time::SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_published_whenever_it_changes() {
        let file = std::env::temp_dir().join(format!("stripe-sandbox-clock-{}", std::process::id()));
        let clock = Clock::new(0, Some(file.clone())).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "0");
        let before = clock.now();
        assert!(clock.advance(600).unwrap() >= before + 600);
        assert_eq!(fs::read_to_string(&file).unwrap(), "600");
        fs::remove_file(file).unwrap();
    }
}
