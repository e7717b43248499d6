//! The buyer comes back from their bank: Stripe is asked again. Nothing is confirmed here.

use souk_domain::ids::CheckoutId;
use souk_persistence::{charges, checkouts};

use super::pay::Paid;
use crate::Application;

/// Why there is nothing to tell.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// No such checkout.
    #[error("there is no such checkout")]
    NotFound,
    /// Nobody has tried to pay it.
    #[error("no payment of this checkout was begun")]
    NothingBegun,
    /// Stripe cannot be reached.
    #[error("Stripe cannot be reached at present; the payment is being looked after")]
    Unavailable,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Reads the charge of a checkout at Stripe again and saves how it stands.
    ///
    /// # Errors
    /// See [`ConfirmError`].
    pub async fn confirm_payment(&self, id: CheckoutId) -> Result<Paid, ConfirmError> {
        let charge = self
            .db()
            .read(move |conn| {
                checkouts::get_public(conn, id)?.ok_or(ConfirmError::NotFound)?;
                charges::by_checkout(conn, id)?.ok_or(ConfirmError::NothingBegun)
            })
            .await?;
        self.how_it_stands(charge.id).await
    }
}
