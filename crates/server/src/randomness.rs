//! The operating system's randomness.

use souk_domain::Randomness;

/// The operating system's generator, a CSPRNG.
#[derive(Debug)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    #[expect(clippy::disallowed_methods, reason = "this is where randomness comes from")]
    #[expect(
        clippy::expect_used,
        reason = "without randomness no id, state or token can be made; there is no going on"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives randomness");
    }
}
