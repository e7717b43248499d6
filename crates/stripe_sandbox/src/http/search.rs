//! Stripe's search language: `field:'value'`, `field~'part'`, `metadata['key']:'value'`, `metadata['key']:null`, `>`, `>=`,
//! `<`, `<=`, each negated by a minus before it, all of them joined by AND, or all of them by OR.
//!
//! Source: docs.stripe.com/search. Unlike Stripe's, it finds what was made a moment ago.

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
    /// `fields` are those that can be searched, beside `metadata`.
    pub(super) fn read(call: &Call<'_>, fields: &[&str]) -> Answer<Self> {
        let query = call.params.required("query")?;
        let limit = call.params.integer("limit")?.unwrap_or(10).clamp(1, 100);
        let page = call.params.text("page")?;
        call.params.finish()?;
        let search = Search::parse(&query)?;
        if let Some(unknown) = search.fields().find(|field| !fields.contains(&field.as_str())) {
            return Err(Refusal::malformed(
                "query",
                format!(
                    "Field `{unknown}` is an unsupported search field for resource `{}`.",
                    call.segment(0)
                ),
            ));
        }
        let skip = match page.as_deref().map(str::parse) {
            None => 0,
            Some(Ok(skip)) => skip,
            Some(Err(_)) => return Err(Refusal::malformed("page", "Invalid page token.")),
        };
        Ok(Self {
            search,
            limit: usize::try_from(limit).unwrap_or(10),
            skip,
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
    /// `email`, `metadata` and a key, or the steps of a field between points.
    path: Vec<String>,
    operator: Operator,
    /// `None`: `null`, for a key that is not there.
    value: Option<String>,
    negated: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Is,
    Contains,
    Above,
    AtLeast,
    Below,
    AtMost,
}

/// Those of two characters first.
const OPERATORS: &[(&str, Operator)] = &[
    (">=", Operator::AtLeast),
    ("<=", Operator::AtMost),
    (">", Operator::Above),
    ("<", Operator::Below),
    (":", Operator::Is),
    ("~", Operator::Contains),
];

impl Search {
    pub(super) fn parse(query: &str) -> Answer<Self> {
        let (all, any) = (split(query, " AND "), split(query, " OR "));
        // Stripe does not let the two be mixed.
        let parts = match (all.len(), any.len()) {
            (_, 1) => &all,
            (1, _) => &any,
            _ => return Err(bad(query)),
        };
        let any = any.len() > 1;
        let clauses = parts
            .iter()
            .map(|part| clause(part.trim()).ok_or_else(|| bad(query)))
            .collect::<Answer<_>>()?;
        Ok(Self { clauses, any })
    }

    /// The fields that it looks at, steps joined by points as in the query; not `metadata`.
    fn fields(&self) -> impl Iterator<Item = String> {
        self.clauses
            .iter()
            .filter(|clause| clause.path.first().is_none_or(|first| first != "metadata"))
            .map(|clause| clause.path.join("."))
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

/// Splits `text` at `mark`, but not within quotation marks.
fn split<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut begun, mut quote) = (0, None);
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '\'' | '"') => quote = Some(c),
            None if at >= begun && text.get(at..).is_some_and(|rest| rest.starts_with(mark)) => {
                parts.extend(text.get(begun..at));
                begun = at + mark.len();
            }
            _ => {}
        }
    }
    parts.extend(text.get(begun..));
    parts
}

fn clause(text: &str) -> Option<Clause> {
    let (negated, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    // A key of metadata may have any character in it.
    let after_key = text.find(']').unwrap_or(0);
    let at = after_key + text.get(after_key..)?.find([':', '~', '>', '<'])?;
    let (field, rest) = (text.get(..at)?, text.get(at..)?);
    let (mark, operator) = OPERATORS.iter().find(|(mark, _)| rest.starts_with(mark))?;
    let value = rest.get(mark.len()..)?.trim();
    let path: Vec<String> = match field.split_once('[') {
        Some(("metadata", key)) => {
            let key = key.strip_suffix(']')?.trim_matches(['\'', '"']);
            vec!["metadata".to_owned(), key.to_owned()]
        }
        Some(_) => return None,
        None => field.split('.').map(str::to_owned).collect(),
    };
    let value = match value {
        "" => return None,
        "null" => None,
        text => Some(text.trim_matches(['\'', '"']).replace("\\'", "'")),
    };
    Some(Clause {
        path,
        operator: *operator,
        value,
        negated,
    })
}

impl Clause {
    fn holds(&self, object: &Value) -> bool {
        let found = self.path.iter().try_fold(object, |value, step| value.get(step));
        let found = found.filter(|value| !value.is_null());
        let holds = match (&self.value, found) {
            (None, found) => found.is_none(),
            (Some(_), None) => false,
            (Some(wanted), Some(found)) => {
                let text = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
                let number = |compare: fn(i64, i64) -> bool| {
                    numbers(&text, wanted).is_some_and(|(a, b)| compare(a, b))
                };
                match self.operator {
                    Operator::Is => text.eq_ignore_ascii_case(wanted),
                    Operator::Contains => text.to_lowercase().contains(&wanted.to_lowercase()),
                    Operator::Above => number(|a, b| a > b),
                    Operator::AtLeast => number(|a, b| a >= b),
                    Operator::Below => number(|a, b| a < b),
                    Operator::AtMost => number(|a, b| a <= b),
                }
            }
        };
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
        let object = json!({
            "email": "a@example.com", "amount": 500, "metadata": {"order": "7", "a:b": "x AND y"},
            "payment_method_details": {"card": {"last4": "4242"}},
        });
        for (query, expected) in [
            ("email:'a@example.com'", true),
            ("email~'example' AND metadata['order']:'7'", true),
            ("email:'b' OR metadata['order']:'7'", true),
            ("email:'b' AND metadata['order']:'7'", false),
            ("metadata['a:b']:'x AND y'", true),
            ("metadata['other']:null", true),
            ("-metadata['order']:null", true),
            ("payment_method_details.card.last4:4242", true),
            ("amount>499", true),
            ("amount>500", false),
            ("amount>=500", true),
            ("amount<500", false),
            ("amount<=500", true),
            ("-email:'b'", true),
        ] {
            assert_eq!(
                Search::parse(query).unwrap().matches(&object),
                expected,
                "{query}"
            );
        }
        for bad in ["nonsense", "email:", "a[b]:'c'", "a:'1' AND b:'2' OR c:'3'"] {
            assert!(Search::parse(bad).is_err(), "{bad}");
        }
    }
}
