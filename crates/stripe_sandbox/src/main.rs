//! `stripe-sandbox`: runs a sandbox until it is told to stop.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use stripe_sandbox::{Options, start};
use tokio::signal::unix::{SignalKind, signal};

#[actix_web::main]
async fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn")).init();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        return say(&Options::help());
    }
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "stripe-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Vec<String>) -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::parse(|name| std::env::var(name).ok(), arguments)?;
    // Asked for before the ready line: whoever reads that line may stop us at once.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let sandbox = start(options).await?;
    say(&format!(
        "stripe-sandbox ready on {} (client id {}, platform {})\n",
        sandbox.url(),
        sandbox.client_id(),
        sandbox.platform_account()
    ));
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

fn say(text: &str) -> ExitCode {
    let mut out = io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
