//! Everything that speaks to Stripe, and nothing else does.
//!
//! [`Stripe`] is a concrete type: there is no trait in front of it, because tests run the real one
//! against the sandbox, which can lose replies over real HTTP. It owns a [transport](transport) of
//! its own (pooled connections, timeouts, retries that never repeat a POST without a key, request
//! ids) behind async-stripe's `StripeClient`; the requests are async-stripe's typed ones. Replies
//! are read into small structs of ours, which hold what Souk needs and no more, so that a field
//! that Stripe adds, drops or reshapes elsewhere can neither lose a decline nor an event.
//!
//! What a caller must know:
//! - Every call says *where* it is made ([`On`]): on the platform or on a connected account.
//! - Every call that changes something takes a [`Key`], which derives from a row and a step of
//!   ours. The one exception is OAuth, which has no keys and is therefore never retried.
//! - An [`Error`] says whether the thing may have happened ([`Error::may_have_happened`]). Only
//!   Stripe's own word makes a failure definitive.
//! - Nothing here reads a clock, a random number or the environment.
//!
//! Deliberately absent: the Charges and Sources APIs, search (it is not read-after-write), and any
//! mapping to rows or HTTP statuses of ours.

mod accounts;
mod balance;
mod cards;
mod charge;
mod config;
mod customers;
mod decline;
mod disputes;
mod error;
mod events;
mod files;
mod ids;
mod intent;
mod key;
mod managed;
mod metadata;
mod oauth;
mod pan;
mod payments;
mod payouts;
mod redact;
mod refunds;
mod setup_intents;
mod stripe;
mod transfers;
mod transport;
mod webhook;

pub use accounts::{Account, Requirement, RequirementDue, RequirementError};
pub use balance::{BalanceTransaction, FeeDetail};
pub use cards::Card;
pub use charge::{CardDetails, ChargeSnapshot, Transfer};
pub use config::{Config, ConfigError};
pub use customers::{Customer, NewCustomer};
pub use decline::Decline;
pub use disputes::Dispute;
pub use error::{Cause, Error, Refusal};
pub use events::{Event, EventPage, ObjectRef};
pub use files::{File, NewFile};
pub use ids::{
    AccountId, BalanceTransactionId, ChargeId, CustomerId, DisputeId, EventId, FeeId, FileId, IntentId,
    InvalidId, PaymentMethodId, PayoutId, RefundId, SetupIntentId, TokenId, TransferId, TransferReversalId,
};
pub use intent::{Intent, IntentStatus};
pub use key::Key;
pub use managed::{LoginLink, NewAccount, OnboardingLink};
pub use metadata::Metadata;
pub use oauth::{Connection, OAuthError, OAuthFault, Prefill};
pub use payments::{Capture, ConfirmIntent, Destination, NewIntent, UpdateIntent};
pub use payouts::{
    Amount, Balance, Movement, MovementPage, Payout, PayoutPage, PayoutStatus, Reconciliation,
};
pub use refunds::{NewRefund, Refund};
pub use setup_intents::{NewSetupIntent, SetupIntent};
pub use stripe::{On, Stripe};
pub use transfers::TransferReversal;
pub use webhook::{WebhookError, sign, verify};

/// The API version of every call: the one that the pinned async-stripe types were generated from
/// (a test holds the two together).
pub const API_VERSION: &str = "2026-09-30.endive";
