//! What a lost dispute of a charge through the platform took is taken back from the seller. What was
//! taken back by hand comes in with the [aftermath](crate::charges) of its charge.

mod again;
mod begin;
pub(crate) mod drive;
