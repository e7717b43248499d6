//! `openapi/openapi.json` and the client generated from it: both are committed, and both are current.

use std::fs;

use crate::prepare::npm;
use crate::{Outcome, process, say, workspace};

const DOCUMENT: &str = "openapi/openapi.json";
const CLIENT: &str = "openapi/typescript";

/// Writes both.
pub(crate) fn write() -> Outcome {
    let step = say::step("Writing the OpenAPI document and its client");
    let path = workspace::root().join(DOCUMENT);
    fs::write(&path, document()?).map_err(|error| format!("{DOCUMENT}: {error}"))?;
    process::run(npm(&workspace::root().join(CLIENT)).args(["run", "--silent", "generate"]))?;
    step.done("written");
    Ok(())
}

/// A sentence when either is not what the code says.
pub(crate) fn check() -> Outcome {
    let step = say::step("Comparing the generated files with the code");
    let committed = fs::read_to_string(workspace::root().join(DOCUMENT)).unwrap_or_default();
    if committed != document()? {
        return Err(format!(
            "{DOCUMENT} is not what the code says; run `cargo xtask openapi`"
        ));
    }
    let mut generate = npm(&workspace::root().join(CLIENT));
    process::run(generate.args(["run", "--silent", "generate", "--", "--check"]))?;
    step.done("current");
    Ok(())
}

/// The document as the server prints it.
fn document() -> Outcome<String> {
    let mut cargo = workspace::cargo();
    cargo.args(["build", "--quiet", "-p", "souk-server"]);
    process::run(&mut cargo)?;
    let mut souk = std::process::Command::new(workspace::built()?.join("souk"));
    let printed = process::output(souk.arg("openapi")).ok_or("`souk openapi` failed")?;
    Ok(printed + "\n")
}
