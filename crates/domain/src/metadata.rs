//! Key-value pairs that a caller attaches to a checkout or a charge, with Stripe's bounds.
//! <https://docs.stripe.com/metadata>

use std::collections::BTreeMap;

use serde::Serialize;

use crate::text::{TextError, clean};

/// At most 20 pairs here (Stripe takes 50, and ours go into the same space); keys of at most 40
/// characters without brackets, values of at most 500.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Metadata(BTreeMap<String, String>);

/// Why metadata are refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MetadataError {
    /// More than 20 pairs.
    #[error("at most {} pairs", Metadata::MAX_PAIRS)]
    TooMany,
    /// A key that Stripe would refuse, or one of ours.
    #[error("a key has 1 to 40 characters, no brackets, and does not begin with souk_")]
    Key,
    /// A value that cannot be kept.
    #[error("{key}: {error}")]
    Value {
        /// Whose value.
        key: String,
        /// What is wrong with it.
        error: TextError,
    },
}

impl MetadataError {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooMany => "metadata_too_many",
            Self::Key => "metadata_key_invalid",
            Self::Value { error, .. } => error.code(),
        }
    }
}

impl Metadata {
    const MAX_PAIRS: usize = 20;

    /// Reads pairs.
    ///
    /// # Errors
    /// See [`MetadataError`].
    pub fn parse(pairs: BTreeMap<String, String>) -> Result<Self, MetadataError> {
        if pairs.len() > Self::MAX_PAIRS {
            return Err(MetadataError::TooMany);
        }
        let mut clean_pairs = BTreeMap::new();
        for (key, value) in pairs {
            let key_ok = clean(&key, 40).as_ref() == Ok(&key)
                && !key.contains(['[', ']'])
                && !key.starts_with("souk_");
            if !key_ok {
                return Err(MetadataError::Key);
            }
            match clean(&value, 500) {
                Ok(value) => clean_pairs.insert(key, value),
                Err(error) => return Err(MetadataError::Value { key, error }),
            };
        }
        Ok(Self(clean_pairs))
    }

    /// The pairs, sorted by key.
    #[must_use]
    pub fn pairs(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}
