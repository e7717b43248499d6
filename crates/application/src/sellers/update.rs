//! A seller's name, country or currency is changed.

use souk_domain::{
    Currency,
    ids::SellerId,
    seller::Seller,
    text::{Country, Name},
};
use souk_persistence::{Scope, sellers};

use crate::{Application, known::Known};

/// What to change; none leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct SellerChange {
    /// What buyers read.
    pub name: Option<Name>,
    /// Only before an account is connected: afterwards it is Stripe's word.
    pub country: Option<Country>,
    /// Only before an account is connected: afterwards it is Stripe's word.
    pub default_currency: Option<Currency>,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum UpdateSellerError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    NotFound,
    /// Country and currency of a connected account are Stripe's word.
    #[error("country and currency are those of the connected Stripe account and cannot be changed here")]
    Connected,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Changes a seller.
    ///
    /// # Errors
    /// See [`UpdateSellerError`].
    pub async fn update_seller(
        &self,
        id: SellerId,
        scope: Scope,
        change: SellerChange,
    ) -> Result<Seller, UpdateSellerError> {
        let now = self.now();
        self.db()
            .transaction(move |conn| {
                sellers::get(conn, id, &scope)?.ok_or(UpdateSellerError::NotFound)?;
                let mut seller = sellers::lock(conn, id)?.known("sellers", id)?;
                let of_stripe = change.country.is_some() || change.default_currency.is_some();
                // What is being made is made with the country that was written down.
                let fixed =
                    seller.connection.is_connected() || seller.account_is_due() || seller.has_account();
                if of_stripe && fixed {
                    return Err(UpdateSellerError::Connected);
                }
                if let Some(name) = &change.name {
                    seller.name = name.clone();
                }
                seller.country = change.country.unwrap_or(seller.country);
                seller.default_currency = change.default_currency.unwrap_or(seller.default_currency);
                seller.updated_at = now;
                sellers::update(conn, &seller)?;
                Ok(seller)
            })
            .await
    }
}
