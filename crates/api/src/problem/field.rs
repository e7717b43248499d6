//! What is wrong with single fields, gathered so that a client hears of all of them at once.

use std::fmt::Display;

use serde::Serialize;
use souk_domain::{
    card::PaymentTokenError, currency::CurrencyError, fee::FeePolicyError, ids::IdError,
    metadata::MetadataError, money::MoneyError, text::TextError, user::PasswordError,
};
use utoipa::ToSchema;

use super::{
    Code, Problem,
    code::{CURRENCY_UNKNOWN, ID_MALFORMED, INTERNAL_ERROR, MISSING_FIELD},
};

/// What is wrong with one field of the body, or one parameter of the query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Where in the body, as a JSON pointer (RFC 6901): `/amount`. Empty for the body as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "/amount")]
    pub pointer: Option<String>,
    /// Which query parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "limit")]
    pub parameter: Option<String>,
    /// Stable, of the same list as the problem's own code.
    #[schema(example = "amount_too_small")]
    pub code: &'static str,
    /// In a sentence.
    #[schema(example = "the least that can be charged is 0.50 EUR")]
    pub detail: String,
}

/// A refusal of a value, with its code.
pub trait Refusal: Display {
    /// Of the table of codes.
    fn code(&self) -> Code;
}

macro_rules! refusals {
    ($($error:ty),*) => {$(
        impl Refusal for $error {
            fn code(&self) -> Code {
                // A test of the table holds that it has every one of them.
                Code::named(<$error>::code(*self)).unwrap_or(INTERNAL_ERROR)
            }
        }
    )*};
}

refusals!(
    TextError,
    MoneyError,
    PaymentTokenError,
    FeePolicyError,
    PasswordError
);

impl Refusal for MetadataError {
    fn code(&self) -> Code {
        Code::named(MetadataError::code(self)).unwrap_or(INTERNAL_ERROR)
    }
}

impl Refusal for CurrencyError {
    fn code(&self) -> Code {
        CURRENCY_UNKNOWN
    }
}

impl Refusal for IdError {
    fn code(&self) -> Code {
        ID_MALFORMED
    }
}

/// A code refuses with its own meaning.
impl Refusal for Code {
    fn code(&self) -> Code {
        *self
    }
}

impl Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.meaning())
    }
}

/// Gathers what is wrong with a body while it is being parsed.
///
/// ```ignore
/// let mut invalid = Invalid::default();
/// let name = invalid.field("/name", Name::parse(&body.name));
/// let currency = invalid.field("/currency", body.currency.parse::<Currency>());
/// let (Some(name), Some(currency)) = (name, currency) else { return Err(invalid) };
/// ```
#[derive(Debug, Clone, Default)]
pub struct Invalid(Vec<(Code, FieldError)>);

impl Invalid {
    /// One thing that is wrong with the field of the body at `pointer`.
    pub fn of(pointer: &str, error: &impl Refusal) -> Self {
        let mut invalid = Self::default();
        invalid.note(pointer, error.code(), error.to_string());
        invalid
    }

    /// The value, or none after noting what is wrong with it.
    pub fn field<T, E: Refusal>(&mut self, pointer: &str, parsed: Result<T, E>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                self.note(pointer, error.code(), error.to_string());
                None
            }
        }
    }

    /// The same for a field that may be left out: none is noted only when it is wrong.
    pub fn optional<T, E: Refusal>(&mut self, pointer: &str, parsed: Option<Result<T, E>>) -> Option<T> {
        parsed.and_then(|parsed| self.field(pointer, parsed))
    }

    /// The same for a field that the rest of the body makes needed.
    pub fn needed<T, E: Refusal>(&mut self, pointer: &str, parsed: Option<Result<T, E>>) -> Option<T> {
        match parsed {
            Some(parsed) => self.field(pointer, parsed),
            None => {
                self.note(pointer, MISSING_FIELD, MISSING_FIELD.meaning());
                None
            }
        }
    }

    /// Notes what is wrong with the field of the body at `pointer`.
    pub fn note(&mut self, pointer: &str, code: Code, detail: impl Into<String>) {
        let error = FieldError {
            pointer: Some(pointer.to_owned()),
            parameter: None,
            code: code.name(),
            detail: detail.into(),
        };
        self.0.push((code, error));
    }

    /// Notes what is wrong with a parameter of the query.
    pub fn note_parameter(&mut self, parameter: &str, code: Code, detail: impl Into<String>) {
        let error = FieldError {
            pointer: None,
            parameter: Some(parameter.to_owned()),
            code: code.name(),
            detail: detail.into(),
        };
        self.0.push((code, error));
    }

    /// The value when nothing is wrong.
    ///
    /// # Errors
    /// Everything that was noted.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Invalid> for Problem {
    fn from(Invalid(errors): Invalid) -> Self {
        let Some((code, first)) = errors.first() else {
            return Self::internal("a body was refused for nothing");
        };
        let mut problem = Self::new(*code).detail(sentence(first));
        problem.errors = errors.into_iter().map(|(_, error)| error).collect();
        problem
    }
}

fn sentence(error: &FieldError) -> String {
    let place = error.pointer.as_deref().or(error.parameter.as_deref());
    match place {
        Some(place) if !place.is_empty() => format!("{place}: {}", error.detail),
        _ => error.detail.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use souk_domain::text::Name;

    #[test]
    fn the_first_error_gives_the_code_and_all_are_told() {
        let mut invalid = Invalid::default();
        assert!(invalid.field("/name", Name::parse("a\0b")).is_none());
        assert!(
            invalid
                .field("/currency", "xxx".parse::<souk_domain::Currency>())
                .is_none()
        );
        let problem = Problem::from(invalid);
        assert_eq!(problem.code().name(), "text_control_character");
        let codes: Vec<_> = problem.errors().iter().map(|error| error.code).collect();
        assert_eq!(codes, ["text_control_character", "currency_unknown"]);
        assert_eq!(problem.errors()[0].pointer.as_deref(), Some("/name"));
    }
}
