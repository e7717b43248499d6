//! `cargo xtask test`: every test there is. A stage that fails does not keep the next from running,
//! and the end repeats what each runner said last.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::prepare::{Machine, npm};
use crate::process::{output, run_and_listen};
use crate::up::{self, Options};
use crate::{Outcome, check, conformance, interrupt, openapi, prepare, say, tidy, workspace};

/// The ports of the browser tests, away from those of an `up` that somebody works with.
const PORT: u16 = 18080;
/// Packages whose `npm test` needs nothing that runs.
const NODE_PACKAGES: [&str; 2] = ["openapi/typescript", "frontend"];

/// What is to be tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Only {
    Everything,
    Rust,
    Web,
    /// The part of `Web` that is about the Stripe sandbox.
    Sandbox,
    EndToEnd,
}

impl Only {
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Self> {
        match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => Ok(Self::Everything),
            ["--only", "rust"] | ["--only=rust"] => Ok(Self::Rust),
            ["--only", "web"] | ["--only=web"] => Ok(Self::Web),
            ["--only", "sandbox"] | ["--only=sandbox"] => Ok(Self::Sandbox),
            ["--only", "e2e"] | ["--only=e2e"] => Ok(Self::EndToEnd),
            _ => Err("`test` knows --only rust, --only web, --only sandbox and --only e2e".to_owned()),
        }
    }

    fn includes(self, part: Self) -> bool {
        self == Self::Everything || self == part || (self == Self::Web && part == Self::Sandbox)
    }
}

/// What has been tested so far.
#[derive(Default)]
struct Report {
    /// Name, whether it succeeded, and its closing lines.
    stages: Vec<(String, bool, Vec<String>)>,
}

impl Report {
    /// Notes a stage that says nothing at its end.
    fn plain(&mut self, name: &str, outcome: Outcome) {
        let (succeeded, lines) = match outcome {
            Ok(()) => (true, Vec::new()),
            Err(error) => (false, vec![error]),
        };
        self.note(name, succeeded, lines);
    }

    /// Runs a test runner, and notes its closing lines.
    fn runner(&mut self, name: &str, command: &mut Command) {
        if interrupt::requested() {
            return;
        }
        say::line(format_args!("==> {name}"));
        match run_and_listen(command) {
            Ok((succeeded, said)) => self.note(name, succeeded, closing_lines(&said)),
            Err(error) => self.note(name, false, vec![error]),
        }
    }

    fn note(&mut self, name: &str, succeeded: bool, lines: Vec<String>) {
        if !succeeded {
            say::line(format_args!("FAILED: {name}"));
        }
        self.stages.push((name.to_owned(), succeeded, lines));
    }

    /// Says it all again, and whether all of it was good.
    fn close(self) -> Outcome {
        say::line("\n==> Summary");
        for (name, succeeded, lines) in &self.stages {
            say::line(format_args!(
                "{} {name}",
                if *succeeded { "ok    " } else { "FAILED" }
            ));
            for line in lines {
                say::line(format_args!("         {line}"));
            }
        }
        let failed: Vec<&str> = self
            .stages
            .iter()
            .filter(|stage| !stage.1)
            .map(|stage| stage.0.as_str())
            .collect();
        if interrupt::requested() {
            return Err("interrupted".to_owned());
        }
        if failed.is_empty() {
            Ok(())
        } else {
            Err(format!("failed: {}", failed.join(", ")))
        }
    }
}

/// Prepares the machine and tests.
pub(crate) fn run(only: Only) -> Outcome {
    let (machine, browser) = prepare::for_tests()?;
    let mut report = Report::default();
    if only.includes(Only::Rust) {
        report.plain("tidy", tidy::run());
        report.plain("format", check::format());
        report.plain("clippy", check::clippy(machine.features()));
        rust(&mut report, machine);
    }
    if only.includes(Only::Web) {
        report.plain("generated files", openapi::check());
        web(&mut report);
    }
    if only.includes(Only::Sandbox) {
        sandbox(&mut report, &browser);
    }
    if only.includes(Only::EndToEnd) {
        end_to_end(&mut report, machine, &browser);
    }
    report.close()
}

/// All Rust tests: by nextest where it is installed, by cargo otherwise.
fn rust(report: &mut Report, machine: Machine) {
    let mut cargo = workspace::cargo();
    let has_nextest = output(workspace::cargo().args(["nextest", "--version"])).is_some();
    cargo.args(if has_nextest {
        &["nextest", "run", "--no-fail-fast"][..]
    } else {
        &["test", "--no-fail-fast", "--lib", "--bins", "--tests"]
    });
    report.runner("Rust tests", cargo.arg("--workspace").args(machine.features()));
    let mut examples = workspace::cargo();
    examples
        .args(["test", "--doc", "--workspace"])
        .args(machine.features());
    report.runner("examples in the Rust documentation", &mut examples);
}

/// All TypeScript tests that need no `up`.
fn web(report: &mut Report) {
    for package in NODE_PACKAGES {
        let folder = workspace::root().join(package);
        for script in ["check", "test"] {
            let mut npm = npm(&folder);
            report.runner(
                &format!("{package}: {script}"),
                npm.args(["run", "--silent", script]).env("CI", "true"),
            );
        }
    }
    let mut compose = npm(&workspace::root().join("crates/xtask/tests/compose"));
    report.runner("docker-compose.yml", compose.args(["run", "--silent", "test"]));
}

