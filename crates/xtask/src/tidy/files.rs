//! Names, sizes and words of the files that people write.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 8] = [
    ".git",
    "target",
    "node_modules",
    "dist",
    "test-results",
    "playwright-report",
    "coverage",
    ".vite",
];
/// Files that a program writes: their size and words are its own.
const GENERATED: [&str; 4] = ["schema.rs", "schema.ts", "routeTree.gen.ts", "Cargo.lock"];
/// Endings of files that are read for words; the first five are code, and of limited length.
const READ: [&str; 17] = [
    "rs", "ts", "tsx", "js", "mjs", "jsx", "sql", "css", "html", "toml", "json", "yml", "yaml", "md", "sh",
    "svg", "proto",
];
const CODE: [&str; 6] = ["rs", "ts", "tsx", "js", "mjs", "jsx"];
const LONGEST: usize = 400;
/// By which a file says why it is longer.
const EXCUSE: &str = "// tidy: long because ";
/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 8] = [
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "types",
    "shared_types",
];

/// Words that must not be in any file, and why. They are put together here so that this file may be read too.
fn forbidden() -> [(String, &'static str); 9] {
    let join = |parts: [&str; 2]| parts.concat();
    [
        (join(["#[al", "low("]), "write #[expect(…, reason = \"…\")]"),
        (join(["#![al", "low("]), "write #![expect(…, reason = \"…\")]"),
        (join(["crates", ".io"]), "the address of a package registry"),
        (join(["npmjs", ".org"]), "the address of a package registry"),
        (join(["npmjs", ".com"]), "the address of a package registry"),
        (join(["pypi", ".org"]), "the address of a package registry"),
        (join(["/ro", "ot/"]), "a path of somebody's machine"),
        (join(["/ho", "me/"]), "a path of somebody's machine"),
        (join(["/wo", "rk/"]), "a path of somebody's machine"),
    ]
}

/// A file of the checkout.
pub(crate) struct File {
    /// Its path from the root.
    path: PathBuf,
    /// What is in it; empty for a kind that is not read.
    text: String,
}

/// All files that people write.
pub(crate) fn all(root: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let kind = entry.file_type()?;
            if kind.is_dir() && !NOT_OURS.iter().any(|other| name == *other) {
                folders.push(entry.path());
            } else if kind.is_file() {
                let path = entry.path();
                let read = ending(&path).is_some_and(|ending| READ.contains(&ending));
                let text = if read {
                    fs::read_to_string(&path).unwrap_or_default()
                } else {
                    String::new()
                };
                let path = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
                files.push(File { path, text });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

impl File {
    /// A sentence for everything that is wrong with this file alone.
    pub(crate) fn findings(&self) -> Vec<String> {
        let mut findings = Vec::new();
        self.name(&mut findings);
        if self.is_generated() {
            return findings;
        }
        self.size(&mut findings);
        self.words(&mut findings);
        findings
    }

    fn is_generated(&self) -> bool {
        let name = self.path.file_name().unwrap_or_default();
        GENERATED.iter().any(|generated| name == *generated) || name == "package-lock.json"
    }

    fn name(&self, findings: &mut Vec<String>) {
        let code = ending(&self.path).is_some_and(|ending| CODE.contains(&ending));
        if !code {
            return;
        }
        let shown = self.path.display();
        for part in &self.path {
            let part = part.to_string_lossy();
            let stem = part.split('.').next().unwrap_or_default();
            if EMPTY_NAMES.contains(&stem) {
                findings.push(format!("{shown}: {stem:?} says nothing of what is inside"));
            }
        }
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let snake = stem
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if ending(&self.path) == Some("rs") && !snake {
            findings.push(format!("{shown}: Rust files are named in snake_case"));
        }
    }

    fn size(&self, findings: &mut Vec<String>) {
        let code = ending(&self.path).is_some_and(|ending| CODE.contains(&ending));
        let lines = self.text.lines().count();
        if code && lines > LONGEST && !self.text.starts_with(EXCUSE) {
            let shown = self.path.display();
            findings.push(format!(
                "{shown}: {lines} lines; at most {LONGEST}, or begin with `{EXCUSE}…`"
            ));
        }
    }

    fn words(&self, findings: &mut Vec<String>) {
        for (word, why) in forbidden() {
            if let Some(line) = self.text.lines().position(|line| line.contains(&word)) {
                findings.push(format!("{}:{}: {word} ({why})", self.path.display(), line + 1));
            }
        }
    }
}

/// One crate lays out its modules in one way: `noun.rs` beside `noun/`, or `noun/mod.rs`.
pub(crate) fn mixed_styles(files: &[File]) -> Vec<String> {
    let mut styles: BTreeMap<String, [Option<&Path>; 2]> = BTreeMap::new();
    for file in files.iter().filter(|file| ending(&file.path) == Some("rs")) {
        let mut parts = file
            .path
            .components()
            .map(|part| part.as_os_str().to_string_lossy().into_owned());
        let (Some(_), Some(krate), Some(source)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        if source != "src" {
            continue;
        }
        let style = styles.entry(krate).or_default();
        if file.path.file_name().is_some_and(|name| name == "mod.rs") {
            style[0] = Some(&file.path);
        } else if files
            .iter()
            .any(|other| other.path.parent() == Some(&file.path.with_extension("")))
        {
            style[1] = Some(&file.path);
        }
    }
    let mixed = styles.into_iter().filter_map(|(krate, style)| match style {
        [Some(one), Some(other)] => Some(format!(
            "{krate} mixes two layouts of modules: {} and {}",
            one.display(),
            other.display()
        )),
        _ => None,
    });
    mixed.collect()
}

fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(|ending| ending.to_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> String {
        File {
            path: path.into(),
            text: text.to_owned(),
        }
        .findings()
        .join("\n")
    }

    #[test]
    fn a_name_that_says_nothing_is_found_in_files_and_folders() {
        for path in [
            "crates/api/src/utils.rs",
            "frontend/src/common/date.ts",
            "frontend/src/helpers.test.ts",
        ] {
            assert!(findings(path, "").contains("says nothing"), "{path}");
        }
        assert_eq!(findings("crates/api/src/charges.rs", ""), "");
        assert!(findings("crates/api/src/myCharge.rs", "").contains("snake_case"));
    }

    #[test]
    fn a_long_file_needs_an_excuse_unless_it_is_generated() {
        let long = "x\n".repeat(LONGEST + 1);
        assert!(findings("crates/api/src/charges.rs", &long).contains("401 lines"));
        assert_eq!(
            findings(
                "crates/api/src/charges.rs",
                &format!("{EXCUSE}it is one table\n{long}")
            ),
            ""
        );
        assert_eq!(findings("crates/persistence/src/schema.rs", &long), "");
        assert_eq!(findings("README.md", &long), "");
    }

    #[test]
    fn forbidden_words_are_found_with_their_line() {
        for (word, _) in forbidden() {
            let found = findings(
                "crates/api/src/charges.rs",
                &format!("//! Charges.\n{word}dead_code)]"),
            );
            assert!(found.contains("charges.rs:2"), "{word}: {found}");
        }
    }

    #[test]
    fn two_layouts_of_modules_in_one_crate_are_found() {
        let file = |path: &str| File {
            path: path.into(),
            text: String::new(),
        };
        let mixed = [
            file("crates/api/src/lib.rs"),
            file("crates/api/src/charges.rs"),
            file("crates/api/src/charges/create.rs"),
            file("crates/api/src/sellers/mod.rs"),
        ];
        assert_eq!(mixed_styles(&mixed).len(), 1);
        assert!(mixed_styles(&mixed[..3]).is_empty());
    }
}
