//! The steps of an attempt at Stripe. Each: one call, with a key that derives from our row, and
//! one short transaction that saves what it gave.
//!
//! Which step is due, [`Attempt::next_step`](souk_domain::attempt::Attempt::next_step) says. A
//! step may be done twice (the process died before it was saved): the key gives the same answer.

use chrono::Duration;
use souk_domain::{
    attempt::{Initiator, Progress, Step},
    card::{CardFace, CardSource},
    charge::{Capture, Flow, State},
    customer::SharedCustomer,
    timeline,
};
use souk_persistence::{
    attempts,
    cards::{self, SharedCard},
    charges, customers,
};
use souk_stripe_gateway::{
    self as stripe, AccountId, ConfirmIntent, CustomerId, IntentId, Key, Metadata, NewIntent, On,
    PaymentMethodId, UpdateIntent,
};

use super::drive::{Situation, StepError, lock_held};
use crate::{Application, known::Known};

/// Declines within an hour, over all checkouts, after which a card is not tried again.
const DECLINES_OF_A_CARD: i64 = 10;

/// Stripe keeps idempotency keys for at least 24 hours; we stop repeating a little earlier.
fn keys_are_kept_for() -> Duration {
    Duration::hours(23)
}

impl Situation {
    fn account(&self) -> Result<AccountId, stripe::InvalidId> {
        self.charge.stripe_account.parse()
    }

    /// The PaymentMethod on the account that the charge is made on.
    fn card_there(&self) -> Result<PaymentMethodId, stripe::InvalidId> {
        let progress = &self.attempt.progress;
        let card = if self.charge.flow == Flow::Direct {
            &progress.clone
        } else {
            &progress.payment_method
        };
        card.as_deref().unwrap_or_default().parse()
    }

    fn platform_card(&self) -> Result<PaymentMethodId, stripe::InvalidId> {
        self.attempt
            .progress
            .payment_method
            .as_deref()
            .unwrap_or_default()
            .parse()
    }

    fn platform_customer(&self) -> Result<CustomerId, stripe::InvalidId> {
        self.customer
            .stripe_customer
            .as_deref()
            .unwrap_or_default()
            .parse()
    }

