//! Why there is no Postgres.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a private Postgres could not be found, made, started or used.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// No `initdb` and `postgres` anywhere that was looked at.
    NoBinaries {
        /// The places, in the order they were tried.
        looked_at: Vec<PathBuf>,
    },
    /// The data was made by another major version than any of the binaries found.
    OtherVersion {
        /// The folder with the data.
        data_dir: PathBuf,
        /// The major version that made it.
        made_by: u32,
        /// The major versions found on this machine.
        found: Vec<u32>,
    },
    /// The port that was asked for is in use by something else.
    PortInUse(u16),
    /// `initdb` or `postgres` ended, or did not become ready.
    Failed {
        /// What was run, or waited for.
        what: &'static str,
        /// The last lines it said.
        said: String,
    },
    /// The file system said no.
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// A statement failed while a test's database was made.
    Sql(String),
}

impl Error {
    /// For `map_err`: keeps what was being done, and to what.
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io { doing, path, source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBinaries { looked_at } => {
                write!(f, "found no Postgres (initdb and postgres) in")?;
                for place in looked_at {
                    write!(f, " {}", place.display())?;
                }
                write!(
                    f,
                    "; install it, set PG_BIN_DIR, or run `cargo xtask up`, which installs it"
                )
            }
            Self::OtherVersion {
                data_dir,
                made_by,
                found,
            } => write!(
                f,
                "the data in {} was made by Postgres {made_by}, but this machine has {found:?}; install that version \
                 or start afresh without this folder",
                data_dir.display()
            ),
            Self::PortInUse(port) => write!(f, "port {port} on 127.0.0.1 is in use by another program"),
            Self::Failed { what, said } => write!(f, "{what} failed: {said}"),
            Self::Io { doing, path, source } => write!(f, "{doing} {}: {source}", path.display()),
            Self::Sql(message) => write!(f, "{message}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
