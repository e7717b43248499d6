//! Refunds: asked for and reserved, carried to Stripe, and settled by what Stripe says.

pub(crate) mod apply;
pub(crate) mod create;
pub(crate) mod drive;
pub(crate) mod policy;
pub(crate) mod preview;
