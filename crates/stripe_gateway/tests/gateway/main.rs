//! The gateway over real HTTP: against a server that misbehaves by script, against what the real
//! Stripe was recorded to say, and against the sandbox.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may panic, and says when it skips"
)]

mod recorded;
mod sandbox;
mod secrets;
mod server;
mod transport;
