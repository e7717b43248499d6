//! Whom the server runs as. Postgres refuses to run as root, so root hands it to somebody else.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Error;

/// The account that the server's processes run as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Account {
    /// The user who called.
    Own,
    /// Another one, since the caller is root: user and group id.
    Other { uid: u32, gid: u32 },
}

impl Account {
    /// The caller's own account, or `postgres`, or else `nobody`, when the caller is root.
    pub(crate) fn choose() -> Self {
        // SAFETY: geteuid takes nothing and cannot fail.
        if unsafe { libc::geteuid() } != 0 {
            return Self::Own;
        }
        let passwd = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let (uid, gid) = ids(&passwd, "postgres")
            .or_else(|| ids(&passwd, "nobody"))
            .unwrap_or((65534, 65534));
        Self::Other { uid, gid }
    }

    /// Makes `command` run as this account. The standard library clears the supplementary groups.
    pub(crate) fn apply(self, command: &mut Command) {
        if let Self::Other { uid, gid } = self {
            command.uid(uid).gid(gid);
        }
    }

    /// Gives `path` to this account, with `mode`.
    pub(crate) fn own(self, path: &Path, mode: u32) -> Result<(), Error> {
        if let Self::Other { uid, gid } = self {
            chown(path, Some(uid), Some(gid)).map_err(Error::io("giving away", path))?;
        }
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
            .map_err(Error::io("setting the permissions of", path))
    }

    /// True when this account may enter `folder` (or run `folder`, when it is a program).
    pub(crate) fn reaches(self, folder: &Path) -> bool {
        if self == Self::Own {
            return true;
        }
        let mut test = Command::new("/usr/bin/test");
        test.arg("-x")
            .arg(folder)
            .current_dir("/")
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        self.apply(&mut test);
        test.status().is_ok_and(|status| status.success())
    }

    /// A folder for `what` that this account can reach although `wanted` is closed to it, as a
    /// checkout in root's home is. The same `wanted` always gives the same folder.
    pub(crate) fn elsewhere(self, what: &str, wanted: &Path) -> Result<PathBuf, Error> {
        let folder = PathBuf::from("/var/tmp").join(format!("souk-{what}-{:016x}", fingerprint(wanted)));
        match std::fs::create_dir(&folder) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                // Anybody may write in /var/tmp: a folder that somebody else put there is not ours.
                let found = std::fs::symlink_metadata(&folder).map_err(Error::io("looking at", &folder))?;
                let Self::Other { uid, .. } = self else {
                    return Ok(folder);
                };
                if !found.is_dir() || found.uid() != uid {
                    return Err(Error::Io {
                        doing: "using",
                        path: folder,
                        source: std::io::Error::other("it belongs to somebody else"),
                    });
                }
            }
            Err(error) => return Err(Error::io("making", &folder)(error)),
        }
        self.own(&folder, 0o700)?;
        Ok(folder)
    }
}

/// FNV-1a over the path: stable over runs and versions, which the standard hasher does not promise.
fn fingerprint(path: &Path) -> u64 {
    use std::os::unix::ffi::OsStrExt;
    crate::find::fnv1a(path.as_os_str().as_bytes())
}

/// User and group id of `name` in the text of `/etc/passwd`.
fn ids(passwd: &str, name: &str) -> Option<(u32, u32)> {
    let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let passwd =
            "root:x:0:0:root:/root:/bin/bash\npostgres2:x:9:9::/:/bin/sh\npostgres:x:104:112::/:/bin/sh\n";
        assert_eq!(ids(passwd, "postgres"), Some((104, 112)));
        assert_eq!(ids(passwd, "nobody"), None);
    }

    #[test]
    fn a_user_who_is_not_root_reaches_whatever_he_was_given() {
        assert!(Account::Own.reaches(Path::new("/nowhere")));
    }

    #[test]
    fn nobody_does_not_reach_a_folder_that_is_closed_to_him() {
        let nobody = Account::Other {
            uid: 65534,
            gid: 65534,
        };
        if Account::choose() == Account::Own {
            return; // Only root may become somebody else.
        }
        let folder = std::env::temp_dir().join(format!("souk-closed-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Account::Own.own(&folder, 0o700).unwrap();
        assert!(!nobody.reaches(&folder));
        Account::Own.own(&folder, 0o755).unwrap();
        assert!(nobody.reaches(&folder));
        std::fs::remove_dir(&folder).unwrap();
    }
}
