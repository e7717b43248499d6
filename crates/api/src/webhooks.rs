//! What others send us.

pub(crate) mod stripe;
