//! Metadata in a request: Stripe's limits, and what a change of it does.

use serde_json::{Value, json};

use super::Params;
use crate::model::{
    Metadata,
    refusal::{Answer, Refusal},
};

impl Params {
    /// A change of metadata: at most 50 keys of 40 characters with values of 500; an empty value unsets a key, an empty
    /// `metadata` unsets all.
    pub(crate) fn metadata(&self) -> Answer<MetadataChange> {
        let whole = self.raw("metadata");
        if whole.is_some_and(|text| !text.is_empty()) {
            return Err(Refusal::malformed("metadata", "Invalid object"));
        }
        let clear = whole.is_some();
        let mut set = Vec::new();
        for (key, value) in self.under("metadata") {
            let param = format!("metadata[{key}]");
            if key.chars().count() > 40 {
                return Err(Refusal::malformed(
                    "metadata",
                    format!("Metadata keys can be at most 40 characters long, but you passed '{key}'."),
                ));
            }
            if key.contains(['[', ']']) {
                return Err(Refusal::malformed(
                    &param,
                    "Metadata keys cannot contain square brackets.",
                ));
            }
            if value.chars().count() > 500 {
                return Err(Refusal::malformed(
                    &param,
                    format!(
                        "Metadata values can have up to 500 characters, but you passed in a value that is {} characters. \
                         Invalid value: {}...",
                        value.chars().count(),
                        value.chars().take(20).collect::<String>()
                    ),
                ));
            }
            set.push((key.to_owned(), value.to_owned()));
        }
        if set.len() > 50 {
            return Err(Refusal::malformed("metadata", "Metadata can have up to 50 keys."));
        }
        Ok(MetadataChange { clear, set })
    }
}

/// What a request wants done to metadata.
#[derive(Debug, Default, Clone)]
pub(crate) struct MetadataChange {
    clear: bool,
    set: Vec<(String, String)>,
}

impl MetadataChange {
    /// Merges into what is there.
    pub(crate) fn apply(self, metadata: &mut Metadata) {
        if self.clear {
            metadata.clear();
        }
        for (key, value) in self.set {
            if value.is_empty() {
                metadata.remove(&key);
            } else {
                metadata.insert(key, value);
            }
        }
    }

    /// Merges into the metadata of an object that is kept as JSON.
    pub(crate) fn apply_to_json(self, metadata: &mut Value) {
        let mut merged: Metadata = metadata
            .as_object()
            .into_iter()
            .flatten()
            .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
            .collect();
        self.apply(&mut merged);
        *metadata = json!(merged);
    }

    /// For an object that is being made.
    pub(crate) fn fresh(self) -> Metadata {
        let mut metadata = Metadata::new();
        self.apply(&mut metadata);
        metadata
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(body: &str) -> Params {
        Params::read("", body.as_bytes())
    }

    #[test]
    fn metadata_merges_and_empty_values_unset() {
        let mut metadata = Metadata::from([("a".into(), "1".into()), ("b".into(), "2".into())]);
        params("metadata[a]=&metadata[c{0}]=3")
            .metadata()
            .unwrap()
            .apply(&mut metadata);
        assert_eq!(
            metadata,
            Metadata::from([("b".into(), "2".into()), ("c{0}".into(), "3".into())])
        );
        params("metadata=").metadata().unwrap().apply(&mut metadata);
        assert!(metadata.is_empty());
    }

    #[test]
    fn metadata_is_held_to_stripe_s_limits() {
        let long_key = format!("metadata[{}]=1", "k".repeat(41));
        let long_value = format!("metadata[k]={}", "v".repeat(501));
        let many = (0..51)
            .map(|n| format!("metadata[k{n}]=1"))
            .collect::<Vec<_>>()
            .join("&");
        for body in [long_key, long_value, many, "metadata=text".to_owned()] {
            assert!(params(&body).metadata().is_err());
        }
    }
}
