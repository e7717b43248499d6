//! Texts that people type: trimmed, NFC, bounded, without control characters, without card numbers.

use std::fmt;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("must not be empty")]
    Empty,
    /// More characters than the field takes.
    #[error("must have at most {max} characters")]
    TooLong {
        /// How many it takes.
        max: usize,
    },
    /// NUL, another control character, or one that changes the writing direction.
    #[error("must not hold control characters")]
    ControlCharacter,
    /// What looks like the number of a payment card. It must never be kept.
    #[error("looks like a card number; card numbers are typed into the card field only")]
    CardNumber,
    /// Not of the form that the field wants.
    #[error("{0}")]
    Malformed(&'static str),
}

impl TextError {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "text_empty",
            Self::TooLong { .. } => "text_too_long",
            Self::ControlCharacter => "text_control_character",
            Self::CardNumber => "card_number_refused",
            Self::Malformed(_) => "text_malformed",
        }
    }
}

/// Trims, normalises to NFC and checks; `max` counts characters.
///
/// # Errors
/// Empty, too long, with control characters, or holding a card number.
pub fn clean(text: &str, max: usize) -> Result<String, TextError> {
    checked(text.trim().nfc().collect(), max, is_control)
}

/// As [`clean`], for a text of several lines: these and tabs stay, and every line ends in `\n`.
///
/// # Errors
/// As [`clean`].
pub fn clean_lines(text: &str, max: usize) -> Result<String, TextError> {
    let text = text.replace("\r\n", "\n").trim().nfc().collect();
    checked(text, max, |c| c != '\n' && c != '\t' && is_control(c))
}

fn checked(text: String, max: usize, refused: impl Fn(char) -> bool) -> Result<String, TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.chars().count() > max {
        return Err(TextError::TooLong { max });
    }
    if text.chars().any(refused) {
        return Err(TextError::ControlCharacter);
    }
    if holds_card_number(&text) {
        return Err(TextError::CardNumber);
    }
    Ok(text)
}

fn is_control(c: char) -> bool {
    // The second line: marks that turn the writing direction, with which a text can be made to
    // read as another one.
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}')
}

/// Whether 13 to 19 digits in a row (spaces and dashes between them do not count) pass the Luhn
/// check, as every payment card number does (ISO/IEC 7812-1).
#[must_use]
pub fn holds_card_number(text: &str) -> bool {
    let mut digits: Vec<u8> = Vec::new();
    for c in text.chars().chain(['x']) {
        match c.to_digit(10) {
            Some(digit) => digits.push(u8::try_from(digit).unwrap_or(0)),
            None if (c == ' ' || c == '-') && !digits.is_empty() => {}
            None => {
                if (13..=19).contains(&digits.len()) && passes_luhn(&digits) {
                    return true;
                }
                digits.clear();
            }
        }
    }
    false
}

fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| match (place % 2, u32::from(digit) * 2) {
            (0, double) => double / 2,
            (_, double) => double % 10 + double / 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $max:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// How many characters it may have.
            pub const MAX: usize = $max;

            /// Reads what somebody typed.
            ///
            /// # Errors
            /// See [`clean`].
            pub fn parse(text: &str) -> Result<Self, TextError> {
                clean(text, Self::MAX).map(Self)
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// A person's or a seller's name.
    Name, 120;
    /// What a charge or a checkout is for, as the buyer reads it.
    Description, 500;
}

/// An e-mail address, with the form in which two of them are compared.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress {
    shown: String,
    compared: String,
}

