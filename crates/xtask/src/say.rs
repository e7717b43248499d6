//! What is said to whoever typed the command.
//!
//! A reader who has gone (`cargo xtask up | head -1`) is no reason to stop, so nothing here fails.

use std::fmt::Display;
use std::io::Write;
use std::time::Instant;

/// A line on standard output.
pub(crate) fn line(text: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// A line on standard error.
pub(crate) fn error(text: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "error: {text}");
}

/// Text from another program, as it is.
pub(crate) fn verbatim(bytes: &[u8]) {
    let mut stdout = std::io::stdout().lock();
    let _ = stdout.write_all(bytes).and_then(|()| stdout.flush());
}

/// Says what is being done, and with the returned value that it was done, and how long it took.
pub(crate) fn step(what: &str) -> Step {
    line(format_args!("==> {what}"));
    Step {
        since: Instant::now(),
    }
}

/// Something that is being done.
pub(crate) struct Step {
    since: Instant,
}

impl Step {
    pub(crate) fn done(self, result: impl Display) {
        let tenths = self.since.elapsed().as_millis() / 100;
        line(format_args!("    {result} ({}.{} s)", tenths / 10, tenths % 10));
    }
}
