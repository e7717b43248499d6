//! A fresh, migrated database for every test, cloned from one that was migrated once.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use diesel::connection::SimpleConnection;
use diesel::result::{DatabaseErrorKind, Error as Sql};
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};

use crate::{Error, find, pid_file, shared};

/// Names a Postgres to use in place of a private one: the URL of a superuser, or of somebody who may
/// create databases and templates.
const NAMED: &str = "DATABASE_URL_FOR_TESTS";
/// Held while a template is made, so that a hundred tests that start together make one.
const MAKING: i64 = 0x736f_756b;
/// Templates of older migrations that are kept, so that changing branches makes none anew.
const KEPT: usize = 6;

/// A database of a test's own. It is dropped with this value, connections and all; what a killed
/// test left is dropped by the next one.
///
/// ```no_run
/// # fn migrate(url: &str) {}
/// let version = souk_local_postgres::version_of_folder("migrations".as_ref())?;
/// let database = souk_local_postgres::TestDatabase::new(&version, migrate)?;
/// // connect to database.url()
/// # Ok::<(), souk_local_postgres::Error>(())
/// ```
pub struct TestDatabase {
    name: String,
    url: String,
    /// To the database `postgres` of the same server; a lock only so that a test may share this value.
    server: Mutex<PgConnection>,
}

impl TestDatabase {
    /// A new database, as `migrate` leaves one. `migrate` gets the URL of an empty database and
    /// runs for the first test only: the others get a copy, as long as `version` (any text that
    /// changes with the migrations, see [`version_of_folder`]) stays the same.
    ///
    /// The server is the one that `DATABASE_URL_FOR_TESTS` names, or else a private one that all
    /// test processes of this checkout share and that ends some seconds after the last of them.
    ///
    /// # Errors
    /// When no server can be had, or a statement fails.
    pub fn new(version: &str, migrate: impl FnOnce(&str)) -> Result<Self, Error> {
        let server = match std::env::var(NAMED) {
            Ok(url) => url,
            Err(_) => shared::url()?.to_owned(),
        };
        let mut connection = connect(&server)?;
        drop_left_behind(&mut connection)?;
        let template = format!("souk_template_{:016x}", find::fnv1a(version.as_bytes()));
        let name = unique_name();
        let strategy = strategy(&mut connection)?;
        let create = format!("CREATE DATABASE {name} TEMPLATE {template}{strategy}");
        match connection.batch_execute(&create) {
            Ok(()) => {}
            Err(error) if is_missing(&error) => {
                make_template(&mut connection, &server, &template, migrate)?;
                run(&mut connection, &create)?;
            }
            Err(error) => return Err(failed(&create)(error)),
        }
        let url = with_database(&server, &name);
        Ok(Self {
            name,
            url,
            server: Mutex::new(connection),
        })
    }

    /// Where it is. The user may do everything in it.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its name on the server.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl std::fmt::Debug for TestDatabase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TestDatabase")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let server = self.server.get_mut().unwrap_or_else(PoisonError::into_inner);
        // A server that has gone has no database to drop; a test must not fail over it.
        let _ = server.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

/// A text that changes whenever a file in `folder` (or below) is added, removed, renamed or edited.
///
/// # Errors
/// [`Error::Io`] when something in it cannot be read.
pub fn version_of_folder(folder: &Path) -> Result<String, Error> {
    let mut seen = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        let entries = std::fs::read_dir(&next).map_err(Error::io("reading", &next))?;
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            seen.extend_from_slice(
                path.strip_prefix(folder)
                    .unwrap_or(&path)
                    .as_os_str()
                    .as_encoded_bytes(),
            );
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let contents = std::fs::read(&path).map_err(Error::io("reading", &path))?;
            seen.extend_from_slice(&contents.len().to_le_bytes());
            seen.extend(contents);
        }
    }
    Ok(format!("{:016x}", find::fnv1a(&seen)))
}

