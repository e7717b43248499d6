//! What a seller tells the buyer's bank: texts, and files by their ids at Stripe.
//!
//! The fields and their lengths are Stripe's
//! (<https://docs.stripe.com/api/disputes/evidence_object>).

use std::collections::BTreeMap;

use crate::text::{self, TextError};

/// The fields that hold a text, with the most characters that each may have.
pub const TEXTS: [(&str, usize); 18] = [
    ("access_activity_log", 20_000),
    ("billing_address", 5_000),
    ("cancellation_policy_disclosure", 20_000),
    ("cancellation_rebuttal", 20_000),
    ("customer_email_address", 5_000),
    ("customer_name", 5_000),
    ("customer_purchase_ip", 5_000),
    ("duplicate_charge_explanation", 20_000),
    ("duplicate_charge_id", 5_000),
    ("product_description", 20_000),
    ("refund_policy_disclosure", 20_000),
    ("refund_refusal_explanation", 20_000),
    ("service_date", 5_000),
    ("shipping_address", 5_000),
    ("shipping_carrier", 5_000),
    ("shipping_date", 5_000),
    ("shipping_tracking_number", 5_000),
    ("uncategorized_text", 20_000),
];

/// The fields that hold a file.
pub const FILES: [&str; 9] = [
    "cancellation_policy",
    "customer_communication",
    "customer_signature",
    "duplicate_charge_documentation",
    "receipt",
    "refund_policy",
    "service_documentation",
    "shipping_documentation",
    "uncategorized_file",
];

/// Evidence: what is set, by field. An empty value takes a field back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence(BTreeMap<String, String>);

/// Why a piece of evidence is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceError {
    /// No such field.
    #[error("there is no such piece of evidence")]
    UnknownField,
    /// See [`TextError`].
    #[error(transparent)]
    Text(#[from] TextError),
    /// Not the id of a file at Stripe.
    #[error("expected the id of a file that was uploaded to this dispute, like file_…")]
    NotAFile,
}

impl Evidence {
    /// Evidence from fields and their values.
    ///
    /// # Errors
    /// The first field that is none, with why.
    pub fn parse(
        fields: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, (String, EvidenceError)> {
        let mut parsed = BTreeMap::new();
        for (field, value) in fields {
            let value = parse(&field, &value).map_err(|error| (field.clone(), error))?;
            parsed.insert(field, value);
        }
        Ok(Self(parsed))
    }

    /// What the database or Stripe has; fields that we do not know are left out.
    #[must_use]
    pub fn known(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        let known = |field: &str| FILES.contains(&field) || TEXTS.iter().any(|(name, _)| *name == field);
        Self(
            fields
                .into_iter()
                .filter(|(field, value)| known(field) && !value.is_empty())
                .collect(),
        )
    }

    /// The fields that are set and their values, in the order of their names.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(field, value)| (field.as_str(), value.as_str()))
    }

    /// The files that it names.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields()
            .filter(|(field, value)| FILES.contains(field) && !value.is_empty())
    }

    /// Whether all of it is in `other` too.
    #[must_use]
    pub fn is_in(&self, other: &Self) -> bool {
        self.0.iter().all(|(field, value)| {
            let there = other.0.get(field).map_or("", String::as_str);
            there == value
        })
    }

    /// Whether nothing is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn parse(field: &str, value: &str) -> Result<String, EvidenceError> {
    if FILES.contains(&field) {
        let is_id = value
            .strip_prefix("file_")
            .is_some_and(|rest| !rest.is_empty() && rest.len() <= 64 && rest.bytes().all(is_id_byte));
        return if is_id || value.is_empty() {
            Ok(value.to_owned())
        } else {
            Err(EvidenceError::NotAFile)
        };
    }
    let (_, max) = TEXTS
        .iter()
        .find(|(name, _)| *name == field)
        .ok_or(EvidenceError::UnknownField)?;
    if value.trim().is_empty() {
        return Ok(String::new());
    }
    Ok(text::clean_lines(value, *max)?)
}

fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(field: &str, value: &str) -> Result<Evidence, (String, EvidenceError)> {
        Evidence::parse([(field.to_owned(), value.to_owned())])
    }

    #[test]
    fn texts_keep_their_lines_and_files_are_ids() {
        let evidence = one("product_description", " A bowl,\nblue. ").unwrap();
        assert_eq!(
            evidence.fields().collect::<Vec<_>>(),
            [("product_description", "A bowl,\nblue.")]
        );
        assert!(one("receipt", "file_1Abc").is_ok());
        assert_eq!(
            one("receipt", "my receipt").unwrap_err().1,
            EvidenceError::NotAFile
        );
        assert_eq!(one("secret", "x").unwrap_err().1, EvidenceError::UnknownField);
    }

    #[test]
    fn an_empty_value_takes_a_field_back() {
        let taken_back = one("customer_name", "  ").unwrap();
        assert!(taken_back.is_in(&Evidence::default()));
        assert!(!taken_back.is_in(&one("customer_name", "Bea").unwrap()));
    }

    #[test]
    fn what_is_too_long_or_holds_a_card_number_is_refused() {
        let long = "a".repeat(5_001);
        assert!(matches!(
            one("customer_name", &long).unwrap_err().1,
            EvidenceError::Text(TextError::TooLong { max: 5_000 })
        ));
        assert!(matches!(
            one("uncategorized_text", "paid by 4242 4242 4242 4242")
                .unwrap_err()
                .1,
            EvidenceError::Text(TextError::CardNumber)
        ));
    }
}
