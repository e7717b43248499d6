//! `souk`: the API, the worker, and what an operator does by hand.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is a command-line program"
)]

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use souk_server::{commands, telemetry};

/// A marketplace on Stripe Connect.
#[derive(Parser)]
#[command(name = "souk", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the API, and does the worker's jobs as well.
    Serve {
        /// Leaves the jobs to `souk work`.
        #[arg(long)]
        no_worker: bool,
    },
    /// Does the worker's jobs, without an API.
    Work,
    /// Brings the database up to date.
    Migrate,
    /// Prints the OpenAPI document.
    Openapi,
    /// Checks configuration, database, keys and Stripe, and says what is wrong.
    Doctor,
    /// The people who run the marketplace.
    #[command(subcommand)]
    Operator(Operator),
    /// The key that signs access tokens.
    #[command(subcommand)]
    Key(Key),
    /// Prints every environment variable and what it means.
    Variables,
}

#[derive(Subcommand)]
enum Operator {
    /// Makes an operator, or makes one of an account that is there. The password is read from
    /// standard input, or typed.
    Add {
        /// Their address.
        #[arg(long)]
        email: String,
        /// How they want to be called.
        #[arg(long)]
        name: String,
        /// Reads the password from standard input to its end.
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Subcommand)]
enum Key {
    /// Makes a key and writes it to a new file.
    Generate {
        /// The file; it must not be there yet.
        #[arg(long)]
        out: PathBuf,
    },
}

#[actix_web::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    telemetry::log();
    let result = match arguments.command {
        Command::Serve { no_worker } => commands::serve::run(!no_worker).await,
        Command::Work => commands::work::run().await,
        Command::Migrate => commands::migrate::run().await,
        Command::Openapi => commands::openapi::run(),
        Command::Doctor => commands::doctor::run().await,
        Command::Operator(Operator::Add {
            email,
            name,
            password_stdin,
        }) => commands::operator::add(&email, &name, password_stdin).await,
        Command::Key(Key::Generate { out }) => commands::key::generate(&out),
        Command::Variables => {
            println!("{}", commands::variables::table());
            Ok(())
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("souk: {error}");
            ExitCode::FAILURE
        }
    }
}
