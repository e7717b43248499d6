//! What Stripe's OAuth page sent back.

pub(crate) mod complete;
