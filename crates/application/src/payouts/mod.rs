//! Payouts: Stripe makes them, and what it says of them is taken over.

pub(crate) mod sync;
pub(crate) mod take_in;
