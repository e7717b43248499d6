//! The steps of an attempt that get its card and its customer to the account that is charged on.

use chrono::Duration;
use souk_domain::{
    attempt::Progress,
    card::{CardFace, CardSource},
    customer::SharedCustomer,
    ids::CardId,
};
use souk_persistence::{
    attempts,
    cards::{self, SharedCard},
    customers,
};
use souk_stripe_gateway::{self as stripe, Key, On};

use super::drive::{Situation, StepError, lease, lock_held};
use crate::{Application, customers::make::at_stripe, jobs::Job};

/// Declines within an hour, over all checkouts, after which a card is not tried again.
const DECLINES_OF_A_CARD: i64 = 10;

impl Application {
    pub(super) async fn read_card(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
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

    pub(super) async fn create_platform_customer(&self, situation: &Situation) -> Result<(), StepError> {
        self.make_customer(&situation.customer).await
    }

    pub(super) async fn attach_card(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
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

    pub(super) async fn clone_card(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
        let account = situation.account()?;
        if let CardSource::Kept(card) = situation.attempt.source {
            return self.clone_kept_card(situation, fence, card, &account).await;
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

    /// A kept card is cloned once for each account, and the clone is written down at once, so that
    /// it can be detached with the card. The key is the card's and not the attempt's: two attempts
    /// at the same moment get the same clone.
    async fn clone_kept_card(
        &self,
        situation: &Situation,
        fence: i64,
        card: CardId,
        account: &stripe::AccountId,
    ) -> Result<(), StepError> {
        let there = account.as_str().to_owned();
        let shared = self
            .db()
            .read(move |conn| cards::shared_on(conn, card, &there))
            .await?;
        let shared = match shared {
            Some(shared) => shared,
            None => {
                let key = Key::of("card", format_args!("{card}.{account}"), "clone");
                let owner = situation.platform_customer()?;
                let clone = self
                    .stripe()
                    .clone_card(&key, account, &situation.platform_card()?, Some(&owner))
                    .await?;
                SharedCard {
                    stripe_account: account.as_str().to_owned(),
                    stripe_payment_method: clone.as_str().to_owned(),
                    attached: false,
                }
            }
        };
        let (attempt, progress, now) = (
            situation.attempt.id,
            situation.attempt.progress.clone(),
            self.now(),
        );
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let mut attempt = lock_held(conn, attempt, fence)?.ok_or(StepError::Fenced)?;
                let kept = cards::share(conn, card, &shared, now)?;
                // Given up meanwhile: then it has to leave this account as well.
                if cards::get(conn, card)?.is_none() {
                    Job::RetireCard { card }.enqueue(conn, &app, lease())?;
                }
                attempt.progress = Progress {
                    clone: Some(kept.stripe_payment_method),
                    clone_attached: kept.attached,
                    ..progress.clone()
                };
                attempts::update(conn, &attempt)?;
                Ok(())
            })
            .await
    }

    pub(super) async fn share_customer(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
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
                let new = at_stripe(&situation.customer);
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

    pub(super) async fn attach_clone(&self, situation: &Situation, fence: i64) -> Result<(), StepError> {
        let account = situation.account()?;
        let (clone, customer) = (situation.card_there()?, situation.customer_there()?);
        let on = On::Account(&account);
        let attached = self
            .stripe()
            .attach_card(on, &situation.key("attach-clone"), &clone, &customer)
            .await;
        match attached {
            Ok(_) => {}
            // Another attempt with the same card may have attached it meanwhile.
            Err(error @ stripe::Error::Refused(_)) => {
                let now = self.stripe().retrieve_card(on, &clone).await?;
                if now.customer.as_ref() != Some(&customer) {
                    return Err(error.into());
                }
            }
            Err(error) => return Err(error.into()),
        }
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
}
