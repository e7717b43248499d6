//! `souk operator add`

use std::io::Read;

use souk_application::Registration;
use souk_domain::{
    text::{EmailAddress, Name},
    user::Password,
};

use super::Failure;
use crate::{compose, config::Config};

/// Makes an operator, or makes one of an account that is there.
///
/// # Errors
/// When the address, name or password is refused, or the database cannot be reached.
pub async fn add(email: &str, name: &str, password_stdin: bool) -> Result<(), Failure> {
    let config = Config::from_environment()?;
    let email = EmailAddress::parse(email)?;
    let name = Name::parse(name)?;
    let password = Password::parse(read_password(password_stdin)?, &email)?;
    let app = compose::application(&config)?;
    app.add_operator(Registration {
        email,
        password,
        name,
    })
    .await?;
    Ok(())
}

fn read_password(password_stdin: bool) -> Result<String, Failure> {
    if !password_stdin {
        return Err("pass the password on standard input, with --password-stdin".into());
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
