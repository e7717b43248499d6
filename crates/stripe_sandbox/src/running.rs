//! Starting and stopping.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    thread::JoinHandle,
    time::Duration,
};

use actix_web::{App, HttpServer, dev::ServerHandle, rt::System, web};
use tokio::sync::{mpsc::unbounded_channel, oneshot};

use crate::{
    Control, Options,
    clock::Clock,
    control, dashboard, elements, http,
    journal::Journal,
    model::{Model, Settings, ids, webhook_endpoint::NewEndpoint},
    oauth, onboarding,
    spec::Spec,
    state::Sandbox,
    webhooks,
};

/// Why a sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// The journal cannot be read or written.
    #[error("the journal: {0}")]
    Journal(String),
    /// The clock file cannot be written.
    #[error("the clock file: {0}")]
    ClockFile(io::Error),
    /// Stripe's spec, to which requests are to be held, cannot be read.
    #[error("the spec for requests: {0}")]
    RequestSpec(io::Error),
    /// The server did not come up.
    #[error("the server: {0}")]
    Server(io::Error),
}

/// A sandbox that answers. It stops when this is dropped.
pub struct Running {
    url: String,
    settings: Settings,
    webhook_secrets: (String, String),
    control: Control,
    server: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

/// Starts a sandbox on a thread and an actix system of its own, so that it can be used from any runtime. Answers when
/// requests are answered.
///
/// # Errors
/// The address is taken, or the journal or the clock file cannot be used.
pub async fn start(options: Options) -> Result<Running, StartError> {
    let bind = |source| StartError::Bind {
        address: options.bind,
        source,
    };
    let listener = TcpListener::bind(options.bind).map_err(bind)?;
    let address = listener.local_addr().map_err(bind)?;
    let url = format!("http://{address}");
    let settings = Settings::of(
        &options,
        options.public_url.clone().unwrap_or_else(|| url.clone()),
    );
    let (journal, mut model, offset) = load(&options, &settings)?;
    let clock = Clock::new(offset, options.clock_file.clone()).map_err(StartError::ClockFile)?;
    model.begin(clock.now(), crate::model::RequestContext::default());
    let webhook_secrets = register_endpoints(&mut model, &options);
    let waiting = model.pending_deliveries();

    let (sender, receiver) = unbounded_channel();
    let spec = options.request_spec.as_deref().map(Spec::read);
    let spec = spec.transpose().map_err(StartError::RequestSpec)?;
    let sandbox = Sandbox::new(model, journal, clock, spec, sender);
    sandbox.write(|_| ());
    for delivery in waiting {
        sandbox.enqueue_delivery(&delivery);
    }
    let control = Control::new(sandbox.clone());
    let (ready, is_ready) = oneshot::channel();
    let thread = std::thread::Builder::new()
        .name("stripe-sandbox".to_owned())
        .spawn(move || serve(sandbox, receiver, listener, ready))
        .map_err(StartError::Server)?;
    let server = is_ready
        .await
        .map_err(|_| StartError::Server(io::Error::other("the server's thread ended")))?
        .map_err(StartError::Server)?;
    Ok(Running {
        url,
        settings,
        webhook_secrets,
        control,
        server,
        thread: Some(thread),
    })
}

fn load(options: &Options, settings: &Settings) -> Result<(Option<Journal>, Model, i64), StartError> {
    let clock = Clock::new(0, None).map_err(StartError::ClockFile)?;
    match &options.state_dir {
        None => Ok((None, Model::new(settings.clone(), clock.now()), 0)),
        Some(directory) => {
            let (journal, model, offset) = Journal::open(directory, settings, |offset| clock.now() + offset)
                .map_err(|error| StartError::Journal(error.to_string()))?;
            Ok((Some(journal), model, offset))
        }
    }
}

/// Registers the two endpoints of the options, once: an endpoint with the same address is taken as it is.
fn register_endpoints(model: &mut Model, options: &Options) -> (String, String) {
    let secret = |given: &Option<String>, name: &str| {
        given
            .clone()
            .unwrap_or_else(|| format!("whsec_{}", ids::fixed(options.seed, name, 32)))
    };
    let platform = secret(&options.platform_webhook_secret, "platform webhook");
    let connect = secret(&options.connect_webhook_secret, "connect webhook");
    let account = model.settings.platform.clone();
    for (url, secret, is_connect) in [
        (&options.platform_webhook_url, &platform, false),
        (&options.connect_webhook_url, &connect, true),
    ] {
        let Some(url) = url else { continue };
        let known = model
            .webhook_endpoints
            .of(&account)
            .any(|endpoint| endpoint.url == *url && endpoint.connect == is_connect && !endpoint.deleted);
        if !known {
            model.create_endpoint(
                &account,
                NewEndpoint {
                    url: url.clone(),
                    enabled_events: vec!["*".to_owned()],
                    connect: is_connect,
                    description: Some("registered at start".to_owned()),
                    metadata: crate::model::Metadata::new(),
                    secret: Some(secret.clone()),
                },
            );
        }
    }
    (platform, connect)
}

fn serve(
    sandbox: Sandbox,
    deliveries: tokio::sync::mpsc::UnboundedReceiver<String>,
    listener: TcpListener,
    ready: oneshot::Sender<io::Result<ServerHandle>>,
) {
    System::new().block_on(async move {
        actix_web::rt::spawn(webhooks::deliver(sandbox.clone(), deliveries));
        let data = web::Data::new(sandbox);
        let server = HttpServer::new(move || App::new().app_data(data.clone()).configure(routes))
            // One lock stands behind it: more threads would only wait for each other.
            .workers(1)
            // Longer than clients keep a connection, as at Stripe: one that we close as they write on it
            // would be an answer lost by nobody's order.
            .keep_alive(Duration::from_secs(75))
            .on_connect(http::connection_of)
            .disable_signals()
            .shutdown_timeout(1)
            .listen(listener);
        match server {
            Err(error) => {
                let _ = ready.send(Err(error));
            }
            Ok(server) => {
                let server = server.run();
                let _ = ready.send(Ok(server.handle()));
                if let Err(error) = server.await {
                    log::error!("the sandbox's server failed: {error}");
                }
            }
        }
    });
}

/// Everything on the one port.
fn routes(cfg: &mut web::ServiceConfig) {
    // A file of 5 MB, and what is sent around it.
    cfg.app_data(web::PayloadConfig::new(6 << 20));
    http::routes(cfg);
    control::routes(cfg);
    oauth::routes(cfg);
    onboarding::routes(cfg);
    elements::routes(cfg);
    dashboard::routes(cfg);
}

impl Running {
    /// Base address, `http://127.0.0.1:PORT`: `/v1`, `/oauth`, `/v3` (stripe.js), `/_sandbox` and the Dashboards.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The platform's secret key.
    #[must_use]
    pub fn secret_key(&self) -> &str {
        &self.settings.secret_key
    }

