//! The use cases that write, one file per verb, and the worker that finishes what they began.
//!
//! The shape of each is the same. Work at Stripe is never done inside a transaction: intent is
//! saved, then Stripe is called with a key that derives from the saved row, then the outcome is
//! saved. Whoever dies in between leaves a row from which the [worker](crate::worker) goes on.
//! Each use case has its own error type; which HTTP status that is, only `souk-api` knows.
//!
//! Reads have no use case: `souk-api` takes them straight from `souk-persistence`.

use std::{fmt, sync::Arc};

use secrecy::SecretString;
use souk_domain::{Clock, Randomness, Timestamp};
use souk_persistence::Db;
use souk_stripe_gateway::Stripe;
use url::Url;

mod auth;
mod balances;
mod card_setups;
mod cards;
mod charges;
mod checkouts;
mod customers;
mod disputes;
mod fee_policies;
mod instructions;
mod jobs;
mod known;
mod notices;
mod payouts;
mod platform;
mod quotes;
mod refunds;
mod sealing;
mod sellers;
mod transfer_reversals;
mod wallets;
mod webhooks;
pub mod worker;

pub use auth::{
    login::LoginError, passwords::PasswordHashError, refresh::RefreshError, register::RegisterError,
    register::Registration, session::SignedIn,
};
pub use balances::BalanceError;
pub use card_setups::begin::{AddCardError, AddedCard, NewCard};
pub use cards::forget::CardGone;
pub use charges::{
    authenticate::AuthenticateError,
    create::{ChargeRequest, CreateChargeError},
    outcome::ChargeOutcome,
};
pub use checkouts::{
    cancel::CancelCheckoutError,
    confirm::ConfirmError,
    create::CreateCheckoutError,
    pay::{NextAction, Paid, PayError, PayWith, Payment},
};
pub use customers::{create::NewCustomer, erase::EraseCustomerError};
pub use disputes::{
    answer::{AnswerError, Answered, NewAnswer},
    upload::{EvidenceFile, UploadError},
};
pub use fee_policies::set::SetFeePolicyError;
pub use instructions::give::{InstructError, Instructed};
pub use jobs::RetryJobError;
pub use notices::ReplayError;
pub use quotes::create::QuoteError;
pub use refunds::{
    create::{RefundError, RefundOutcome},
    preview::RefundPreview,
};
pub use sealing::{SealError, SealKeys};
pub use sellers::{
    complete_connection::CompleteConnectionError,
    create::CreateSellerError,
    deny_connection::DenyConnectionError,
    disconnect::DisconnectError,
    onboard::{LinkError, Onboarding, RefreshSellerError},
    start_connection::{StartConnectionError, StartedConnection},
    update::{SellerChange, UpdateSellerError},
};
pub use wallets::open::OpenWallet;
pub use webhooks::receive::ReceiveError;

/// What the use cases are told once, at the start.
pub struct Settings {
    /// The web UI's origin: where Stripe's OAuth page sends sellers back to.
    pub public_url: Url,
    /// Makes the successors of refresh tokens; never leaves the process.
    pub refresh_secret: SecretString,
    /// Seals OAuth tokens at rest; none: they are not kept.
    pub seal_keys: Option<SealKeys>,
    /// Signing secrets of the webhook endpoint for the platform's own events.
    pub webhook_secrets_platform: Vec<SecretString>,
    /// Signing secrets of the webhook endpoint for connected accounts.
    pub webhook_secrets_connect: Vec<SecretString>,
}

/// All use cases, on one database and one Stripe platform. Cheap to clone.
#[derive(Clone)]
pub struct Application(Arc<Parts>);

struct Parts {
    db: Db,
    stripe: Stripe,
    clock: Arc<dyn Clock>,
    randomness: Arc<dyn Randomness>,
    passwords: auth::passwords::Passwords,
    settings: Settings,
    platform: tokio::sync::OnceCell<souk_domain::terms::Platform>,
}

impl Application {
    /// Puts the parts together.
    #[must_use]
    pub fn new(
        db: Db,
        stripe: Stripe,
        clock: Arc<dyn Clock>,
        randomness: Arc<dyn Randomness>,
        settings: Settings,
    ) -> Self {
        let passwords = auth::passwords::Passwords::new(Arc::clone(&randomness));
        Self(Arc::new(Parts {
            db,
            stripe,
            clock,
            randomness,
            passwords,
            settings,
            platform: tokio::sync::OnceCell::new(),
        }))
    }

    /// The database, for reads.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The platform at Stripe.
    #[must_use]
    pub fn stripe(&self) -> &Stripe {
        &self.0.stripe
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Where the time comes from.
    #[must_use]
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.clock)
    }

    /// Where randomness comes from.
    #[must_use]
    pub fn randomness(&self) -> Arc<dyn Randomness> {
        Arc::clone(&self.0.randomness)
    }

    fn settings(&self) -> &Settings {
        &self.0.settings
    }

    fn passwords(&self) -> &auth::passwords::Passwords {
        &self.0.passwords
    }
}

impl fmt::Debug for Application {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Application").finish_non_exhaustive()
    }
}
