//! Logs by `env_logger`, metrics for Prometheus on a port of their own.

use std::net::SocketAddr;

use actix_web::{App, HttpResponse, HttpServer, dev::Server, web};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use souk_persistence::Db;

/// Begins to log, by `SOUK_LOG`. Call it once, first.
pub fn log() {
    let filter = std::env::var("SOUK_LOG").ok().filter(|filter| !filter.is_empty());
    env_logger::Builder::new()
        .parse_filters(filter.as_deref().unwrap_or("info"))
        .format_timestamp_micros()
        .init();
}

/// Begins to count. Call it once; nothing is counted before.
///
/// # Errors
/// When something else counts already.
pub fn metrics() -> Result<PrometheusHandle, metrics_exporter_prometheus::BuildError> {
    PrometheusBuilder::new()
        .set_buckets(&[
            0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
        ])?
        .install_recorder()
}

/// Serves `/metrics`.
///
/// # Errors
/// When the address cannot be bound.
pub fn serve_metrics(handle: PrometheusHandle, db: Db, listen: SocketAddr) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        let (handle, db) = (handle.clone(), db.clone());
        App::new().route(
            "/metrics",
            web::get().to(move || {
                db.record_pool();
                handle.run_upkeep();
                let body = handle.render();
                async move {
                    HttpResponse::Ok()
                        .content_type("text/plain; version=0.0.4")
                        .body(body)
                }
            }),
        )
    });
    Ok(server.workers(1).disable_signals().bind(listen)?.run())
}
