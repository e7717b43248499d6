//! Checks that are not ours, driven by Stripe's official SDK for Python against the sandbox.
//!
//! The script is no part of this project: it is read from `STRIPE_TRUTH_DIR`, by default `../shared/stripe` beside the
//! workspace. It runs twice. With the version of the API that the SDK pins, every check passes but those that
//! [`EXCEPTIONS`] names, and but for the [`RACE`]; with a version in which the reason for those did not exist yet, every
//! check passes, which shows that it is their only reason.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::process::{Service, on_path, output, run, run_and_listen};
use crate::{Outcome, http, say, workspace};

/// The SDK that the script was tried with.
const SDK: &str = "stripe==16.1.0";
/// A version of the API in which captures are synchronous unless something else is asked for.
const SYNCHRONOUS: &str = "2023-10-16";
const PATIENCE: Duration = Duration::from_secs(30);

/// Checks that fail with the SDK's own version of the API, by the beginning of their names, each with what contradicts
/// it.
const EXCEPTIONS: [(&str, &str); 10] = [
    ("payment_intents: create without pm", ASYNCHRONOUS),
    ("payment_intents: create+pm", ASYNCHRONOUS),
    (
        "payment_intents: cancel -> canceled",
        "needs the intent of the first",
    ),
    ("direct charge:", ASYNCHRONOUS),
    ("application_fees: list", "needs the fee of the direct charge"),
    ("direct refund:", "needs the fee of the direct charge"),
    ("application_fees/refunds:", "needs the fee of the direct charge"),
    ("destination charge: full transfer", ASYNCHRONOUS),
    (
        "destination refund:",
        "needs the transfer of the destination charge",
    ),
    ("destination charge with transfer_data[amount]", ASYNCHRONOUS),
];

/// The check that asks for what an asynchronous capture has brought by then, or has not: how many checks lie between the
/// two is the machine's speed. With a synchronous capture it passes like all others.
const RACE: &str = "balance_transactions: list by source";

/// Why a check fails that names no `capture_method` and then reads what only a synchronous capture has at once.
const ASYNCHRONOUS: &str = "docs.stripe.com/payments/payment-intents/asynchronous-capture: since 2024-04-10 an intent \
                            that names no capture_method is captured asynchronously, and the charge has neither balance \
                            transaction, fee nor transfer when it succeeds";

/// What came of the checks: `None` when they cannot be made here, which was then said.
pub(crate) fn check() -> Outcome<Option<Vec<String>>> {
    let skip = |reason: &str| {
        say::line(format_args!(
            "SKIPPED: the checks by Stripe's SDK for Python: {reason}"
        ));
        Ok(None)
    };
    let script = truth().join("conformance.py");
    if !script.is_file() {
        return skip("conformance.py is not there (STRIPE_TRUTH_DIR)");
    }
    let Some(python) = python()? else {
        return skip("there is no python3 with venv and pip (apt-get install python3-venv)");
    };
    let mut said = Vec::new();
    for (version, exceptions, race) in [
        (None, &EXCEPTIONS[..], Some(RACE)),
        (Some(SYNCHRONOUS), &[], None),
    ] {
        let name = version.unwrap_or("the SDK's own");
        let faults = faults(&by(&python, &script, version)?, exceptions, race)?;
        if !faults.is_empty() {
            return Err(format!("API version {name}:\n{}", faults.join("\n")));
        }
        said.push(format!(
            "API version {name}: passed but for {} named exceptions",
            exceptions.len()
        ));
    }
    Ok(Some(said))
}

/// Where the truth is kept, if it is.
fn truth() -> PathBuf {
    std::env::var_os("STRIPE_TRUTH_DIR")
        .map_or_else(|| workspace::root().join("../shared/stripe"), PathBuf::from)
}

/// A Python with the SDK, in `target/python-sdk`; `None` where there is none to make it with.
fn python() -> Outcome<Option<PathBuf>> {
    let folder = workspace::root().join("target/python-sdk");
    let python = folder.join("bin/python");
    let installed = folder.join("installed");
    if fs::read_to_string(&installed).is_ok_and(|what| what == SDK) {
        return Ok(Some(python));
    }
    let has_venv = on_path("python3").is_some()
        && output(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_some();
    if !has_venv {
        return Ok(None);
    }
    let step = say::step(&format!("Installing {SDK} with pip"));
    run(Command::new("python3")
        .args(["-m", "venv", "--clear"])
        .arg(&folder))?;
    run(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        SDK,
    ]))?;
    fs::write(&installed, SDK).map_err(|error| format!("{}: {error}", installed.display()))?;
    step.done("installed");
    Ok(Some(python))
}

