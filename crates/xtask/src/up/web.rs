//! The web UI: built when its sources changed, and served by Vite, which passes `/v1` on to the API.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::folder::Folder;
use super::options::Options;
use super::services::Addresses;
use crate::process::{self, Service};
use crate::{Outcome, http, prepare, say, workspace};

const PATIENCE: Duration = Duration::from_secs(60);
/// What the build reads. `dist` itself and the tests are not in it.
const SOURCES: [&str; 7] = [
    "frontend/src",
    "frontend/public",
    "frontend/index.html",
    "frontend/vite.config.ts",
    "frontend/security.ts",
    "frontend/package-lock.json",
    "openapi/typescript/src",
];

/// Builds the UI, if anything that the build reads has changed.
pub(crate) fn build() -> Outcome {
    if !is_stale(&workspace::root()) {
        return Ok(());
    }
    let step = say::step("Building the web UI");
    process::run(prepare::npm(&frontend()).args(["run", "--silent", "build"]))?;
    step.done("built");
    Ok(())
}

/// Starts to serve the UI; [`wait`] says when it is there.
pub(crate) fn start(folder: &Folder, addresses: &Addresses, options: &Options) -> Outcome<Service> {
    // Vite itself and not `npm run preview`: npm would stand between us and the process to stop.
    let mut vite = Command::new("node");
    vite.current_dir(frontend()).arg("node_modules/vite/bin/vite.js");
    vite.args([
        "preview",
        "--strictPort",
        "--host",
        "127.0.0.1",
        "--port",
        &addresses.port().to_string(),
    ]);
    vite.env("SOUK_API_URL", addresses.api());
    match options.sandbox_url(addresses) {
        Some(sandbox) => vite.env("SOUK_STRIPE_JS_ORIGIN", sandbox),
        None => vite.env_remove("SOUK_STRIPE_JS_ORIGIN"),
    };
    Service::start("the web UI", &mut vite, &folder.logs(), "web")
}

/// Waits until the UI is served.
pub(crate) fn wait(service: &mut Service, addresses: &Addresses) -> Outcome {
    let step = say::step("Starting the web UI");
    let page = format!("http://127.0.0.1:{}/", addresses.port());
    service.wait_until(PATIENCE, || http::is_up(&page))?;
    step.done(addresses.web());
    Ok(())
}

fn frontend() -> PathBuf {
    workspace::root().join("frontend")
}

/// True when anything the build reads is newer than what it made.
fn is_stale(root: &Path) -> bool {
    let built = root
        .join("frontend/dist/index.html")
        .metadata()
        .and_then(|file| file.modified());
    let Ok(built) = built else { return true };
    SOURCES.iter().any(|source| is_newer(&root.join(source), built))
}

/// Folders count too: theirs changes when a file is removed.
fn is_newer(path: &Path, than: SystemTime) -> bool {
    let changed = path.metadata().and_then(|entry| entry.modified());
    if changed.is_ok_and(|changed| changed > than) {
        return true;
    }
    fs::read_dir(path).is_ok_and(|entries| entries.flatten().any(|entry| is_newer(&entry.path(), than)))
}
