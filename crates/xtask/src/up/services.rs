//! The sandbox and the API: how they are built, told what they need, and started.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::folder::Folder;
use super::options::{Options, PORTS};
use super::secrets::{OPERATOR, Secrets};
use crate::process::{self, Service};
use crate::{Outcome, http, prepare::Machine, say, workspace};

/// How long a process may take until it answers.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where everything listens, all on 127.0.0.1. People and pages use `localhost` for the web UI, so
/// that the sandbox's card fields are of another origin, as Stripe's are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Addresses {
    web: u16,
    pub(crate) postgres: u16,
}

impl Addresses {
    /// The web UI on `web`; API, sandbox, metrics and Postgres on the four ports above it.
    pub(crate) fn above(web: u16) -> Self {
        Self {
            web,
            postgres: web + 4,
        }
    }

    pub(crate) fn port(self) -> u16 {
        self.web
    }

    pub(crate) fn web(self) -> String {
        format!("http://localhost:{}", self.web)
    }

    pub(crate) fn api(self) -> String {
        format!("http://{}", self.host(1))
    }

    pub(crate) fn sandbox(self) -> String {
        format!("http://{}", self.host(2))
    }

    pub(crate) fn metrics(self) -> String {
        format!("http://{}/metrics", self.host(3))
    }

    fn host(self, above: u16) -> String {
        format!("127.0.0.1:{}", self.web + above)
    }

    /// A sentence that names the first port that something else uses.
    pub(crate) fn check(self) -> Outcome {
        for port in self.web..self.web + PORTS {
            if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
                let last = self.web + PORTS - 1;
                return Err(format!(
                    "port {port} is in use by another program (`up` uses {} to {last}); stop that, or choose other \
                     ports with --port N",
                    self.web
                ));
            }
        }
        Ok(())
    }
}

/// Builds the two programs, with cargo's own progress.
pub(crate) fn build(machine: Machine) -> Outcome {
    let step = say::step("Building the API and the sandbox");
    let mut cargo = workspace::cargo();
    cargo.args(["build", "-p", "souk-server", "-p", "stripe-sandbox"]);
    cargo.args(machine.features());
    process::run(&mut cargo)?;
    step.done("built");
    Ok(())
}

/// Starts the Stripe sandbox. Its keys go through the environment, where `ps` does not show them.
pub(crate) fn sandbox(folder: &Folder, addresses: &Addresses, secrets: &Secrets) -> Outcome<Service> {
    let step = say::step("Starting the Stripe sandbox");
    let mut command = Command::new(workspace::built()?.join("stripe-sandbox"));
    let webhook = |kind: &str| format!("{}/v1/webhooks/stripe/{kind}", addresses.api());
    for (name, value) in [
        ("BIND", addresses.host(2)),
        ("PUBLIC_URL", addresses.sandbox()),
        ("STATE_DIR", folder.path("stripe").display().to_string()),
        ("CLOCK_FILE", folder.path("clock").display().to_string()),
        ("SECRET_KEY", secrets.get("platform_secret_key").to_owned()),
        ("PUBLISHABLE_KEY", secrets.get("publishable_key").to_owned()),
        ("CLIENT_ID", secrets.get("client_id").to_owned()),
        ("REDIRECT_URI", format!("{}/connect/callback", addresses.web())),
        ("PLATFORM_WEBHOOK_URL", webhook("platform")),
        ("CONNECT_WEBHOOK_URL", webhook("connect")),
        (
            "PLATFORM_WEBHOOK_SECRET",
            secrets.get("webhook_secret_platform").to_owned(),
        ),
        (
            "CONNECT_WEBHOOK_SECRET",
            secrets.get("webhook_secret_connect").to_owned(),
        ),
    ] {
        command.env(format!("STRIPE_SANDBOX_{name}"), value);
    }
    let mut service = Service::start("the Stripe sandbox", &mut command, &folder.logs(), "sandbox")?;
    let script = format!("{}/v3/stripe.js", addresses.sandbox());
    service.wait_until(PATIENCE, || http::is_up(&script))?;
    step.done(addresses.sandbox());
    Ok(service)
}

/// The `souk` binary with its environment.
pub(crate) struct Souk<'a> {
    folder: &'a Folder,
    addresses: &'a Addresses,
    program: PathBuf,
    environment: Vec<(&'static str, OsString)>,
}

