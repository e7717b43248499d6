//! Other programs: run to their end, or kept running beside each other and stopped in order.
//!
//! Each gets a process group of its own, so that the terminal's Ctrl-C reaches only us and we stop
//! them in order; and on Linux the kernel ends each when we end, however we end.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::{Outcome, interrupt, say};

const POLL: Duration = Duration::from_millis(50);
/// After this, a program that was asked to stop is killed.
const PATIENCE: Duration = Duration::from_secs(15);

/// Runs `command` to its end with its output shown.
///
/// # Errors
/// A sentence when it cannot be run, does not succeed, or we are asked to stop meanwhile.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let name = describe(command);
    command.stdin(Stdio::null());
    let mut child = spawn(command)?;
    let status = wait(&mut child, &name)?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{name}` failed ({status})"))
    }
}

/// Runs `command` like [`run`], with `input` on its standard input, where `ps` does not show it.
pub(crate) fn run_with_input(command: &mut Command, input: &str) -> Outcome {
    let name = describe(command);
    command.stdin(Stdio::piped());
    let mut child = spawn(command)?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that ends without reading says why by its status.
        let _ = stdin.write_all(input.as_bytes());
    }
    let status = wait(&mut child, &name)?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{name}` failed ({status})"))
    }
}

/// Runs `command` like [`run`], and also gives back all it said on both of its outputs.
/// The first value is whether it succeeded.
pub(crate) fn run_and_listen(command: &mut Command) -> Outcome<(bool, String)> {
    let name = describe(command);
    let (mut reader, writer) = std::io::pipe().map_err(|error| format!("`{name}`: {error}"))?;
    let for_errors = writer.try_clone().map_err(|error| format!("`{name}`: {error}"))?;
    command.stdin(Stdio::null()).stdout(writer).stderr(for_errors);
    let mut child = spawn(command)?;
    // The command holds our ends of the pipe; only without them the reader comes to an end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let (heard, hearing) = mpsc::channel();
    thread::spawn(move || {
        let (mut all, mut part) = (Vec::new(), [0_u8; 8192]);
        while let Ok(count @ 1..) = reader.read(&mut part) {
            say::verbatim(&part[..count]);
            all.extend_from_slice(&part[..count]);
        }
        let _ = heard.send(all);
    });
    let status = wait(&mut child, &name)?;
    // A grandchild that was left behind may hold the pipe open: its words are not waited for.
    let said = hearing.recv_timeout(Duration::from_secs(5)).unwrap_or_default();
    Ok((status.success(), String::from_utf8_lossy(&said).into_owned()))
}

/// What `command` prints, or `None` when it is not there or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The program `name` on the path.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    std::iter::once(program.to_string_lossy())
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}

fn spawn(command: &mut Command) -> Outcome<Child> {
    command.process_group(0);
    end_with_us(command);
    command
        .spawn()
        .map_err(|error| format!("`{}` cannot be run: {error}", describe(command)))
}

fn wait(child: &mut Child, name: &str) -> Outcome<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait().map_err(|error| format!("`{name}`: {error}"))? {
            return Ok(status);
        }
        if interrupt::requested() {
            end(child);
            return Err(format!("`{name}` was interrupted"));
        }
        thread::sleep(POLL);
    }
}

/// Asks the whole group to stop, and kills what has not after [`PATIENCE`].
fn end(child: &mut Child) {
    signal_group(child, libc::SIGTERM);
    let since = Instant::now();
    while matches!(child.try_wait(), Ok(None)) {
        if since.elapsed() > PATIENCE {
            signal_group(child, libc::SIGKILL);
            let _ = child.wait();
            return;
        }
        thread::sleep(POLL);
    }
    // What it had started and left.
    signal_group(child, libc::SIGKILL);
}

fn signal_group(child: &Child, signal: libc::c_int) {
    if let Ok(group) = i32::try_from(child.id()) {
        // SAFETY: the group was made for this child; kill takes no pointers.
        unsafe { libc::kill(-group, signal) };
    }
}

