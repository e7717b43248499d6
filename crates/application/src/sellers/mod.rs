//! Sellers and their way to a Stripe account.

pub(crate) mod complete_connection;
pub(crate) mod create;
pub(crate) mod deny_connection;
pub(crate) mod disconnect;
pub(crate) mod make_account;
pub(crate) mod observe;
pub(crate) mod onboard;
pub(crate) mod start_connection;
pub(crate) mod update;