/// Makes the template unless another test has while we waited. It gets its name last, so that a
/// half-migrated one is never cloned.
fn make_template(
    connection: &mut PgConnection,
    server: &str,
    template: &str,
    migrate: impl FnOnce(&str),
) -> Result<(), Error> {
    run(connection, &format!("SELECT pg_advisory_lock({MAKING})"))?;
    if names_like(connection, template)?.is_empty() {
        let making = format!("{template}_making");
        run(
            connection,
            &format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)"),
        )?;
        run(
            connection,
            &format!("CREATE DATABASE {making} TEMPLATE template0"),
        )?;
        migrate(&with_database(server, &making));
        let leave =
            format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{making}'");
        run(connection, &leave)?;
        run(
            connection,
            &format!("ALTER DATABASE {making} RENAME TO {template}"),
        )?;
        run(
            connection,
            &format!("ALTER DATABASE {template} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true"),
        )?;
        let templates = names_like(connection, "souk\\_template\\_%")?;
        for old in templates
            .iter()
            .filter(|name| !name.ends_with("_making"))
            .skip(KEPT)
        {
            run(
                connection,
                &format!("ALTER DATABASE {old} WITH IS_TEMPLATE false"),
            )?;
            run(connection, &format!("DROP DATABASE {old}"))?;
        }
    }
    // Not reached after a panic in `migrate`; the lock ends with the connection.
    run(connection, &format!("SELECT pg_advisory_unlock({MAKING})"))
}

/// `souk_test_<process>_<count>`: no other process has it, and what is left of a killed one shows.
fn unique_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!(
        "souk_test_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    )
}

/// Drops the databases of test processes that were killed. On a server that was named by its URL
/// the processes may be of another machine, so there it drops none.
fn drop_left_behind(connection: &mut PgConnection) -> Result<(), Error> {
    if std::env::var_os(NAMED).is_some() {
        return Ok(());
    }
    for name in names_like(connection, "souk\\_test\\_%")? {
        let process = name.split('_').nth(2).and_then(|pid| pid.parse().ok());
        if !process.is_some_and(pid_file::is_alive) {
            // Another test may be dropping it at this moment.
            let _ = connection.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
    Ok(())
}

/// From Postgres 15 on a copy goes through the log unless told otherwise. Copying the files took
/// half as long, with one test as with four at a time, since no disk is waited for.
fn strategy(connection: &mut PgConnection) -> Result<&'static str, Error> {
    let query = "SELECT current_setting('server_version_num') AS datname";
    let version: Name = diesel::sql_query(query)
        .get_result(connection)
        .map_err(failed(query))?;
    let knows_strategies = version
        .datname
        .parse()
        .is_ok_and(|version: u32| version >= 150_000);
    Ok(if knows_strategies {
        " STRATEGY FILE_COPY"
    } else {
        ""
    })
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    datname: String,
}

/// The databases whose name is `LIKE pattern`, the newest first.
fn names_like(connection: &mut PgConnection, pattern: &str) -> Result<Vec<String>, Error> {
    let query = "SELECT datname::text FROM pg_database WHERE datname LIKE $1 ORDER BY oid DESC";
    let rows: Vec<Name> = diesel::sql_query(query)
        .bind::<Text, _>(pattern)
        .load(connection)
        .map_err(failed(query))?;
    Ok(rows.into_iter().map(|row| row.datname).collect())
}

fn connect(url: &str) -> Result<PgConnection, Error> {
    PgConnection::establish(url)
        .map_err(|error| Error::Sql(format!("connecting to the tests' Postgres: {error}")))
}

fn run(connection: &mut PgConnection, sql: &str) -> Result<(), Error> {
    connection.batch_execute(sql).map_err(failed(sql))
}

fn failed(sql: &str) -> impl FnOnce(Sql) -> Error {
    let sql = sql.to_owned();
    move |error| Error::Sql(format!("{sql}: {error}"))
}

/// True for `invalid_catalog_name` (3D000), of which diesel keeps the message only.
fn is_missing(error: &Sql) -> bool {
    matches!(error, Sql::DatabaseError(DatabaseErrorKind::Unknown, about) if about.message().contains("does not exist"))
}

/// `url` with the database replaced by `name`; its parameters stay.
fn with_database(url: &str, name: &str) -> String {
    let (address, parameters) = url
        .split_once('?')
        .map_or((url, String::new()), |(a, p)| (a, format!("?{p}")));
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find('/').map_or(address.len(), |at| start + at);
    format!("{}/{name}{parameters}", &address[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_replaced_and_the_parameters_stay() {
        let replaced = with_database("postgres://a:b@127.0.0.1:5/postgres?sslmode=disable", "x");
        assert_eq!(replaced, "postgres://a:b@127.0.0.1:5/x?sslmode=disable");
        assert_eq!(
            with_database("postgres://127.0.0.1", "x"),
            "postgres://127.0.0.1/x"
        );
        assert_eq!(
            with_database("postgres:///y?host=%2Ftmp", "x"),
            "postgres:///x?host=%2Ftmp"
        );
    }

    #[test]
    fn two_names_are_never_the_same() {
        assert_ne!(unique_name(), unique_name());
    }
}
