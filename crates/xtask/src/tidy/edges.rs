//! Which crate may import which. Five floors, and nothing runs back up:
//! server -> api -> application -> (persistence | stripe gateway) -> domain.

use serde_json::Value;

/// Each crate of ours, and those that it may import.
const ALLOWED: [(&str, &[&str]); 9] = [
    ("souk-domain", &[]),
    ("souk-persistence", &["souk-domain"]),
    ("souk-stripe-gateway", &["souk-domain"]),
    (
        "souk-application",
        &["souk-domain", "souk-persistence", "souk-stripe-gateway"],
    ),
    (
        "souk-api",
        &["souk-domain", "souk-persistence", "souk-application"],
    ),
    (
        "souk-server",
        &[
            "souk-domain",
            "souk-persistence",
            "souk-stripe-gateway",
            "souk-application",
            "souk-api",
        ],
    ),
    ("stripe-sandbox", &[]),
    ("souk-local-postgres", &[]),
    ("xtask", &["souk-local-postgres"]),
];
/// What tests may import beside.
const FOR_TESTS: [&str; 3] = ["stripe-sandbox", "souk-local-postgres", "souk-server"];
/// What the domain must not know: a runtime, a database, HTTP, a source of time or of randomness.
const NOT_IN_DOMAIN: [&str; 8] = [
    "diesel",
    "actix-web",
    "tokio",
    "getrandom",
    "rand",
    "reqwest",
    "hyper",
    "log",
];

/// A sentence for every edge that must not be. `metadata` is `cargo metadata --no-deps`.
pub(crate) fn check(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut findings = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
            findings.push(format!("{name}: a crate that the table of edges does not know"));
            continue;
        };
        for dependency in package["dependencies"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
        {
            let other = dependency["name"].as_str().unwrap_or_default();
            let in_tests = dependency["kind"] == "dev";
            let ours = ALLOWED.iter().any(|(known, _)| *known == other);
            if ours && !(allowed.contains(&other) || (in_tests && FOR_TESTS.contains(&other))) {
                findings.push(format!("{name} must not import {other}"));
            }
            if name == "souk-domain" && !in_tests && NOT_IN_DOMAIN.contains(&other) {
                findings.push(format!("{name} is pure and must not import {other}"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn findings(name: &str, dependency: &str, kind: Option<&str>) -> Vec<String> {
        check(
            &json!({ "packages": [{ "name": name, "dependencies": [{ "name": dependency, "kind": kind }] }] }),
        )
    }

    #[test]
    fn the_table_lets_through_what_the_design_allows() {
        assert!(findings("souk-api", "souk-application", None).is_empty());
        assert!(findings("souk-api", "serde", None).is_empty());
        assert!(findings("souk-api", "stripe-sandbox", Some("dev")).is_empty());
    }

    #[test]
    fn every_other_edge_is_found() {
        assert_eq!(
            findings("souk-api", "souk-stripe-gateway", None),
            ["souk-api must not import souk-stripe-gateway"]
        );
        assert_eq!(
            findings("souk-domain", "souk-api", Some("dev")),
            ["souk-domain must not import souk-api"]
        );
        assert_eq!(
            findings("souk-server", "stripe-sandbox", None),
            ["souk-server must not import stripe-sandbox"]
        );
        assert!(findings("souk-domain", "tokio", None)[0].contains("pure"));
        assert!(findings("souk-helpers", "serde", None)[0].contains("does not know"));
    }
}
