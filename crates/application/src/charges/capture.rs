//! A seller captures an authorised charge, whole or in part.

use souk_domain::{
    idempotency::Request,
    ids::{ChargeId, UserId},
};
use souk_persistence::Scope;

use crate::{
    Application,
    instructions::give::{InstructError, Instructed},
};

impl Application {
    /// Captures so much of the charge, in minor units, or all of it. The same key captures once.
    ///
    /// # Errors
    /// See [`InstructError`]. That Stripe refused is no error: it is what the instruction ended with.
    pub async fn capture_charge(
        &self,
        caller: UserId,
        scope: Scope,
        charge: ChargeId,
        amount: Option<i64>,
        key: Request,
    ) -> Result<Instructed, InstructError> {
        self.instruct(caller, scope, charge, Some(key), move |_, charge| {
            charge.capture(amount)
        })
        .await
    }
}
