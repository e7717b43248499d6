//! What a request that charges a card ends with.

use secrecy::SecretString;
use souk_domain::{attempt::Attempt, charge::Charge};

/// A charge and the attempt that the request began, as both stand now.
#[derive(Debug, Clone)]
pub struct ChargeOutcome {
    /// The charge.
    pub charge: Charge,
    /// The attempt.
    pub attempt: Attempt,
    /// Lets the buyer's browser finish an authentication; for that browser only.
    pub client_secret: Option<SecretString>,
    /// The status that the first answer to this request had; none when this is the first.
    pub answered_status: Option<u16>,
}
