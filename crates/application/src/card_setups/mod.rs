//! Cards that operators put on file: written down, sent, found out, taken over when Stripe says so.

pub(crate) mod begin;
pub(crate) mod drive;
pub(crate) mod observe;
mod steps;
