//! `cargo xtask tidy`: what keeps the house in order and no compiler checks. Every finding names a
//! file, or a crate, and the rule.

mod edges;
mod files;

use crate::{Outcome, say, workspace};

/// Looks at everything, and says all that it found.
pub(crate) fn run() -> Outcome {
    let step = say::step("Tidy: edges, names, sizes, words");
    let mut findings = edges::check(&workspace::metadata()?);
    let files = files::all(&workspace::root()).map_err(|error| format!("reading the checkout: {error}"))?;
    findings.extend(files.iter().flat_map(files::File::findings));
    findings.extend(files::mixed_styles(&files));
    if findings.is_empty() {
        step.done(format_args!("{} files in order", files.len()));
        return Ok(());
    }
    for finding in &findings {
        say::error(finding);
    }
    Err(format!("tidy found {} things", findings.len()))
}
