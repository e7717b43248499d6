//! Examples of whole bodies, put together from the examples of their fields, so that none can be
//! out of step with its schema.

use serde_json::{Map, Value, json};
use utoipa::openapi::{Components, Content, RefOr, path::Operation};

/// Deeper than any body of ours.
const DEEPEST: u8 = 8;

/// The schemas that examples are made from.
pub(super) struct Examples(Value);

impl Examples {
    pub(super) fn of(components: &Components) -> Self {
        Self(serde_json::to_value(&components.schemas).unwrap_or_default())
    }

    /// Adds an example to each JSON body of an operation that has none yet.
    pub(super) fn add(&self, operation: &mut Operation) {
        if let Some(RefOr::T(body)) = &mut operation.request_body {
            body.content.values_mut().for_each(|content| self.fill(content));
        }
        for response in operation.responses.responses.values_mut() {
            if let RefOr::T(response) = response {
                response
                    .content
                    .values_mut()
                    .for_each(|content| self.fill(content));
            }
        }
    }

    fn fill(&self, content: &mut RefOr<Content>) {
        let RefOr::T(content) = content else { return };
        if content.example.is_some() || !content.examples.is_empty() {
            return;
        }
        let schema = content
            .schema
            .as_ref()
            .and_then(|schema| serde_json::to_value(schema).ok());
        content.example = schema.map(|schema| self.example(&schema, 0));
    }

    fn example(&self, schema: &Value, depth: u8) -> Value {
        if depth > DEEPEST {
            return Value::Null;
        }
        if let Some(example) = schema.get("example") {
            return example.clone();
        }
        for list in ["examples", "enum"] {
            if let Some(first) = schema.get(list).and_then(|list| list.get(0)) {
                return first.clone();
            }
        }
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            return self.example(&self.0[name], depth + 1);
        }
        for choice in ["oneOf", "anyOf", "allOf"] {
            let branches = schema.get(choice).and_then(Value::as_array).into_iter().flatten();
            // `null` is the other branch of what may be missing.
            if let Some(branch) = branches.into_iter().find(|branch| branch["type"] != "null") {
                return self.example(branch, depth + 1);
            }
        }
        match (kind(schema), schema["format"].as_str()) {
            ("object", _) => Value::Object(self.members(schema, depth)),
            ("array", _) => json!([self.example(&schema["items"], depth + 1)]),
            ("string", Some("date-time")) => json!("2026-11-23T05:00:00Z"),
            ("boolean", _) => json!(false),
            ("integer", _) => schema.get("minimum").cloned().unwrap_or(json!(1)),
            _ => Value::Null,
        }
    }

    fn members(&self, schema: &Value, depth: u8) -> Map<String, Value> {
        let properties = schema
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        properties
            .map(|(name, schema)| (name.clone(), self.example(schema, depth + 1)))
            .collect()
    }
}

/// The type, or of a type and null the type.
fn kind(schema: &Value) -> &str {
    let kind = &schema["type"];
    let of_several = || {
        kind.as_array()?
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null")
    };
    kind.as_str().or_else(of_several).unwrap_or_default()
}
