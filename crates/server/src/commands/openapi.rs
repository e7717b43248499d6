//! `souk openapi`

use super::Failure;

/// Prints the OpenAPI document.
///
/// # Errors
/// When standard output is gone.
pub fn run() -> Result<(), Failure> {
    use std::io::Write;
    let text = souk_api::openapi().to_pretty_json()?;
    Ok(writeln!(std::io::stdout(), "{text}")?)
}
