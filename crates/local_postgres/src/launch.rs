//! Starting and stopping a server.

use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::cluster::{Cluster, USER};
use crate::pid_file::{self, Postmaster};
use crate::{Binaries, Error};

/// How long a server may take to become ready, or to stop; recovery after a crash is part of it.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often the pid file is looked at. A start takes some 150 ms.
const POLL: Duration = Duration::from_millis(10);

/// What server is wanted.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where its data lives; made when it is not there yet.
    pub data_dir: PathBuf,
    /// Its port on 127.0.0.1, or any free one.
    pub port: Option<u16>,
    /// False leaves out every wait for the disk: faster, and the data is lost in a power cut.
    pub durable: bool,
}

/// A running server. Whoever started it stops it by dropping this; a process that found it
/// running already leaves it alone.
#[derive(Debug)]
pub struct Postgres {
    cluster: Cluster,
    port: u16,
    password: String,
    owner: Option<Owner>,
}

/// How long a server lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Life {
    /// Until its [`Postgres`] is dropped, or this process ends, however it ends.
    Tied,
    /// Until somebody else stops it.
    Detached,
}

impl Postgres {
    /// Starts a server on `settings.data_dir`, or joins the one that runs there already (on
    /// whatever port that one has). The first start runs initdb, which takes some seconds.
    ///
    /// The server ends with this process, also when that is killed: on Linux the kernel tells it.
    ///
    /// # Errors
    /// Every [`Error`] but [`Error::Sql`]. [`Error::Failed`] brings the last lines of the server's log.
    pub fn start(settings: &Settings) -> Result<Self, Error> {
        Self::start_for(settings, Life::Tied)
    }

    pub(crate) fn start_for(settings: &Settings, life: Life) -> Result<Self, Error> {
        let cluster = Cluster::open(&settings.data_dir)?;
        let one_at_a_time = cluster.lock()?;
        if let Some(running) = wait_while_undecided(&cluster)? {
            return Self::connected(cluster, running.port, None);
        }
        let binaries = cluster.binaries()?;
        cluster.make(&binaries, settings.durable)?;
        let port = match settings.port {
            Some(port) if !is_free(port) => return Err(Error::PortInUse(port)),
            Some(port) => port,
            None => free_port()?,
        };
        let owner = launch(&cluster, &binaries, port, settings.durable, life)?;
        drop(one_at_a_time);
        Self::connected(cluster, port, owner)
    }

    fn connected(cluster: Cluster, port: u16, owner: Option<Owner>) -> Result<Self, Error> {
        let password = cluster.password()?;
        Ok(Self {
            cluster,
            port,
            password,
            owner,
        })
    }

    /// A URL for libpq and every other client. The database `souk` is there from the start.
    /// It holds the superuser's password: not for a log.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres://{USER}:{}@127.0.0.1:{}/{database}",
            self.password, self.port
        )
    }

    /// The port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where the server writes what it has to say.
    #[must_use]
    pub fn log_file(&self) -> PathBuf {
        self.cluster.log()
    }

    /// The folder that the data is really in: another than the one asked for when root's server
    /// could not reach that.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.cluster.folder
    }

    /// False once the server has ended, for whatever reason.
    #[must_use]
    pub fn is_running(&self) -> bool {
        match &self.owner {
            Some(owner) => !owner.ended.load(Ordering::Acquire),
            None => pid_file::running(&self.cluster.pgdata()).is_some(),
        }
    }

    /// Stops the server if this process started it, and waits until it has: open transactions are
    /// rolled back, what was committed is kept. Dropping does the same.
    pub fn stop(self) {
        drop(self);
    }
}

