//! A seller makes a checkout.

use souk_domain::{
    checkout::{Checkout, NewCheckout, State},
    idempotency::{KeyReused, Request},
    ids::{CheckoutId, UserId},
    preflight::{Ask, Refusal, preflight},
};
use souk_persistence::{Asked, Found, Scope, checkouts, sellers};

use crate::Application;

/// Why there is no new checkout.
#[derive(Debug, thiserror::Error)]
pub enum CreateCheckoutError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    SellerNotFound,
    /// It could not be paid. See [`Refusal`].
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It would be over before it begins.
    #[error("expires_at must lie in the future, at most a year away")]
    ExpiryInvalid,
    /// See [`KeyReused`].
    #[error(transparent)]
    KeyReused(#[from] KeyReused),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Makes a checkout. The same key gives the same one.
    ///
    /// # Errors
    /// See [`CreateCheckoutError`].
    pub async fn create_checkout(
        &self,
        caller: UserId,
        scope: Scope,
        new: NewCheckout,
        key: Request,
    ) -> Result<Checkout, CreateCheckoutError> {
        let platform = self.platform_for(new.flow).await;
        let now = self.now();
        let in_bounds = move |at| at > now && at <= now + chrono::Duration::days(366);
        let asker = format!("user:{caller}");
        let id = CheckoutId::generate(&*self.0.clock, &*self.0.randomness);
        let saved = {
            let (new, key, asker) = (new.clone(), key.clone(), asker.clone());
            self.db()
                .transaction(move |conn| {
                    if let Some(found) = checkouts::by_key(conn, &asker, key.key.as_str())? {
                        return same_request(found, &key);
                    }
                    // Only now: a replay is answered even when the time it named has gone by.
                    if !new.expires_at.is_none_or(in_bounds) {
                        return Err(CreateCheckoutError::ExpiryInvalid);
                    }
                    let seller =
                        sellers::get(conn, new.seller, &scope)?.ok_or(CreateCheckoutError::SellerNotFound)?;
                    let ask = Ask {
                        money: new.money,
                        flow: new.flow,
                    };
                    preflight(&ask, &seller, platform).map_err(|refusals| refusals.first())?;
                    let checkout = Checkout {
                        id,
                        seller: seller.id,
                        money: new.money,
                        description: new.description.clone(),
                        flow: new.flow,
                        capture: new.capture,
                        state: State::Open,
                        expires_at: new.expires_at,
                        metadata: new.metadata.clone(),
                        livemode: seller.livemode,
                        created_at: now,
                    };
                    checkouts::insert(
                        conn,
                        &checkout,
                        caller,
                        Asked {
                            caller: &asker,
                            request: &key,
                        },
                    )?;
                    Ok(checkout)
                })
                .await
        };
        match saved {
            // Two requests with one key at the same moment: the other one made it.
            Err(CreateCheckoutError::Database(souk_persistence::Error::Conflict { .. })) => {
                let found = {
                    let key = key.clone();
                    self.db()
                        .read(move |conn| checkouts::by_key(conn, &asker, key.key.as_str()))
                        .await?
                };
                found.map_or(Err(KeyReused.into()), |found| same_request(found, &key))
            }
            other => other,
        }
    }
}

fn same_request(found: Found<Checkout>, key: &Request) -> Result<Checkout, CreateCheckoutError> {
    if found.fingerprint == key.fingerprint {
        Ok(found.row)
    } else {
        Err(KeyReused.into())
    }
}
