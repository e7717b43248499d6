//! The folder that a server's data lives in, and how it is first made.
//!
//! ```text
//! <data_dir>/pgdata       what initdb made; 0700, of the server's account
//!            password     of the superuser; 0600, of the caller
//!            server.log   of the present start; server.log.old of the one before
//!            lock         held while a process starts the server
//! ```

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::account::Account;
use crate::{Binaries, Error, find};

/// The superuser of every server of ours.
pub(crate) const USER: &str = "souk";
/// The database that every new cluster has beside `postgres`.
pub(crate) const DATABASE: &str = "souk";

/// An opened data folder: it exists, and the server's account can reach it.
#[derive(Debug, Clone)]
pub(crate) struct Cluster {
    pub(crate) folder: PathBuf,
    pub(crate) account: Account,
}

impl Cluster {
    /// Makes `data_dir` if need be. When the server's account cannot reach it (the caller is root
    /// and the checkout is in root's home), the data lives in a folder below `/var/tmp` instead,
    /// always the same one for the same `data_dir`.
    pub(crate) fn open(data_dir: &Path) -> Result<Self, Error> {
        let account = Account::choose();
        fs::create_dir_all(data_dir).map_err(Error::io("making", data_dir))?;
        let folder = data_dir.canonicalize().map_err(Error::io("finding", data_dir))?;
        let folder = if account.reaches(&folder) {
            folder
        } else {
            account.elsewhere("postgres", &folder)?
        };
        Ok(Self { folder, account })
    }

