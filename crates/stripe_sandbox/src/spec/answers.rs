//! Holds answers to the spec: no field that it requires is missing, none is of another type, no word is unknown.

use serde_json::Value;

use super::Spec;

/// Values that the spec of May 2026 does not list: the end of their place, and the word. Each has its reason beside it.
const NEWER: &[(&str, &str)] = &[];

impl Spec {
    /// What is wrong with an answer. Nothing is, when the spec does not know its path.
    #[must_use]
    pub fn answer_faults(&self, method: &str, path: &str, status: u16, body: &Value) -> Vec<String> {
        let path = path.split('?').next().unwrap_or(path);
        let mut faults = Vec::new();
        if status == 200 {
            let schema = self
                .operation(method, path)
                .map(|operation| &operation["responses"]["200"]["content"]["application/json"]["schema"])
                .filter(|schema| !schema.is_null());
            if let Some(schema) = schema {
                self.hold(schema, body, "", &mut faults);
            }
        } else if status != 401 && body["error"].is_object() && path.starts_with("/v1/") {
            let schema = &self.0["components"]["schemas"]["api_errors"];
            self.hold(schema, &body["error"], "error", &mut faults);
        }
        faults
            .into_iter()
            .map(|fault| format!("{method} {path} {status}: {fault}"))
            .collect()
    }

    fn hold(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        if let Some(reference) = schema["$ref"].as_str() {
            match self.0.pointer(reference.trim_start_matches('#')) {
                Some(target) => self.hold(target, value, at, faults),
                None => faults.push(format!("{at}: the spec has no {reference}")),
            }
            return;
        }
        if schema.get("x-pruned").is_some() {
            return;
        }
        if value.is_null() {
            if schema["nullable"] != true && schema["anyOf"].is_null() {
                faults.push(format!("{at}: null is not allowed"));
            }
            return;
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let each = choices.iter().map(|choice| {
                let mut inner = Vec::new();
                self.hold(choice, value, at, &mut inner);
                inner
            });
            faults.extend(each.min_by_key(Vec::len).into_iter().flatten());
            return;
        }
        if let Some(fault) = misfit(schema, value, at) {
            faults.push(fault);
            return;
        }
        if let (Some(items), Some(item)) = (value.as_array(), schema.get("items")) {
            for (number, value) in items.iter().enumerate() {
                self.hold(item, value, &format!("{at}[{number}]"), faults);
            }
        }
        let Some(fields) = value.as_object() else { return };
        let required = schema["required"].as_array().into_iter().flatten();
        for required in required.filter_map(Value::as_str) {
            if !fields.contains_key(required) {
                faults.push(format!("{at}: {required} is missing"));
            }
        }
        let others = schema.get("additionalProperties").filter(|s| s.is_object());
        for (name, value) in fields {
            if let Some(schema) = schema["properties"].get(name).or(others) {
                self.hold(schema, value, &format!("{at}.{name}"), faults);
            }
        }
    }
}

/// Why a value is not of the type, or none of the words, that the schema names.
fn misfit(schema: &Value, value: &Value, at: &str) -> Option<String> {
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
        return Some(format!("{at}: {value} is no {}", schema["type"]));
    }
    let (allowed, text) = (schema["enum"].as_array()?, value.as_str()?);
    let known = allowed.iter().any(|word| word == text)
        || NEWER
            .iter()
            .any(|(place, word)| at.ends_with(place) && *word == text);
    (!known).then(|| format!("{at}: {text:?} is none of {allowed:?}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn faults(status: u16, body: &Value) -> Vec<String> {
        let thing = json!({
            "type": "object",
            "required": ["id", "amount"],
            "properties": {
                "id": {"type": "string"},
                "amount": {"type": "integer"},
                "kind": {"type": "string", "enum": ["a", "b"], "nullable": true},
                "owner": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/thing"}]},
                "parts": {"type": "array", "items": {"$ref": "#/components/schemas/thing"}},
                "metadata": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        });
        let reply = json!({"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/thing"}}}}});
        let spec = Spec(json!({
            "paths": {"/v1/things/{id}": {"get": {"responses": reply}}},
            "components": {"schemas": {
                "thing": thing,
                "api_errors": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}}},
            }},
        }));
        spec.answer_faults("GET", "/v1/things/1?expand[]=owner", status, body)
    }

    #[test]
    fn an_answer_as_the_spec_has_it_is_right() {
        let whole = json!({
            "id": "1", "amount": 1, "kind": null, "owner": {"id": "2", "amount": 2}, "metadata": {"k": "v"}, "new": 1,
            "parts": [{"id": "3", "amount": 3, "owner": "4"}],
        });
        assert_eq!(faults(200, &whole), [""; 0]);
        assert_eq!(faults(400, &json!({"error": {"type": "x"}})), [""; 0]);
    }

    #[test]
    fn each_way_of_being_wrong_is_told_with_its_place() {
        for (body, told) in [
            (json!({"amount": 1}), ": id is missing"),
            (json!({"id": 1, "amount": 1}), ".id: 1 is no"),
            (json!({"id": null, "amount": 1}), ".id: null is not allowed"),
            (json!({"id": "1", "amount": 1.5}), ".amount: 1.5 is no"),
            (
                json!({"id": "1", "amount": 1, "kind": "c"}),
                ".kind: \"c\" is none of",
            ),
            (json!({"id": "1", "amount": 1, "owner": {"id": "2"}}), ".owner: "),
            (
                json!({"id": "1", "amount": 1, "parts": [{"id": "3"}]}),
                ".parts[0]: amount is missing",
            ),
            (
                json!({"id": "1", "amount": 1, "metadata": {"k": 1}}),
                ".metadata.k: 1 is no",
            ),
        ] {
            let found = faults(200, &body);
            assert!(found.len() == 1 && found[0].contains(told), "{body}: {found:?}");
        }
        assert_eq!(faults(400, &json!({"error": {}})).len(), 1);
    }
}
