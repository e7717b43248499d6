//! The sandbox over real HTTP. Every answer of every test is held to Stripe's own OpenAPI spec, where that is at hand.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test may panic and say that it skips"
)]

mod books;
mod borders;
mod captures;
mod cards;
mod client;
mod control;
mod disputes;
mod faults;
mod idempotency;
mod journal;
mod killed;
mod money;
mod oauth;
mod older;
mod onboarding;
mod payments;
mod payouts;
mod protocol;
mod receiver;
mod recordings;
mod refunds;
mod search;
mod sharing;
mod truth;
mod webhooks;
