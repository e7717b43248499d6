//! Where the parts are put together.

use std::{net::SocketAddr, sync::Arc};

use actix_web::{App, HttpServer, dev::ServerHandle, middleware::from_fn, web::Data};
use metrics_exporter_prometheus::PrometheusHandle;
use secrecy::{ExposeSecret, SecretString};
use souk_api::{Limits, Quotas, State, Tokens};
use souk_application::{
    Application, SealKeys, Settings,
    worker::{self, Pulse},
};
use souk_domain::Clock;
use souk_persistence::{Db, DbConfig};
use souk_stripe_gateway::Stripe;
use tokio::{sync::watch, task::JoinHandle};

use crate::{
    clock::{SteppedClock, SystemClock},
    commands::Failure,
    config::Config,
    key,
    randomness::SystemRandomness,
    telemetry,
};

/// How long what is in flight may take to end when the process is told to stop, in seconds: longer
/// than a call to Stripe.
const DRAIN_SECONDS: u64 = 45;

/// The use cases on the configured database and platform.
///
/// # Errors
/// When the database is not there, or a key cannot be used.
pub fn application(config: &Config) -> Result<Application, Failure> {
    let db = Db::connect(&DbConfig::new(
        config.database_url.expose_secret(),
        config.database_pool,
    ))?;
    let stripe = Stripe::new(config.stripe.clone())?;
    let clock: Arc<dyn Clock> = match &config.clock_file {
        Some(file) => Arc::new(SteppedClock::new(file.clone())),
        None => Arc::new(SystemClock),
    };
    let settings = Settings {
        public_url: config.public_url.clone(),
        refresh_secret: config
            .jwt_key
            .as_ref()
            .map_or_else(SecretString::default, |key| key::derive(key, "refresh")),
        seal_keys: SealKeys::new(&config.seal_keys)?,
        webhook_secrets_platform: config.webhook_secrets_platform.clone(),
        webhook_secrets_connect: config.webhook_secrets_connect.clone(),
    };
    Ok(Application::new(
        db,
        stripe,
        clock,
        Arc::new(SystemRandomness),
        settings,
    ))
}

/// What makes and reads access tokens.
///
/// # Errors
/// When the key cannot be used.
pub fn tokens(config: &Config, key: &SecretString) -> Result<Tokens, souk_api::KeyError> {
    let issuer = config.public_url.origin().ascii_serialization();
    Tokens::new(&issuer, &issuer, key, &[])
}

/// A running API, with or without a worker.
pub struct Server {
    addresses: Vec<SocketAddr>,
    handles: Vec<ServerHandle>,
    stop: watch::Sender<bool>,
    worker: Option<JoinHandle<()>>,
    db: Db,
}

impl Server {
    /// Starts to listen.
    ///
    /// # Errors
    /// When the database is not there, a key is missing or cannot be used, or an address cannot be
    /// bound.
    pub fn start(
        config: &Config,
        with_worker: bool,
        metrics: Option<PrometheusHandle>,
    ) -> Result<Self, Failure> {
        let key = config
            .jwt_key
            .as_ref()
            .ok_or("SOUK_JWT_KEY must be set; `souk key generate` makes a key")?;
        let tokens = tokens(config, key)?;
        let app = application(config)?;
        let mut handles = Vec::new();
        if let Some(metrics) = metrics {
            let server = telemetry::serve_metrics(metrics, app.db().clone(), config.metrics_listen)?;
            handles.push(server.handle());
            actix_web::rt::spawn(server);
        }
        let pulse = Pulse::default();
        let state = Data::new(State {
            worker: with_worker.then(|| pulse.clone()),
            clock: app.clock(),
            randomness: app.randomness(),
            tokens,
            limits: Limits::new(config.rate_limits.then(Quotas::default)),
            config: souk_api::Config {
                public_url: config.public_url.clone(),
                allowed_origins: config.allowed_origins.clone(),
                trusted_proxies: config.trusted_proxies,
                marketplace_name: config.marketplace_name.clone(),
                publishable_key: config.stripe.publishable_key.clone(),
                stripe_js_url: config.stripe_js_url.to_string(),
                livemode: config.livemode,
            },
            db: app.db().clone(),
            app: app.clone(),
        });
        let server = HttpServer::new(move || {
            App::new()
                .wrap(from_fn(souk_api::answer))
                .configure(souk_api::routes(state.clone()))
        })
        .workers(2)
        // The database's closures run on these threads: no more of them than connections.
        .worker_max_blocking_threads(usize::try_from(config.database_pool).unwrap_or(8).max(2))
        .shutdown_timeout(DRAIN_SECONDS)
        .disable_signals()
        .bind(config.listen)?;
        let addresses = server.addrs();
        let server = server.run();
        handles.insert(0, server.handle());
        actix_web::rt::spawn(server);
        let db = app.db().clone();
        let (stop, stopped) = watch::channel(false);
        let worker = with_worker.then(|| tokio::spawn(worker::work(app, pulse, stopped)));
        Ok(Self {
            addresses,
            handles,
            stop,
            worker,
            db,
        })
    }

    /// Where the API listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.addresses[0]
    }

    /// Takes no more requests and jobs, and waits for those in flight.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        for handle in self.handles.drain(..) {
            handle.stop(true).await;
        }
        if let Some(worker) = self.worker.take()
            && let Err(error) = worker.await
        {
            log::error!("the worker ended badly: {error}");
        }
    }
}

/// Whoever lets go of a server may exit next: see [`Db::close`], which blocks for a moment.
impl Drop for Server {
    fn drop(&mut self) {
        self.db.close();
    }
}

/// Waits for SIGINT or SIGTERM.
pub async fn until_stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) {
        (Ok(mut interrupt), Ok(mut terminate)) => {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        }
        _ => log::error!("signals cannot be waited for"),
    }
}
