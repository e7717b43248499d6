//! `souk doctor`

use super::Failure;
use crate::{compose, config::Config};

/// Checks everything that `serve` needs, says each result, and what to do about what is wrong.
///
/// # Errors
/// When anything is wrong.
pub async fn run() -> Result<(), Failure> {
    let config = Config::from_environment()?;
    say(
        "configuration",
        Ok(format!(
            "can be used ({} mode)",
            if config.livemode { "live" } else { "test" }
        )),
    );
    let mut wrong = 0;
    let mut check = |what: &str, result: Result<String, String>| {
        wrong += u32::from(result.is_err());
        say(what, result);
    };
    let signing = match &config.jwt_key {
        Some(key) => compose::tokens(&config, key)
            .map(|_| "the signing key can be used".to_owned())
            .map_err(|error| error.to_string()),
        None => Err("SOUK_JWT_KEY is not set; `souk key generate --out FILE` makes a key".into()),
    };
    check("access tokens", signing);
    for (name, secrets) in [
        ("webhooks of the platform", &config.webhook_secrets_platform),
        ("webhooks of connected accounts", &config.webhook_secrets_connect),
    ] {
        check(
            name,
            match secrets.len() {
                0 => Err("there is no signing secret: events will be refused".into()),
                count => Ok(format!("{count} signing secret(s)")),
            },
        );
    }
    let app = compose::application(&config)?;
    let pending = app.db().read(souk_persistence::pending_migrations).await;
    check(
        "database",
        match pending {
            Ok(0) => Ok("is there and up to date".into()),
            Ok(pending) => Err(format!("{pending} migration(s) are to be run: `souk migrate`")),
            Err(error) => Err(error.to_string()),
        },
    );
    check(
        "Stripe",
        match app.stripe().retrieve_platform().await {
            Ok(account) => Ok(format!("the key belongs to {}", account.id)),
            Err(error) => Err(error.to_string()),
        },
    );
    if wrong == 0 {
        Ok(())
    } else {
        Err(format!("{wrong} thing(s) are wrong").into())
    }
}

#[expect(clippy::print_stdout, reason = "the doctor speaks to whoever called it")]
fn say(what: &str, result: Result<String, String>) {
    match result {
        Ok(good) => println!("  ok     {what}: {good}"),
        Err(bad) => println!("  WRONG  {what}: {bad}"),
    }
}
