//! An operator sets what the marketplace takes. Charges that were made keep their fee.

use souk_domain::{
    fee::{FeePolicy, FeePolicyError},
    ids::{FeePolicyId, SellerId, UserId},
};
use souk_persistence::{fee_policies, sellers};

use crate::Application;

/// Why the policy stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum SetFeePolicyError {
    /// No such seller.
    #[error("there is no such seller")]
    SellerNotFound,
    /// See [`FeePolicyError`].
    #[error(transparent)]
    Invalid(#[from] FeePolicyError),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Sets the marketplace's policy, or one seller's.
    ///
    /// # Errors
    /// See [`SetFeePolicyError`].
    pub async fn set_fee_policy(
        &self,
        operator: UserId,
        seller: Option<SellerId>,
        policy: FeePolicy,
    ) -> Result<FeePolicy, SetFeePolicyError> {
        let policy = policy.checked()?;
        let (id, now) = (
            FeePolicyId::generate(&*self.0.clock, &*self.0.randomness),
            self.now(),
        );
        let row = policy.clone();
        self.db()
            .transaction(move |conn| {
                if let Some(seller) = seller {
                    sellers::get(conn, seller, &souk_persistence::Scope::Everything)?
                        .ok_or(SetFeePolicyError::SellerNotFound)?;
                }
                Ok::<_, SetFeePolicyError>(fee_policies::set(conn, id, seller, &row, operator, now)?)
            })
            .await?;
        Ok(policy)
    }
}
