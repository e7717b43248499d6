//! A Chromium for the browser tests: one that is installed, or Debian's, or npm's.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::prepare::{apt_get, from_npm};
use crate::process::{on_path, output};
use crate::{Outcome, say};

/// npm's Chromium, for machines without one; it brings its own libraries and starts as root.
const NPM_CHROMIUM: &str = "147.0.0";
/// Names of installed ones, the tests' favourite first.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The path of a browser that starts. `CHROMIUM_PATH` names one.
pub(crate) fn find_or_install() -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM_PATH") {
        let named = PathBuf::from(named);
        return if starts(&named) {
            Ok(named)
        } else {
            Err(format!("CHROMIUM_PATH: {} does not start", named.display()))
        };
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    apt_get(&["chromium"]);
    if let Some(found) = installed() {
        return Ok(found);
    }
    npms()
}

fn installed() -> Option<PathBuf> {
    NAMES
        .iter()
        .filter_map(|name| on_path(name))
        .find(|program| starts(program))
}

/// Ubuntu's `chromium` may be a script that tells to install something else.
fn starts(program: &Path) -> bool {
    output(Command::new(program).arg("--version")).is_some_and(|said| said.to_lowercase().contains("chrom"))
}

/// npm's package holds the browser compressed; asking it for the path unpacks it.
fn npms() -> Outcome<PathBuf> {
    from_npm("@sparticuz/chromium", NPM_CHROMIUM)?;
    let step = say::step("Unpacking the browser");
    let script =
        "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))";
    let mut node = Command::new("node");
    // The package unpacks its libraries only when it believes to be on AWS; elsewhere the system's serve.
    node.args(["--input-type=module", "-e", script])
        .current_dir(souk_local_postgres::npm_folder());
    let path = output(&mut node).map(PathBuf::from).filter(|path| starts(path));
    step.done(if path.is_some() {
        "unpacked"
    } else {
        "it does not start here"
    });
    path.ok_or_else(|| {
        "install a browser for the tests: apt-get install chromium, or set CHROMIUM_PATH".to_owned()
    })
}
