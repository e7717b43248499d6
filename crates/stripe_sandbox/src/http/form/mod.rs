//! Parameters as Stripe's SDKs send them: `application/x-www-form-urlencoded` with nested and indexed keys.
//!
//! A handler takes what it knows and then calls [`Params::finish`], which refuses whatever is left over. `[` and `]`
//! may come escaped or not; `list[]=a` and `list[0]=a` mean the same.

mod metadata;
mod multipart;

use std::cell::Cell;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use crate::model::{
    currency,
    payment_method::Billing,
    refusal::{Answer, Refusal},
};

/// The parameters of one request.
#[derive(Debug, Default)]
pub(crate) struct Params {
    entries: Vec<Entry>,
    upload: Option<multipart::Upload>,
}

#[derive(Debug)]
struct Entry {
    /// `card[exp_month]`, brackets unescaped.
    path: String,
    value: String,
    taken: Cell<bool>,
}

impl Params {
    /// Reads the query and the body; the order of both is kept.
    pub(crate) fn read(query: &str, body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes()).chain(form_urlencoded::parse(body));
        let entries = pairs
            .filter(|(path, _)| !path.is_empty())
            .map(|(path, value)| Entry {
                path: path.into_owned(),
                value: value.into_owned(),
                taken: Cell::new(false),
            })
            .collect();
        Self {
            entries,
            upload: None,
        }
    }

    /// Reads the query, and the body as its type says. A file is a parameter whose value is its digest: the same file sent
    /// again is the same request, although the boundary around it is another.
    pub(crate) fn read_typed(query: &str, content_type: &str, body: &[u8]) -> Self {
        let Some(boundary) = multipart::boundary(content_type) else {
            return Self::read(query, body);
        };
        let parts = multipart::read(body, boundary);
        let mut params = Self::read(query, b"");
        let digest = parts.file.as_ref().map(|file| {
            let hash = Sha256::digest(&file.content);
            hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        });
        let fields = parts.fields.into_iter();
        let all = fields.chain(digest.map(|digest| ("file".to_owned(), digest)));
        params.entries.extend(all.map(|(path, value)| Entry {
            path,
            value,
            taken: Cell::new(false),
        }));
        params.upload = parts.file;
        params
    }

    /// The file that came with the request.
    pub(crate) fn upload(&self) -> Option<&multipart::Upload> {
        self.upload.as_ref()
    }

    /// Path and value of each parameter.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries
            .iter()
            .map(|entry| (entry.path.as_str(), entry.value.as_str()))
    }

    /// The value as it came, empty ones too. The last one wins.
    pub(crate) fn raw(&self, path: &str) -> Option<&str> {
        let mut found = None;
        for entry in self.entries.iter().filter(|entry| entry.path == path) {
            entry.taken.set(true);
            found = Some(entry.value.as_str());
        }
        found
    }

    /// A text that may be absent but not empty.
    pub(crate) fn text(&self, path: &str) -> Answer<Option<String>> {
        match self.raw(path) {
            None => Ok(None),
            Some("") => Err(Refusal::malformed(
                path,
                format!(
                    "You passed an empty string for '{path}'. We assume empty values are an attempt to unset a parameter; \
                     however '{path}' cannot be unset. You should remove '{path}' from your request or supply a non-empty \
                     value."
                ),
            )
            .code("parameter_invalid_empty")),
            Some(text) => Ok(Some(text.to_owned())),
        }
    }

    /// A text that can be unset: absent, empty (`Some(None)`), or given.
    pub(crate) fn unsettable(&self, path: &str) -> Option<Option<String>> {
        self.raw(path)
            .map(|text| (!text.is_empty()).then(|| text.to_owned()))
    }

    pub(crate) fn required(&self, path: &str) -> Answer<String> {
        self.text(path)?.ok_or_else(|| Refusal::missing(path))
    }

    pub(crate) fn integer(&self, path: &str) -> Answer<Option<i64>> {
        let Some(text) = self.text(path)? else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| {
            Refusal::malformed(path, format!("Invalid integer: {text}")).code("parameter_invalid_integer")
        })
    }

    pub(crate) fn required_integer(&self, path: &str) -> Answer<i64> {
        self.integer(path)?.ok_or_else(|| Refusal::missing(path))
    }

    pub(crate) fn boolean(&self, path: &str) -> Answer<Option<bool>> {
        match self.text(path)?.as_deref() {
            None => Ok(None),
            Some("true" | "1") => Ok(Some(true)),
            Some("false" | "0") => Ok(Some(false)),
            Some(text) => Err(Refusal::malformed(path, format!("Invalid boolean: {text}"))),
        }
    }

    /// One of a few words.
    pub(crate) fn one_of(&self, path: &str, words: &[&str]) -> Answer<Option<String>> {
        match self.text(path)? {
            Some(text) if !words.contains(&text.as_str()) => {
                let list = match words.split_last() {
                    Some((last, [])) => (*last).to_owned(),
                    Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
                    None => String::new(),
                };
                Err(Refusal::malformed(
                    path,
                    format!("Invalid {path}: must be one of {list}"),
                ))
            }
            other => Ok(other),
        }
    }

    pub(crate) fn currency(&self, path: &str) -> Answer<Option<String>> {
        self.text(path)?.map(|text| currency::parse(&text)).transpose()
    }

    /// `path[]=a`, `path[0]=a`, in their order.
    pub(crate) fn list(&self, path: &str) -> Vec<String> {
        self.under(path)
            .filter(|(key, _)| key.is_empty() || key.bytes().all(|byte| byte.is_ascii_digit()))
            .map(|(_, value)| value.to_owned())
            .collect()
    }

    /// `path[key]=value` for any key, and nothing deeper.
    fn under<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.entries.iter().filter_map(move |entry| {
            let key = entry
                .path
                .strip_prefix(path)?
                .strip_prefix('[')?
                .strip_suffix(']')?;
            if key.contains("][") {
                return None;
            }
            entry.taken.set(true);
            Some((key, entry.value.as_str()))
        })
    }

    /// Whether anything is given at or under `path`.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| belongs(&entry.path, path))
    }

    /// Takes everything at and under `path` without a look: parameters that change nothing here.
    pub(crate) fn ignore(&self, path: &str) {
        for entry in self.entries.iter().filter(|entry| belongs(&entry.path, path)) {
            entry.taken.set(true);
        }
    }

    /// Everything under `path` as an object of texts, nested as it came; `Some(Null)` when it is unset.
    pub(crate) fn object(&self, path: &str) -> Option<Value> {
        if self.raw(path) == Some("") {
            return Some(Value::Null);
        }
        let mut object = Map::new();
        for entry in self.entries.iter().filter(|entry| belongs(&entry.path, path)) {
            entry.taken.set(true);
            let inner = entry.path.get(path.len()..).unwrap_or_default();
            let steps: Vec<&str> = inner.trim_matches(['[', ']']).split("][").collect();
            place(&mut object, &steps, &entry.value);
        }
        (!object.is_empty()).then_some(Value::Object(object))
    }

    /// `path[name]`, `path[address][line1]` and so on.
    pub(crate) fn billing(&self, path: &str) -> Billing {
        let at = |field: &str| {
            self.raw(&format!("{path}{field}"))
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        Billing {
            name: at("[name]"),
            email: at("[email]"),
            phone: at("[phone]"),
            line1: at("[address][line1]"),
            line2: at("[address][line2]"),
            city: at("[address][city]"),
            state: at("[address][state]"),
            postal_code: at("[address][postal_code]"),
            country: at("[address][country]"),
        }
    }

    /// Refuses whatever nobody took.
    pub(crate) fn finish(&self) -> Answer<()> {
        let unknown: Vec<&str> = self
            .entries
            .iter()
            .filter(|entry| !entry.taken.get())
            .map(|entry| entry.path.as_str())
            .collect();
        match unknown.as_slice() {
            [] => Ok(()),
            [one] => Err(
                Refusal::malformed(one, format!("Received unknown parameter: {one}"))
                    .code("parameter_unknown"),
            ),
            [first, ..] => Err(Refusal::malformed(
                first,
                format!("Received unknown parameters: {}", unknown.join(", ")),
            )
            .code("parameter_unknown")),
        }
    }
}

