//! `souk work`

use souk_application::worker::{self, Pulse};
use tokio::sync::watch;

use super::Failure;
use crate::{compose, config::Config, telemetry};

/// Does jobs until SIGINT or SIGTERM, then ends those it is at.
///
/// # Errors
/// When the configuration cannot be used or the database is not there.
pub async fn run() -> Result<(), Failure> {
    let config = Config::from_environment()?;
    let handle = telemetry::metrics()?;
    let app = compose::application(&config)?;
    let db = app.db().clone();
    let metrics = telemetry::serve_metrics(handle, db.clone(), config.metrics_listen)?;
    let metrics_handle = metrics.handle();
    let metrics = actix_web::rt::spawn(metrics);
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(worker::work(app, Pulse::default(), stopped));
    log::info!("the worker is at work");
    compose::until_stopped().await;
    log::info!("stopping");
    stop.send_replace(true);
    let worked = worker.await;
    metrics_handle.stop(true).await;
    let served = metrics.await;
    db.close();
    worked?;
    served??;
    Ok(())
}
