//! `souk migrate`

use secrecy::ExposeSecret;

use super::Failure;
use crate::config::Config;

/// Brings the database up to date. Any number of processes may do so at the same moment.
///
/// # Errors
/// When the database cannot be reached or a migration fails.
pub async fn run() -> Result<(), Failure> {
    let config = Config::from_environment()?;
    let url = config.database_url.expose_secret().to_owned();
    Ok(tokio::task::spawn_blocking(move || souk_persistence::migrate(&url)).await??)
}
