//! A user makes a seller, which they then own.

use souk_domain::{
    account::{Capabilities, Controller},
    ids::{SellerId, UserId},
    seller::{AccountKind, Connection, NewSeller, Seller},
};
use souk_persistence::sellers;

use super::make_account::MakeAccountError;
use crate::Application;

impl Application {
    /// Makes a seller. A managed one gets its Stripe account along with it; when Stripe does not
    /// answer the seller is `Pending` and the worker goes on, when Stripe refuses it is `None` and
    /// says why.
    ///
    /// # Errors
    /// The database.
    pub async fn create_seller(
        &self,
        owner: UserId,
        new: NewSeller,
    ) -> Result<Seller, souk_persistence::Error> {
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
            controller: match new.account_kind {
                AccountKind::Standalone => Controller::STANDALONE,
                AccountKind::Managed => Controller::MANAGED,
            },
            requirements: Vec::new(),
            requirements_deadline: None,
            disabled_reason: None,
            account_asked_at: None,
            account_refusals: 0,
            account_refusal: None,
            connected_at: None,
            livemode: self.stripe().livemode(),
            created_at: now,
            updated_at: now,
            sync_seq: 0,
        };
        let app = self.clone();
        let seller = self
            .db()
            .transaction(move |conn| {
                // Each try of the transaction begins with what was asked for.
                let mut seller = seller.clone();
                app.want_account(conn, &mut seller)?;
                sellers::insert(conn, &seller)?;
                Ok::<_, souk_persistence::Error>(seller)
            })
            .await?;
        if !seller.account_is_due() {
            return Ok(seller);
        }
        match self.make_account(seller.id).await {
            Ok(seller) => Ok(seller),
            Err(MakeAccountError::Stripe(error)) => {
                log::warn!("{}: {error}; the worker asks again", seller.id);
                Ok(seller)
            }
            Err(MakeAccountError::Database(error)) => Err(error),
        }
    }
}
