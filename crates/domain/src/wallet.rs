//! A browser in which a buyer kept cards. It shows those cards and no others.
//!
//! A wallet belongs to a browser and not to a customer: whoever types somebody else's e-mail
//! address at a pay page and keeps a card must see their own card afterwards, not that person's.

use chrono::Duration;

use crate::{Timestamp, ids::WalletId};

/// A browser's wallet. The token that opens it is known to the browser only; see
/// `souk_persistence::wallets`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wallet {
    /// Our id.
    pub id: WalletId,
    /// Whether its cards are real ones.
    pub livemode: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops being opened, unless it is used before.
    pub expires_at: Timestamp,
}

impl Wallet {
    /// How long a wallet lives after it was last paid with. Browsers keep no cookie longer than
    /// 400 days (RFC 6265bis §5.5).
    #[must_use]
    pub fn lifetime() -> Duration {
        Duration::days(180)
    }

    /// Whether it still opens at this instant.
    #[must_use]
    pub fn is_live(&self, now: Timestamp) -> bool {
        now < self.expires_at
    }
}
