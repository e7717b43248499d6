//! Stripe's own OpenAPI spec, against which every answer is checked.
//!
//! The spec is not part of this project: it is read from `STRIPE_TRUTH_DIR`, by default `../shared/stripe` beside the
//! workspace. Where it is absent, the checks say so and are skipped.

use std::{path::PathBuf, sync::OnceLock};

use serde_json::Value;
use stripe_sandbox::Spec;

/// Where the truth is kept, if it is.
pub(crate) fn directory() -> Option<PathBuf> {
    let directory = std::env::var_os("STRIPE_TRUTH_DIR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/stripe")),
        PathBuf::from,
    );
    directory.is_dir().then_some(directory)
}

fn spec() -> Option<&'static Spec> {
    static SPEC: OnceLock<Option<Spec>> = OnceLock::new();
    SPEC.get_or_init(|| {
        let path = directory().map(|directory| directory.join("spec.2026-05-27.dahlia.min.json"));
        let Some(path) = path.filter(|path| path.is_file()) else {
            eprintln!("SKIPPED: Stripe's spec is not there (STRIPE_TRUTH_DIR); answers are not validated");
            return None;
        };
        Some(Spec::read(&path).expect("the spec is JSON"))
    })
    .as_ref()
}

/// Panics when an answer is not what the spec says that it is.
#[track_caller]
pub(crate) fn hold_to_spec(method: &str, path: &str, status: u16, body: &Value) {
    let Some(spec) = spec() else { return };
    let faults = spec.answer_faults(method, path, status, body);
    assert!(faults.is_empty(), "{}\n{body}", faults.join("\n"));
}

#[test]
fn an_answer_that_lacks_a_field_or_has_a_wrong_one_is_found() {
    let Some(spec) = spec() else { return };
    let charge = serde_json::json!({"id": 1, "object": "charge", "status": "lovely"});
    let faults = spec.answer_faults("GET", "/v1/charges/ch_1", 200, &charge);
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
