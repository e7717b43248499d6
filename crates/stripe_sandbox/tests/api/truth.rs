//! Stripe's own OpenAPI spec, against which every answer is checked.
//!
//! The spec is not part of this project: it is read from `STRIPE_TRUTH_DIR`, by default `../shared/stripe` beside the
//! workspace. Where it is absent, the checks say so and are skipped.

use std::{path::PathBuf, sync::OnceLock};

use serde_json::Value;

/// Where the truth is kept, if it is.
pub(crate) fn directory() -> Option<PathBuf> {
    let directory = std::env::var_os("STRIPE_TRUTH_DIR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/stripe")),
        PathBuf::from,
    );
    directory.is_dir().then_some(directory)
}

struct Spec(Value);

fn spec() -> Option<&'static Spec> {
    static SPEC: OnceLock<Option<Spec>> = OnceLock::new();
    SPEC.get_or_init(|| {
        let path = directory().map(|directory| directory.join("spec.2026-05-27.dahlia.min.json"));
        let Some(text) = path.and_then(|path| std::fs::read_to_string(path).ok()) else {
            eprintln!("SKIPPED: Stripe's spec is not there (STRIPE_TRUTH_DIR); answers are not validated");
            return None;
        };
        Some(Spec(serde_json::from_str(&text).expect("the spec is JSON")))
    })
    .as_ref()
}

/// Values that the spec of May 2026 does not list, each with the reason.
const NEWER: &[(&str, &str)] = &[];

/// Panics when an answer is not what the spec says that it is.
#[track_caller]
pub(crate) fn hold_to_spec(method: &str, path: &str, status: u16, body: &Value) {
    let Some(spec) = spec() else { return };
    let path = path.split('?').next().unwrap_or(path);
    let mut faults = Vec::new();
    if status == 200 {
        let Some(schema) = spec.response(method, path) else {
            return;
        };
        spec.check(schema, body, "", &mut faults);
    } else if status != 401 && body["error"].is_object() && path.starts_with("/v1/") {
        let schema = &spec.0["components"]["schemas"]["api_errors"];
        spec.check(schema, &body["error"], "error", &mut faults);
    }
    assert!(
        faults.is_empty(),
        "{method} {path} {status}:\n{}\n{body}",
        faults.join("\n")
    );
}

impl Spec {
    /// The schema of a success.
    fn response(&self, method: &str, path: &str) -> Option<&Value> {
        let given: Vec<&str> = path.split('/').collect();
        let paths = self.0["paths"].as_object()?;
        // A literal segment is a better match than a placeholder.
        let found = paths
            .iter()
            .filter(|(template, _)| {
                let wanted: Vec<&str> = template.split('/').collect();
                wanted.len() == given.len()
                    && wanted
                        .iter()
                        .zip(&given)
                        .all(|(wanted, given)| wanted.starts_with('{') || wanted == given)
            })
            .min_by_key(|(template, _)| template.matches('{').count())?;
        let operation = &found.1[method.to_lowercase()];
        let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        (!schema.is_null()).then_some(schema)
    }

    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => self
                .0
                .pointer(reference.trim_start_matches('#'))
                .unwrap_or_else(|| panic!("no {reference}")),
            None => schema,
        }
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let schema = self.resolve(schema);
        if schema.get("x-pruned").is_some() {
            return;
        }
        if value.is_null() {
            // A field that may be absent is also `null` at Stripe in many recordings that the spec does not mark so.
            if schema["nullable"] != true && schema["anyOf"].is_null() {
                faults.push(format!("{at}: null is not allowed"));
            }
            return;
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let best = choices.iter().map(|choice| {
                let mut inner = Vec::new();
                self.check(choice, value, at, &mut inner);
                inner
            });
            if let Some(least) = best.min_by_key(Vec::len) {
                faults.extend(least);
            }
            return;
        }
        let fits = match schema["type"].as_str() {
            Some("string") => value.is_string(),
            Some("integer") => value.is_i64() || value.is_u64(),
            Some("number") => value.is_number(),
            Some("boolean") => value.is_boolean(),
            Some("array") => value.is_array(),
            Some("object") => value.is_object(),
            _ => true,
        };
        if !fits {
            faults.push(format!("{at}: {value} is no {}", schema["type"]));
            return;
        }
        if let (Some(allowed), Some(text)) = (schema["enum"].as_array(), value.as_str()) {
            let known = allowed.iter().any(|word| word == text)
                || NEWER
                    .iter()
                    .any(|(place, word)| at.ends_with(place) && *word == text);
            if !known {
                faults.push(format!("{at}: {text:?} is none of {allowed:?}"));
            }
        }
        if let (Some(items), Some(item)) = (value.as_array(), schema.get("items")) {
            for (number, value) in items.iter().enumerate() {
                self.check(item, value, &format!("{at}[{number}]"), faults);
            }
        }
        if let Some(fields) = value.as_object() {
            for required in schema["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
            {
                if !fields.contains_key(required) {
                    faults.push(format!("{at}: {required} is missing"));
                }
            }
            for (name, value) in fields {
                if let Some(schema) = schema["properties"].get(name) {
                    self.check(schema, value, &format!("{at}.{name}"), faults);
                } else if let Some(schema) = schema.get("additionalProperties").filter(|s| s.is_object()) {
                    self.check(schema, value, &format!("{at}.{name}"), faults);
                }
            }
        }
    }
}

#[test]
fn an_answer_that_lacks_a_field_or_has_a_wrong_one_is_found() {
    let Some(spec) = spec() else { return };
    let schema = spec.response("GET", "/v1/charges/ch_1").unwrap();
    let mut faults = Vec::new();
    spec.check(
        schema,
        &serde_json::json!({"id": 1, "object": "charge", "status": "lovely"}),
        "",
        &mut faults,
    );
    for fault in [
        ".id: 1 is no",
        ".status: \"lovely\" is none of",
        "amount is missing",
    ] {
        assert!(
            faults.iter().any(|found| found.contains(fault)),
            "{fault} not in {faults:?}"
        );
    }
}