    pub(crate) fn pgdata(&self) -> PathBuf {
        self.folder.join("pgdata")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    /// Waits until no other process is starting this server; free again when the file is dropped.
    pub(crate) fn lock(&self) -> Result<File, Error> {
        let path = self.folder.join("lock");
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(Error::io("opening", &path))?;
        file.lock().map_err(Error::io("locking", &path))?;
        Ok(file)
    }

    /// Binaries of the version that made the data, or the first found when there is no data yet.
    pub(crate) fn binaries(&self) -> Result<Binaries, Error> {
        let npm = find::npm_folder();
        let binaries = match fs::read_to_string(self.pgdata().join("PG_VERSION")) {
            Ok(text) => Binaries::of_version(text.trim().parse().unwrap_or(0), &self.folder, &npm)?,
            Err(_) => Binaries::find(&npm)?,
        };
        if self.account.reaches(&binaries.folder.join("postgres")) {
            return Ok(binaries);
        }
        self.within_reach(binaries)
    }

    /// A copy of `binaries` (with the libraries beside them) where the server's account can run it:
    /// npm's package lies in the checkout, which may be in root's home.
    fn within_reach(&self, binaries: Binaries) -> Result<Binaries, Error> {
        let Some(package) = binaries.folder.parent() else {
            return Ok(binaries);
        };
        let copies = self.account.elsewhere("binaries", package)?;
        let copy = copies.join("package");
        let folder = copy.join("bin");
        if !folder.join("postgres").is_file() {
            // Another process may be copying as well: each makes its own, and the first to finish names it.
            let making = copies.join(format!(
                "package.{}.{:016x}",
                std::process::id(),
                self.fingerprint()
            ));
            let mut cp = Command::new("cp");
            run(
                "copying Postgres within reach of its account",
                cp.arg("-RP").arg(package).arg(&making),
            )?;
            let mut chmod = Command::new("chmod");
            run(
                "making the copy of Postgres readable",
                chmod.args(["-R", "a+rX"]).arg(&making),
            )?;
            if fs::rename(&making, &copy).is_err() {
                fs::remove_dir_all(&making).map_err(Error::io("removing", &making))?;
            }
        }
        Ok(Binaries {
            folder,
            major: binaries.major,
        })
    }

    /// Tells this data folder from others of the same process.
    fn fingerprint(&self) -> u64 {
        use std::os::unix::ffi::OsStrExt;
        find::fnv1a(self.folder.as_os_str().as_bytes())
    }

    /// Runs initdb unless the data is there. A half-made cluster never counts: it gets its name last.
    pub(crate) fn make(&self, binaries: &Binaries, durable: bool) -> Result<(), Error> {
        let pgdata = self.pgdata();
        if pgdata.join("PG_VERSION").is_file() {
            return Ok(());
        }
        let making = self.folder.join("pgdata.new");
        if making.exists() {
            fs::remove_dir_all(&making).map_err(Error::io("removing", &making))?;
        }
        fs::create_dir(&making).map_err(Error::io("making", &making))?;
        self.account.own(&making, 0o700)?;

        let password = self.new_password()?;
        let for_initdb = self.folder.join("password.initdb");
        write_private(&for_initdb, &password)?;
        self.account.own(&for_initdb, 0o400)?;

        let mut initdb = self.command(binaries, "initdb");
        initdb.args([
            "-U",
            USER,
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--locale",
            locale(),
        ]);
        initdb.arg("--pwfile").arg(&for_initdb).arg("-D").arg(&making);
        if !durable {
            initdb.arg("--no-sync");
        }
        let made = run("initdb", &mut initdb);
        fs::remove_file(&for_initdb).map_err(Error::io("removing", &for_initdb))?;
        made?;
        self.create_database(binaries, &making)?;
        write_private(&self.folder.join("password"), &password)?;
        fs::rename(&making, &pgdata).map_err(Error::io("naming", &pgdata))
    }

    /// Creates [`DATABASE`] in single-user mode: npm's package brings no client that could.
    fn create_database(&self, binaries: &Binaries, pgdata: &Path) -> Result<(), Error> {
        let mut single = self.command(binaries, "postgres");
        single
            .args(["--single", "-F", "-D"])
            .arg(pgdata)
            .arg("postgres")
            .stdin(Stdio::piped());
        let mut child = single.spawn().map_err(Error::io("running", &binaries.folder))?;
        if let Some(mut stdin) = child.stdin.take() {
            let sql = format!("CREATE DATABASE {DATABASE};\n");
            stdin
                .write_all(sql.as_bytes())
                .map_err(Error::io("writing to", &binaries.folder))?;
        }
        let output = child
            .wait_with_output()
            .map_err(Error::io("running", &binaries.folder))?;
        finished("creating the database", &output)
    }

    /// The superuser's password.
    pub(crate) fn password(&self) -> Result<String, Error> {
        let path = self.folder.join("password");
        fs::read_to_string(&path).map_err(Error::io("reading", &path))
    }

    /// 24 random bytes in hex: safe in a URL without escaping.
    fn new_password(&self) -> Result<String, Error> {
        let source = Path::new("/dev/urandom");
        let mut bytes = [0_u8; 24];
        let mut random = File::open(source).map_err(Error::io("opening", source))?;
        random
            .read_exact(&mut bytes)
            .map_err(Error::io("reading", source))?;
        Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// One of `binaries`, as the server's account, with nothing of the caller's own settings.
    pub(crate) fn command(&self, binaries: &Binaries, name: &str) -> Command {
        let mut command = Command::new(binaries.folder.join(name));
        command
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for (variable, _) in std::env::vars_os() {
            if variable.to_string_lossy().starts_with("PG") {
                command.env_remove(variable);
            }
        }
        // Without TZ, initdb compares the system's clock with every zone it knows.
        command.env("TZ", "UTC").env("LC_ALL", locale());
        self.account.apply(&mut command);
        command
    }

    /// The last lines of the server's log, for an error.
    pub(crate) fn last_words(&self) -> String {
        tail(&fs::read_to_string(self.log()).unwrap_or_default())
    }

    /// A new, empty log; the last start's is kept beside it.
    pub(crate) fn new_log(&self) -> Result<File, Error> {
        let path = self.log();
        if path.exists() {
            fs::rename(&path, self.folder.join("server.log.old")).map_err(Error::io("rotating", &path))?;
        }
        let mut options = OpenOptions::new();
        options
            .create(true)
            .append(true)
            .mode(0o600)
            .open(&path)
            .map_err(Error::io("making", &path))
    }
}

/// Byte order for comparing, Unicode for letters: the same everywhere, unlike the machine's language.
fn locale() -> &'static str {
    if cfg!(target_os = "linux") { "C.UTF-8" } else { "C" }
}

fn write_private(path: &Path, text: &str) -> Result<(), Error> {
    // An older file would keep its mode.
    if path.exists() {
        fs::remove_file(path).map_err(Error::io("removing", path))?;
    }
    let mut file = OpenOptions::new()
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(path)
        .map_err(Error::io("making", path))?;
    file.write_all(text.as_bytes())
        .map_err(Error::io("writing", path))
}

fn run(what: &'static str, command: &mut Command) -> Result<(), Error> {
    let program = PathBuf::from(command.get_program());
    let output = command.output().map_err(Error::io("running", &program))?;
    finished(what, &output)
}

fn finished(what: &'static str, output: &std::process::Output) -> Result<(), Error> {
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    Err(Error::Failed {
        what,
        said: tail(&String::from_utf8_lossy(&said)),
    })
}

/// The last ten lines that are not empty.
fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(10)..].join("\n")
}
