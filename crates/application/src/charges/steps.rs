//! The steps of an attempt at Stripe: those with its card in `card_steps`, those with its intent in
//! `intent_steps`. Each: one call, with a key that derives from our row, and
//! one short transaction that saves what it gave.
//!
//! Which step is due, [`Attempt::next_step`](souk_domain::attempt::Attempt::next_step) says. A
//! step may be done twice (the process died before it was saved): the key gives the same answer.

use souk_domain::{
    attempt::{Progress, Step},
    charge::{Flow, State},
    timeline,
};
use souk_persistence::{attempts, charges};
use souk_stripe_gateway::{
    self as stripe, AccountId, CustomerId, IntentId, Key, Metadata, On, PaymentMethodId,
};

use super::drive::{Situation, StepError, lock_held};
use crate::Application;

impl Situation {
    pub(super) fn account(&self) -> Result<AccountId, stripe::InvalidId> {
        self.charge.stripe_account.parse()
    }

    /// The PaymentMethod on the account that the charge is made on.
    pub(super) fn card_there(&self) -> Result<PaymentMethodId, stripe::InvalidId> {
        let progress = &self.attempt.progress;
        let card = if self.charge.flow == Flow::Direct {
            &progress.clone
        } else {
            &progress.payment_method
        };
        card.as_deref().unwrap_or_default().parse()
    }

    pub(super) fn platform_card(&self) -> Result<PaymentMethodId, stripe::InvalidId> {
        self.attempt
            .progress
            .payment_method
            .as_deref()
            .unwrap_or_default()
            .parse()
    }

    pub(super) fn platform_customer(&self) -> Result<CustomerId, stripe::InvalidId> {
        self.customer
            .stripe_customer
            .as_deref()
            .unwrap_or_default()
            .parse()
    }

    pub(super) fn customer_there(&self) -> Result<CustomerId, stripe::InvalidId> {
        match self.charge.flow {
            Flow::Direct => self
                .attempt
                .progress
                .shared_customer
                .as_deref()
                .unwrap_or_default()
                .parse(),
            Flow::Destination => self.platform_customer(),
        }
    }

    pub(super) fn intent(&self) -> Result<IntentId, stripe::InvalidId> {
        self.charge
            .stripe_payment_intent
            .as_deref()
            .unwrap_or_default()
            .parse()
    }

    pub(super) fn key(&self, step: &str) -> Key {
        Key::of("attempt", self.attempt.id, step)
    }

    pub(super) fn metadata(&self) -> Metadata {
        let ours = Metadata::default()
            .with("souk_charge", self.charge.id)
            .with("souk_attempt", self.attempt.id)
            .with("souk_seller", self.charge.seller);
        self.charge
            .metadata
            .pairs()
            .iter()
            .fold(ours, |all, (key, value)| all.with(key.clone(), value.clone()))
    }
}

impl Application {
    /// Does one step and saves what it gave, in the database and in `situation`.
    pub(super) async fn perform(
        &self,
        step: Step,
        situation: &mut Situation,
        fence: i64,
    ) -> Result<(), StepError> {
        match step {
            Step::ReadCard => self.read_card(situation, fence).await,
            Step::CreateCustomer => self.create_platform_customer(situation).await,
            Step::AttachCard => self.attach_card(situation, fence).await,
            Step::CloneCard => self.clone_card(situation, fence).await,
            Step::ShareCustomer => self.share_customer(situation, fence).await,
            Step::AttachClone => self.attach_clone(situation, fence).await,
            Step::PrepareIntent => self.prepare_intent(situation, fence).await,
            Step::Confirm => self.confirm(situation, fence).await,
            Step::FindOut => self.find_out(situation).await,
        }
    }

    pub(super) async fn save_progress(
        &self,
        situation: &Situation,
        fence: i64,
        progress: Progress,
    ) -> Result<(), StepError> {
        let id = situation.attempt.id;
        self.db()
            .transaction(move |conn| {
                let mut attempt = lock_held(conn, id, fence)?.ok_or(StepError::Fenced)?;
                attempt.progress = progress.clone();
                attempts::update(conn, &attempt)?;
                Ok(())
            })
            .await
    }

    /// Moves the charge to a state that we decide, with its timeline entry.
    pub(crate) fn advance(
        &self,
        conn: &mut souk_persistence::PgConnection,
        charge: &mut souk_domain::charge::Charge,
        next: State,
    ) -> Result<(), souk_persistence::Error> {
        match charge.advance(next, self.now()) {
            Ok(change) => {
                charges::update(conn, charge)?;
                for kind in timeline::kinds_of(charge, change) {
                    self.record(conn, charge.id, kind, serde_json::json!({}))?;
                }
            }
            // Moved on meanwhile, by a webhook say: that knows better.
            Err((from, to)) => log::info!("{}: stays {from:?}, not {to:?}", charge.id),
        }
        Ok(())
    }
}

/// Where the charge is made.
pub(super) fn on<'a>(situation: &Situation, account: &'a AccountId) -> On<'a> {
    match situation.charge.flow {
        Flow::Direct => On::Account(account),
        Flow::Destination => On::Platform,
    }
}
