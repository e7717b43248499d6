//! Charges: asked for, carried through Stripe step by step, and settled by what Stripe says.

mod aftermath;
pub(crate) mod authenticate;
mod cancel;
mod capture;
mod card_steps;
pub(crate) mod create;
pub(crate) mod drive;
pub(crate) mod import;
mod intent_steps;
pub(crate) mod outcome;
pub(crate) mod refresh;
pub(crate) mod settle;
pub(crate) mod steps;
mod sweep;

use chrono::Duration;

/// Stripe keeps idempotency keys for at least 24 hours; we stop repeating a little earlier.
pub(crate) fn keys_are_kept_for() -> Duration {
    Duration::hours(23)
}
