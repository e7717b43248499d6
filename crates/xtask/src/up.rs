//! `cargo xtask up`: everything there is, on one machine, until Ctrl-C.

mod folder;
mod options;
mod secrets;
mod seed;
mod services;
mod web;

use std::time::{Duration, Instant};

use serde_json::json;
use souk_local_postgres::{Postgres, Settings};

use crate::process::Service;
use crate::{Outcome, interrupt, prepare, process, say, workspace};
use folder::Folder;
pub(crate) use options::Options;
use secrets::Secrets;
use services::Addresses;

/// How often the processes are looked at.
const LOOK: Duration = Duration::from_millis(200);

/// What runs, in the order in which it is stopped: fields are dropped from the first to the last.
pub(crate) struct Running {
    web: Service,
    api: Service,
    sandbox: Option<Service>,
    postgres: Postgres,
    folder: Folder,
}

/// Brings everything up, and stays until it is asked to stop or something ends by itself.
pub(crate) fn run(options: &Options) -> Outcome {
    let since = Instant::now();
    let machine = prepare::for_up()?;
    let mut running = start(options, machine)?;
    say::line(format_args!("    up after {} s", since.elapsed().as_secs()));
    let ended = watch(&mut running);
    stop(running);
    ended
}

/// Starts everything, in the order in which one needs the other, and writes `up.json`.
pub(crate) fn start(options: &Options, machine: prepare::Machine) -> Outcome<Running> {
    let addresses = Addresses::above(options.port);
    let folder = Folder::open(&options.data_dir, options.fresh)?;
    addresses.check()?;
    services::build(machine)?;
    web::build()?;
    // Vite takes longest to start and needs nobody to be there yet.
    let mut web = web::start(&folder, &addresses, options)?;

    let step = say::step("Starting Postgres");
    let settings = Settings {
        data_dir: folder.path("postgres"),
        port: Some(addresses.postgres),
        durable: options.durable,
    };
    let postgres = Postgres::start(&settings).map_err(|error| error.to_string())?;
    step.done(format_args!("on port {}", postgres.port()));
    let database_url = postgres.url("souk");

    let secrets = Secrets::load(&folder, options.real_stripe)?;
    let sandbox = if options.real_stripe {
        None
    } else {
        Some(services::sandbox(&folder, &addresses, &secrets)?)
    };
    let souk = services::Souk::new(&folder, &addresses, &secrets, &database_url, options)?;
    souk.migrate()?;
    souk.add_operator(&secrets)?;
    let api = souk.serve()?;
    web::wait(&mut web, &addresses)?;
    let sellers = seed::sellers(&folder, &addresses, &secrets, options)?;

    let up = json!({
        "web": addresses.web(),
        "api": addresses.api(),
        "metrics": addresses.metrics(),
        "stripe": options.sandbox_url(&addresses),
        "database_url": database_url,
        "operator": { "email": secrets::OPERATOR, "password": secrets.get("operator_password") },
        "sellers": sellers,
        "platform_secret_key": secrets.get("platform_secret_key"),
        "publishable_key": secrets.get("publishable_key"),
        "client_id": secrets.get("client_id"),
        "webhook_secret_platform": secrets.get("webhook_secret_platform"),
        "webhook_secret_connect": secrets.get("webhook_secret_connect"),
    });
    folder.write_private("up.json", &format!("{up:#}\n"))?;
    tell(options, &addresses, &folder, &secrets, &up);
    Ok(Running {
        web,
        api,
        sandbox,
        postgres,
        folder,
    })
}

fn tell(
    options: &Options,
    addresses: &Addresses,
    folder: &Folder,
    secrets: &Secrets,
    up: &serde_json::Value,
) {
    say::line("");
    say::line(format_args!("Souk is up:        {}", addresses.web()));
    say::line(format_args!(
        "  the operator     {}  password {}",
        secrets::OPERATOR,
        secrets.get("operator_password")
    ));
    for seller in up["sellers"].as_array().into_iter().flatten() {
        let text = |name: &str| seller[name].as_str().unwrap_or_default().to_owned();
        say::line(format_args!(
            "  a seller         {}  password {}",
            text("email"),
            text("password")
        ));
    }
    if !options.real_stripe {
        say::line(format_args!(
            "  Stripe sandbox   {}/dashboard  (card 4242 4242 4242 4242)",
            addresses.sandbox()
        ));
    }
    say::line(format_args!("  the API          {}/docs", addresses.api()));
    say::line(format_args!("  logs             {}", folder.logs().display()));
    say::line(format_args!(
        "  for programs     {}",
        folder.path("up.json").display()
    ));
    say::line("Ctrl-C stops it; the data stays.");
}

/// Looks after the processes until somebody wants them stopped (no error) or one has ended (its last words).
fn watch(running: &mut Running) -> Outcome {
    loop {
        if interrupt::requested() {
            return Ok(());
        }
        running.web.check()?;
        running.api.check()?;
        running.sandbox.as_mut().map_or(Ok(()), Service::check)?;
        if !running.postgres.is_running() {
            return Err(format!(
                "Postgres ended. {}",
                process::last_lines(&running.postgres.log_file())
            ));
        }
        std::thread::sleep(LOOK);
    }
}

/// Stops everything, in order, with the data kept.
pub(crate) fn stop(running: Running) {
    let step = say::step("Stopping");
    running.folder.remove("up.json");
    drop(running);
    step.done("stopped");
}

impl Running {
    /// The file that tells programs where everything is.
    pub(crate) fn up_json(&self) -> std::path::PathBuf {
        self.folder.path("up.json")
    }
}

/// The root of the checkout's own data, when no `--data-dir` names another.
fn default_data_dir() -> std::path::PathBuf {
    workspace::root().join("target/souk")
}
