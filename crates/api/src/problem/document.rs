//! Problems in the OpenAPI document: an operation names its codes once, in its annotation.

use std::collections::BTreeMap;

use serde_json::json;
use utoipa::openapi::{
    Content, Header, Ref, RefOr, Response, ResponseBuilder,
    example::{Example, ExampleBuilder},
    response::Responses,
};

use super::{Code, MEDIA_TYPE, code::ALL};

/// Declares the problems of an operation: `problems!(Problems: CHECKOUT_CLOSED, …)` makes a type
/// that goes into `responses(…)`. What every operation may answer is added by `document`.
macro_rules! problems {
    ($name:ident: $($code:ident),* $(,)?) => {
        struct $name;

        impl utoipa::IntoResponses for $name {
            fn responses() -> std::collections::BTreeMap<
                String,
                utoipa::openapi::RefOr<utoipa::openapi::response::Response>,
            > {
                $crate::problem::responses_of(&[$($crate::problem::code::$code),*])
            }
        }
    };
}
pub(crate) use problems;

/// One response for each status, with one example for each code.
pub(crate) fn responses_of(codes: &[Code]) -> BTreeMap<String, RefOr<Response>> {
    let mut responses = Responses::new();
    for code in codes {
        add(&mut responses, *code);
    }
    responses.responses
}

/// Adds a code to an operation's responses, beside what is there for its status.
pub(crate) fn add(responses: &mut Responses, code: Code) {
    let response = responses
        .responses
        .entry(code.status().as_str().to_owned())
        .or_insert_with(|| {
            let content = Content::new(Some(Ref::from_schema_name("Problem")));
            RefOr::T(ResponseBuilder::new().content(MEDIA_TYPE, content).build())
        });
    let RefOr::T(response) = response else { return };
    let Some(RefOr::T(content)) = response.content.get_mut(MEDIA_TYPE) else {
        return;
    };
    content
        .examples
        .insert(code.name().to_owned(), RefOr::Ref(example_ref(code)));
    let names: Vec<String> = content.examples.keys().map(|name| format!("`{name}`")).collect();
    response.description = names.join(", ");
}

fn example_ref(code: Code) -> Ref {
    Ref::new(format!("#/components/examples/{}", code.name()))
}

/// What every code looks like, for the document's components.
pub(crate) fn examples() -> BTreeMap<String, RefOr<Example>> {
    let example = |code: &Code| {
        let example = ExampleBuilder::new()
            .summary(code.title())
            .description(code.meaning())
            .value(Some(json!({
                "type": format!("/docs/problems#{}", code.name()),
                "title": code.title(),
                "status": code.status().as_u16(),
                "detail": code.meaning(),
                "code": code.name(),
                "request_id": "req_5f0c8d2b9a7e41d3b6c1f0a2e4d68b90",
            })))
            .build();
        (code.name().to_owned(), RefOr::T(example))
    };
    ALL.iter().map(example).collect()
}

/// The codes that an operation's responses list.
#[cfg(test)]
pub(crate) fn codes_in(response: &Response) -> Vec<String> {
    match response.content.get(MEDIA_TYPE) {
        Some(RefOr::T(content)) => content.examples.keys().cloned().collect(),
        _ => Vec::new(),
    }
}

/// The header that every reply has.
pub(crate) fn request_id_header() -> Header {
    utoipa::openapi::HeaderBuilder::new()
        .schema(Some(utoipa::openapi::ObjectBuilder::new().schema_type(
            utoipa::openapi::schema::SchemaType::new(utoipa::openapi::Type::String),
        )))
        .description(Some("Names this request in the logs."))
        .build()
}
