//! Stripe's own OpenAPI spec, when there is one at hand: what is asked and what is answered are held to it.
//!
//! The spec is no part of this project. A test gives it to the sandbox (`Options::request_spec`) or reads it itself.

mod answers;
mod requests;

use std::{fs, io, path::Path};

use serde_json::Value;

/// Stripe's spec.
#[derive(Debug)]
pub struct Spec(Value);

impl Spec {
    /// Reads the JSON of the spec.
    ///
    /// # Errors
    /// When there is no such file, or it is no JSON.
    pub fn read(path: &Path) -> io::Result<Self> {
        Ok(Self(serde_json::from_slice(&fs::read(path)?)?))
    }

    /// What the spec says of a method on a path.
    fn operation(&self, method: &str, path: &str) -> Option<&Value> {
        let given: Vec<&str> = path.split('/').collect();
        let fits = |template: &str| {
            let wanted: Vec<&str> = template.split('/').collect();
            wanted.len() == given.len()
                && wanted
                    .iter()
                    .zip(&given)
                    .all(|(wanted, given)| wanted.starts_with('{') || wanted == given)
        };
        // A literal segment is a better match than a placeholder.
        let (_, operations) = self.0["paths"]
            .as_object()?
            .iter()
            .filter(|(template, _)| fits(template))
            .min_by_key(|(template, _)| template.matches('{').count())?;
        operations.get(method.to_lowercase())
    }
}