/// Removes the data that a server with this `data_dir` keeps, wherever it really is.
///
/// # Errors
/// [`Error::Failed`] while a server runs on it, [`Error::Io`] when it cannot be removed.
pub fn wipe(data_dir: &Path) -> Result<(), Error> {
    if !data_dir.exists() {
        return Ok(());
    }
    let cluster = Cluster::open(data_dir)?;
    let _one_at_a_time = cluster.lock()?;
    if let Some(running) = pid_file::running(&cluster.pgdata()) {
        let said = format!("a server runs on it (process {}); stop that first", running.pid);
        return Err(Error::Failed {
            what: "removing the data",
            said,
        });
    }
    std::fs::remove_dir_all(&cluster.folder).map_err(Error::io("removing", &cluster.folder))
}

/// The thread that started the server and waits for its end.
///
/// The kernel sends the server its signal when the *thread* that started it ends, so that must be
/// one that lives as long as the server is wanted, whichever thread called.
#[derive(Debug)]
struct Owner {
    /// Dropped to stop the server.
    wanted: Option<Sender<()>>,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.wanted = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has nothing to say that matters here.
            let _ = thread.join();
        }
    }
}

/// Starts the server and waits until it takes connections.
fn launch(
    cluster: &Cluster,
    binaries: &Binaries,
    port: u16,
    durable: bool,
    life: Life,
) -> Result<Option<Owner>, Error> {
    let mut command = cluster.command(binaries, "postgres");
    let log = cluster.new_log()?;
    let errors = log.try_clone().map_err(Error::io("opening", &cluster.log()))?;
    command.stdout(Stdio::from(log)).stderr(Stdio::from(errors));
    command.arg("-D").arg(cluster.pgdata());
    for setting in server_settings(port, durable) {
        command.arg("-c").arg(setting);
    }
    if life == Life::Detached {
        leave_session(&mut command);
        let mut child = ready(cluster, &mut command)?;
        // It may end while this process lives on; without being asked for, it would stay as a zombie.
        thread::spawn(move || child.wait());
        return Ok(None);
    }
    // A group of its own: the terminal's Ctrl-C must not end the server before its users have ended.
    command.process_group(0);
    end_with_parent(&mut command);
    let (wanted, until_unwanted) = mpsc::channel();
    let (answer, started) = mpsc::channel();
    let ended = Arc::new(AtomicBool::new(false));
    let has_ended = Arc::clone(&ended);
    let cluster = cluster.clone();
    let thread = thread::Builder::new().name("postgres".to_owned()).spawn(move || {
        // Nobody waits for an answer any more only when the caller has panicked; then end.
        match ready(&cluster, &mut command) {
            Ok(child) if answer.send(Ok(())).is_ok() => stay_with(child, &until_unwanted),
            Ok(mut child) => end(&mut child),
            Err(error) => drop(answer.send(Err(error))),
        }
        has_ended.store(true, Ordering::Release);
    });
    let thread = thread.map_err(Error::io("starting a thread for", &binaries.folder))?;
    let owner = Owner {
        wanted: Some(wanted),
        ended,
        thread: Some(thread),
    };
    match started.recv() {
        Ok(answer) => answer.map(|()| Some(owner)),
        Err(_) => Err(Error::Failed {
            what: "starting Postgres",
            said: "its thread panicked".to_owned(),
        }),
    }
}

fn server_settings(port: u16, durable: bool) -> Vec<String> {
    let mut settings = vec![
        format!("port={port}"),
        "listen_addresses=127.0.0.1".to_owned(),
        "unix_socket_directories=".to_owned(),
        "timezone=UTC".to_owned(),
        "log_timezone=UTC".to_owned(),
        // Details quote the rows that a statement stumbled over, and those are people's.
        "log_error_verbosity=terse".to_owned(),
    ];
    if !durable {
        let hasty = [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
        ];
        settings.extend(hasty.map(str::to_owned));
        // A test's database is gone before vacuuming it would pay.
        let small = ["max_wal_senders=0", "autovacuum=off", "max_connections=400"];
        settings.extend(small.map(str::to_owned));
    }
    settings
}

