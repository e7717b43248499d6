//! A seller takes a checkout back.

use souk_domain::{
    charge::State as ChargeState,
    checkout::{Checkout, State, Status},
    ids::CheckoutId,
};
use souk_persistence::{Scope, attempts, charges, checkouts};

use crate::{Application, jobs::Job, known::Known};

/// Why it still stands.
#[derive(Debug, thiserror::Error)]
pub enum CancelCheckoutError {
    /// No such checkout, or not the caller's.
    #[error("there is no such checkout")]
    NotFound,
    /// It was paid.
    #[error("this checkout was paid already; refund the charge instead")]
    Paid,
    /// A buyer is paying right now.
    #[error("a payment of this checkout is in progress; try again in a moment")]
    PaymentInProgress,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Cancels an open checkout, and its intent at Stripe if there is one, so that nothing can be
    /// paid late. Canceling again changes nothing.
    ///
    /// # Errors
    /// See [`CancelCheckoutError`].
    pub async fn cancel_checkout(
        &self,
        id: CheckoutId,
        scope: Scope,
    ) -> Result<Checkout, CancelCheckoutError> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                checkouts::get(conn, id, &scope)?.ok_or(CancelCheckoutError::NotFound)?;
                let mut checkout = checkouts::lock(conn, id)?.known("checkouts", id)?;
                match checkout.status(app.now()) {
                    Status::Canceled => return Ok(checkout),
                    Status::Paid => return Err(CancelCheckoutError::Paid),
                    Status::Open | Status::Expired => {}
                }
                if let Some(charge) = charges::by_checkout(conn, id)? {
                    let charge = charges::lock(conn, charge.id)?.known("charges", charge.id)?;
                    if attempts::in_flight(conn, charge.id)?.is_some()
                        || charge.state == ChargeState::Processing
                    {
                        return Err(CancelCheckoutError::PaymentInProgress);
                    }
                    if charge.stripe_payment_intent.is_some() {
                        Job::CancelIntent { charge: charge.id }.enqueue(
                            conn,
                            &app,
                            chrono::Duration::zero(),
                        )?;
                    }
                }
                if !checkout.advance(State::Canceled) {
                    return Err(CancelCheckoutError::Paid);
                }
                checkouts::set_state(conn, id, checkout.state)?;
                Ok(checkout)
            })
            .await
    }
}
