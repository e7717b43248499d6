//! What sellers have Stripe do with charges that are there already: written down, sent, found out.

pub(crate) mod drive;
pub(crate) mod give;
