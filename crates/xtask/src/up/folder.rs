//! The folder that `up` keeps everything in, for one `up` at a time.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::{Outcome, say};

/// What `--fresh` removes. Nothing else in the folder is ours.
const OURS: [&str; 8] = [
    "stripe",
    "logs",
    "secrets.json",
    "seed.json",
    "operator",
    "jwt.pem",
    "clock",
    "up.json",
];

/// The opened folder; it belongs to this process until it ends.
pub(crate) struct Folder {
    root: PathBuf,
    _lock: File,
}

impl Folder {
    /// Opens or makes the folder, and empties it first when a fresh start is wanted.
    ///
    /// # Errors
    /// When another `up` uses it.
    pub(crate) fn open(root: &Path, fresh: bool) -> Outcome<Self> {
        let logs = root.join("logs");
        fs::create_dir_all(&logs).map_err(failed(root))?;
        let path = root.join("lock");
        let lock = File::options()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(failed(&path))?;
        if lock.try_lock().is_err() {
            return Err(format!(
                "another `up` runs on {}; stop it, or take another --data-dir and --port",
                root.display()
            ));
        }
        let folder = Self {
            root: root.to_path_buf(),
            _lock: lock,
        };
        folder.remove("up.json");
        if fresh {
            folder.wipe()?;
            fs::create_dir_all(&logs).map_err(failed(root))?;
        }
        Ok(folder)
    }

    fn wipe(&self) -> Outcome {
        let step = say::step(&format!("Forgetting what is in {}", self.root.display()));
        souk_local_postgres::wipe(&self.path("postgres")).map_err(|error| error.to_string())?;
        for name in OURS {
            let path = self.path(name);
            if path.is_dir() {
                fs::remove_dir_all(&path).map_err(failed(&path))?;
            } else if path.exists() {
                fs::remove_file(&path).map_err(failed(&path))?;
            }
        }
        step.done("forgotten");
        Ok(())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    pub(crate) fn logs(&self) -> PathBuf {
        self.path("logs")
    }

    /// The text of a file, or `None` when there is none.
    pub(crate) fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(name)).ok()
    }

    /// Writes a file that only its owner may read, whole or not at all.
    pub(crate) fn write_private(&self, name: &str, text: &str) -> Outcome {
        let (path, part) = (self.path(name), self.path(&format!("{name}.part")));
        let _ = fs::remove_file(&part);
        let mut file = File::options()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(&part)
            .map_err(failed(&part))?;
        file.write_all(text.as_bytes()).map_err(failed(&part))?;
        fs::rename(&part, &path).map_err(failed(&path))
    }

    pub(crate) fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.path(name));
    }
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_start_keeps_what_is_not_ours() {
        let root = std::env::temp_dir().join(format!("souk-xtask-fresh-{}", std::process::id()));
        fs::create_dir_all(root.join("stripe")).unwrap();
        fs::write(root.join("secrets.json"), "{}").unwrap();
        fs::write(root.join("diary.txt"), "dear diary").unwrap();
        let folder = Folder::open(&root, true).unwrap();
        assert_eq!(folder.read("secrets.json"), None);
        assert!(!root.join("stripe").exists());
        assert_eq!(folder.read("diary.txt").as_deref(), Some("dear diary"));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn two_at_a_time_are_refused() {
        let root = std::env::temp_dir().join(format!("souk-xtask-two-{}", std::process::id()));
        let first = Folder::open(&root, false).unwrap();
        assert!(Folder::open(&root, false).err().unwrap().contains("another `up`"));
        drop(first);
        assert!(Folder::open(&root, false).is_ok());
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_secret_file_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let root = std::env::temp_dir().join(format!("souk-xtask-private-{}", std::process::id()));
        let folder = Folder::open(&root, false).unwrap();
        folder.write_private("secrets.json", "{}").unwrap();
        let mode = fs::metadata(folder.path("secrets.json"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::remove_dir_all(root).unwrap();
    }
}
