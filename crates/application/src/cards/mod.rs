//! Kept cards: given up by their buyer or by an operator, with the consents that were given with them.

pub(crate) mod forget;
pub(crate) mod retire;
pub(crate) mod withdraw;
