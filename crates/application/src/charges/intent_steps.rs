//! The steps of an attempt with the charge's PaymentIntent: made or changed, confirmed, found out.

use souk_domain::{
    attempt::{Initiator, State as AttemptState},
    charge::{Capture, Flow, State},
};
use souk_persistence::{Scope, attempts, charges};
use souk_stripe_gateway::{self as stripe, ConfirmIntent, Destination, NewIntent, UpdateIntent};

use super::{
    drive::{Situation, StepError, lock_held},
    keys_are_kept_for,
    steps::on,
};
use crate::{Application, known::Known};

impl Application {
    pub(super) async fn prepare_intent(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
        let account = situation.account()?;
        let on = on(situation, &account);
        let keep_card =
            situation.attempt.keep_card.keeps() && situation.attempt.initiator == Initiator::Buyer;
        let key = situation.key("intent");
        let intent = if situation.charge.stripe_payment_intent.is_none() {
            let charge = &situation.charge;
            let new = NewIntent {
                amount: charge.money.amount,
                currency: charge.money.currency,
                customer: Some(situation.customer_there()?),
                payment_method: Some(situation.card_there()?),
                application_fee_amount: (charge.application_fee > 0).then_some(charge.application_fee),
                capture: match charge.capture {
                    Capture::Automatic => stripe::Capture::Automatic,
                    Capture::Manual => stripe::Capture::Manual,
                },
                keep_card,
                description: charge.description.as_ref().map(|text| text.as_str().to_owned()),
                statement_descriptor_suffix: charge
                    .statement_descriptor_suffix
                    .as_ref()
                    .map(|suffix| suffix.as_str().to_owned()),
                transfer: (charge.flow == Flow::Destination).then(|| Destination {
                    account: account.clone(),
                    on_behalf_of: charge.terms.on_behalf_of,
                }),
                metadata: situation.metadata(),
            };
            self.stripe().create_intent(on, &key, &new).await?
        } else {
            let change = UpdateIntent {
                customer: Some(situation.customer_there()?),
                payment_method: Some(situation.card_there()?),
                keep_card: Some(keep_card),
                metadata: situation.metadata(),
            };
            match self
                .stripe()
                .update_intent(on, &key, &situation.intent()?, &change)
                .await
            {
                Ok(intent) => intent,
                Err(error) => return self.intent_has_moved(situation, error).await,
            }
        };
        let (charge, attempt, now) = (situation.charge.id, situation.attempt.id, self.now());
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let mut charge = charges::lock(conn, charge)?.known("charges", charge)?;
                let mut attempt = lock_held(conn, attempt, fence)?.ok_or(StepError::Fenced)?;
                if charge.stripe_payment_intent.is_none() {
                    charge.stripe_payment_intent = Some(intent.id.as_str().to_owned());
                    charge.updated_at = now;
                    app.advance(conn, &mut charge, State::IntentCreated)?;
                }
                attempt.progress.intent_ready = true;
                attempts::update(conn, &attempt)?;
                // The intent has this card now: the one before cannot pay any more.
                for left in attempts::of_charge(conn, attempt.charge)? {
                    if left.number + 1 == attempt.number && left.state == AttemptState::Canceled {
                        app.let_go_of_card(conn, &left)?;
                    }
                }
                Ok(())
            })
            .await
    }

    /// The intent cannot be changed any more: it was paid or canceled unseen. What it is now
    /// decides, not what we were about to do.
    async fn intent_has_moved(&self, situation: &Situation, error: stripe::Error) -> Result<(), StepError> {
        match error {
            stripe::Error::Refused(refusal)
                if refusal.code.as_deref() == Some("payment_intent_unexpected_state") =>
            {
                self.find_out(&mut situation.clone()).await?;
                let id = situation.attempt.id;
                let now = self
                    .db()
                    .read(move |conn| attempts::get(conn, id)?.known("attempts", id))
                    .await?;
                let charge = situation.charge.id;
                let state = self
                    .db()
                    .read(move |conn| {
                        charges::get(conn, charge, &Scope::Everything)?.known("charges", charge)
                    })
                    .await?
                    .state;
                if now.is_in_flight() && state == State::Processing {
                    return Err(StepError::StillOpen);
                }
                // Neither paid nor canceled: then it is this card that Stripe does not want.
                if now.is_in_flight() {
                    Err(stripe::Error::Refused(refusal).into())
                } else {
                    Ok(())
                }
            }
            error => Err(error.into()),
        }
    }

    pub(super) async fn confirm(&self, situation: &mut Situation, fence: i64) -> Result<(), StepError> {
        let (charge, attempt, now) = (situation.charge.id, situation.attempt.id, self.now());
        let app = self.clone();
        // From here on the card may be charged at any moment: that is written down first.
        self.db()
            .transaction(move |conn| {
                let mut charge = charges::lock(conn, charge)?.known("charges", charge)?;
                let mut attempt = lock_held(conn, attempt, fence)?.ok_or(StepError::Fenced)?;
                attempt.progress.submitted_at = Some(now);
                attempts::update(conn, &attempt)?;
                app.advance(conn, &mut charge, State::Submitted)?;
                // Whoever looked before this moment has seen another attempt.
                charges::outdate_looks(conn, charge.id)?;
                Ok::<_, StepError>(())
            })
            .await?;
        self.send_confirmation(situation).await
    }

    async fn send_confirmation(&self, situation: &mut Situation) -> Result<(), StepError> {
        let account = situation.account()?;
        let how = ConfirmIntent {
            payment_method: Some(situation.card_there()?),
            off_session: situation.attempt.initiator == Initiator::Seller,
            return_url: None,
        };
        let intent = self
            .stripe()
            .confirm_intent(
                on(situation, &account),
                &situation.key("confirm"),
                &situation.intent()?,
                &how,
            )
            .await?;
        situation.client_secret.clone_from(&intent.client_secret);
        self.settle(situation.charge.id, intent).await?;
        Ok(())
    }

    /// The answer to a confirmation was lost. Asks how the intent stands, and repeats the
    /// confirmation, with the same key, only when Stripe never saw it.
    pub(super) async fn find_out(&self, situation: &mut Situation) -> Result<(), StepError> {
        let account = situation.account()?;
        let intent = self
            .stripe()
            .retrieve_intent(on(situation, &account), &situation.intent()?)
            .await?;
        let never_confirmed = matches!(intent.status, stripe::IntentStatus::RequiresConfirmation);
        let submitted_at = situation.attempt.progress.submitted_at;
        let key_is_kept = submitted_at.is_some_and(|at| self.now() - at < keys_are_kept_for());
        if never_confirmed && key_is_kept {
            return self.send_confirmation(situation).await;
        }
        if never_confirmed {
            // Too late to repeat safely, and not paid: the intent is canceled, on Stripe's word.
            let key = situation.key("cancel");
            let canceled = self
                .stripe()
                .cancel_intent(on(situation, &account), &key, &situation.intent()?)
                .await?;
            self.settle(situation.charge.id, canceled).await?;
            return Ok(());
        }
        situation.client_secret.clone_from(&intent.client_secret);
        self.settle(situation.charge.id, intent).await?;
        Ok(())
    }
}
