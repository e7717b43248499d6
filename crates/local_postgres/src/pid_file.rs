//! `postmaster.pid`, by which a running server says where it listens and whether it is ready.
//!
//! Lines, from Postgres' own `src/include/utils/pidfile.h`: 1 pid, 2 data directory, 3 start time,
//! 4 port, 5 socket directory, 6 first listen address, 7 shared memory key, 8 status.

use std::path::Path;

/// What a live server says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Postmaster {
    /// Its process id.
    pub(crate) pid: i32,
    /// Its port on 127.0.0.1; 0 while it has not said so yet.
    pub(crate) port: u16,
    /// True once it takes connections.
    pub(crate) ready: bool,
}

/// The server that runs on the data in `pgdata`, or `None` when none does. A file that a killed
/// server left behind counts as none.
pub(crate) fn running(pgdata: &Path) -> Option<Postmaster> {
    let text = std::fs::read_to_string(pgdata.join("postmaster.pid")).ok()?;
    let postmaster = parse(&text)?;
    is_postgres(postmaster.pid).then_some(postmaster)
}

fn parse(text: &str) -> Option<Postmaster> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    // A standalone backend (initdb) writes its pid negated; it takes no connections.
    let pid = lines.first()?.parse::<i32>().ok().filter(|pid| *pid > 0)?;
    let port = lines.get(3).and_then(|line| line.parse().ok()).unwrap_or(0);
    let ready = port != 0 && lines.get(7) == Some(&"ready");
    Some(Postmaster { pid, port, ready })
}

/// True while `pid` lives and, where the system tells, is a Postgres: pids are used again.
fn is_postgres(pid: i32) -> bool {
    match std::fs::read(format!("/proc/{pid}/cmdline")) {
        // A zombie's command line is empty: it has ended, and nobody has asked how.
        Ok(line) => line.windows(8).any(|part| part == b"postgres"),
        Err(_) if Path::new("/proc/self").exists() => false,
        Err(_) => is_alive(pid),
    }
}

/// True while a process with this id exists, whoever owns it.
pub(crate) fn is_alive(pid: i32) -> bool {
    // SAFETY: signal 0 only asks whether the process exists.
    let answer = unsafe { libc::kill(pid, 0) };
    answer == 0 || std::io::Error::last_os_error().raw_os_error() == Some(libc::EPERM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_ready_says_so_on_line_eight() {
        let text = "4242\n/data\n1700000000\n8084\n\n127.0.0.1\n  1234\nready   \n";
        assert_eq!(
            parse(text),
            Some(Postmaster {
                pid: 4242,
                port: 8084,
                ready: true
            })
        );
    }

    #[test]
    fn a_server_that_is_still_starting_is_not_ready() {
        assert_eq!(
            parse("4242\n/data\n17\n"),
            Some(Postmaster {
                pid: 4242,
                port: 0,
                ready: false
            })
        );
        let stopping = "4242\n/data\n17\n8084\n\n127.0.0.1\n1\nstopping\n";
        assert_eq!(
            parse(stopping),
            Some(Postmaster {
                pid: 4242,
                port: 8084,
                ready: false
            })
        );
    }

    #[test]
    fn a_half_written_file_is_no_server() {
        assert_eq!(parse(""), None);
        assert_eq!(parse("-4242\n/data\n"), None);
    }

    #[test]
    fn a_pid_that_now_belongs_to_another_program_is_no_server() {
        let own = i32::try_from(std::process::id()).unwrap();
        assert!(is_alive(own));
        if Path::new("/proc/self").exists() {
            assert!(!is_postgres(1), "init is not Postgres");
        }
    }
}