/// Has the kernel kill the child when this thread ends, which is the main one and ends last. SIGKILL,
/// for whatever did not survive it would not survive a power cut either.
fn end_with_us(command: &mut Command) {
    #[cfg(target_os = "linux")]
    {
        let parent = std::process::id();
        let tie = move || {
            // SAFETY: both are async-signal-safe and take no pointers.
            let (tied, now) = unsafe {
                (
                    libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL),
                    libc::getppid(),
                )
            };
            let alive = tied == 0 && u32::try_from(now) == Ok(parent);
            if alive {
                Ok(())
            } else {
                Err(std::io::Error::from_raw_os_error(libc::ESRCH))
            }
        };
        // SAFETY: between fork and exec the closure allocates nothing and takes no lock.
        unsafe { command.pre_exec(tie) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = command;
}

/// A program that runs until it is stopped, with its output in a file.
pub(crate) struct Service {
    /// What people call it.
    pub(crate) name: &'static str,
    log: PathBuf,
    child: Child,
}

impl Service {
    /// Starts `command` with its output in `<logs>/<file>.log`; that of the last start is kept as
    /// `<file>.log.old`.
    pub(crate) fn start(name: &'static str, command: &mut Command, logs: &Path, file: &str) -> Outcome<Self> {
        let log = logs.join(format!("{file}.log"));
        let output = new_log(&log)?;
        let errors = output
            .try_clone()
            .map_err(|error| format!("{}: {error}", log.display()))?;
        command.stdin(Stdio::null()).stdout(output).stderr(errors);
        Ok(Self {
            name,
            log,
            child: spawn(command)?,
        })
    }

    /// A sentence when the program has ended, with the last lines it wrote.
    pub(crate) fn check(&mut self) -> Outcome {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(format!(
                "{} ended ({status}). {}",
                self.name,
                last_lines(&self.log)
            )),
            Err(error) => Err(format!("{}: {error}", self.name)),
        }
    }

    /// Waits until `ready` says so.
    pub(crate) fn wait_until(&mut self, patience: Duration, ready: impl Fn() -> bool) -> Outcome {
        let since = Instant::now();
        while !ready() {
            self.check()?;
            if interrupt::requested() {
                return Err("interrupted".to_owned());
            }
            if since.elapsed() > patience {
                return Err(format!(
                    "{} is not ready after {patience:?}. {}",
                    self.name,
                    last_lines(&self.log)
                ));
            }
            thread::sleep(POLL);
        }
        Ok(())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            end(&mut self.child);
        }
    }
}

/// An empty file that only we may read; the one that was there gets `.old` added to its name.
fn new_log(path: &Path) -> Outcome<File> {
    use std::os::unix::fs::OpenOptionsExt;
    if path.exists() {
        let mut old = path.as_os_str().to_owned();
        old.push(".old");
        fs::rename(path, old).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let mut options = File::options();
    options
        .create(true)
        .append(true)
        .mode(0o600)
        .open(path)
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// The last lines of a log, for a message.
pub(crate) fn last_lines(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let last = lines[lines.len().saturating_sub(15)..].join("\n    ");
    format!("The end of {}:\n    {last}", log.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", script]);
        shell
    }

    fn logs(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("souk-xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let error = run(&mut shell("exit 3")).unwrap_err();
        assert!(error.contains("sh -c exit 3") && error.contains('3'), "{error}");
        assert!(
            run(&mut Command::new("souk-no-such-program"))
                .unwrap_err()
                .contains("cannot be run")
        );
    }

    #[test]
    fn what_a_program_says_on_both_outputs_is_heard() {
        let (succeeded, said) = run_and_listen(&mut shell("echo out; echo err >&2; exit 1")).unwrap();
        assert!(!succeeded);
        assert!(said.contains("out\n") && said.contains("err\n"), "{said}");
    }

    #[test]
    fn a_service_that_ends_says_its_last_lines_and_keeps_the_log_of_the_start_before() {
        let logs = logs("ends");
        for word in ["first", "second"] {
            let mut service =
                Service::start("the shop", &mut shell(&format!("echo {word}")), &logs, "shop").unwrap();
            let error = service.wait_until(Duration::from_secs(5), || false).unwrap_err();
            assert!(
                error.starts_with("the shop ended") && error.ends_with(word),
                "{error}"
            );
        }
        assert_eq!(fs::read_to_string(logs.join("shop.log.old")).unwrap(), "first\n");
        fs::remove_dir_all(logs).unwrap();
    }

    #[test]
    fn stopping_a_service_stops_what_it_started() {
        let logs = logs("group");
        let service =
            Service::start("the shop", &mut shell("sleep 60 & echo $!; wait"), &logs, "shop").unwrap();
        let since = Instant::now();
        let inner = loop {
            let said = fs::read_to_string(logs.join("shop.log")).unwrap();
            if let Ok(pid) = said.trim().parse::<i32>() {
                break pid;
            }
            assert!(since.elapsed() < Duration::from_secs(5));
            thread::sleep(POLL);
        };
        drop(service);
        let since = Instant::now();
        loop {
            let stat = fs::read_to_string(format!("/proc/{inner}/stat")).unwrap_or_default();
            if stat.is_empty() || stat.contains(") Z") {
                break;
            }
            assert!(since.elapsed() < Duration::from_secs(5), "still there: {stat}");
            thread::sleep(POLL);
        }
        fs::remove_dir_all(logs).unwrap();
    }
}