    fn customer_there(&self) -> Result<CustomerId, stripe::InvalidId> {
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

    fn intent(&self) -> Result<IntentId, stripe::InvalidId> {
        self.charge
            .stripe_payment_intent
            .as_deref()
            .unwrap_or_default()
            .parse()
    }

    fn key(&self, step: &str) -> Key {
        Key::of("attempt", self.attempt.id, step)
    }

    fn metadata(&self) -> Metadata {
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

    async fn save_progress(
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

    async fn read_card(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
        let CardSource::Token(token) = &situation.attempt.source else {
            return Err(StepError::Refused(
                "card_gone",
                "This card is no longer kept here.",
            ));
        };
        let card = if token.is_legacy() {
            self.stripe()
                .card_from_token(&situation.key("card"), &token.reveal().parse()?)
                .await
        } else {
            self.stripe()
                .retrieve_card(On::Platform, &token.reveal().parse()?)
                .await
        };
        let card = card.map_err(|error| match error {
            stripe::Error::NotFound(_) | stripe::Error::Refused(_) => {
                log::warn!("{}: the token was refused: {error}", situation.attempt.id);
                StepError::Refused(
                    "payment_token_invalid",
                    "This card entry has expired or was used before. Please enter the card again.",
                )
            }
            error => error.into(),
        })?;
        // The platform's key would accept a card that is attached to somebody else.
        if card.customer.is_some() {
            return Err(StepError::Refused(
                "payment_token_attached",
                "Please enter the card again.",
            ));
        }
        if let Some(fingerprint) = card.fingerprint.clone() {
            let since = self.now() - Duration::hours(1);
            let declines = self
                .db()
                .read(move |conn| attempts::declines_by_fingerprint_since(conn, &fingerprint, since))
                .await?;
            if declines >= DECLINES_OF_A_CARD {
                return Err(StepError::Refused(
                    "card_declined_too_often",
                    "This card was declined too often. Please try another one.",
                ));
            }
        }
        let face = CardFace {
            brand: card.brand,
            last4: card.last4,
            exp_month: i16::from(card.exp_month),
            exp_year: i16::try_from(card.exp_year).unwrap_or(i16::MAX),
        };
        let progress = Progress {
            payment_method: Some(card.id.as_str().to_owned()),
            card: Some(face),
            fingerprint: card.fingerprint,
            ..situation.attempt.progress.clone()
        };
        self.save_progress(situation, fence, progress).await
    }

    fn new_customer(&self, situation: &Situation) -> stripe::NewCustomer {
        stripe::NewCustomer {
            email: Some(situation.customer.email.as_str().to_owned()),
            name: situation
                .customer
                .name
                .as_ref()
                .map(|name| name.as_str().to_owned()),
            metadata: Metadata::default().with("souk_customer", situation.customer.id),
        }
    }

    async fn create_platform_customer(&self, situation: &Situation) -> Result<(), StepError> {
        let id = situation.customer.id;
        let key = Key::of("customer", id, "create");
        let made = self
            .stripe()
            .create_customer(On::Platform, &key, &self.new_customer(situation))
            .await?;
        self.db()
            .transaction(move |conn| customers::set_stripe_customer(conn, id, made.as_str()))
            .await?;
        Ok(())
    }

    async fn attach_card(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
        let (card, customer) = (situation.platform_card()?, situation.platform_customer()?);
        self.stripe()
            .attach_card(On::Platform, &situation.key("attach"), &card, &customer)
            .await?;
        let progress = Progress {
            attached: true,
            ..situation.attempt.progress.clone()
        };
        self.save_progress(situation, fence, progress).await
    }

    async fn clone_card(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
        let account = situation.account()?;
        // A kept card may be there already: once per card and seller is enough.
        if let CardSource::Kept(card) = situation.attempt.source {
            let there = account.as_str().to_owned();
            let shared = self
                .db()
                .read(move |conn| cards::shared_on(conn, card, &there))
                .await?;
            if let Some(shared) = shared {
                let progress = Progress {
                    clone: Some(shared.stripe_payment_method),
                    clone_attached: shared.attached,
                    ..situation.attempt.progress.clone()
                };
                return self.save_progress(situation, fence, progress).await;
            }
        }
        // An attached card is cloned as its customer's.
        let customer = situation
            .attempt
            .progress
            .attached
            .then(|| situation.platform_customer())
            .transpose()?;
        let key = situation.key("clone");
        let clone = self
            .stripe()
            .clone_card(&key, &account, &situation.platform_card()?, customer.as_ref())
            .await?;
        let progress = Progress {
            clone: Some(clone.as_str().to_owned()),
            ..situation.attempt.progress.clone()
        };
        self.save_progress(situation, fence, progress).await
    }

    async fn share_customer(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
        let (id, seller, account) = (
            situation.customer.id,
            situation.charge.seller,
            situation.account()?,
        );
        let there = account.as_str().to_owned();
        let shared = self
            .db()
            .read(move |conn| customers::shared_on(conn, id, &there))
            .await?;
        let stripe_customer = match shared {
            Some(shared) => shared.stripe_customer,
            None => {
                let key = Key::of("customer", format_args!("{id}.{account}"), "share");
                let new = self.new_customer(situation);
                self.stripe()
                    .create_customer(On::Account(&account), &key, &new)
                    .await?
                    .as_str()
                    .to_owned()
            }
        };
        let progress = Progress {
            shared_customer: Some(stripe_customer.clone()),
            ..situation.attempt.progress.clone()
        };
        let attempt = situation.attempt.id;
        let now = self.now();
        self.db()
            .transaction(move |conn| {
                let mut attempt = lock_held(conn, attempt, fence)?.ok_or(StepError::Fenced)?;
                let shared = SharedCustomer {
                    seller,
                    stripe_account: account.as_str().to_owned(),
                    stripe_customer: stripe_customer.clone(),
                };
                customers::share(conn, id, &shared, now)?;
                attempt.progress = progress.clone();
                attempts::update(conn, &attempt)?;
                Ok(())
            })
            .await
    }

    async fn attach_clone(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
        let account = situation.account()?;
        let (clone, customer) = (situation.card_there()?, situation.customer_there()?);
        self.stripe()
            .attach_card(
                On::Account(&account),
                &situation.key("attach-clone"),
                &clone,
                &customer,
            )
            .await?;
        let progress = Progress {
            clone_attached: true,
            ..situation.attempt.progress.clone()
        };
        let (source, attempt, now) = (situation.attempt.source.clone(), situation.attempt.id, self.now());
        self.db()
            .transaction(move |conn| {
                let mut attempt = lock_held(conn, attempt, fence)?.ok_or(StepError::Fenced)?;
                if let CardSource::Kept(card) = source {
                    let shared = SharedCard {
                        stripe_account: account.as_str().to_owned(),
                        stripe_payment_method: clone.as_str().to_owned(),
                        attached: true,
                    };
                    cards::share(conn, card, &shared, now)?;
                }
                attempt.progress = progress.clone();
                attempts::update(conn, &attempt)?;
                Ok(())
            })
            .await
    }

    async fn prepare_intent(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
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
                transfer: None,
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

    async fn confirm(&self, situation: &mut Situation, fence: i64) -> Result<(), StepError> {
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
    async fn find_out(&self, situation: &mut Situation) -> Result<(), StepError> {
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

    /// Moves the charge to a state that we decide, with its timeline entry.
    pub(super) fn advance(
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
