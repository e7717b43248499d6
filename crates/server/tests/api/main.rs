//! The API over real HTTP, on real Postgres, against the sandbox over real HTTP.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
#![expect(clippy::print_stderr, reason = "a test says when it skips")]

mod house;

mod access;
mod attempts;
mod authentication;
mod bad_input;
mod capture;
mod card_setups;
mod card_testing;
mod connection;
mod destination;
mod disputes;
mod edges;
mod erasure;
mod export;
mod faults;
mod kept_cards;
mod managed;
mod off_session;
mod outcomes;
mod pay;
mod payouts;
mod quotes;
mod refund;
mod secrets;
mod sellers;
mod statement;
mod summary;
mod three_d_secure;
mod walk;
mod wallet;
mod webhooks;
