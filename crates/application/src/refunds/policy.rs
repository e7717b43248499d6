//! An operator sets what goes back with a refund unless a call says otherwise.

use souk_domain::{
    ids::{RefundPolicyId, UserId},
    refund::Policy,
};
use souk_persistence::refund_policies;

use crate::Application;

impl Application {
    /// Sets the marketplace's policy. Refunds that were asked for keep their terms.
    ///
    /// # Errors
    /// The database.
    pub async fn set_refund_policy(
        &self,
        operator: UserId,
        policy: Policy,
    ) -> Result<Policy, souk_persistence::Error> {
        let id = RefundPolicyId::generate(&*self.0.clock, &*self.0.randomness);
        let now = self.now();
        self.db()
            .transaction(move |conn| refund_policies::set(conn, id, policy, operator, now))
            .await?;
        Ok(policy)
    }
}
