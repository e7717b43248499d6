//! The buyer finishes a charge that was begun without them: their bank wanted them.
//!
//! The same PaymentIntent and the same card are confirmed again, with the buyer there, by an
//! attempt of its own. Who holds the token of the action page may do so; see
//! [`ActionLink`](souk_domain::attempt::ActionLink).

use souk_domain::{
    attempt::{ActionLink, Attempt, Initiator, Progress, State as AttemptState},
    card::CardSource,
    charge::{Charge, State},
    consent::KeepCard,
    idempotency::{KeyReused, Request},
    ids::{AttemptId, ChargeId},
    timeline::Kind,
};
use souk_persistence::{Asked, PgConnection, Scope, attempts, cards, charges, consents, sellers};

use super::{
    drive::{Driver, latest, lease},
    settle::lock_with_checkout,
};
use crate::{
    Application,
    checkouts::{confirm::ConfirmError, pay::Paid},
    jobs::Job,
    known::Known,
};

/// Why nothing was confirmed.
#[derive(Debug, thiserror::Error)]
pub enum AuthenticateError {
    /// No such page.
    #[error("there is no such page")]
    NotFound,
    /// The charge is over, the time is up, or the card may not be charged any more.
    #[error("this charge cannot be confirmed any more")]
    Closed,
    /// Another attempt is in flight.
    #[error("this charge is being confirmed")]
    InProgress,
    /// See [`KeyReused`].
    #[error(transparent)]
    KeyReused(#[from] KeyReused),
    /// The first request with this key is still being worked on.
    #[error("the request with this idempotency key is still in progress")]
    KeyInUse,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// A page for the buyer to come to.
    pub(super) fn new_action_link(&self) -> ActionLink {
        use secrecy::ExposeSecret;
        ActionLink {
            token: self.random_text().expose_secret().to_owned(),
            expires_at: self.now() + ActionLink::lifetime(),
        }
    }

    /// Confirms a charge with its buyer there. It is paid at most once: one attempt is in flight
    /// at a time, and all attempts are on one PaymentIntent.
    ///
    /// # Errors
    /// See [`AuthenticateError`]. A decline is no error: it is what the attempt ended with.
    pub async fn authenticate(&self, token: String, key: Request) -> Result<Paid, AuthenticateError> {
        let app = self.clone();
        let begun = self
            .db()
            .transaction(move |conn| app.begin_authentication(conn, &token, &key))
            .await;
        let (attempt, fence, answered_status) = match begun {
            Ok(begun) => begun,
            // Two presses at the same moment: the other one was first.
            Err(AuthenticateError::Database(souk_persistence::Error::Conflict { .. })) => {
                return Err(AuthenticateError::InProgress);
            }
            Err(error) => return Err(error),
        };
        let situation = match fence {
            Some(fence) => self.drive(Driver::Request, attempt, fence).await?,
            None => {
                let mut situation = self
                    .db()
                    .read(move |conn| super::drive::load(conn, attempt))
                    .await?;
                self.secret_of_waiting(&mut situation).await;
                situation
            }
        };
        Ok(self.paid(situation, answered_status, None))
    }

    /// Reads the charge of an action page at Stripe again and saves how it stands.
    ///
    /// # Errors
    /// See [`ConfirmError`].
    pub async fn confirm_authentication(&self, token: String) -> Result<Paid, ConfirmError> {
        let attempt = self
            .db()
            .read(move |conn| attempts::by_action_token(conn, &token))
            .await?
            .ok_or(ConfirmError::NotFound)?;
        self.how_it_stands(attempt.charge).await
    }

    fn begin_authentication(
        &self,
        conn: &mut PgConnection,
        token: &str,
        key: &Request,
    ) -> Result<(AttemptId, Option<i64>, Option<u16>), AuthenticateError> {
        let found = attempts::by_action_token(conn, token)?.ok_or(AuthenticateError::NotFound)?;
        let charge = lock_with_checkout(conn, found.charge)?;
        let caller = format!("authentication:{}", charge.id);
        if let Some(found) = attempts::by_key(conn, &caller, key.key.as_str())? {
            if found.fingerprint != key.fingerprint {
                return Err(KeyReused.into());
            }
            let fence = if found.row.state == AttemptState::Pending {
                Some(attempts::lease(conn, found.row.id, lease())?.ok_or(AuthenticateError::KeyInUse)?)
            } else {
                None
            };
            return Ok((found.row.id, fence, found.answered_status));
        }
        let before = latest(conn, charge.id)?.known("charges", charge.id)?;
        match (before.state, before.initiator) {
            (AttemptState::Pending, _) => return Err(AuthenticateError::InProgress),
            // The bank's question is open: it is shown again, in this tab.
            (AttemptState::RequiresAction, Initiator::Buyer) => return Ok((before.id, None, None)),
            (AttemptState::RequiresAction, Initiator::Seller) => {}
            _ => return Err(AuthenticateError::Closed),
        }
        let attempt = self.attempt_with_buyer(conn, &charge, before)?;
        attempts::insert(
            conn,
            &attempt,
            None,
            Some(Asked {
                caller: &caller,
                request: key,
            }),
        )?;
        let fence = attempts::lease(conn, attempt.id, lease())?;
        Job::DriveAttempt { attempt: attempt.id }.enqueue(conn, self, lease())?;
        let detail = serde_json::json!({"number": attempt.number, "card": attempt.progress.card});
        self.record(conn, charge.id, Kind::AttemptStarted, detail)?;
        Ok((attempt.id, fence, None))
    }

    /// The attempt that follows on the one that the bank did not let pass: the same card, on the
    /// same intent. The page goes over to it.
    fn attempt_with_buyer(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        mut before: Attempt,
    ) -> Result<Attempt, AuthenticateError> {
        let now = self.now();
        let action = before
            .action
            .take()
            .filter(|action| action.is_open(now) && charge.state == State::RequiresAction)
            .ok_or(AuthenticateError::Closed)?;
        if !may_still_be_charged(conn, charge, &before)? {
            return Err(AuthenticateError::Closed);
        }
        if !before.advance(AttemptState::Canceled) {
            return Err(AuthenticateError::Closed);
        }
        attempts::update(conn, &before)?;
        Ok(Attempt {
            id: AttemptId::generate(&*self.0.clock, &*self.0.randomness),
            charge: charge.id,
            number: before.number + 1,
            customer: before.customer,
            source: before.source,
            keep_card: KeepCard::No,
            wallet: None,
            initiator: Initiator::Buyer,
            state: AttemptState::Pending,
            progress: Progress {
                intent_ready: false,
                submitted_at: None,
                ..before.progress
            },
            decline: None,
            action: Some(action),
            created_at: now,
        })
    }

    /// Asks Stripe how a charge stands, if that can have changed, and gives it with its last attempt.
    pub(crate) async fn how_it_stands(&self, id: ChargeId) -> Result<Paid, ConfirmError> {
        use super::refresh::RefreshChargeError;
        let charge = self
            .db()
            .read(move |conn| charges::get(conn, id, &Scope::Everything)?.known("charges", id))
            .await?;
        let waits = matches!(
            charge.state,
            State::RequiresAction | State::Processing | State::Unknown
        );
        if waits {
            match self.refresh_charge(id).await {
                Ok(_) | Err(RefreshChargeError::NoIntent) => {}
                Err(RefreshChargeError::Stripe(error)) => {
                    log::warn!("{id}: {error}");
                    return Err(ConfirmError::Unavailable);
                }
                Err(RefreshChargeError::Database(error)) => return Err(error.into()),
            }
        }
        self.db()
            .read(move |conn| {
                let charge = charges::get(conn, id, &Scope::Everything)?.known("charges", id)?;
                let attempt = latest(conn, id)?.ok_or(ConfirmError::NothingBegun)?;
                Ok(Paid {
                    charge,
                    attempt,
                    next_action: None,
                    answered_status: None,
                    wallet: None,
                })
            })
            .await
    }
}

/// Whether the card is still kept, its consent still covers the seller, and the seller is still
/// connected to the account that the charge is on.
fn may_still_be_charged(
    conn: &mut PgConnection,
    charge: &Charge,
    attempt: &Attempt,
) -> Result<bool, souk_persistence::Error> {
    let CardSource::Kept(card) = attempt.source else {
        return Ok(false);
    };
    let seller = sellers::get(conn, charge.seller, &Scope::Everything)?.known("sellers", charge.seller)?;
    let connected = seller
        .chargeable_account()
        .is_ok_and(|account| account == charge.stripe_account);
    Ok(connected
        && cards::get(conn, card)?.is_some()
        && consents::covering(conn, attempt.customer, card, charge.seller)?.is_some())
}
