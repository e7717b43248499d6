//! Carries an attempt through its steps at Stripe.
//!
//! Whoever drives holds a lease with a fence: the request that began the attempt, or the worker
//! when that request died. No connection is held while Stripe is asked; each step's outcome is
//! saved in a short transaction that first checks the fence, so a driver that lost its lease
//! changes nothing any more.

use chrono::Duration;
use secrecy::SecretString;
use souk_domain::{
    attempt::{Attempt, Step},
    charge::{Charge, State},
    customer::Customer,
    ids::{AttemptId, ChargeId},
};
use souk_persistence::{PgConnection, Scope, attempts, charges, customers};
use souk_stripe_gateway as stripe;

use super::settle::Verdict;
use crate::{Application, jobs::Job, known::Known};

/// How long an attempt is leased: longer than a call to Stripe with all its retries. When it has
/// run out, the worker looks after the attempt.
pub(crate) fn lease() -> Duration {
    Duration::seconds(60)
}

/// An attempt with all that its steps need to know.
#[derive(Debug, Clone)]
pub(crate) struct Situation {
    pub(crate) charge: Charge,
    pub(crate) attempt: Attempt,
    pub(crate) customer: Customer,
    pub(crate) client_secret: Option<SecretString>,
}

/// Why a step did not end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StepError {
    /// Stripe said something else than yes.
    #[error(transparent)]
    Stripe(#[from] stripe::Error),
    /// We refuse the card ourselves, with a code and a sentence for the buyer.
    #[error("{0}")]
    Refused(&'static str, &'static str),
    /// Stripe answered, and is still at it.
    #[error("Stripe has not said yet how it ended")]
    StillOpen,
    /// Somebody else drives the attempt now.
    #[error("the lease of this attempt was lost")]
    Fenced,
    /// An id that should be one of Stripe's is none.
    #[error("an id of Stripe's cannot be read: {0}")]
    Id(#[from] stripe::InvalidId),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// The attempt, locked until the transaction ends, if this lease on it is still held.
pub(crate) fn lock_held(
    conn: &mut PgConnection,
    id: AttemptId,
    fence: i64,
) -> Result<Option<Attempt>, souk_persistence::Error> {
    let attempt = attempts::lock(conn, id)?;
    Ok(if attempts::still_held(conn, id, fence)? {
        attempt
    } else {
        None
    })
}

/// The last attempt of a charge.
pub(crate) fn latest(
    conn: &mut PgConnection,
    charge: ChargeId,
) -> Result<Option<Attempt>, souk_persistence::Error> {
    Ok(attempts::of_charge(conn, charge)?
        .into_iter()
        .max_by_key(|attempt| attempt.number))
}

/// Reads an attempt with its charge and customer.
pub(crate) fn load(conn: &mut PgConnection, id: AttemptId) -> Result<Situation, souk_persistence::Error> {
    let attempt = attempts::get(conn, id)?.known("attempts", id)?;
    let charge = charges::get(conn, attempt.charge, &Scope::Everything)?.known("charges", attempt.charge)?;
    let customer =
        customers::get(conn, attempt.customer, &Scope::Everything)?.known("customers", attempt.customer)?;
    Ok(Situation {
        charge,
        attempt,
        customer,
        client_secret: None,
    })
}

/// Who drives: what is left open by a request, its job is told; the worker's job knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Driver {
    Request,
    Worker,
}

impl Application {
    /// Drives an attempt, under this lease, until it is over, waits for the buyer, or Stripe does
    /// not answer. In the last case the worker goes on later.
    pub(crate) async fn drive(
        &self,
        driver: Driver,
        id: AttemptId,
        fence: i64,
    ) -> Result<Situation, souk_persistence::Error> {
        let mut client_secret = None;
        loop {
            let mut situation = self.db().read(move |conn| load(conn, id)).await?;
            situation.client_secret.clone_from(&client_secret);
            let at_stripe = situation.customer.stripe_customer.is_some();
            let Some(step) = situation.attempt.next_step(&situation.charge, at_stripe) else {
                return Ok(situation);
            };
            let asked = matches!(step, Step::Confirm | Step::FindOut);
            match self.perform(step, &mut situation, fence).await {
                Ok(()) => {
                    client_secret.clone_from(&situation.client_secret);
                    // Asked, answered, and still not over: asking at once again would bring nothing.
                    if asked {
                        let now = self.db().read(move |conn| load(conn, id)).await?;
                        if now.attempt.is_in_flight() {
                            return self
                                .leave_open(driver, step, &now, fence, &StepError::StillOpen)
                                .await;
                        }
                    }
                }
                Err(StepError::Database(error)) => return Err(error),
                Err(StepError::Fenced) => return self.db().read(move |conn| load(conn, id)).await,
                Err(error) => {
                    let Some(verdict) = verdict(step, &error) else {
                        return self.leave_open(driver, step, &situation, fence, &error).await;
                    };
                    if !self.fail_attempt(&situation, fence, verdict).await? {
                        return self.db().read(move |conn| load(conn, id)).await;
                    }
                }
            }
        }
    }

    /// Stripe did not answer, or not so that it could be believed: the worker asks again.
    async fn leave_open(
        &self,
        driver: Driver,
        step: Step,
        situation: &Situation,
        fence: i64,
        error: &StepError,
    ) -> Result<Situation, souk_persistence::Error> {
        let id = situation.attempt.id;
        log::warn!("{id} of {}: {step:?}: {error}", situation.charge.id);
        let retry_after = match error {
            StepError::Stripe(error) => error.retry_after(),
            _ => None,
        };
        let asked = matches!(step, Step::Confirm | Step::FindOut);
        let (app, charge) = (self.clone(), situation.charge.id);
        self.db()
            .transaction(move |conn| {
                // In the order of everybody else: the charge, then the attempt.
                let mut charge = charges::lock(conn, charge)?.known("charges", charge)?;
                let Some(attempt) = lock_held(conn, id, fence)? else {
                    return load(conn, id);
                };
                // Only once the confirmation was sent can the card have been charged.
                if asked && attempt.is_in_flight() && attempt.progress.submitted_at.is_some() {
                    app.advance(conn, &mut charge, State::Unknown)?;
                }
                attempts::release(conn, id, fence)?;
                if driver == Driver::Request {
                    let asked = retry_after.and_then(|after| Duration::from_std(after).ok());
                    let soon = asked.unwrap_or_else(|| Duration::seconds(2));
                    Job::DriveAttempt { attempt: id }.enqueue(conn, &app, soon)?;
                }
                load(conn, id)
            })
            .await
    }
}

/// What a step's error says for good; none when it says nothing for good.
///
/// Once the confirmation was sent, only a decline or a refusal of the confirmation itself is a no.
/// That the question how it ended was refused (the seller took the access back, say) says nothing
/// about how it ended; and that the intent cannot be confirmed any more may be because it was.
fn verdict(step: Step, error: &StepError) -> Option<Verdict> {
    if step == Step::FindOut {
        return match error {
            StepError::Stripe(
                stripe::Error::Declined(decline) | stripe::Error::AuthenticationRequired(decline),
            ) => Some(Verdict::Declined(decline.as_ref().into())),
            _ => None,
        };
    }
    match error {
        StepError::Stripe(stripe::Error::Refused(refusal))
            if step == Step::Confirm
                && refusal.code.as_deref() == Some("payment_intent_unexpected_state") =>
        {
            None
        }
        StepError::Refused(code, message) => Some(Verdict::refused(code, message)),
        StepError::Stripe(error) => match error {
            stripe::Error::Declined(decline) | stripe::Error::AuthenticationRequired(decline) => {
                Some(Verdict::Declined(decline.as_ref().into()))
            }
            stripe::Error::NotFound(refusal) | stripe::Error::Refused(refusal) => {
                log::warn!("Stripe refused a step: {refusal}");
                Some(Verdict::refused(
                    "payment_refused",
                    "The payment could not be made with this card. Please try again or use another card.",
                ))
            }
            stripe::Error::AccountRevoked(_) => Some(Verdict::refused(
                "seller_not_connected",
                "This seller cannot take payments at present.",
            )),
            stripe::Error::PlatformKey(_)
            | stripe::Error::IdempotencyMismatch(_)
            | stripe::Error::Unavailable { .. }
            | stripe::Error::Unknown { .. } => None,
        },
        StepError::Id(_) | StepError::StillOpen | StepError::Fenced | StepError::Database(_) => None,
    }
}
