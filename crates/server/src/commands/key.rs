//! `souk key generate`

use std::path::Path;

use super::Failure;

/// Writes a new signing key to a file.
///
/// # Errors
/// When the file is there already or cannot be written.
pub fn generate(out: &Path) -> Result<(), Failure> {
    Ok(crate::key::generate(out)?)
}
