//! Checkouts: made by sellers, paid by buyers.

pub(crate) mod begin;
pub(crate) mod cancel;
pub(crate) mod confirm;
pub(crate) mod create;
pub(crate) mod pay;
