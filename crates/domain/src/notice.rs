//! Events that Stripe sent: an inbox. An event is a hint to look at the object again, never the
//! truth itself, so order and repetition do not matter.

use serde::Serialize;

use crate::{Timestamp, ids::NoticeId};

/// Which of our two endpoints took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Endpoint {
    /// Events of the platform's own account.
    Platform,
    /// Events of connected accounts.
    Connect,
}

/// Where a notice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Stored; will be looked at. A leased one is still `received`.
    Received,
    /// Applied.
    Processed,
    /// Nothing of ours: another type, or an object that is none of ours.
    Ignored,
    /// Contradicts what we know (another account, another mode): kept, not applied.
    Quarantined,
    /// Failed; will be tried again.
    Retrying,
    /// Failed too often; an operator can replay it.
    Dead,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 6] = [
        Self::Received,
        Self::Processed,
        Self::Ignored,
        Self::Quarantined,
        Self::Retrying,
        Self::Dead,
    ];

    /// Whether the one may follow on the other. Staying where it is is no transition.
    ///
    /// An operator puts a notice back to `received`, also one that was done with, since applying it
    /// again is harmless; one of another account or mode stays set aside. Of a dead one an operator
    /// may also put the job back.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        use Status::{Dead, Ignored, Processed, Quarantined, Received, Retrying};
        match self {
            Received => matches!(next, Processed | Ignored | Retrying | Dead),
            Retrying => matches!(next, Received | Processed | Ignored | Dead),
            Dead => matches!(next, Received | Processed | Ignored | Retrying),
            Processed | Ignored => next == Received,
            Quarantined => false,
        }
    }
}

/// An event in the inbox.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Our id.
    pub id: NoticeId,
    /// `evt_…`; unique per account.
    pub stripe_event: String,
    /// `acct_…` for events of connected accounts.
    pub stripe_account: Option<String>,
    /// Like `payment_intent.succeeded`.
    pub kind: String,
    /// The object it is about, `pi_…`, `acct_…`.
    pub object: Option<String>,
    /// Which endpoint took it.
    pub endpoint: Endpoint,
    /// The event's own mode.
    pub livemode: bool,
    /// Where it stands.
    pub status: Status,
    /// How often it was tried.
    pub attempts: i32,
    /// Why the last try failed or it was set aside; without personal data.
    pub reason: Option<String>,
    /// When it came in.
    pub received_at: Timestamp,
    /// When it was done with.
    pub processed_at: Option<Timestamp>,
}
