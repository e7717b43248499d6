//! The migrations, embedded, so that the program brings its own.

use diesel::{
    Connection, PgConnection, connection::SimpleConnection, migration::MigrationSource, pg::Pg, prelude::*,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::Error;

/// The migrations in `crates/persistence/migrations`.
pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Only one process migrates at a time, when several start together.
const LOCK: &str = "SELECT pg_advisory_lock(7310876581842219)";

/// Brings the database at `url` to the newest schema. Each migration is a transaction of its own,
/// so a failure leaves the ones before it.
///
/// # Errors
/// [`Error::Unavailable`] when there is no connection; [`Error::Query`] when a migration fails.
pub fn migrate(url: &str) -> Result<(), Error> {
    let mut conn = PgConnection::establish(url).map_err(|error| {
        log::error!("migrating: {error}");
        Error::Unavailable
    })?;
    // Ends with the connection.
    conn.batch_execute(LOCK)?;
    let applied = conn.run_pending_migrations(MIGRATIONS).map_err(failed)?;
    for version in applied {
        log::info!("migrated to {version}");
    }
    Ok(())
}

/// How many migrations the database lacks. One that is newer than this program lacks none.
///
/// # Errors
/// When they cannot be read.
pub fn pending_migrations(conn: &mut PgConnection) -> Result<usize, Error> {
    diesel::table! {
        __diesel_schema_migrations (version) {
            version -> Text,
        }
    }
    let ours = MigrationSource::<Pg>::migrations(&MIGRATIONS).map_err(failed)?;
    let there = diesel::select(diesel::dsl::sql::<diesel::sql_types::Bool>(
        "to_regclass('__diesel_schema_migrations') IS NOT NULL",
    ))
    .get_result::<bool>(conn)?;
    if !there {
        return Ok(ours.len());
    }
    let applied: Vec<String> = __diesel_schema_migrations::table
        .select(__diesel_schema_migrations::version)
        .load(conn)?;
    Ok(ours
        .iter()
        .filter(|migration| !applied.contains(&migration.name().version().to_string()))
        .count())
}

fn failed(error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    match error.downcast::<diesel::result::Error>() {
        Ok(error) => (*error).into(),
        Err(error) => Error::Query(diesel::result::Error::QueryBuilderError(error)),
    }
}
