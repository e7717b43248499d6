//! `cargo xtask check`: all that can be said without running anything.

use crate::process::{on_path, run};
use crate::{Outcome, openapi, say, tidy, workspace};

/// Runs every check, also after one has failed, and says at the end which did.
pub(crate) fn run_all() -> Vec<(&'static str, Outcome)> {
    vec![
        ("tidy", tidy::run()),
        ("format", format()),
        ("clippy", clippy(&[])),
        ("generated files", openapi::check()),
        ("cargo-deny", deny()),
    ]
}

/// The command.
pub(crate) fn run_command() -> Outcome {
    let failed: Vec<String> = run_all()
        .into_iter()
        .filter_map(|(name, outcome)| outcome.err().map(|error| format!("{name}: {error}")))
        .collect();
    if failed.is_empty() {
        say::line("all in order");
        return Ok(());
    }
    Err(failed.join("\nerror: "))
}

/// rustfmt would change nothing.
pub(crate) fn format() -> Outcome {
    run(workspace::cargo().args(["fmt", "--all", "--", "--check"]))
}

/// clippy has nothing to say, about tests neither.
pub(crate) fn clippy(features: &[&str]) -> Outcome {
    let mut cargo = workspace::cargo();
    cargo
        .args(["clippy", "--workspace", "--all-targets"])
        .args(features)
        .args(["--", "-D", "warnings"]);
    run(&mut cargo)
}

/// Licences, sources and bans of dependencies, where cargo-deny is installed. Its advisories need
/// the network, so CI asks for them on its own schedule.
fn deny() -> Outcome {
    if on_path("cargo-deny").is_none() {
        say::line("cargo-deny is not installed; `cargo install cargo-deny` brings it");
        return Ok(());
    }
    run(workspace::cargo().args(["deny", "check", "bans", "licenses", "sources"]))
}
