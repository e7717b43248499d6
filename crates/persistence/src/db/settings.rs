//! How each connection is set up.

use std::time::Duration;

use diesel::{PgConnection, connection::Connection, prelude::*, r2d2, sql_types::Text};

use super::{DbConfig, seen};

/// Sets a new connection up.
pub(super) fn set_up(conn: &mut PgConnection, config: &DbConfig) -> Result<(), r2d2::Error> {
    let millis = |duration: Duration| duration.as_millis().to_string();
    diesel::sql_query(
        "SELECT set_config('application_name', $1, false), set_config('statement_timeout', $2, false), \
         set_config('lock_timeout', $3, false), set_config('idle_in_transaction_session_timeout', '30s', false)",
    )
    .bind::<Text, _>(&config.application_name)
    .bind::<Text, _>(millis(config.statement_timeout))
    .bind::<Text, _>(millis(config.lock_timeout))
    .execute(conn)
    .map_err(r2d2::Error::QueryError)?;
    // A deadlock is known by its message only, so that must be in English; where we may not say so,
    // the server's own language is hoped to be.
    diesel::sql_query(
        "DO $$ BEGIN PERFORM set_config('lc_messages', 'C', false); \
         EXCEPTION WHEN insufficient_privilege THEN NULL; END $$",
    )
    .execute(conn)
    .map_err(r2d2::Error::QueryError)?;
    conn.set_instrumentation(seen::Watch);
    Ok(())
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
    let in_keywords = !url.contains("://");
    let mut url = url.to_owned();
    for (name, value) in [("connect_timeout", "5"), ("tcp_user_timeout", "15000")] {
        if !url.contains(&format!("{name}=")) {
            url.push(match (in_keywords, url.contains('?')) {
                (true, _) => ' ',
                (false, true) => '&',
                (false, false) => '?',
            });
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
        assert_eq!(
            with_network_timeouts("host=/tmp tcp_user_timeout=1"),
            "host=/tmp tcp_user_timeout=1 connect_timeout=5"
        );
    }
}
