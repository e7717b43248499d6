//! Holds requests to the spec.
//!
//! The sandbox refuses what its handlers do not know, and a handler may know too much: a misspelt or an invented parameter
//! would pass here and fail at Stripe. So what a caller with a secret key sends is compared with the spec.

use serde_json::{Value, json};

use super::Spec;
use crate::http::form::Params;

/// Parameters that are newer than the spec of May 2026, each with the reason.
const NEWER: &[(&str, &str)] = &[(
    "allowed_payment_method_types",
    "in 2026-09-30.endive it stands where `payment_method_types` stood",
)];

impl Spec {
    /// What is wrong with a request. Nothing is, when the spec does not know its path.
    pub(crate) fn request_faults(&self, method: &str, path: &str, params: &Params) -> Vec<String> {
        let Some(schema) = self.schema(method, path) else {
            return Vec::new();
        };
        let mut faults = Vec::new();
        for (name, value) in params.iter() {
            let flat = name.replace(']', "");
            let steps: Vec<&str> = flat.split('[').collect();
            if NEWER.iter().any(|(newer, _)| steps.first() == Some(newer)) {
                continue;
            }
            if let Err(fault) = self.check(&schema, &steps, value) {
                faults.push(format!("{method} {path}: {name}: {fault}"));
            }
        }
        let given = |wanted: &str| params.has(wanted);
        for wanted in schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            if !given(wanted) {
                faults.push(format!("{method} {path}: {wanted} is required"));
            }
        }
        faults
    }

    /// What a request may hold, as one object.
    fn schema(&self, method: &str, path: &str) -> Option<Value> {
        let operation = self.operation(method, path)?;
        if method == "POST" {
            let content = operation["requestBody"]["content"].as_object()?;
            return content.values().next().map(|form| form["schema"].clone());
        }
        let query = operation["parameters"]
            .as_array()?
            .iter()
            .filter(|parameter| parameter["in"] == "query");
        let properties: serde_json::Map<String, Value> = query
            .filter_map(|parameter| {
                Some((
                    parameter["name"].as_str()?.to_owned(),
                    parameter["schema"].clone(),
                ))
            })
            .collect();
        Some(json!({"type": "object", "properties": properties}))
    }

    fn check(&self, schema: &Value, steps: &[&str], value: &str) -> Result<(), String> {
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self.0.pointer(reference.trim_start_matches('#'));
            return target.map_or(Ok(()), |target| self.check(target, steps, value));
        }
        if schema.get("x-pruned").is_some() {
            return Ok(());
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let mut last = Ok(());
            for choice in choices {
                last = self.check(choice, steps, value);
                if last.is_ok() {
                    return last;
                }
            }
            return last;
        }
        let Some((step, rest)) = steps.split_first() else {
            return leaf(schema, value);
        };
        match schema["type"].as_str() {
            Some("array") if step.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.check(&schema["items"], rest, value)
            }
            Some("object") => match (&schema["properties"][*step], &schema["additionalProperties"]) {
                (Value::Null, further @ Value::Object(_)) => self.check(further, rest, value),
                (Value::Null, _) => Err(format!("Stripe knows no `{step}` here")),
                (known, _) => self.check(known, rest, value),
            },
            other => Err(format!("`{step}` stands below a {}", other.unwrap_or("value"))),
        }
    }
}

/// A single value.
fn leaf(schema: &Value, value: &str) -> Result<(), String> {
    let kind = schema["type"].as_str().unwrap_or("string");
    let fits = match kind {
        "string" => true,
        "integer" => value.parse::<i64>().is_ok(),
        "boolean" => matches!(value, "true" | "false"),
        "number" => value
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')),
        _ => false,
    };
    if !fits {
        return Err(format!("this is no {kind}"));
    }
    let listed = schema["enum"].as_array();
    if listed.is_some_and(|words| !words.iter().any(|word| word == value)) {
        return Err("this is none of the values that Stripe knows".to_owned());
    }
    let most = schema["maxLength"]
        .as_u64()
        .and_then(|most| usize::try_from(most).ok());
    if most.is_some_and(|most| value.chars().count() > most) {
        return Err("this is too long".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(method: &str, path: &str, form: &str) -> Vec<String> {
        let text = json!({"type": "string", "maxLength": 5});
        let spec = Spec(json!({"paths": {"/v1/things/{id}": {
            "post": {"requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": {
                "type": "object",
                "required": ["amount"],
                "properties": {
                    "amount": {"type": "integer"},
                    "kind": {"type": "string", "enum": ["a", "b"]},
                    "on": {"anyOf": [{"type": "boolean"}, {"type": "string", "enum": ["later"]}]},
                    "metadata": {"type": "object", "additionalProperties": text},
                    "list": {"type": "array", "items": {"type": "object", "properties": {"x": {"type": "integer"}}}},
                },
            }}}}},
            "get": {"parameters": [{"in": "query", "name": "limit", "schema": {"type": "integer"}}]},
        }}}));
        spec.request_faults(method, path, &Params::read("", form.as_bytes()))
    }

    #[test]
    fn a_request_as_the_spec_has_it_is_right() {
        let form = "amount=1&kind=a&on=later&metadata[k]=v&list[0][x]=2&list[][x]=3";
        assert_eq!(faults("POST", "/v1/things/1", form), [""; 0]);
        assert_eq!(faults("GET", "/v1/things/1", "limit=3"), [""; 0]);
        assert_eq!(faults("POST", "/v1/other", "anything=1"), [""; 0]);
    }

    #[test]
    fn each_way_of_being_wrong_is_told_with_the_parameter() {
        for (form, at) in [
            ("kind=a", "amount is required"),
            ("amount=1.5", "amount"),
            ("amount=1&kind=c", "kind"),
            ("amount=1&on=never", "on"),
            ("amount=1&lovely=1", "lovely"),
            ("amount=1&metadata[k]=longer", "metadata[k]"),
            ("amount=1&list[0][y]=1", "list[0][y]"),
            ("amount=1&kind[x]=1", "kind[x]"),
            ("amount=1&metadata=x", "metadata"),
        ] {
            let found = faults("POST", "/v1/things/1", form);
            assert!(found.len() == 1 && found[0].contains(at), "{form}: {found:?}");
        }
        assert_eq!(faults("GET", "/v1/things/1", "page=3").len(), 1);
    }
}
