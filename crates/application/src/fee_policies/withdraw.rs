//! An operator gives a seller's own fee policy up. Charges that were made keep their fee.

use souk_domain::{
    fee::FeePolicy,
    ids::{FeePolicyId, SellerId, UserId},
};
use souk_persistence::{Scope, fee_policies, sellers};

use super::set::SetFeePolicyError;
use crate::Application;

impl Application {
    /// The policy that holds for the seller then: the marketplace's, or ten percent. Giving up what
    /// there is not changes nothing.
    ///
    /// # Errors
    /// See [`SetFeePolicyError`].
    pub async fn withdraw_fee_policy(
        &self,
        operator: UserId,
        seller: SellerId,
    ) -> Result<FeePolicy, SetFeePolicyError> {
        let (id, now) = (
            FeePolicyId::generate(&*self.0.clock, &*self.0.randomness),
            self.now(),
        );
        self.db()
            .transaction(move |conn| {
                sellers::get(conn, seller, &Scope::Everything)?.ok_or(SetFeePolicyError::SellerNotFound)?;
                if fee_policies::get(conn, Some(seller))?.is_some() {
                    fee_policies::withdraw(conn, id, seller, operator, now)?;
                }
                Ok(fee_policies::current(conn, seller)?)
            })
            .await
    }
}
