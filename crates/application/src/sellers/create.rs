//! A user makes a seller, which they then own.

use souk_domain::{
    account::{Capabilities, Controller},
    idempotency::{KeyReused, Request},
    ids::{SellerId, UserId},
    seller::{AccountKind, Connection, NewSeller, Seller},
};
use souk_persistence::{Asked, PgConnection, sellers};

use super::make_account::MakeAccountError;
use crate::Application;

/// Why no seller was made.
#[derive(Debug, thiserror::Error)]
pub enum CreateSellerError {
    /// See [`KeyReused`].
    #[error(transparent)]
    KeyReused(#[from] KeyReused),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Makes a seller; the same key gives the same one. A managed one gets its Stripe account along with it; when Stripe does not
    /// answer the seller is `Pending` and the worker goes on, when Stripe refuses it is `None` and
    /// says why.
    ///
    /// # Errors
    /// See [`CreateSellerError`].
    pub async fn create_seller(
        &self,
        owner: UserId,
        new: NewSeller,
        key: Option<Request>,
    ) -> Result<Seller, CreateSellerError> {
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
        let seller = self.save_seller(seller, key).await?;
        if !seller.account_is_due() {
            return Ok(seller);
        }
        match self.make_account(seller.id).await {
            Ok(seller) => Ok(seller),
            Err(MakeAccountError::Stripe(error)) => {
                log::warn!("{}: {error}; the worker asks again", seller.id);
                Ok(seller)
            }
            Err(MakeAccountError::Database(error)) => Err(error.into()),
        }
    }

    /// Writes the seller down, or gives the one that the key made before.
    async fn save_seller(&self, seller: Seller, key: Option<Request>) -> Result<Seller, CreateSellerError> {
        let caller = format!("user:{}", seller.owner);
        let saved = {
            let (app, key, caller) = (self.clone(), key.clone(), caller.clone());
            self.db()
                .transaction(move |conn| {
                    if let Some(found) = made_before(conn, &caller, key.as_ref())? {
                        return Ok(found);
                    }
                    // Each try of the transaction begins with what was asked for.
                    let mut seller = seller.clone();
                    app.want_account(conn, &mut seller)?;
                    let asked = key.as_ref().map(|request| Asked {
                        caller: &caller,
                        request,
                    });
                    sellers::insert(conn, &seller, asked)?;
                    Ok(seller)
                })
                .await
        };
        match saved {
            // Two requests with one key at the same moment: the other one made it.
            Err(CreateSellerError::Database(error)) if error.is_conflict(sellers::KEY_UNIQUE) => {
                let found = self
                    .db()
                    .read(move |conn| made_before(conn, &caller, key.as_ref()))
                    .await?;
                found.ok_or_else(|| error.into())
            }
            saved => saved,
        }
    }
}

/// The seller that this key made before.
fn made_before(
    conn: &mut PgConnection,
    caller: &str,
    key: Option<&Request>,
) -> Result<Option<Seller>, CreateSellerError> {
    let Some(request) = key else {
        return Ok(None);
    };
    match sellers::by_key(conn, caller, request.key.as_str())? {
        Some(found) if found.fingerprint == request.fingerprint => Ok(Some(found.row)),
        Some(_) => Err(KeyReused.into()),
        None => Ok(None),
    }
}