/// All that the script says to a fresh sandbox.
fn by(python: &Path, script: &Path, version: Option<&str>) -> Outcome<String> {
    run(workspace::cargo().args(["build", "--quiet", "-p", "stripe-sandbox"]))?;
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map_err(|error| format!("no free port: {error}"))?
        .port();
    let url = format!("http://127.0.0.1:{port}");
    let logs = workspace::root().join("target/python-sdk");
    let mut sandbox = Command::new(workspace::built()?.join("stripe-sandbox"));
    sandbox.env("STRIPE_SANDBOX_BIND", format!("127.0.0.1:{port}"));
    sandbox
        .env("STRIPE_SANDBOX_SECRET_KEY", "sk_test_python")
        .env("STRIPE_SANDBOX_CLIENT_ID", "ca_python");
    let mut sandbox = Service::start("the Stripe sandbox", &mut sandbox, &logs, "sandbox")?;
    let ready = format!("{url}/_sandbox");
    sandbox.wait_until(PATIENCE, || http::is_up(&ready))?;
    let mut checks = Command::new(python);
    checks
        .arg(script)
        .env("STRIPE_BASE", &url)
        .env("STRIPE_SK", "sk_test_python")
        .env("STRIPE_CLIENT_ID", "ca_python")
        .env_remove("STRIPE_VERSION")
        .env_remove("STRIPE_CONNECT_BASE")
        .env_remove("STRIPE_OAUTH_CODE")
        .env_remove("STRIPE_CONNECTED")
        .env_remove("ONLY");
    if let Some(version) = version {
        checks.env("STRIPE_VERSION", version);
    }
    Ok(run_and_listen(&mut checks)?.1)
}

/// What is wrong with what the script said: an unnamed failure, or a named one that does not happen. What races may do
/// either.
fn faults(said: &str, exceptions: &[(&str, &str)], race: Option<&str>) -> Outcome<Vec<String>> {
    let of = |mark: &str| -> Vec<&str> { said.lines().filter_map(|line| line.strip_prefix(mark)).collect() };
    let (passed, failed) = (of("PASS "), of("FAIL "));
    let closing = format!("{} passed, {} failed", passed.len(), failed.len());
    if passed.is_empty() || said.lines().next_back() != Some(closing.as_str()) {
        return Err("the script did not come to its end".to_owned());
    }
    let named = |check: &str| {
        exceptions.iter().any(|(name, _)| check.starts_with(name))
            || race.is_some_and(|name| check.starts_with(name))
    };
    let mut faults: Vec<String> = failed
        .iter()
        .filter(|check| !named(check))
        .map(|check| format!("fails: {check}"))
        .collect();
    for (name, reason) in exceptions {
        if failed.iter().filter(|check| check.starts_with(name)).count() != 1 {
            faults.push(format!(
                "is named as an exception, and is not the name of one that fails: {name} ({reason})"
            ));
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMED: [(&str, &str); 1] = [("money:", "a recording says so")];

    #[test]
    fn a_failure_that_nobody_named_is_found_and_a_named_one_is_not() {
        let said = "PASS auth\nFAIL money: counts - L1\nFAIL time - L2\n1 passed, 2 failed\n";
        assert_eq!(faults(said, &NAMED, None).unwrap(), ["fails: time - L2"]);
    }

    #[test]
    fn a_named_exception_that_begins_to_pass_is_found() {
        let faults = faults(
            "PASS auth\nPASS money: counts\n2 passed, 0 failed\n",
            &NAMED,
            None,
        )
        .unwrap();
        assert!(faults.len() == 1 && faults[0].contains("money:"), "{faults:?}");
    }

    #[test]
    fn what_races_may_pass_or_fail() {
        for said in [
            "PASS auth\nPASS late\n2 passed, 0 failed\n",
            "PASS auth\nFAIL late - L1\n1 passed, 1 failed\n",
        ] {
            assert!(faults(said, &[], Some("late")).unwrap().is_empty(), "{said:?}");
        }
        assert_eq!(
            faults("PASS auth\nFAIL late - L1\n1 passed, 1 failed\n", &[], None)
                .unwrap()
                .len(),
            1
        );
    }

    #[test]
    fn a_script_that_breaks_off_has_not_passed() {
        for said in [
            "",
            "PASS auth\nTraceback\n",
            "0 passed, 0 failed\n",
            "PASS a\n2 passed, 0 failed\n",
        ] {
            assert!(faults(said, &[], None).is_err(), "{said:?}");
        }
    }
}