impl<'a> Souk<'a> {
    pub(crate) fn new(
        folder: &'a Folder,
        addresses: &'a Addresses,
        secrets: &Secrets,
        database_url: &str,
        options: &Options,
    ) -> Outcome<Self> {
        let mut environment: Vec<(&'static str, OsString)> = vec![
            ("SOUK_DATABASE_URL", database_url.into()),
            ("SOUK_LISTEN", addresses.host(1).into()),
            ("SOUK_METRICS_LISTEN", addresses.host(3).into()),
            ("SOUK_PUBLIC_URL", addresses.web().into()),
            ("SOUK_JWT_KEY_FILE", folder.path("jwt.pem").into()),
            ("SOUK_SEAL_KEYS", format!("1:{}", secrets.get("seal_key")).into()),
            (
                "SOUK_STRIPE_SECRET_KEY",
                secrets.get("platform_secret_key").into(),
            ),
            (
                "SOUK_STRIPE_PUBLISHABLE_KEY",
                secrets.get("publishable_key").into(),
            ),
            ("SOUK_STRIPE_CLIENT_ID", secrets.get("client_id").into()),
            (
                "SOUK_STRIPE_WEBHOOK_SECRETS_PLATFORM",
                secrets.get("webhook_secret_platform").into(),
            ),
            (
                "SOUK_STRIPE_WEBHOOK_SECRETS_CONNECT",
                secrets.get("webhook_secret_connect").into(),
            ),
        ];
        if !options.real_stripe {
            environment.extend([
                ("SOUK_STRIPE_API_URL", addresses.sandbox().into()),
                ("SOUK_STRIPE_CONNECT_URL", addresses.sandbox().into()),
                (
                    "SOUK_STRIPE_JS_URL",
                    format!("{}/v3/stripe.js", addresses.sandbox()).into(),
                ),
                ("SOUK_CLOCK_FILE", folder.path("clock").into()),
            ]);
        }
        let souk = Self {
            folder,
            addresses,
            program: workspace::built()?.join("souk"),
            environment,
        };
        souk.make_key()?;
        Ok(souk)
    }

    /// `souk` with `arguments`. What the caller's environment says beside ours reaches it as well, such as SOUK_LOG.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        // These two are the web UI's.
        command
            .env_remove("SOUK_API_URL")
            .env_remove("SOUK_STRIPE_JS_ORIGIN");
        command
    }

    /// The key that signs access tokens, made once.
    fn make_key(&self) -> Outcome {
        let file = self.folder.path("jwt.pem");
        if file.is_file() {
            return Ok(());
        }
        let mut generate = self.command(&["key", "generate", "--out"]);
        generate.arg(&file).env_remove("SOUK_JWT_KEY_FILE");
        process::run(&mut generate)
    }

    /// Brings the tables up to date.
    pub(crate) fn migrate(&self) -> Outcome {
        let step = say::step("Migrating the database");
        process::run(&mut self.command(&["migrate"]))?;
        step.done("migrated");
        Ok(())
    }

    /// Makes the operator on the first run.
    pub(crate) fn add_operator(&self, secrets: &Secrets) -> Outcome {
        if self.folder.read("operator").is_some() {
            return Ok(());
        }
        let arguments = [
            "operator",
            "add",
            "--email",
            OPERATOR,
            "--name",
            "Olivia Operator",
            "--password-stdin",
        ];
        let mut add = self.command(&arguments);
        process::run_with_input(&mut add, secrets.get("operator_password"))?;
        self.folder.write_private("operator", OPERATOR)
    }

    /// Starts the API with its worker.
    pub(crate) fn serve(&self) -> Outcome<Service> {
        let step = say::step("Starting the API");
        let mut service = Service::start(
            "the API",
            &mut self.command(&["serve"]),
            &self.folder.logs(),
            "api",
        )?;
        let ready = format!("{}/readyz", self.addresses.api());
        service.wait_until(PATIENCE, || http::is_up(&ready))?;
        step.done(self.addresses.api());
        Ok(service)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_in_use_is_named() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let said = Addresses::above(port - 2).check().unwrap_err();
        assert!(
            said.contains(&format!("port {port} ")) || said.contains("in use"),
            "{said}"
        );
    }
}
