//! Pages of objects: newest first, `limit` 1 to 100, cursors before and after an id.

use serde_json::{Value, json};

use super::Call;
use crate::{
    clock::Seconds,
    model::{
        refusal::{Answer, Refusal},
        table::Record,
    },
};

/// Which page is asked for.
#[derive(Debug)]
pub(crate) struct Page {
    limit: usize,
    starting_after: Option<String>,
    ending_before: Option<String>,
    created: Vec<(String, Seconds)>,
}

impl Page {
    pub(crate) fn read(call: &Call<'_>) -> Answer<Self> {
        let params = &call.params;
        let limit = params.integer("limit")?.unwrap_or(10);
        let limit = usize::try_from(limit)
            .ok()
            .filter(|limit| (1..=100).contains(limit))
            .ok_or_else(|| {
                let (word, bound) = if limit < 1 { ("greater", 1) } else { ("less", 100) };
                Refusal::malformed(
                    "limit",
                    format!("This value must be {word} than or equal to {bound}."),
                )
                .code("parameter_invalid_integer")
            })?;
        let mut created = Vec::new();
        for bound in ["gt", "gte", "lt", "lte"] {
            if let Some(time) = params.integer(&format!("created[{bound}]"))? {
                created.push((bound.to_owned(), time));
            }
        }
        if let Some(time) = params.integer("created")? {
            created.push(("eq".to_owned(), time));
        }
        Ok(Self {
            limit,
            starting_after: params.text("starting_after")?,
            ending_before: params.text("ending_before")?,
            created,
        })
    }

    fn includes(&self, created: Seconds) -> bool {
        self.created
            .iter()
            .all(|(bound, time)| within(created, bound, *time))
    }

    /// Cuts the page out of `rows`, which come oldest first.
    pub(crate) fn cut<'a, T: Record + 'a>(
        &self,
        url: &str,
        rows: impl DoubleEndedIterator<Item = &'a T>,
        created: impl Fn(&T) -> Seconds,
        render: impl Fn(&T) -> Value,
    ) -> Answer<Value> {
        let newest_first = rows.rev().filter(|row| self.includes(created(row)));
        let (page, has_more): (Vec<&T>, bool) = if let Some(cursor) = &self.ending_before {
            let mut before: Vec<&T> = Vec::new();
            let mut found = false;
            for row in newest_first {
                if row.id() == cursor {
                    found = true;
                    break;
                }
                before.push(row);
            }
            if !found {
                return Err(no_cursor(cursor, "ending_before"));
            }
            let skipped = before.len().saturating_sub(self.limit);
            (before.split_off(skipped), skipped > 0)
        } else {
            let mut rows = newest_first;
            if let Some(cursor) = &self.starting_after
                && !rows.by_ref().any(|row| row.id() == cursor)
            {
                return Err(no_cursor(cursor, "starting_after"));
            }
            let page = rows.by_ref().take(self.limit).collect();
            (page, rows.next().is_some())
        };
        let data: Vec<Value> = page.into_iter().map(render).collect();
        Ok(json!({"object": "list", "data": data, "has_more": has_more, "url": url}))
    }
}

/// Whether a time keeps a bound of a filter: `gt`, `gte`, `lt`, `lte`, or else the very same.
pub(super) fn within(time: Seconds, bound: &str, limit: Seconds) -> bool {
    match bound {
        "gt" => time > limit,
        "gte" => time >= limit,
        "lt" => time < limit,
        "lte" => time <= limit,
        _ => time == limit,
    }
}

fn no_cursor(id: &str, param: &str) -> Box<Refusal> {
    Refusal::no_such_in_body("object", id, param)
}
