//! How each connection is set up.

use std::{fmt, time::Duration};

use diesel::{
    PgConnection,
    connection::Connection,
    prelude::*,
    r2d2::{self, CustomizeConnection},
    sql_types::Text,
};

use super::{DbConfig, seen};

/// Sets each new connection up.
pub(super) struct Settings(pub(super) DbConfig);

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Settings")
    }
}

impl CustomizeConnection<PgConnection, r2d2::Error> for Settings {
    fn on_acquire(&self, conn: &mut PgConnection) -> Result<(), r2d2::Error> {
        let millis = |duration: Duration| duration.as_millis().to_string();
        diesel::sql_query(
            "SELECT set_config('application_name', $1, false), set_config('statement_timeout', $2, false), \
             set_config('lock_timeout', $3, false), set_config('idle_in_transaction_session_timeout', '30s', false)",
        )
        .bind::<Text, _>(&self.0.application_name)
        .bind::<Text, _>(millis(self.0.statement_timeout))
        .bind::<Text, _>(millis(self.0.lock_timeout))
        .execute(conn)
        .map_err(r2d2::Error::QueryError)?;
        // A deadlock is known by its message only, so that must be in English; where we may not
        // say so, the server's own language is hoped to be.
        diesel::sql_query(
            "DO $$ BEGIN PERFORM set_config('lc_messages', 'C', false); \
             EXCEPTION WHEN insufficient_privilege THEN NULL; END $$",
        )
        .execute(conn)
        .map_err(r2d2::Error::QueryError)?;
        conn.set_instrumentation(seen::Watch);
        Ok(())
    }
}

/// r2d2 tries again by itself; this only says so. libpq's messages name host and user, no password.
#[derive(Debug)]
pub(super) struct LogFailures;

impl r2d2::HandleError<r2d2::Error> for LogFailures {
    fn handle_error(&self, error: r2d2::Error) {
        log::warn!("no connection to Postgres: {error}");
    }
}

/// Has libpq give up on a network that swallows packets, unless the URL says otherwise.
/// <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS>
pub(super) fn with_network_timeouts(url: &str) -> String {
    if !url.contains("://") {
        return url.to_owned();
    }
    let mut url = url.to_owned();
    for (name, value) in [("connect_timeout", "5"), ("tcp_user_timeout", "15000")] {
        if !url.contains(&format!("{name}=")) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(name);
            url.push('=');
            url.push_str(value);
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_url_says_of_timeouts_stays() {
        assert_eq!(
            with_network_timeouts("postgres:///souk?connect_timeout=1"),
            "postgres:///souk?connect_timeout=1&tcp_user_timeout=15000"
        );
        assert_eq!(
            with_network_timeouts("postgres://a@b/c"),
            "postgres://a@b/c?connect_timeout=5&tcp_user_timeout=15000"
        );
        assert_eq!(with_network_timeouts("host=/tmp"), "host=/tmp");
    }
}
