//! The queries, on a real Postgres: each test has a database of its own.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod attempts;
mod card_setups;
mod charges;
mod checkouts;
mod checks;
mod closing;
mod customers;
mod door;
mod gauges;
mod instructions;
mod jobs;
mod migrations;
mod notices;
mod pages;
mod payouts;
mod people;
mod refunds;
mod schema;
mod scopes;
mod sellers;
mod transfer_reversals;
mod world;
