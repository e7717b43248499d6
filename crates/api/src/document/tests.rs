use super::*;

/// `UPDATE_OPENAPI=1 cargo test -p souk-api` writes it anew.
#[test]
fn the_committed_document_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/openapi.json");
    let want = openapi().to_pretty_json().unwrap() + "\n";
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(path, &want).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == want,
        "openapi/openapi.json is not what the code says: run `cargo xtask openapi`"
    );
}

#[test]
fn the_document_is_the_same_every_time() {
    assert_eq!(openapi().to_json().unwrap(), openapi().to_json().unwrap());
}

/// Every operation with its method and path.
fn operations() -> Vec<(String, Operation)> {
    let mut document = openapi();
    let mut all = Vec::new();
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in operations_mut(item) {
            all.push((format!("{method} {path}"), operation.clone()));
        }
    }
    all
}

#[test]
fn every_operation_is_described_and_says_who_may_call() {
    for (name, operation) in operations() {
        let said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        assert!(said(&operation.summary), "{name}: no summary");
        assert!(said(&operation.description), "{name}: no description");
        assert!(operation.operation_id.is_some(), "{name}: no id");
        assert!(
            operation.tags.as_ref().is_some_and(|tags| tags.len() == 1),
            "{name}"
        );
        let access = access(&operation).unwrap_or_default();
        assert!(["n", "u", "s", "o", "b"].contains(&access), "{name}: {access:?}");
    }
}

/// What utoipa makes of a default beside a named schema: two schemas at once, of which one is an
/// object, so that no value fits and no generated client can send one.
#[test]
fn no_parameter_is_described_so_that_nothing_fits() {
    for (name, operation) in operations() {
        let parameters = serde_json::to_value(&operation.parameters).unwrap();
        for parameter in parameters.as_array().into_iter().flatten() {
            let parts = parameter["schema"]["allOf"].as_array();
            let object = parts.is_some_and(|parts| parts.iter().any(|part| part["type"] == "object"));
            assert!(!object, "{name}: {parameter:#}");
        }
    }
}

#[test]
fn every_body_has_an_example() {
    for (name, operation) in operations() {
        let request = operation.request_body.iter().flat_map(|body| match body {
            RefOr::T(body) => body.content.values().cloned().collect::<Vec<_>>(),
            RefOr::Ref(_) => Vec::new(),
        });
        let replies = operation
            .responses
            .responses
            .values()
            .flat_map(|response| match response {
                RefOr::T(response) => response.content.values().cloned().collect::<Vec<_>>(),
                RefOr::Ref(_) => Vec::new(),
            });
        for content in request.chain(replies) {
            let RefOr::T(content) = content else { continue };
            let example = content.example.as_ref().is_some_and(|example| !example.is_null());
            assert!(example || !content.examples.is_empty(), "{name}");
        }
    }
}

#[test]
fn every_code_of_the_table_is_listed_by_an_operation() {
    let listed: std::collections::BTreeSet<String> = operations()
        .iter()
        .flat_map(|(_, operation)| operation.responses.responses.values())
        .flat_map(|response| match response {
            RefOr::T(response) => crate::problem::codes_in(response),
            RefOr::Ref(_) => Vec::new(),
        })
        .collect();
    // What belongs to no operation: a path without a route, a method that a path does not take,
    // bytes that are no request; and two amounts are never added at the edge.
    let of_none = ["bad_request", "method_not_allowed", "currency_mismatch"];
    for code in crate::problem::code::ALL {
        let name = code.name();
        assert!(listed.contains(name) != of_none.contains(&name), "{name}");
    }
}

#[test]
fn every_reply_has_one_content_type() {
    for (name, operation) in operations() {
        for (status, response) in &operation.responses.responses {
            if let RefOr::T(response) = response {
                assert!(response.content.len() <= 1, "{name} {status}");
                assert!(response.headers.contains_key(REQUEST_ID), "{name} {status}");
            }
        }
    }
}

#[test]
fn a_path_is_found_by_its_pattern() {
    assert_eq!(methods_of("/v1/sellers"), ["GET", "POST"]);
    assert_eq!(methods_of("/v1/sellers/seller_1"), ["GET", "PATCH"]);
    assert!(methods_of("/v1/sellers/").is_empty());
    assert!(methods_of("/v1/nowhere").is_empty());
}
