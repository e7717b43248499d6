//! The one server that all test processes of a checkout share.
//!
//! nextest runs every test in a process of its own, so no process can own the server: the first
//! starts it, every one signs in by a file named by its process id, and a small shell script ends
//! the server when none of them has lived for [`LINGER`]. Killing a test, or all of them, is no
//! different from their end. Its data stays in `target/test-postgres`, so the next start takes a
//! fraction of a second; it does not wait for the disk, and nothing in it is worth keeping.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::cluster::Cluster;
use crate::launch::Life;
use crate::{Error, Postgres, Settings, pid_file, wipe};

/// How long the server waits for another test process. Long enough for a compiler in between.
const LINGER: Duration = Duration::from_secs(15);
/// Its end takes a second or so; a newcomer waits for it before starting it anew.
const PATIENCE: Duration = Duration::from_secs(60);
const WATCH: &str = include_str!("watch.sh");

/// The URL of the server's database `postgres`, from the first call in this process on.
pub(crate) fn url() -> Result<&'static str, Error> {
    static URL: OnceLock<Result<String, String>> = OnceLock::new();
    let url = URL.get_or_init(|| {
        let folder = crate::workspace_folder().join("target/test-postgres");
        join(&folder, LINGER)
            .map(|server| server.url("postgres"))
            .map_err(|error| error.to_string())
    });
    match url {
        Ok(url) => Ok(url),
        // Every test of the process says it: whichever is looked at first must explain itself.
        Err(said) => Err(Error::Failed {
            what: "the tests' Postgres",
            said: said.clone(),
        }),
    }
}

/// Signs this process in, and starts whatever is missing: the server, and the one who watches it.
fn join(folder: &Path, linger: Duration) -> Result<Postgres, Error> {
    let cluster = Cluster::open(folder)?;
    sign_in(&cluster)?;
    let settings = Settings {
        data_dir: folder.to_path_buf(),
        port: None,
        durable: false,
    };
    let server = Postgres::start_for(&settings, Life::Detached).or_else(|error| {
        // A power cut may have spoilt data that never waited for the disk: make it anew, once.
        if !cluster.pgdata().exists() || matches!(error, Error::NoBinaries { .. }) {
            return Err(error);
        }
        wipe(folder)?;
        let cluster = Cluster::open(folder)?;
        sign_in(&cluster)?;
        Postgres::start_for(&settings, Life::Detached)
    })?;
    watch(&cluster, linger)?;
    Ok(server)
}

/// Writes this process into `users/`, from when on the server is not ended.
fn sign_in(cluster: &Cluster) -> Result<(), Error> {
    let users = cluster.folder.join("users");
    let closing = cluster.folder.join("users.gone");
    let own = users.join(std::process::id().to_string());
    let since = Instant::now();
    loop {
        match File::create(&own) {
            Ok(_) => return Ok(()),
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Error::io("making", &own)(error));
            }
            Err(_) if closing.exists() && watcher(cluster).is_some() && since.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            // A watcher that was killed half-way left its door shut.
            Err(_) if closing.exists() => {
                let _ = fs::remove_dir_all(&closing);
            }
            Err(_) => fs::create_dir_all(&users).map_err(Error::io("making", &users))?,
        }
    }
}

/// Starts the script that ends the server, unless it runs.
fn watch(cluster: &Cluster, linger: Duration) -> Result<(), Error> {
    let _one_at_a_time = cluster.lock()?;
    if watcher(cluster).is_some() {
        return Ok(());
    }
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", WATCH, "souk-test-postgres"])
        .arg(&cluster.folder)
        .arg(linger.as_secs().to_string());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0);
    let child = command
        .spawn()
        .map_err(Error::io("running", Path::new("/bin/sh")))?;
    let file = watcher_file(cluster);
    fs::write(&file, child.id().to_string()).map_err(Error::io("writing", &file))
}

fn watcher_file(cluster: &Cluster) -> PathBuf {
    cluster.folder.join("watcher.pid")
}

/// The process id of the script, while it runs.
fn watcher(cluster: &Cluster) -> Option<i32> {
    let pid = fs::read_to_string(watcher_file(cluster))
        .ok()?
        .trim()
        .parse()
        .ok()?;
    // Where the system tells, make sure that the id was not given to another program since.
    let ours = fs::read(format!("/proc/{pid}/cmdline")).map_or(true, |line| {
        line.windows(18).any(|part| part == b"souk-test-postgres")
    });
    (ours && pid_file::is_alive(pid)).then_some(pid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shared_server_ends_after_its_last_user_and_comes_back_for_the_next() {
        let folder = crate::workspace_folder().join(format!("target/test-postgres-{}", std::process::id()));
        let server = join(&folder, Duration::from_secs(2)).unwrap();
        let cluster = Cluster::open(&folder).unwrap();
        let own = cluster.folder.join("users").join(std::process::id().to_string());
        let first = pid_file::running(&cluster.pgdata()).unwrap().pid;

        std::thread::sleep(Duration::from_secs(4));
        assert!(server.is_running(), "this process lives, so the server must");

        fs::remove_file(&own).unwrap(); // As when this process had ended.
        wait_until("the server has ended", || !pid_file::is_alive(first));
        wait_until("its watcher has ended", || {
            !cluster.folder.join("users.gone").exists()
        });

        let again = join(&folder, Duration::from_secs(2)).unwrap();
        assert!(again.is_running());
        let second = pid_file::running(&cluster.pgdata()).unwrap().pid;
        assert_ne!(first, second);

        // Somebody cleans the whole target folder away: the server must not stay behind.
        std::thread::sleep(Duration::from_millis(500));
        fs::remove_dir_all(&cluster.folder).unwrap();
        wait_until("the server without a folder has ended", || {
            !pid_file::is_alive(second)
        });
    }

    fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
        let since = Instant::now();
        while !done() {
            assert!(
                since.elapsed() < Duration::from_secs(20),
                "waited in vain: {what}"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}
