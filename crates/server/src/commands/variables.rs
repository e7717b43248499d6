//! `souk variables`

use std::fmt::Write;

use crate::config::VARIABLES;

/// Every variable, what holds when it is not set, and what it means; as a table in Markdown.
#[must_use]
pub fn table() -> String {
    let mut table = String::from("| variable | when not set | meaning |\n|---|---|---|");
    for variable in VARIABLES {
        let default = match variable.default {
            None => "must be set".to_owned(),
            Some("") => "none".to_owned(),
            Some(default) => format!("`{default}`"),
        };
        let file = if variable.secret { "; or `…_FILE`" } else { "" };
        let _ = write!(
            table,
            "\n| `{}`{file} | {default} | {} |",
            variable.name, variable.meaning
        );
    }
    table
}

#[cfg(test)]
mod tests {
    /// `UPDATE_README=1` writes it anew.
    #[test]
    fn the_readme_lists_every_variable() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
        let readme = std::fs::read_to_string(path).unwrap();
        let (before, rest) = readme
            .split_once("<!-- variables: written by `souk variables` -->\n")
            .unwrap();
        let (_, after) = rest.split_once("<!-- /variables -->").unwrap();
        let wanted = format!(
            "{before}<!-- variables: written by `souk variables` -->\n{}\n<!-- /variables -->{after}",
            super::table()
        );
        if std::env::var_os("UPDATE_README").is_some() {
            std::fs::write(path, &wanted).unwrap();
        }
        assert!(
            readme == wanted,
            "run UPDATE_README=1 cargo nextest run -p souk-server the_readme"
        );
    }
}
