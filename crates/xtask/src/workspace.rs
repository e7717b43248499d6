//! Where things are.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::Outcome;

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    souk_local_postgres::workspace_folder()
}

/// The cargo that runs us, or the one on the path.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    // Of this package, not of those that are built next.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        let ours = name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
        if ours
            || [
                "CARGO",
                "CARGO_CRATE_NAME",
                "CARGO_BIN_NAME",
                "CARGO_PRIMARY_PACKAGE",
            ]
            .contains(&name.as_str())
        {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// `cargo metadata` of our own packages.
pub(crate) fn metadata() -> Outcome<Value> {
    let mut cargo = cargo();
    cargo.args(["metadata", "--no-deps", "--format-version=1"]);
    let output = cargo
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))
}

/// The folder of finished debug builds.
pub(crate) fn built() -> Outcome<PathBuf> {
    let metadata = metadata()?;
    let target = metadata["target_directory"]
        .as_str()
        .ok_or("cargo metadata names no target directory")?;
    Ok(PathBuf::from(target).join("debug"))
}
