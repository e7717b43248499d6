//! Carries a refund to Stripe and finds out what became of it.
//!
//! That it is about to be sent is committed first. Two who drive the same one send the same key, so
//! it is done once. A lost answer leaves it unknown, and its reserve held: the charge's list of
//! refunds is asked, and only what is not in it is sent again, within the time that Stripe keeps
//! keys. Access that was lost says nothing about what was sent before.

use chrono::Duration;
use souk_domain::{
    charge::{Charge, Flow},
    ids::RefundId,
    refund::{Refund, RefundSnapshot, State},
};
use souk_persistence::{PgConnection, Scope, refunds};
use souk_stripe_gateway::{self as stripe, AccountId, Key, Metadata, NewRefund, On};

use crate::{
    Application,
    charges::{keys_are_kept_for, refresh::RefreshChargeError, settle::lock_with_checkout},
    jobs::Job,
    known::Known,
};

/// Whether it was ever sent before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sending {
    First,
    Again,
}

impl Application {
    /// Carries the refund out, as far as Stripe answers. What stays open, the worker goes on with.
    pub(crate) async fn drive_refund(&self, id: RefundId) -> Result<Refund, souk_persistence::Error> {
        let app = self.clone();
        let (charge, refund, first) = self
            .db()
            .transaction(move |conn| {
                let (charge, mut refund) = lock_both(conn, id)?;
                let first = refund.advance(State::Submitted, app.now());
                if first {
                    refund.submitted_at = Some(app.now());
                    refunds::update(conn, &refund)?;
                }
                Ok::<_, souk_persistence::Error>((charge, refund, first))
            })
            .await?;
        if !refund.state.is_open() {
            return Ok(refund);
        }
        let driven = if first {
            self.send_refund(&charge, &refund, Sending::First).await?
        } else {
            self.find_out_refund(&charge, &refund).await?
        };
        if !driven.state.is_open() {
            self.look_at_refunded(charge.id).await?;
        }
        Ok(driven)
    }

    /// The charge follows at once, or else soon.
    async fn look_at_refunded(
        &self,
        charge: souk_domain::ids::ChargeId,
    ) -> Result<(), souk_persistence::Error> {
        match self.refresh_charge(charge).await {
            Ok(_) | Err(RefreshChargeError::NoIntent) => Ok(()),
            Err(RefreshChargeError::Database(error)) => Err(error),
            Err(error) => {
                log::warn!("{charge}: {error}");
                let app = self.clone();
                self.db()
                    .transaction(move |conn| {
                        Job::RefreshCharge { charge }.enqueue(conn, &app, Duration::seconds(5))
                    })
                    .await
            }
        }
    }

    async fn send_refund(
        &self,
        charge: &Charge,
        refund: &Refund,
        sending: Sending,
    ) -> Result<Refund, souk_persistence::Error> {
        let id = refund.id;
        let answer = match at_stripe(charge) {
            Some((account, of)) => {
                let new = NewRefund {
                    charge: of,
                    amount: refund.terms.amount,
                    reason: refund.reason,
                    // Where nothing is left there is nothing to ask for.
                    refund_application_fee: refund.terms.application_fee_refunded > 0,
                    reverse_transfer: refund.terms.transfer_reversed > 0,
                    metadata: Metadata::default()
                        .with("souk_refund", refund.id)
                        .with("souk_charge", charge.id),
                };
                let key = Key::of("refund", refund.id, "create");
                self.stripe()
                    .create_refund(on(charge, &account), &key, &new)
                    .await
            }
            None => {
                return self
                    .fail_refund(id, "nothing_at_stripe", "There is no such payment at Stripe.")
                    .await;
            }
        };
        match answer {
            Ok(found) => self.take_over_refund(id, RefundSnapshot::from(&found)).await,
            Err(
                stripe::Error::Refused(refusal)
                | stripe::Error::NotFound(refusal)
                | stripe::Error::AccountRevoked(refusal),
            ) => {
                log::warn!("{id}: Stripe refused: {refusal}");
                let code = refusal.code.unwrap_or_else(|| "refused".to_owned());
                // It may be refused because it was done.
                match self.listed(charge, id).await {
                    Ok(Some(snapshot)) => self.take_over_refund(id, snapshot).await,
                    Ok(None) => self.fail_refund(id, &code, &refusal.message).await,
                    Err(_) if sending == Sending::First => {
                        self.fail_refund(id, &code, &refusal.message).await
                    }
                    Err(error) => {
                        log::warn!("{id}: {error}");
                        self.leave_refund_open(id, true).await
                    }
                }
            }
            Err(error) => {
                log::warn!("{id}: {error}");
                self.leave_refund_open(id, error.may_have_happened()).await
            }
        }
    }

