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
