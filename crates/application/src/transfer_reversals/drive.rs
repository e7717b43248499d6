//! Carries a reversal to Stripe and finds out what became of it, as
//! [instructions](crate::instructions) are.
//!
//! How much there is to take back is asked first and written down with the fact that it is about to
//! be sent, so that a repetition says the same. A lost answer leaves it unknown: the transfer's list
//! of reversals is asked, and only what is not in it is sent again, within the time that Stripe keeps
//! keys.

use souk_domain::{
    charge::Charge,
    dispute::{self, Dispute},
    ids::TransferReversalId,
    instruction::State,
    timeline::Kind,
    transfer_reversal::{Done, NOT_LOST, NOTHING_LEFT, TransferReversal, TransferStanding},
};
use souk_persistence::{PgConnection, Scope, disputes, transfer_reversals};
use souk_stripe_gateway::{self as stripe, Key, Metadata, TransferId};

use crate::{
    Application,
    charges::{keys_are_kept_for, settle::lock_with_checkout},
    known::Known,
};

/// A reversal with all that it is about.
pub(super) struct Situation {
    pub(super) charge: Charge,
    pub(super) dispute: Dispute,
    pub(super) reversal: TransferReversal,
}

impl Application {
    /// Carries the reversal out, as far as Stripe answers. The worker comes back to what stays open.
    pub(crate) async fn drive_reversal(
        &self,
        id: TransferReversalId,
    ) -> Result<TransferReversal, souk_persistence::Error> {
        let situation = self.db().transaction(move |conn| lock_all(conn, id)).await?;
        if !situation.reversal.state.is_open() {
            return Ok(situation.reversal);
        }
        let Some(transfer) = transfer_of(&situation.charge) else {
            // It is known once the charge has settled; the worker comes back.
            log::warn!("{id}: Stripe has not said yet which transfer the charge made");
            if let Err(error) = self.refresh_charge(situation.charge.id).await {
                log::warn!("{id}: {error}");
            }
            return Ok(situation.reversal);
        };
        if situation.reversal.state != State::Requested {
            return self.find_out_reversal(&transfer, &situation.reversal).await;
        }
        match self.is_still_lost(&situation).await {
            Ok(true) => {}
            Ok(false) => {
                let message = "Stripe says that the dispute is not lost any more.";
                return self.refuse_reversal(id, NOT_LOST, message).await;
            }
            Err(error) => {
                log::warn!("{id}: {error}");
                return Ok(situation.reversal);
            }
        }
        match self.stripe().retrieve_transfer(&transfer).await {
            Ok(standing) => {
                let reversal = self.begin_reversal(id, standing).await?;
                if reversal.state == State::Submitted {
                    self.send_reversal(&transfer, &reversal).await
                } else {
                    Ok(reversal)
                }
            }
            Err(error) => {
                log::warn!("{id}: {error}");
                Ok(situation.reversal)
            }
        }
    }

    /// Whether Stripe still says that the dispute is lost: a bank may give in late.
    async fn is_still_lost(&self, situation: &Situation) -> Result<bool, stripe::Error> {
        let Ok(dispute) = situation.dispute.at_stripe.stripe_dispute.parse() else {
            return Ok(false);
        };
        let found = self
            .stripe()
            .retrieve_dispute(stripe::On::Platform, &dispute)
            .await?;
        Ok(found.snapshot.state == dispute::State::Lost)
    }