/// Runs `command` until the server takes connections. A server that does not is ended.
fn ready(cluster: &Cluster, command: &mut std::process::Command) -> Result<Child, Error> {
    let mut child = command
        .spawn()
        .map_err(Error::io("running", Path::new(command.get_program())))?;
    let since = Instant::now();
    loop {
        let ours = |server: &Postmaster| u32::try_from(server.pid) == Ok(child.id());
        if pid_file::running(&cluster.pgdata()).is_some_and(|server| server.ready && ours(&server)) {
            return Ok(child);
        }
        if !matches!(child.try_wait(), Ok(None)) {
            return Err(Error::Failed {
                what: "starting Postgres",
                said: cluster.last_words(),
            });
        }
        if since.elapsed() > PATIENCE {
            end(&mut child);
            return Err(Error::Failed {
                what: "waiting for Postgres",
                said: cluster.last_words(),
            });
        }
        thread::sleep(POLL);
    }
}

/// Waits until the server ends by itself, or nobody wants it any more and it has been ended.
fn stay_with(mut child: Child, until_unwanted: &Receiver<()>) {
    while until_unwanted.recv_timeout(Duration::from_millis(100)) == Err(RecvTimeoutError::Timeout) {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
    }
    end(&mut child);
}

/// Postgres' fast shutdown, then its immediate one, then the kernel's.
fn end(child: &mut Child) {
    let Ok(pid) = i32::try_from(child.id()) else {
        return;
    };
    for (signal, patience) in [(libc::SIGINT, 30), (libc::SIGQUIT, 5), (libc::SIGKILL, 5)] {
        // SAFETY: `child` has not been waited for, so its id still belongs to it.
        unsafe { libc::kill(pid, signal) };
        let since = Instant::now();
        while since.elapsed() < Duration::from_secs(patience) {
            if !matches!(child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(POLL);
        }
    }
}

/// A server that is starting or stopping is neither here nor gone: waits until it is ready or gone.
fn wait_while_undecided(cluster: &Cluster) -> Result<Option<Postmaster>, Error> {
    let since = Instant::now();
    loop {
        match pid_file::running(&cluster.pgdata()) {
            Some(server) if !server.ready => {}
            decided => return Ok(decided),
        }
        if since.elapsed() > PATIENCE {
            return Err(Error::Failed {
                what: "waiting for Postgres",
                said: cluster.last_words(),
            });
        }
        thread::sleep(POLL);
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// A port that is free now. Another program may take it before the server does; then the start fails.
fn free_port() -> Result<u16, Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(Error::io("finding a free port on", Path::new("127.0.0.1")))
}

/// On Linux, has the kernel send the child SIGINT (a fast shutdown) when the thread that starts it
/// ends. Elsewhere a killed parent leaves its server, and the next start joins it.
fn end_with_parent(command: &mut std::process::Command) {
    #[cfg(target_os = "linux")]
    {
        let parent = std::process::id();
        let tie = move || {
            // SAFETY: prctl and getppid are async-signal-safe and take no pointers.
            let (tied, now) = unsafe { (libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGINT), libc::getppid()) };
            if tied != 0 {
                return Err(std::io::Error::last_os_error());
            }
            // The parent may have ended before it was listened for.
            if u32::try_from(now) == Ok(parent) {
                Ok(())
            } else {
                Err(std::io::Error::from_raw_os_error(libc::ESRCH))
            }
        };
        // SAFETY: the closure runs between fork and exec; it allocates nothing and takes no lock. The
        // standard library runs it after it has changed the user, which would undo the prctl.
        unsafe { command.pre_exec(tie) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = command;
}

/// Frees the child from the terminal: closing it must not end a server that others use.
fn leave_session(command: &mut std::process::Command) {
    // SAFETY: setsid is async-signal-safe; between fork and exec the child leads no group, so it
    // cannot fail, and were it to, the child would merely stay in the session.
    unsafe {
        command.pre_exec(|| {
            libc::setsid();
            Ok(())
        })
    };
}
