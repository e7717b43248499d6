//! Browsers in which buyers kept cards.

pub(crate) mod open;