impl EmailAddress {
    /// Reads an address: `local@domain`, at most 254 characters (RFC 5321 §4.5.3.1.3).
    ///
    /// Two addresses that differ in letter case or in their Unicode form only are the same one:
    /// compared are the NFKC forms in lower case.
    ///
    /// # Errors
    /// See [`clean`]; `Malformed` when it has not the form of an address.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        const MALFORMED: TextError = TextError::Malformed("must be an e-mail address like name@example.com");
        let shown = clean(text, 254)?;
        let compared: String = shown.nfkc().collect::<String>().to_lowercase().nfkc().collect();
        let (local, domain) = compared.rsplit_once('@').ok_or(MALFORMED)?;
        let local_ok = !local.is_empty()
            && local.chars().count() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && !local
                .chars()
                .any(|c| c.is_whitespace() || "\"(),:;<>@[\\]".contains(c));
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.chars().count() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
        if local_ok && domain_ok && compared.len() <= 320 {
            Ok(Self { shown, compared })
        } else {
            Err(MALFORMED)
        }
    }

    /// As it was typed (trimmed, NFC).
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The form that is unique: two people with the same one are the same.
    #[must_use]
    pub fn compared(&self) -> &str {
        &self.compared
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

/// Personal data stays out of logs.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

/// An ISO 3166-1 alpha-2 country code, upper case. Whether Stripe serves the country is Stripe's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads a code of two upper-case letters.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        match text.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok(Self([*a, *b])),
            _ => Err(TextError::Malformed(
                "must be two upper-case letters, as in ISO 3166-1",
            )),
        }
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the buyer's bank statement shows after the seller's prefix.
/// Rules: <https://docs.stripe.com/get-started/account/statement-descriptors>.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct StatementDescriptorSuffix(String);

impl StatementDescriptorSuffix {
    /// Reads a suffix of at most 22 Latin characters, with at least one letter and none of `< > \ ' " *`.
    ///
    /// # Errors
    /// See [`clean`]; `Malformed` when Stripe would refuse it.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = clean(text, 22)?;
        let latin = text
            .chars()
            .all(|c| (' '..='~').contains(&c) && !"<>\\'\"*".contains(c));
        if latin && text.chars().any(|c| c.is_ascii_alphabetic()) {
            Ok(Self(text))
        } else {
            Err(TextError::Malformed(
                "must be Latin, with at least one letter and none of < > \\ ' \" *",
            ))
        }
    }

    /// The suffix.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_trimmed_and_composed() {
        assert_eq!(Name::parse("  Zoe\u{308} ").unwrap().as_str(), "Zoë");
    }

    #[test]
    fn what_cannot_be_kept_is_refused_with_its_code() {
        let code = |text: &str| Name::parse(text).map_err(TextError::code);
        assert_eq!(code("   "), Err("text_empty"));
        assert_eq!(code(&"x".repeat(300)), Err("text_too_long"));
        assert_eq!(code("a\0b"), Err("text_control_character"));
        assert_eq!(code("a\u{202e}b"), Err("text_control_character"));
        assert_eq!(code("4242 4242 4242 4242"), Err("card_number_refused"));
        assert_eq!(code("pay 4242-4242-4242-4242!"), Err("card_number_refused"));
        assert!(code("order 4242424242424241").is_ok(), "fails the Luhn check");
        assert!(code("tel. 030 123456").is_ok());
    }

    #[test]
    fn letter_case_and_unicode_form_do_not_make_another_address() {
        let same = |a: &str, b: &str| {
            EmailAddress::parse(a).unwrap().compared() == EmailAddress::parse(b).unwrap().compared()
        };
        assert!(same("Ann@Example.com", "ann@example.COM"));
        assert!(same("zo\u{eb}@example.com", "zoe\u{308}@example.com"));
        assert!(same("ann@example.com", "\u{ff41}nn@example.com"));
        assert!(!same("ann@example.com", "anna@example.com"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for wrong in [
            "ann",
            "@example.com",
            "ann@",
            "ann@localhost",
            "a b@example.com",
            "a..b@example.com",
            "ann@-example.com",
            "ann@exa mple.com",
            "<ann@example.com>",
        ] {
            assert!(EmailAddress::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_does_not_show_in_debug_prints() {
        assert!(!format!("{:?}", EmailAddress::parse("ann@example.com").unwrap()).contains("ann"));
    }

    proptest! {
        #[test]
        fn comparing_an_address_with_itself_read_again_holds(local in "[a-zA-ZÀ-ɏ0-9]{1,20}", domain in "[a-z]{1,10}") {
            let once = EmailAddress::parse(&format!("{local}@{domain}.com")).unwrap();
            let again = EmailAddress::parse(once.compared()).unwrap();
            prop_assert_eq!(once.compared(), again.compared());
        }

        #[test]
        fn a_cleaned_text_cleans_to_itself(text in "\\PC{1,60}") {
            if let Ok(once) = clean(&text, 200) {
                prop_assert_eq!(clean(&once, 200), Ok(once));
            }
        }
    }
}
