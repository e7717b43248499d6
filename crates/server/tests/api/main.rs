//! The API over real HTTP, on real Postgres, against the sandbox over real HTTP.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
#![expect(missing_docs, reason = "a test's name says what it is")]

mod house;

mod bad_input;
mod connection;
mod faults;
mod off_session;
mod pay;
mod secrets;
mod walk;
mod webhooks;
