//! Key-value pairs that a caller attaches.

use std::collections::BTreeMap;

use souk_domain::metadata::{Metadata, MetadataError};

use crate::problem::{Code, Invalid, code::INTERNAL_ERROR};

/// Reads `/metadata`, with a pointer to the pair that is wrong.
pub(crate) fn read(invalid: &mut Invalid, pairs: BTreeMap<String, String>) -> Metadata {
    match Metadata::parse(pairs) {
        Ok(metadata) => metadata,
        Err(error) => {
            let pointer = match &error {
                MetadataError::Value { key, .. } => {
                    format!("/metadata/{}", key.replace('~', "~0").replace('/', "~1"))
                }
                MetadataError::TooMany | MetadataError::Key => "/metadata".to_owned(),
            };
            let code = Code::named(error.code()).unwrap_or(INTERNAL_ERROR);
            invalid.note(&pointer, code, error.to_string());
            Metadata::default()
        }
    }
}
