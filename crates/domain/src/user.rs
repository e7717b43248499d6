//! People who sign in.

use crate::{Timestamp, ids::UserId, text::EmailAddress};

/// A person who signs in: an owner of sellers, an operator of the marketplace, or both.
#[derive(Debug, Clone)]
pub struct User {
    /// Our id.
    pub id: UserId,
    /// Unique in its compared form.
    pub email: EmailAddress,
    /// How they want to be called.
    pub name: String,
    /// Whether they run the marketplace. Only `souk operator add` makes operators.
    pub operator: bool,
    /// When they registered.
    pub created_at: Timestamp,
}

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Fewer than ten characters.
    #[error("a password has at least {} characters", Password::MIN)]
    TooShort,
    /// More than 200 characters.
    #[error("a password has at most {} characters", Password::MAX)]
    TooLong,
    /// Among those that attackers try first, or made of the address or name.
    #[error("this password is among the first that attackers try")]
    TooCommon,
}

impl PasswordError {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooShort => "password_too_short",
            Self::TooLong => "password_too_long",
            Self::TooCommon => "password_too_common",
        }
    }
}

/// A password that may be set. Never shown: no `Debug` of its text, no `Serialize`.
pub struct Password(String);

impl Password {
    /// Characters at least.
    pub const MIN: usize = 10;
    /// Characters at most.
    pub const MAX: usize = 200;

    /// Accepts a new password for the person with this address.
    ///
    /// # Errors
    /// Too short, too long, or easily guessed: one repeated character, a run such as
    /// `1234567890`, a well-known password, or the address itself.
    pub fn parse(text: String, email: &EmailAddress) -> Result<Self, PasswordError> {
        let length = text.chars().count();
        if length < Self::MIN {
            return Err(PasswordError::TooShort);
        }
        if length > Self::MAX {
            return Err(PasswordError::TooLong);
        }
        let lower = text.to_lowercase();
        let local = email.compared().split('@').next().unwrap_or_default();
        let guessed = lower == email.compared()
            || (local.len() >= 6
                && lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '!') == local)
            || COMMON.contains(&lower.as_str())
            || is_run(&lower);
        if guessed {
            Err(PasswordError::TooCommon)
        } else {
            Ok(Self(text))
        }
    }

    /// The text, for hashing only.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Whether each character follows from the one before by the same step of -1, 0 or 1.
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    [-1, 0, 1]
        .iter()
        .any(|step| codes.windows(2).all(|pair| pair[1] - pair[0] == *step))
}

/// Of ten characters and more, those that are tried first.
const COMMON: &[&str] = &[
    "1234567890",
    "12345678910",
    "0987654321",
    "qwertyuiop",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "password12",
    "password123",
    "password1234",
    "passwort123",
    "password1!",
    "iloveyou123",
    "administrator",
    "adminadmin",
    "qwerty1234",
    "qwerty12345",
    "qwerty123456",
    "1qaz2wsx3edc",
    "abcd123456",
    "letmein123",
    "welcome123",
    "welcome1234",
    "changeme123",
    "monkey1234",
    "football123",
    "baseball123",
    "superman123",
    "princess123",
    "sunshine123",
    "dragon1234",
    "trustno1trustno1",
    "passwordpassword",
    "zaq12wsxcde3",
    "q1w2e3r4t5",
    "q1w2e3r4t5y6",
    "asdfghjkl1",
    "asdfghjkl;",
    "zxcvbnm123",
    "1111111111a",
    "correcthorsebatterystaple",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guessable_password_is_refused() {
        let email = EmailAddress::parse("annabel@example.com").unwrap();
        let code = |text: &str| {
            Password::parse(text.into(), &email)
                .map(|_| ())
                .map_err(PasswordError::code)
        };
        assert_eq!(code("short"), Err("password_too_short"));
        assert_eq!(code(&"x".repeat(201)), Err("password_too_long"));
        for guessed in [
            "aaaaaaaaaaaa",
            "abcdefghijkl",
            "Password123",
            "annabel@example.com",
            "annabel1234",
        ] {
            assert_eq!(code(guessed), Err("password_too_common"), "{guessed}");
        }
        assert_eq!(code("a long walk on tuesday"), Ok(()));
    }
}
