//! When a request is sent again, and after how long.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::attempt::{Reply, Seen};
use crate::error::Cause;

/// Repetitions after the first attempt, as in Stripe's own libraries.
const REPETITIONS: u32 = 2;
/// The pause before the first repetition; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// Longer than this we do not wait inside a call, even if Stripe asks for it: the caller's worker
/// does.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// What an attempt needs at least, to be worth starting.
const SHORTEST_ATTEMPT: Duration = Duration::from_millis(500);

/// The repetitions of one call.
pub(super) struct Repeat {
    attempt: u32,
    allowed: u32,
    /// Spreads callers that failed together; derives from the key, so that a run can be repeated.
    seed: u64,
}

impl Repeat {
    /// For a call that may or may not be repeated.
    pub(super) fn of(repeatable: bool, spread_by: &str) -> Self {
        let digest = Sha256::digest(spread_by.as_bytes());
        let seed = digest
            .iter()
            .take(8)
            .fold(0, |seed, byte| seed << 8 | u64::from(*byte));
        Self {
            attempt: 1,
            allowed: if repeatable { REPETITIONS } else { 0 },
            seed,
        }
    }

    /// The number of the attempt that is due, from 1.
    pub(super) fn attempt(&self) -> u32 {
        self.attempt
    }

    /// How long to wait before the next attempt; nothing when there is to be none.
    pub(super) fn pause_after(&mut self, seen: &Seen, left: Duration) -> Option<Duration> {
        if self.attempt > self.allowed || !is_worth_repeating(seen) {
            return None;
        }
        let wanted = match seen {
            Seen::Reply(reply) => reply.retry_after,
            Seen::Nothing { .. } => None,
        };
        let pause = wanted.unwrap_or_default().max(self.backoff());
        self.attempt += 1;
        (pause <= LONGEST_PAUSE && pause + SHORTEST_ATTEMPT <= left).then_some(pause)
    }

    /// Between half and the whole of the doubled pause.
    fn backoff(&self) -> Duration {
        let whole = FIRST_PAUSE * 2_u32.saturating_pow(self.attempt - 1);
        let spread = u32::try_from(self.seed.rotate_left(self.attempt * 8) % 1000).unwrap_or_default();
        whole / 2 + whole / 2000 * spread
    }
}

/// Stripe's header decides; without it, what may pass by itself.
fn is_worth_repeating(seen: &Seen) -> bool {
    match seen {
        Seen::Reply(Reply { status: 200..300, .. }) => false,
        Seen::Reply(Reply {
            should_retry: Some(should),
            ..
        }) => *should,
        Seen::Reply(reply) => matches!(reply.status, 409 | 424 | 429 | 500..),
        Seen::Nothing { cause, .. } => *cause != Cause::TooLarge,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    fn lost() -> Seen {
        Seen::Nothing {
            cause: Cause::ConnectionLost,
            request_id: None,
        }
    }

    #[test]
    fn a_call_is_repeated_twice_with_growing_pauses() {
        let mut repeat = Repeat::of(true, "attempt:1:confirm");
        let first = repeat.pause_after(&lost(), LONG).unwrap();
        let second = repeat.pause_after(&lost(), LONG).unwrap();
        assert!((250..=500).contains(&first.as_millis()), "{first:?}");
        assert!((500..=1000).contains(&second.as_millis()), "{second:?}");
        assert_eq!(repeat.pause_after(&lost(), LONG), None);
    }

    #[test]
    fn what_must_not_be_repeated_is_not() {
        assert_eq!(Repeat::of(false, "x").pause_after(&lost(), LONG), None);
    }

    #[test]
    fn no_pause_goes_beyond_the_time_that_is_left() {
        assert_eq!(
            Repeat::of(true, "x").pause_after(&lost(), Duration::from_millis(700)),
            None
        );
    }

    #[test]
    fn pauses_differ_between_keys_and_not_between_runs() {
        let pause = |key: &str| Repeat::of(true, key).pause_after(&lost(), LONG);
        assert_eq!(pause("a"), pause("a"));
        let different: std::collections::HashSet<_> = (0..50).map(|n| pause(&n.to_string())).collect();
        assert!(different.len() > 20);
    }
}
