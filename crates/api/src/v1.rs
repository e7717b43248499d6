//! Version 1 of the API: a folder for each noun, a file for each endpoint.

pub(crate) mod auth;
pub(crate) mod authentications;
pub(crate) mod card;
pub(crate) mod charges;
pub(crate) mod checkouts;
pub(crate) mod configuration;
pub(crate) mod connections;
pub(crate) mod customers;
pub(crate) mod disputes;
pub(crate) mod fee_policies;
pub(crate) mod id;
pub(crate) mod jobs;
pub(crate) mod me;
pub(crate) mod metadata;
pub(crate) mod notices;
pub(crate) mod page;
pub(crate) mod pay;
pub(crate) mod payouts;
pub(crate) mod platform;
pub(crate) mod quotes;
pub(crate) mod refunds;
pub(crate) mod sellers;
pub(crate) mod statements;
pub(crate) mod summary;
pub(crate) mod wallet;
mod wire;
