//! A quote: nothing is written, and nothing is promised but what the marketplace decides itself.

use souk_domain::{ids::SellerId, preflight::Ask, quote::Quote};
use souk_persistence::{Scope, fee_policies, sellers};

use crate::Application;

/// Why there is no quote.
#[derive(Debug, thiserror::Error)]
pub enum QuoteError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    SellerNotFound,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// The quote of a charge for this seller. What speaks against the charge is part of it and no
    /// error.
    ///
    /// # Errors
    /// See [`QuoteError`].
    pub async fn quote(&self, seller: SellerId, scope: Scope, ask: Ask) -> Result<Quote, QuoteError> {
        let platform = self.platform_for(ask.flow).await;
        self.db()
            .read(move |conn| {
                let seller = sellers::get(conn, seller, &scope)?.ok_or(QuoteError::SellerNotFound)?;
                let policy = fee_policies::current(conn, seller.id)?;
                Ok(Quote::of(&ask, &seller, &policy, platform))
            })
            .await
    }
}
