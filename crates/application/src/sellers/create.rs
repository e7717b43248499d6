//! A user makes a seller, which they then own.

use souk_domain::{
    account::{Capabilities, Controller},
    ids::{SellerId, UserId},
    seller::{AccountKind, Connection, NewSeller, Seller},
};
use souk_persistence::sellers;

use crate::Application;

/// Why there is no new seller.
#[derive(Debug, thiserror::Error)]
pub enum CreateSellerError {
    /// Managed accounts come with a later version.
    #[error("managed accounts are not available yet")]
    ManagedNotAvailableYet,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Makes a seller without a Stripe account.
    ///
    /// # Errors
    /// See [`CreateSellerError`].
    pub async fn create_seller(&self, owner: UserId, new: NewSeller) -> Result<Seller, CreateSellerError> {
        if new.account_kind == AccountKind::Managed {
            return Err(CreateSellerError::ManagedNotAvailableYet);
        }
        let now = self.now();
        let seller = Seller {
            id: SellerId::generate(&*self.0.clock, &*self.0.randomness),
            owner,
            name: new.name,
            country: new.country,
            default_currency: new.default_currency,
            account_kind: new.account_kind,
            connection: Connection::None,
            stripe_account: None,
            charges_enabled: false,
            payouts_enabled: false,
            details_submitted: false,
            capabilities: Capabilities::default(),
            controller: Controller::STANDALONE,
            requirements: Vec::new(),
            requirements_deadline: None,
            disabled_reason: None,
            connected_at: None,
            livemode: self.stripe().livemode(),
            created_at: now,
            updated_at: now,
            sync_seq: 0,
        };
        let row = seller.clone();
        self.db()
            .transaction(move |conn| sellers::insert(conn, &row))
            .await?;
        Ok(seller)
    }
}
