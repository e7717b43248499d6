//! What a lost dispute of a charge through the platform took is taken back from the seller.

mod again;
mod begin;
pub(crate) mod drive;
