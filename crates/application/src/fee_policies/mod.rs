//! Fee policies: the marketplace's, and one per seller.

pub(crate) mod set;
mod withdraw;