fn belongs(path: &str, root: &str) -> bool {
    path.strip_prefix(root)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
}

fn place(object: &mut Map<String, Value>, steps: &[&str], value: &str) {
    match steps {
        [] => {}
        [last] => {
            let value = if value.is_empty() {
                Value::Null
            } else {
                Value::String(value.to_owned())
            };
            object.insert((*last).to_owned(), value);
        }
        [first, rest @ ..] => {
            let inner = object
                .entry((*first).to_owned())
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                place(inner, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn params(body: &str) -> Params {
        Params::read("", body.as_bytes())
    }

    #[test]
    fn escaped_and_bare_brackets_and_both_kinds_of_index_are_read_alike() {
        for body in [
            "expand[]=a&expand[]=b",
            "expand[0]=a&expand[1]=b",
            "expand%5B%5D=a&expand%5B1%5D=b",
        ] {
            assert_eq!(params(body).list("expand"), ["a", "b"], "{body}");
        }
    }

    #[test]
    fn what_nobody_takes_is_refused_by_name() {
        let params = params("amount=1&foo=2&bar[x]=3");
        params.integer("amount").unwrap();
        let refusal = params.finish().unwrap_err();
        assert_eq!(refusal.code, Some("parameter_unknown"));
        assert_eq!(refusal.message, "Received unknown parameters: foo, bar[x]");
        params.ignore("bar");
        assert_eq!(params.finish().unwrap_err().param.as_deref(), Some("foo"));
    }

    #[test]
    fn nested_objects_keep_their_shape() {
        let params = params("shipping[name]=N&shipping[address][line1]=L&shipping[address][line2]=");
        assert_eq!(
            params.object("shipping"),
            Some(json!({"name": "N", "address": {"line1": "L", "line2": null}}))
        );
        params.finish().unwrap();
    }

    #[test]
    fn numbers_and_booleans_must_be_such() {
        for bad in ["1.5", "1e3", "", "99999999999999999999", "0x1"] {
            assert!(
                params(&format!("amount={bad}")).integer("amount").is_err(),
                "{bad}"
            );
        }
        assert!(params("confirm=yes").boolean("confirm").is_err());
    }
}
