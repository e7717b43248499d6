//! How rows become values: by parsing, with an error that names the row.

use souk_domain::{
    account, attempt, card_setup, charge, checkout, consent::KeepCard, dispute, ids::Id, instruction, notice,
    payout, refund, seller, terms, timeline,
};
use uuid::Uuid;

use crate::Error;

/// An enum of the domain that a column keeps by name.
pub(crate) trait Stored: Sized {
    /// The name in the database.
    fn stored(self) -> &'static str;
    /// What has this name.
    fn from_stored(name: &str) -> Option<Self>;
}

macro_rules! stored {
    ($($type:ty { $($variant:ident = $name:literal),* $(,)? })*) => {$(
        impl Stored for $type {
            fn stored(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
            fn from_stored(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    )*};
}
pub(crate) use stored;

stored! {
    seller::AccountKind { Standalone = "standalone", Managed = "managed" }
    seller::Connection {
        None = "none", Pending = "pending", Exchanging = "exchanging",
        Active = "active", Restricted = "restricted", Revoked = "revoked",
    }
    account::Dashboard { Full = "full", Express = "express", None = "none" }
    terms::Party { Seller = "seller", Platform = "platform", Stripe = "stripe" }
    KeepCard { No = "no", Seller = "seller", Marketplace = "marketplace" }
    checkout::State { Open = "open", Paid = "paid", Canceled = "canceled" }
    charge::Flow { Direct = "direct", Destination = "destination" }
    charge::Capture { Automatic = "automatic", Manual = "manual" }
    charge::State {
        Created = "created", IntentCreated = "intent_created", Submitted = "submitted",
        RequiresAction = "requires_action", Processing = "processing", Authorized = "authorized",
        Succeeded = "succeeded", AttemptFailed = "attempt_failed", Canceled = "canceled",
        Unknown = "unknown", PartiallyRefunded = "partially_refunded", Refunded = "refunded",
    }
    dispute::State {
        WarningNeedsResponse = "warning_needs_response", WarningUnderReview = "warning_under_review",
        WarningClosed = "warning_closed", NeedsResponse = "needs_response", UnderReview = "under_review",
        Won = "won", Lost = "lost", Prevented = "prevented",
    }
    attempt::Initiator { Buyer = "buyer", Seller = "seller" }
    attempt::State {
        Pending = "pending", RequiresAction = "requires_action", Succeeded = "succeeded",
        Declined = "declined", Refused = "refused", Canceled = "canceled",
    }
    notice::Endpoint { Platform = "platform", Connect = "connect" }
    notice::Status {
        Received = "received", Processed = "processed", Ignored = "ignored",
        Quarantined = "quarantined", Retrying = "retrying", Dead = "dead",
    }
    payout::Status {
        Pending = "pending", InTransit = "in_transit", Paid = "paid", Failed = "failed", Canceled = "canceled",
    }
    payout::Itemization {
        NotApplicable = "not_applicable", InProgress = "in_progress", Completed = "completed",
    }
    payout::ItemKind { Charge = "charge", Refund = "refund", Dispute = "dispute", Other = "other" }
    timeline::Kind {
        Created = "created", AttemptStarted = "attempt_started", IntentCreated = "intent_created",
        Submitted = "submitted", RequiresAction = "requires_action", Processing = "processing",
        Authorized = "authorized", Succeeded = "succeeded", Declined = "declined", Refused = "refused",
        Canceled = "canceled", Unknown = "unknown", Settled = "settled", Refunded = "refunded",
        Disputed = "disputed", Imported = "imported", CaptureRequested = "capture_requested",
        CancelRequested = "cancel_requested", RefundRequested = "refund_requested",
        RefundFailed = "refund_failed", DisputeUpdated = "dispute_updated",
        DisputeClosed = "dispute_closed", EvidenceSent = "evidence_sent",
        DisputeAccepted = "dispute_accepted", TransferReversed = "transfer_reversed",
        FeeRefunded = "fee_refunded",
    }
    refund::State {
        Requested = "requested", Submitted = "submitted", Pending = "pending",
        RequiresAction = "requires_action", Succeeded = "succeeded", Failed = "failed",
        Canceled = "canceled", Unknown = "unknown",
    }
    refund::Reason {
        Duplicate = "duplicate", Fraudulent = "fraudulent", RequestedByCustomer = "requested_by_customer",
    }
    card_setup::State {
        Requested = "requested", Submitted = "submitted", Unknown = "unknown",
        RequiresAction = "requires_action", Kept = "kept", Declined = "declined", Refused = "refused",
        Canceled = "canceled",
    }
    instruction::State {
        Requested = "requested", Submitted = "submitted", Done = "done", Refused = "refused",
        Unknown = "unknown",
    }
}

/// Which row is being read, for the error when it makes no sense.
#[derive(Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) table: &'static str,
    pub(crate) id: Uuid,
}

impl Origin {
    /// The error that this column makes no sense.
    pub(crate) fn wrong(self, column: &'static str) -> Error {
        Error::Inconsistent {
            table: self.table,
            column,
            id: self.id,
        }
    }

    /// A value that was parsed from this column.
    pub(crate) fn parsed<T, E>(self, column: &'static str, value: Result<T, E>) -> Result<T, Error> {
        value.map_err(|_| self.wrong(column))
    }

    /// An enum that this column keeps by name.
    pub(crate) fn named<T: Stored>(self, column: &'static str, name: &str) -> Result<T, Error> {
        T::from_stored(name).ok_or_else(|| self.wrong(column))
    }
}

/// Our ids from a nullable column.
pub(crate) fn id<I: Id>(uuid: Option<Uuid>) -> Option<I> {
    uuid.map(I::from_uuid)
}
