//! Carries a setup to Stripe and finds out what became of it.
//!
//! That it is about to be sent is committed first. Two who drive the same one send the same keys, so
//! there is one SetupIntent; a refusal is believed only after Stripe's list was asked; and an answer
//! that is lost leaves it unknown until Stripe says.

use chrono::Duration;
use secrecy::SecretString;
use souk_domain::{
    card_setup::{CardSetup, SetupSnapshot, State},
    customer::Customer,
    decline::Decline,
    ids::CardSetupId,
};
use souk_persistence::{PgConnection, card_setups, customers};
use souk_stripe_gateway::{self as stripe, Key, Metadata, NewSetupIntent, SetupIntentId};

use super::steps::{Hindrance, Ready};
use crate::{Application, charges::keys_are_kept_for, jobs::Job, known::Known};

/// A setup, and what lets the cardholder's browser answer the bank.
pub(crate) struct Driven {
    pub(crate) setup: CardSetup,
    pub(crate) client_secret: Option<SecretString>,
}

impl From<CardSetup> for Driven {
    fn from(setup: CardSetup) -> Self {
        Self {
            setup,
            client_secret: None,
        }
    }
}

/// Customer and setup, locked in this order, as whoever erases a customer has it.
pub(super) fn lock_both(
    conn: &mut PgConnection,
    id: CardSetupId,
) -> Result<(Customer, CardSetup), souk_persistence::Error> {
    let customer = card_setups::get(conn, id)?.known("card_setups", id)?.customer;
    let customer = customers::lock(conn, customer)?.known("customers", customer)?;
    let setup = card_setups::lock(conn, id)?.known("card_setups", id)?;
    Ok((customer, setup))
}

impl Application {
    /// Goes on with a setup, as far as Stripe answers. The worker comes back to what stays open.
    pub(crate) async fn drive_card_setup(&self, id: CardSetupId) -> Result<Driven, souk_persistence::Error> {
        let (customer, setup) = self.db().transaction(move |conn| lock_both(conn, id)).await?;
        match setup.state {
            State::Requested => self.begin_and_send(setup, customer).await,
            State::Submitted | State::Unknown => self.find_out_card_setup(setup, &customer).await,
            State::RequiresAction => self.look_at_question(setup).await,
            State::Kept | State::Declined | State::Refused | State::Canceled => Ok(setup.into()),
        }
    }

    async fn begin_and_send(
        &self,
        setup: CardSetup,
        customer: Customer,
    ) -> Result<Driven, souk_persistence::Error> {
        let id = setup.id;
        match self.prepare_card_setup(&setup, customer).await {
            Ok(Ready::Send { setup, customer }) => self.send_card_setup(setup, &customer).await,
            Ok(Ready::Overtaken(setup)) => Ok(setup.into()),
            Err(Hindrance::Failed(state, why)) => self.end_unsent(id, state, why).await,
            Err(Hindrance::Stripe(error)) => {
                log::warn!("{id}: {error}");
                self.leave_card_setup_open(id, false).await
            }
            Err(Hindrance::Database(error)) => Err(error),
        }
    }

    /// Ends one that was not sent, unless somebody else has sent it meanwhile.
    async fn end_unsent(
        &self,
        id: CardSetupId,
        state: State,
        why: Decline,
    ) -> Result<Driven, souk_persistence::Error> {
        self.db()
            .transaction(move |conn| {
                let (_, mut setup) = lock_both(conn, id)?;
                if setup.state == State::Requested && setup.fail(state, why.clone()) {
                    setup.token = None;
                    card_setups::update(conn, &setup)?;
                }
                Ok(setup.into())
            })
            .await
    }

    async fn send_card_setup(
        &self,
        setup: CardSetup,
        customer: &stripe::CustomerId,
    ) -> Result<Driven, souk_persistence::Error> {
        let id = setup.id;
        let payment_method = setup
            .read
            .as_ref()
            .and_then(|read| read.payment_method.parse().ok());
        let Some(payment_method) = payment_method else {
            return Err(souk_persistence::Error::Inconsistent {
                table: "card_setups",
                column: "payment_method",
                id: souk_domain::ids::Id::uuid(id),
            });
        };
        let new = NewSetupIntent {
            customer: customer.clone(),
            payment_method,
            metadata: Metadata::default()
                .with("souk_card_setup", id)
                .with("souk_customer", setup.customer),
        };
        let key = Key::of("card_setup", id, "create");
        match self.stripe().create_setup_intent(&key, &new).await {
            Ok(intent) => self.take_over_setup(id, intent).await,
            Err(stripe::Error::Declined(decline) | stripe::Error::AuthenticationRequired(decline)) => {
                self.end_card_setup(id, State::Declined, decline.as_ref().into())
                    .await
            }
            Err(stripe::Error::Refused(refusal) | stripe::Error::NotFound(refusal)) => {
                log::warn!("{id}: Stripe refused: {refusal}");
                let why = Decline {
                    code: refusal.code.unwrap_or_else(|| "refused".into()),
                    decline_code: None,
                    message: refusal.message,
                };
                // It may be refused because it was done.
                self.believe_or_end(id, customer, why).await
            }
            Err(error) => {
                log::warn!("{id}: {error}");
                self.leave_card_setup_open(id, error.may_have_happened()).await
            }
        }
    }

