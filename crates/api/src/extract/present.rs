//! Members that may be left out and, when they are there, must be something.

use serde::{Deserialize, Deserializer};

/// For an optional member of a body where `null` is no way to leave it out: a browser writes a number
/// that it could not read as `null`, and where leaving it out means "all of it" that would be taken for
/// all of it. Goes with `#[serde(default)]`.
///
/// # Errors
/// Those of `T`.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