    /// Fixes how much, and writes down that it is about to be sent.
    async fn begin_reversal(
        &self,
        id: TransferReversalId,
        standing: TransferStanding,
    ) -> Result<TransferReversal, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let mut situation = lock_all(conn, id)?;
                // Somebody else was here while the transfer was looked at, and what they took is no
                // reason to call this one refused; or they are taking from the same transfer.
                if situation.reversal.state != State::Requested
                    || transfer_reversals::another_is_on_its_way(conn, situation.charge.id, id)?
                {
                    return Ok(situation.reversal);
                }
                let share = standing.share_of(&situation.dispute, &situation.charge);
                if share.amount == 0 {
                    let message = "Nothing of the transfer is left to take back.";
                    app.refuse(conn, &mut situation, NOTHING_LEFT, message)?;
                    return Ok(situation.reversal);
                }
                let reversal = &mut situation.reversal;
                reversal.share = Some(share);
                reversal.submitted_at = Some(app.now());
                if reversal.advance(State::Submitted) {
                    transfer_reversals::update(conn, reversal)?;
                }
                Ok(situation.reversal)
            })
            .await
    }

    async fn send_reversal(
        &self,
        transfer: &TransferId,
        reversal: &TransferReversal,
    ) -> Result<TransferReversal, souk_persistence::Error> {
        let id = reversal.id;
        let key = Key::of("reversal", id, "create");
        let amount = reversal.share.map_or(0, |share| share.amount);
        let metadata = Metadata::default()
            .with("souk_reversal", id)
            .with("souk_charge", reversal.charge);
        let metadata = match reversal.dispute {
            Some(dispute) => metadata.with("souk_dispute", dispute),
            None => metadata,
        };
        let answer = self
            .stripe()
            .reverse_transfer(transfer, &key, amount, &metadata)
            .await;
        match answer {
            Ok(found) => self.take_over_reversal(id, found).await,
            Err(stripe::Error::Refused(refusal) | stripe::Error::NotFound(refusal)) => {
                log::warn!("{id}: Stripe refused: {refusal}");
                let code = refusal.code.unwrap_or_else(|| "refused".into());
                // It may be refused because it was done.
                match self.listed_reversal(transfer, id).await {
                    Ok(Some(found)) => self.take_over_reversal(id, found).await,
                    Ok(None) => self.refuse_reversal(id, &code, &refusal.message).await,
                    Err(error) => {
                        log::warn!("{id}: {error}");
                        self.leave_reversal_open(id).await
                    }
                }
            }
            Err(error) if error.may_have_happened() => {
                log::warn!("{id}: {error}");
                self.leave_reversal_open(id).await
            }
            Err(error) => {
                log::warn!("{id}: {error}");
                Ok(reversal.clone())
            }
        }
    }

    /// The answer was lost, or whoever sent it died.
    async fn find_out_reversal(
        &self,
        transfer: &TransferId,
        reversal: &TransferReversal,
    ) -> Result<TransferReversal, souk_persistence::Error> {
        match self.listed_reversal(transfer, reversal.id).await {
            Ok(Some(found)) => self.take_over_reversal(reversal.id, found).await,
            Ok(None) => {
                let key_is_kept = reversal
                    .submitted_at
                    .is_some_and(|at| self.now() - at < keys_are_kept_for());
                if key_is_kept {
                    return self.send_reversal(transfer, reversal).await;
                }
                let message = "Stripe has not done it, and it is too late to ask again.";
                self.refuse_reversal(reversal.id, "not_done", message).await
            }
            Err(error) => {
                log::warn!("{}: {error}", reversal.id);
                self.leave_reversal_open(reversal.id).await
            }
        }
    }

    /// The reversal in the list of its transfer's at Stripe.
    async fn listed_reversal(
        &self,
        transfer: &TransferId,
        id: TransferReversalId,
    ) -> Result<Option<stripe::TransferReversal>, stripe::Error> {
        let name = id.to_string();
        let found = self.stripe().list_transfer_reversals(transfer).await?;
        Ok(found
            .into_iter()
            .find(|reversal| reversal.metadata.get("souk_reversal") == Some(name.as_str())))
    }

    async fn take_over_reversal(
        &self,
        id: TransferReversalId,
        found: stripe::TransferReversal,
    ) -> Result<TransferReversal, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let mut situation = lock_all(conn, id)?;
                let reversal = &mut situation.reversal;
                let done = Done {
                    stripe_reversal: found.id.to_string(),
                    at: found.created,
                };
                if reversal.conclude(done) {
                    transfer_reversals::update(conn, reversal)?;
                    let detail = serde_json::json!({
                        "dispute_id": reversal.dispute, "stripe_reversal": found.id, "amount": found.amount,
                        "currency": reversal.share.map(|share| share.currency),
                    });
                    app.record(conn, situation.charge.id, Kind::TransferReversed, detail)?;
                } else if reversal.state != State::Done {
                    log::error!("{id}: Stripe has done one that is {:?} here", reversal.state);
                    metrics::counter!("souk_transfer_reversal_contradictions_total").increment(1);
                }
                Ok(situation.reversal)
            })
            .await
    }

    async fn refuse_reversal(
        &self,
        id: TransferReversalId,
        code: &str,
        message: &str,
    ) -> Result<TransferReversal, souk_persistence::Error> {
        let (app, code, message) = (self.clone(), code.to_owned(), message.to_owned());
        self.db()
            .transaction(move |conn| {
                let mut situation = lock_all(conn, id)?;
                app.refuse(conn, &mut situation, &code, &message)?;
                Ok(situation.reversal)
            })
            .await
    }

    fn refuse(
        &self,
        conn: &mut PgConnection,
        situation: &mut Situation,
        code: &str,
        message: &str,
    ) -> Result<(), souk_persistence::Error> {
        let Situation {
            charge,
            dispute,
            reversal,
        } = situation;
        if !reversal.refuse(code, message) {
            return Ok(());
        }
        transfer_reversals::update(conn, reversal)?;
        let detail = serde_json::json!({
            "what": "transfer_reversal", "dispute_id": dispute.id, "code": code, "message": message,
        });
        self.record(conn, charge.id, Kind::Refused, detail)
    }

    /// Stripe did not answer, or not so that it could be believed: it may have been done.
    async fn leave_reversal_open(
        &self,
        id: TransferReversalId,
    ) -> Result<TransferReversal, souk_persistence::Error> {
        self.db()
            .transaction(move |conn| {
                let mut situation = lock_all(conn, id)?;
                if situation.reversal.advance(State::Unknown) {
                    transfer_reversals::update(conn, &situation.reversal)?;
                }
                Ok(situation.reversal)
            })
            .await
    }
}

fn transfer_of(charge: &Charge) -> Option<TransferId> {
    charge.stripe_transfer.as_deref()?.parse().ok()
}

/// Charge, dispute and reversal, locked in this order; the charge's lock covers the dispute.
pub(super) fn lock_all(
    conn: &mut PgConnection,
    id: TransferReversalId,
) -> Result<Situation, souk_persistence::Error> {
    let found = transfer_reversals::get(conn, id)?.known("transfer_reversals", id)?;
    let charge = lock_with_checkout(conn, found.charge)?;
    let dispute = found.dispute.known("disputes of transfer_reversals", id)?;
    let dispute = disputes::get(conn, dispute, &Scope::Everything)?.known("disputes", dispute)?;
    let reversal = transfer_reversals::lock(conn, id)?.known("transfer_reversals", id)?;
    Ok(Situation {
        charge,
        dispute,
        reversal,
    })
}
