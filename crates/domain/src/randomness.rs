//! Randomness, passed in.

use std::fmt;

/// A source of random bytes. The server's is the operating system's generator (a CSPRNG, as
/// states of OAuth and refresh tokens need); tests have a seeded one, so that a run can be
/// repeated from its seed.
pub trait Randomness: fmt::Debug + Send + Sync {
    /// Fills `bytes` with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}