/// The Stripe sandbox, as Stripe's own SDKs and a browser see it.
fn sandbox(report: &mut Report, browser: &Path) {
    let mut sdk = npm(&workspace::root().join("crates/stripe_sandbox/tests/node_sdk"));
    report.runner(
        "the sandbox, by Stripe's SDK for Node",
        sdk.args(["run", "--silent", "test"]).env("CI", "true"),
    );
    python_sdk(report);
    let folder = workspace::root().join("crates/stripe_sandbox/tests/elements");
    let mut elements = npm(&folder);
    elements
        .args(["run", "--silent", "test"])
        .env("CI", "true")
        .env("CHROMIUM_PATH", browser);
    report.runner("stripe.js stand-in, in the browser", &mut elements);
}

/// The checks that are not ours, where they and a Python are.
fn python_sdk(report: &mut Report) {
    if interrupt::requested() {
        return;
    }
    let name = "the sandbox, by Stripe's SDK for Python";
    say::line(format_args!("==> {name}"));
    match conformance::check() {
        Ok(Some(said)) => report.note(name, true, said),
        Ok(None) => report.note(name, true, vec!["SKIPPED, for the reason above".to_owned()]),
        Err(error) => report.note(name, false, vec![error]),
    }
}

/// The browser tests, against everything brought up on ports and data of their own.
fn end_to_end(report: &mut Report, machine: Machine, browser: &Path) {
    let options = Options {
        fresh: true,
        port: PORT,
        data_dir: workspace::root().join("target/souk-test"),
        durable: false,
        ..Options::default()
    };
    let running = match up::start(&options, machine) {
        Ok(running) => running,
        Err(error) => return report.plain("browser tests", Err(error)),
    };
    let up_json: PathBuf = running.up_json();
    let mut client = npm(&workspace::root().join("openapi/typescript"));
    client
        .args(["run", "--silent", "walk"])
        .env("SOUK_UP_JSON", &up_json);
    report.runner("the walk by the generated client", &mut client);
    let mut playwright = npm(&workspace::root().join("frontend"));
    playwright
        .args(["run", "--silent", "e2e"])
        .env("CI", "true")
        .env("CHROMIUM_PATH", browser);
    playwright
        .env("SOUK_UP_JSON", &up_json)
        .env("SOUK_WEB_URL", format!("http://localhost:{PORT}"));
    report.runner("browser tests", &mut playwright);
    up::stop(running);
}

/// The lines by which a runner says how many passed and failed.
fn closing_lines(said: &str) -> Vec<String> {
    let marks = [
        "passed",
        "failed",
        "test result:",
        "Summary [",
        "# pass",
        "# fail",
        "ℹ pass",
        "ℹ fail",
        "flaky",
    ];
    let plain = said
        .lines()
        .map(without_colours)
        .filter(|line| !line.contains("... "));
    let mut lines: Vec<String> = plain
        .filter(|line| marks.iter().any(|mark| line.contains(mark)))
        .collect();
    lines.drain(..lines.len().saturating_sub(12));
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

/// Without the terminal's escape sequences.
fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        if character == '\u{1b}' {
            rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_every_runner_are_found() {
        let nextest =
            "PASS [ 0.1s] a\n     \u{1b}[32mSummary\u{1b}[0m [  25.069s] 26 tests run: 25 passed, 1 failed\n";
        assert_eq!(
            closing_lines(nextest),
            ["Summary [  25.069s] 26 tests run: 25 passed, 1 failed"]
        );
        let vitest = " ✓ a.test.ts\n Test Files  2 passed (2)\n      Tests  9 passed (9)\n   Duration  1s\n";
        assert_eq!(
            closing_lines(vitest),
            ["Test Files  2 passed (2)", "Tests  9 passed (9)"]
        );
        assert_eq!(
            closing_lines("  3 failed\n    a › b\n  12 passed (30.1s)\n"),
            ["3 failed", "12 passed (30.1s)"]
        );
        let cargo = "test it_failed ... ok\ntest result: ok. 3 passed; 0 failed; finished in 0.02s\n";
        assert_eq!(
            closing_lines(cargo),
            ["test result: ok. 3 passed; 0 failed; finished in 0.02s"]
        );
        assert_eq!(
            closing_lines("# tests 4\n# pass 4\n# fail 0\n"),
            ["# pass 4", "# fail 0"]
        );
    }

    #[test]
    fn a_part_is_named_or_all_are_meant() {
        let parse =
            |arguments: &[&str]| Only::parse(&arguments.iter().map(|&a| a.to_owned()).collect::<Vec<_>>());
        assert!(parse(&[]).unwrap().includes(Only::Web));
        assert!(!parse(&["--only", "rust"]).unwrap().includes(Only::Web));
        assert!(parse(&["--only", "web"]).unwrap().includes(Only::Sandbox));
        assert!(!parse(&["--only", "sandbox"]).unwrap().includes(Only::Web));
        assert!(parse(&["--only", "rusty"]).is_err());
    }
}
