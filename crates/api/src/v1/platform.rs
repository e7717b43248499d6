//! The marketplace as a whole.

pub(crate) mod summary;
