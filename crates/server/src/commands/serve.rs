//! `souk serve`

use super::Failure;
use crate::{compose, config::Config, telemetry};

/// Serves the API until SIGINT or SIGTERM, then ends what is in flight.
///
/// # Errors
/// When the configuration cannot be used, the database is not there or not up to date, or an
/// address cannot be bound.
pub async fn run(with_worker: bool) -> Result<(), Failure> {
    let config = Config::from_environment()?;
    let metrics = telemetry::metrics()?;
    let server = compose::Server::start(&config, with_worker, Some(metrics))?;
    log::info!(
        "the API listens on {} ({})",
        server.address(),
        if config.livemode { "live" } else { "test" }
    );
    compose::until_stopped().await;
    log::info!("stopping");
    server.stop().await;
    Ok(())
}