    /// The answer was lost, or whoever sent it died.
    async fn find_out_card_setup(
        &self,
        setup: CardSetup,
        customer: &Customer,
    ) -> Result<Driven, souk_persistence::Error> {
        let id = setup.id;
        if let Some(Ok(intent)) = setup.stripe_setup_intent.as_deref().map(str::parse) {
            return self.look_at_intent(id, &intent).await;
        }
        let Some(Ok(named)) = customer.stripe_customer.as_deref().map(str::parse) else {
            return self.leave_card_setup_open(id, true).await;
        };
        let key_is_kept = setup
            .submitted_at
            .is_some_and(|at| self.now() - at < keys_are_kept_for());
        if key_is_kept {
            return self.send_card_setup(setup, &named).await;
        }
        let why = Decline {
            code: "not_done".into(),
            decline_code: None,
            message: "Stripe has not done it, and it is too late to ask again.".into(),
        };
        self.believe_or_end(id, &named, why).await
    }

    /// Takes over the SetupIntent that Stripe lists for this setup; without one it ends refused.
    async fn believe_or_end(
        &self,
        id: CardSetupId,
        customer: &stripe::CustomerId,
        why: Decline,
    ) -> Result<Driven, souk_persistence::Error> {
        let name = id.to_string();
        let listed = match self.stripe().list_setup_intents(customer).await {
            Ok(listed) => listed,
            // The customer is gone at Stripe, and their cards with them.
            Err(stripe::Error::NotFound(_) | stripe::Error::Refused(_)) => Vec::new(),
            Err(error) => {
                log::warn!("{id}: {error}");
                return self.leave_card_setup_open(id, true).await;
            }
        };
        let ours = listed
            .into_iter()
            .find(|intent| intent.metadata.get("souk_card_setup") == Some(name.as_str()));
        match ours {
            Some(intent) => self.take_over_setup(id, intent).await,
            None => self.end_card_setup(id, State::Refused, why).await,
        }
    }

    /// The bank's question is open: nobody answers it for ever.
    async fn look_at_question(&self, setup: CardSetup) -> Result<Driven, souk_persistence::Error> {
        let Some(Ok(intent)) = setup.stripe_setup_intent.as_deref().map(str::parse) else {
            return Ok(setup.into());
        };
        if self.now() - setup.created_at < CardSetup::lifetime() {
            return self.look_at_intent(setup.id, &intent).await;
        }
        log::info!("{}: nobody came back to the bank's question", setup.id);
        self.db()
            .transaction({
                let app = self.clone();
                move |conn| {
                    Job::CancelCardSetup { setup: setup.id }.enqueue(conn, &app, Duration::zero())?;
                    Ok(setup.clone().into())
                }
            })
            .await
    }

    async fn look_at_intent(
        &self,
        id: CardSetupId,
        intent: &SetupIntentId,
    ) -> Result<Driven, souk_persistence::Error> {
        match self.stripe().retrieve_setup_intent(intent).await {
            Ok(intent) => self.take_over_setup(id, intent).await,
            Err(error) => {
                log::warn!("{id}: {error}");
                self.leave_card_setup_open(id, true).await
            }
        }
    }

    /// What Stripe says becomes the setup's state, with everything that follows.
    pub(super) async fn take_over_setup(
        &self,
        id: CardSetupId,
        intent: stripe::SetupIntent,
    ) -> Result<Driven, souk_persistence::Error> {
        let seen = SetupSnapshot::from(&intent);
        let app = self.clone();
        let setup = self
            .db()
            .transaction(move |conn| app.take_over_setup_in(conn, id, &seen))
            .await?;
        if setup.state.is_in_flight() {
            return self.leave_card_setup_open(id, true).await;
        }
        Ok(Driven {
            setup,
            client_secret: intent.client_secret,
        })
    }

    async fn end_card_setup(
        &self,
        id: CardSetupId,
        state: State,
        why: Decline,
    ) -> Result<Driven, souk_persistence::Error> {
        self.db()
            .transaction(move |conn| {
                let (_, mut setup) = lock_both(conn, id)?;
                if setup.fail(state, why.clone()) {
                    card_setups::update(conn, &setup)?;
                }
                Ok(setup.into())
            })
            .await
    }

    /// Stripe did not answer, or not so that it could be believed: the worker asks again.
    async fn leave_card_setup_open(
        &self,
        id: CardSetupId,
        may_have_happened: bool,
    ) -> Result<Driven, souk_persistence::Error> {
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let (_, mut setup) = lock_both(conn, id)?;
                if may_have_happened && setup.state == State::Submitted && setup.advance(State::Unknown) {
                    card_setups::update(conn, &setup)?;
                }
                if setup.state.is_in_flight() {
                    Job::DriveCardSetup { setup: id }.enqueue(conn, &app, Duration::seconds(2))?;
                }
                Ok(setup.into())
            })
            .await
    }
}
