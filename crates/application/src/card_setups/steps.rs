//! What a setup needs before it is sent: a card that is nobody's yet, and a customer at Stripe.

use souk_domain::{
    card::CardFace,
    card_setup::{CardSetup, ReadCard, State},
    customer::Customer,
    decline::Decline,
    ids::CardSetupId,
};
use souk_persistence::{Scope, card_setups, customers};
use souk_stripe_gateway::{self as stripe, Key, On};

use super::drive::lock_both;
use crate::{Application, known::Known};

/// Whether it can be sent.
pub(super) enum Ready {
    /// Now; that it is about to be sent is written down.
    Send {
        setup: CardSetup,
        customer: stripe::CustomerId,
    },
    /// Somebody else was quicker.
    Overtaken(CardSetup),
}

/// Why it was not sent.
#[derive(Debug, thiserror::Error)]
pub(super) enum Hindrance {
    /// It ends here.
    #[error("it ends before it was sent")]
    Failed(State, Decline),
    /// Stripe said nothing for good.
    #[error(transparent)]
    Stripe(#[from] stripe::Error),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Hindrance {
    fn refused(code: &str, message: &str) -> Self {
        Self::Failed(
            State::Refused,
            Decline {
                code: code.into(),
                decline_code: None,
                message: message.into(),
            },
        )
    }
}

impl Application {
    /// Reads the card, makes the customer at Stripe, and writes down that the setup is about to be sent.
    pub(super) async fn prepare_card_setup(
        &self,
        setup: &CardSetup,
        customer: Customer,
    ) -> Result<Ready, Hindrance> {
        let id = setup.id;
        if setup.read.is_none() {
            let read = self.read_card_to_keep(setup).await?;
            self.save_read_card(id, read).await?;
        }
        if customer.stripe_customer.is_none() {
            self.make_customer::<Hindrance>(&customer).await?;
        }
        let (whose, now) = (customer.id, self.now());
        self.db()
            .transaction(move |conn| {
                let (_, mut setup) = lock_both(conn, id)?;
                let found = customers::get(conn, whose, &Scope::Everything)?.known("customers", whose)?;
                let Some(Ok(customer)) = found.stripe_customer.as_deref().map(str::parse) else {
                    return Ok(Ready::Overtaken(setup));
                };
                if setup.state != State::Requested || !setup.advance(State::Submitted) {
                    return Ok(Ready::Overtaken(setup));
                }
                setup.submitted_at = Some(now);
                card_setups::update(conn, &setup)?;
                Ok(Ready::Send { setup, customer })
            })
            .await
    }

    async fn read_card_to_keep(&self, setup: &CardSetup) -> Result<ReadCard, Hindrance> {
        let invalid = || {
            Hindrance::refused(
                "payment_token_invalid",
                "This card entry has expired or was used before. Please enter the card again.",
            )
        };
        let token = setup.token.as_ref().ok_or_else(invalid)?;
        let card = if token.is_legacy() {
            let token = token.reveal().parse().map_err(|_| invalid())?;
            let key = Key::of("card_setup", setup.id, "card");
            self.stripe().card_from_token(&key, &token).await
        } else {
            let method = token.reveal().parse().map_err(|_| invalid())?;
            self.stripe().retrieve_card(On::Platform, &method).await
        };
        let card = card.map_err(|error| match error {
            stripe::Error::NotFound(_) | stripe::Error::Refused(_) => {
                log::warn!("{}: the token was refused: {error}", setup.id);
                invalid()
            }
            stripe::Error::Declined(decline) | stripe::Error::AuthenticationRequired(decline) => {
                Hindrance::Failed(State::Declined, decline.as_ref().into())
            }
            error => error.into(),
        })?;
        // The platform's key would accept a card that is attached to somebody else.
        if card.customer.is_some() {
            return Err(Hindrance::refused(
                "payment_token_attached",
                "This card entry belongs to a customer already. Please enter the card again.",
            ));
        }
        Ok(ReadCard {
            payment_method: card.id.to_string(),
            face: Some(CardFace {
                brand: card.brand,
                last4: card.last4,
                exp_month: i16::from(card.exp_month),
                exp_year: i16::try_from(card.exp_year).unwrap_or(i16::MAX),
            }),
            fingerprint: card.fingerprint,
        })
    }

    async fn save_read_card(&self, id: CardSetupId, read: ReadCard) -> Result<(), Hindrance> {
        self.db()
            .transaction(move |conn| {
                let (_, mut setup) = lock_both(conn, id)?;
                if setup.state == State::Requested && setup.read.is_none() {
                    setup.token = None;
                    setup.read = Some(read.clone());
                    card_setups::update(conn, &setup)?;
                }
                Ok(())
            })
            .await
    }
}
