//! What is said of a charge before it is made.

pub(crate) mod create;
