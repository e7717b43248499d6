//! The webhook inbox, for operators.

pub(crate) mod list;
pub(crate) mod replay;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    ids::NoticeId,
    notice::{self, Notice},
};
use utoipa::ToSchema;

use super::{id, wire::wire_enum};

wire_enum! {
    /// Where a notice stands.
    NoticeStatus as NoticeStatus = notice::Status {
        /// Stored; will be looked at.
        Received,
        /// Applied.
        Processed,
        /// Nothing of ours.
        Ignored,
        /// Contradicts what we know, like an event of the other mode: kept, not applied.
        Quarantined,
        /// Failed; will be tried again.
        Retrying,
        /// Failed too often; an operator can replay it.
        Dead,
    }
}

wire_enum! {
    /// Which endpoint took a notice.
    NoticeEndpoint as NoticeEndpoint = notice::Endpoint {
        /// Events of the platform's own account.
        Platform,
        /// Events of connected accounts.
        Connect,
    }
}

/// An event that Stripe sent.
#[derive(Serialize, ToSchema)]
#[schema(as = Notice)]
pub(crate) struct NoticeBody {
    #[schema(value_type = id::Notice)]
    id: NoticeId,
    #[schema(example = "evt_1SoukEvent")]
    stripe_event: String,
    /// Null for events of the platform's own account.
    #[schema(required, example = "acct_1SoukSeller")]
    stripe_account: Option<String>,
    #[serde(rename = "type")]
    #[schema(example = "payment_intent.succeeded")]
    kind: String,
    /// What it is about.
    #[schema(required, example = "pi_3SoukIntent")]
    object: Option<String>,
    endpoint: NoticeEndpoint,
    status: NoticeStatus,
    /// How often it was tried.
    #[schema(example = 1)]
    attempts: i32,
    /// Why the last try failed, or it was set aside.
    #[schema(required)]
    reason: Option<String>,
    /// The event's own mode.
    livemode: bool,
    received_at: DateTime<Utc>,
    /// When it was done with.
    #[schema(required)]
    processed_at: Option<DateTime<Utc>>,
}

impl From<Notice> for NoticeBody {
    fn from(notice: Notice) -> Self {
        Self {
            id: notice.id,
            stripe_event: notice.stripe_event,
            stripe_account: notice.stripe_account,
            kind: notice.kind,
            object: notice.object,
            endpoint: notice.endpoint.into(),
            status: notice.status.into(),
            attempts: notice.attempts,
            reason: notice.reason,
            livemode: notice.livemode,
            received_at: notice.received_at,
            processed_at: notice.processed_at,
        }
    }
}
