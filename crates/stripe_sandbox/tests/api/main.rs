//! The sandbox over real HTTP. Every answer of every test is held to Stripe's own OpenAPI spec, where that is at hand.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test may panic and say that it skips"
)]

mod books;
mod client;
mod faults;
mod idempotency;
mod journal;
mod money;
mod oauth;
mod onboarding;
mod payments;
mod protocol;
mod receiver;
mod recordings;
mod sharing;
mod truth;
mod webhooks;
