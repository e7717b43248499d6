//! A seller gives a charge up that was not paid: one that is authorised, waits for the buyer, or was
//! declined.

use souk_domain::{
    charge,
    idempotency::Request,
    ids::{ChargeId, UserId},
};
use souk_persistence::{Scope, attempts};

use crate::{
    Application,
    instructions::give::{InstructError, Instructed},
};

impl Application {
    /// Cancels the charge at Stripe; with it, its checkout can no longer be paid.
    ///
    /// # Errors
    /// See [`InstructError`]. That Stripe refused is no error: it is what the instruction ended with.
    pub async fn cancel_charge(
        &self,
        caller: UserId,
        scope: Scope,
        charge: ChargeId,
        key: Option<Request>,
    ) -> Result<Instructed, InstructError> {
        self.instruct(caller, scope, charge, key, |conn, charge| {
            let in_flight =
                attempts::in_flight(conn, charge.id)?.is_some() || charge.state == charge::State::Processing;
            Ok::<_, InstructError>(charge.cancel(in_flight)?)
        })
        .await
    }
}
