//! The commands of the house: `cargo xtask up`, `test`, `check`, `openapi`, `tidy`, `prepare`.
//!
//! This crate builds in seconds and before anything else, so it depends on nothing heavy: HTTP,
//! signals and options are a page each.

mod browser;
mod check;
mod conformance;
mod http;
mod interrupt;
mod openapi;
mod prepare;
mod process;
mod say;
mod test;
mod tidy;
mod up;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask up        Postgres, Stripe sandbox, API and web UI, on http://localhost:8080
    --port N          the web UI's port; the four above it are used too (8080)
    --data-dir D      where everything is kept between runs (target/souk)
    --fresh           forget what is kept there
    --real-stripe     no sandbox: keys and webhook secrets come from the environment
cargo xtask test      every test there is: Rust, TypeScript, real browser
    --only WHAT       rust, web, sandbox (a part of web), or e2e
cargo xtask check     what is quick: format, clippy, tidy, generated files, cargo-deny
cargo xtask openapi   writes openapi/openapi.json and the client generated from it
cargo xtask tidy      crate edges, file names, sizes, words
cargo xtask prepare   installs what is missing, and nothing else
    --tests           what the tests need as well: a browser";

/// What every command ends with: nothing, or a sentence for whoever typed it.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    if rest
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        say::line(HELP);
        return ExitCode::SUCCESS;
    }
    interrupt::listen();
    let outcome = match command.as_str() {
        "up" => up::Options::parse(&rest).and_then(|options| up::run(&options)),
        "test" => test::Only::parse(&rest).and_then(test::run),
        "check" => none(&rest).and_then(|()| check::run_command()),
        "openapi" => none(&rest).and_then(|()| openapi::write()),
        "tidy" => none(&rest).and_then(|()| tidy::run()),
        "prepare" if rest == ["--tests"] => prepare::for_tests().map(drop),
        "prepare" => none(&rest).and_then(|()| prepare::for_up()).map(drop),
        "" | "help" | "--help" | "-h" => {
            say::line(HELP);
            Ok(())
        }
        other => Err(format!(
            "there is no command {other:?}; `cargo xtask help` lists them"
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Stopping by Ctrl-C is an end like any other for `up`; elsewhere it is not a success.
        Err(_) if interrupt::requested() => ExitCode::from(130),
        Err(sentence) => {
            say::error(&sentence);
            ExitCode::FAILURE
        }
    }
}

/// For commands without options.
fn none(arguments: &[String]) -> Outcome {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => Err(format!("{argument} is no option of this command")),
    }
}