    /// The answer was lost, or whoever sent it died.
    async fn find_out_refund(
        &self,
        charge: &Charge,
        refund: &Refund,
    ) -> Result<Refund, souk_persistence::Error> {
        match self.listed(charge, refund.id).await {
            Ok(Some(snapshot)) => self.take_over_refund(refund.id, snapshot).await,
            Ok(None) => {
                let key_is_kept = refund
                    .submitted_at
                    .is_some_and(|at| self.now() - at < keys_are_kept_for());
                if key_is_kept {
                    return self.send_refund(charge, refund, Sending::Again).await;
                }
                let message = "Stripe has not made this refund, and it is too late to ask again.";
                self.fail_refund(refund.id, "not_done", message).await
            }
            Err(error) => {
                log::warn!("{}: {error}", refund.id);
                self.leave_refund_open(refund.id, true).await
            }
        }
    }

    /// The refund in the list of its charge's refunds at Stripe.
    async fn listed(&self, charge: &Charge, id: RefundId) -> Result<Option<RefundSnapshot>, stripe::Error> {
        let Some((account, of)) = at_stripe(charge) else {
            return Ok(None);
        };
        let found = self.stripe().list_refunds(on(charge, &account), &of).await?;
        Ok(found
            .iter()
            .map(RefundSnapshot::from)
            .find(|snapshot| snapshot.refund == Some(id)))
    }

    async fn take_over_refund(
        &self,
        id: RefundId,
        snapshot: RefundSnapshot,
    ) -> Result<Refund, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let (charge, _) = lock_both(conn, id)?;
                app.apply_refund(conn, &charge, &snapshot)?;
                refunds::get(conn, id, &Scope::Everything)?.known("refunds", id)
            })
            .await
    }

    /// It was not done and will not be: its reserve is released.
    async fn fail_refund(
        &self,
        id: RefundId,
        code: &str,
        message: &str,
    ) -> Result<Refund, souk_persistence::Error> {
        let (app, code, message) = (self.clone(), code.to_owned(), message.to_owned());
        self.db()
            .transaction(move |conn| {
                let (_, mut refund) = lock_both(conn, id)?;
                if refund.fail(&code, &message, app.now()) {
                    refunds::update(conn, &refund)?;
                    app.record_end_of_refund(conn, &refund)?;
                }
                Ok(refund)
            })
            .await
    }

    async fn leave_refund_open(
        &self,
        id: RefundId,
        may_have_happened: bool,
    ) -> Result<Refund, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let (_, mut refund) = lock_both(conn, id)?;
                if may_have_happened && refund.advance(State::Unknown, app.now()) {
                    refunds::update(conn, &refund)?;
                }
                if refund.state.is_open() {
                    Job::DriveRefund { refund: id }.enqueue(conn, &app, Duration::seconds(2))?;
                }
                Ok(refund)
            })
            .await
    }
}

/// The charge and the refund, locked in this order.
fn lock_both(conn: &mut PgConnection, id: RefundId) -> Result<(Charge, Refund), souk_persistence::Error> {
    let charge = refunds::get(conn, id, &Scope::Everything)?
        .known("refunds", id)?
        .charge;
    let charge = lock_with_checkout(conn, charge)?;
    let refund = refunds::lock(conn, id)?.known("refunds", id)?;
    Ok((charge, refund))
}

/// The account and the charge there.
fn at_stripe(charge: &Charge) -> Option<(AccountId, stripe::ChargeId)> {
    let of = charge.stripe_charge.as_deref()?.parse().ok()?;
    Some((charge.stripe_account.parse().ok()?, of))
}

/// Where the charge was made.
fn on<'a>(charge: &Charge, account: &'a AccountId) -> On<'a> {
    match charge.flow {
        Flow::Direct => On::Account(account),
        Flow::Destination => On::Platform,
    }
}