    /// The platform's publishable key.
    #[must_use]
    pub fn publishable_key(&self) -> &str {
        &self.settings.publishable_key
    }

    /// The platform's Connect client id, `ca_…`.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.settings.client_id
    }

    /// The platform's account id, `acct_…`.
    #[must_use]
    pub fn platform_account(&self) -> &str {
        &self.settings.platform
    }

    /// Signing secret of the endpoint for the platform's own events that the options register.
    #[must_use]
    pub fn platform_webhook_secret(&self) -> &str {
        &self.webhook_secrets.0
    }

    /// Signing secret of the endpoint for connected accounts' events that the options register.
    #[must_use]
    pub fn connect_webhook_secret(&self) -> &str {
        &self.webhook_secrets.1
    }

    /// What `/_sandbox` can do, without HTTP.
    #[must_use]
    pub fn control(&self) -> Control {
        self.control.clone()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The command is sent by the call; the future only waits, and there is nothing here to wait with.
        drop(self.server.stop(false));
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the sandbox's thread panicked");
        }
        let faults = self.control.request_faults();
        if !faults.is_empty() && !std::thread::panicking() {
            #[expect(
                clippy::panic,
                reason = "a test that sends, or is sent, what Stripe does not know must fail"
            )]
            {
                panic!(
                    "requests or answers that are not as Stripe's spec has them:\n{}",
                    faults.join("\n")
                );
            }
        }
    }
}
