//! Events from Stripe: verified, stored, answered; then applied by the worker.

pub(crate) mod apply;
pub(crate) mod receive;
