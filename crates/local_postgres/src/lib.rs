//! A private Postgres from whatever binaries the machine has.
//!
//! `cargo xtask up` keeps its data in one, and every test that needs Postgres gets a database in
//! another ([`TestDatabase`], feature `template`). Both work as root too, which Postgres itself
//! refuses: the server then runs as the user `postgres`, or else as `nobody`.
//!
//! ```no_run
//! use souk_local_postgres::{Postgres, Settings};
//! let server = Postgres::start(&Settings { data_dir: "target/souk/postgres".into(), port: None, durable: true })?;
//! println!("{}", server.port());
//! // Stops when `server` is dropped, and also when this process is killed.
//! # Ok::<(), souk_local_postgres::Error>(())
//! ```
//!
//! Deliberately absent: downloading (`xtask` installs what is missing), a Unix socket (its path
//! must stay below 108 bytes, and every client understands `127.0.0.1`), and Windows.

mod account;
mod cluster;
mod error;
mod find;
mod launch;
mod pid_file;
#[cfg(feature = "template")]
mod shared;
#[cfg(feature = "template")]
mod template;

pub use error::Error;
pub use find::{Binaries, npm_folder};
pub use launch::{Postgres, Settings, wipe};
#[cfg(feature = "template")]
pub use template::{TestDatabase, version_of_folder};

/// The root of the workspace: the nearest folder above the running package that has a `Cargo.lock`.
///
/// Cargo and nextest tell a program that they run where its package is; a program that was
/// started by hand falls back on where this crate was compiled.
#[must_use]
pub fn workspace_folder() -> std::path::PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let package = std::path::PathBuf::from(package);
    let root = package
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file());
    root.unwrap_or(&package).to_path_buf()
}
