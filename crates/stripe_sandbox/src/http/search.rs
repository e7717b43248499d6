//! Stripe's search language, as far as it is used: `field:'value'`, `field~'part'`, `metadata['key']:'value'`, `>`, `<`,
//! all of them joined by AND, or all of them by OR.

use serde_json::{Value, json};

use super::Call;
use crate::model::refusal::{Answer, Refusal};

/// A search and the page of it that is asked for.
#[derive(Debug)]
pub(super) struct Query {
    search: Search,
    limit: usize,
    skip: usize,
}

impl Query {
    pub(super) fn read(call: &Call<'_>) -> Answer<Self> {
        let query = call.params.required("query")?;
        let limit = call.params.integer("limit")?.unwrap_or(10).clamp(1, 100);
        let page = call.params.text("page")?;
        call.params.finish()?;
        Ok(Self {
            search: Search::parse(&query)?,
            limit: usize::try_from(limit).unwrap_or(10),
            skip: page.and_then(|page| page.parse().ok()).unwrap_or(0),
        })
    }

    /// Cuts the page out of `objects`, which come oldest first.
    pub(super) fn run(&self, url: &str, objects: impl DoubleEndedIterator<Item = Value>) -> Answer<Value> {
        let found = objects.rev().filter(|object| self.search.matches(object));
        let mut data: Vec<Value> = found.skip(self.skip).take(self.limit + 1).collect();
        let has_more = data.len() > self.limit;
        data.truncate(self.limit);
        Ok(json!({
            "object": "search_result",
            "data": data,
            "has_more": has_more,
            "next_page": has_more.then(|| (self.skip + self.limit).to_string()),
            "url": url,
        }))
    }
}

/// A parsed query.
#[derive(Debug)]
pub(super) struct Search {
    clauses: Vec<Clause>,
    any: bool,
}

#[derive(Debug)]
struct Clause {
    /// `email`, or `metadata` and a key.
    path: Vec<String>,
    operator: char,
    value: String,
    negated: bool,
}

impl Search {
    pub(super) fn parse(query: &str) -> Answer<Self> {
        let any = query.contains(" OR ");
        let parts: Vec<&str> = query.split(if any { " OR " } else { " AND " }).collect();
        let clauses = parts
            .into_iter()
            .map(|part| clause(part.trim()).ok_or_else(|| bad(query)))
            .collect::<Answer<_>>()?;
        Ok(Self { clauses, any })
    }

    pub(super) fn matches(&self, object: &Value) -> bool {
        if self.any {
            self.clauses.iter().any(|clause| clause.holds(object))
        } else {
            self.clauses.iter().all(|clause| clause.holds(object))
        }
    }
}

fn bad(query: &str) -> Box<Refusal> {
    Refusal::malformed(
        "query",
        format!("We were unable to parse your search query: {query}"),
    )
}

fn clause(text: &str) -> Option<Clause> {
    let (negated, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut inside = false;
    let at = text.char_indices().find_map(|(at, c)| match c {
        '[' => {
            inside = true;
            None
        }
        ']' => {
            inside = false;
            None
        }
        ':' | '~' | '>' | '<' if !inside => Some(at),
        _ => None,
    })?;
    let operator = text.get(at..)?.chars().next()?;
    let (field, value) = (text.get(..at)?, text.get(at + 1..)?);
    let path = field
        .split('[')
        .map(|step| step.trim_matches([']', '\'', '"']).to_owned())
        .collect();
    let value = value.trim_matches(['\'', '"']).replace("\\'", "'");
    Some(Clause {
        path,
        operator,
        value,
        negated,
    })
}

impl Clause {
    fn holds(&self, object: &Value) -> bool {
        let found = self.path.iter().try_fold(object, |value, step| value.get(step));
        let holds = found.is_some_and(|found| {
            let text = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
            match self.operator {
                ':' => text.eq_ignore_ascii_case(&self.value),
                '~' => text.to_lowercase().contains(&self.value.to_lowercase()),
                '>' => numbers(&text, &self.value).is_some_and(|(a, b)| a > b),
                _ => numbers(&text, &self.value).is_some_and(|(a, b)| a < b),
            }
        });
        holds != self.negated
    }
}

fn numbers(a: &str, b: &str) -> Option<(i64, i64)> {
    Some((a.parse().ok()?, b.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn clauses_are_joined_by_and_or_or() {
        let object = json!({"email": "a@example.com", "amount": 500, "metadata": {"order": "7"}});
        for (query, expected) in [
            ("email:'a@example.com'", true),
            ("email~'example' AND metadata['order']:'7'", true),
            ("email:'b' OR metadata['order']:'7'", true),
            ("email:'b' AND metadata['order']:'7'", false),
            ("amount>499", true),
            ("amount<500", false),
            ("-email:'b'", true),
        ] {
            assert_eq!(
                Search::parse(query).unwrap().matches(&object),
                expected,
                "{query}"
            );
        }
        assert!(Search::parse("nonsense").is_err());
    }
}
