//! An operator puts a card on file for a customer: it is written down, once for each key, and driven.

use souk_domain::{
    card::PaymentToken,
    card_setup::{CardSetup, State},
    consent::Attested,
    idempotency::{KeyReused, Request},
    ids::{CardId, CardSetupId, CustomerId, UserId},
};
use souk_persistence::{Asked, PgConnection, Scope, card_setups, customers, sellers};

use super::drive::Driven;
use crate::{Application, checkouts::pay::NextAction, instructions::give::grace, jobs::Job, known::Known};

/// A card to be put on file.
#[derive(Debug, Clone)]
pub struct NewCard {
    /// Made with the platform's publishable key.
    pub token: PaymentToken,
    /// Who may charge the card, as the operator attests it; none: nobody.
    pub consent: Option<Attested>,
}

/// How a card that is put on file stands.
#[derive(Debug, Clone)]
pub struct AddedCard {
    /// The setup.
    pub setup: CardSetup,
    /// The customer's default card.
    pub default_card: Option<CardId>,
    /// What the cardholder's browser does next: for the caller only.
    pub next_action: Option<NextAction>,
    /// The status that the first answer to this request had; none when this is the first.
    pub answered_status: Option<u16>,
}

/// Why nothing was begun.
#[derive(Debug, thiserror::Error)]
pub enum AddCardError {
    /// No such customer, or they were erased.
    #[error("there is no such customer")]
    CustomerNotFound,
    /// The consent names a seller that there is not.
    #[error("there is no such seller")]
    SellerNotFound,
    /// The same token is being put on file already.
    #[error("this token is being used already")]
    TokenInUse,
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

/// What a request begins with.
struct Begun {
    setup: CardSetup,
    new: bool,
    answered_status: Option<u16>,
}

impl Application {
    /// Puts a card on file for a customer. The same key gives the same setup, as it stands.
    ///
    /// # Errors
    /// See [`AddCardError`]. A decline is no error: it is what the setup ended with.
    pub async fn add_card(
        &self,
        by: UserId,
        customer: CustomerId,
        new: NewCard,
        key: Request,
    ) -> Result<AddedCard, AddCardError> {
        let app = self.clone();
        let begun = self
            .db()
            .transaction(move |conn| app.begin_card_setup(conn, by, customer, &new, &key))
            .await;
        let Begun {
            setup,
            new,
            answered_status,
        } = match begun {
            Ok(begun) => begun,
            // Two requests at the same moment: the other one was first.
            Err(AddCardError::Database(souk_persistence::Error::Conflict { constraint })) => {
                return Err(if constraint == card_setups::ONE_OF_TOKEN {
                    AddCardError::TokenInUse
                } else {
                    AddCardError::KeyInUse
                });
            }
            Err(error) => return Err(error),
        };
        // A replay while the bank waits: the caller needs the client secret again, which is nowhere
        // but at Stripe. What else is open, the worker goes on with.
        let driven = if new || setup.state == State::RequiresAction {
            self.drive_card_setup(setup.id).await?
        } else {
            Driven {
                setup,
                client_secret: None,
            }
        };
        self.added(driven, answered_status).await
    }

    async fn added(&self, driven: Driven, answered_status: Option<u16>) -> Result<AddedCard, AddCardError> {
        let customer = driven.setup.customer;
        let default_card = self
            .db()
            .read(move |conn| {
                let found = customers::get(conn, customer, &Scope::Everything)?;
                Ok::<_, souk_persistence::Error>(found.known("customers", customer)?.default_card)
            })
            .await?;
        let waits = driven.setup.state == State::RequiresAction;
        let next_action = driven
            .client_secret
            .filter(|_| waits)
            .map(|client_secret| NextAction {
                client_secret,
                publishable_key: self.stripe().publishable_key().to_owned(),
                stripe_account: None,
            });
        Ok(AddedCard {
            setup: driven.setup,
            default_card,
            next_action,
            answered_status,
        })
    }

    /// One transaction: the setup, and the job that goes on with it if nobody else does.
    fn begin_card_setup(
        &self,
        conn: &mut PgConnection,
        by: UserId,
        customer: CustomerId,
        new: &NewCard,
        key: &Request,
    ) -> Result<Begun, AddCardError> {
        let found = customers::lock(conn, customer)?;
        let here = found.filter(|customer| customer.erased_at.is_none());
        here.ok_or(AddCardError::CustomerNotFound)?;
        let caller = format!("user:{by}");
        if let Some(found) = card_setups::by_key(conn, &caller, key.key.as_str())? {
            if found.fingerprint != key.fingerprint {
                return Err(KeyReused.into());
            }
            let under_way = matches!(found.row.state, State::Requested | State::Submitted);
            if under_way && found.answered_status.is_none() && self.now() - found.row.created_at < grace() {
                return Err(AddCardError::KeyInUse);
            }
            return Ok(Begun {
                setup: found.row,
                new: false,
                answered_status: found.answered_status,
            });
        }
        if let Some(Attested::Seller(seller)) = new.consent {
            sellers::get(conn, seller, &Scope::Everything)?.ok_or(AddCardError::SellerNotFound)?;
        }
        let setup = CardSetup {
            id: CardSetupId::generate(&*self.0.clock, &*self.0.randomness),
            customer,
            added_by: by,
            consent: new.consent,
            token: Some(new.token.clone()),
            read: None,
            stripe_setup_intent: None,
            state: State::Requested,
            submitted_at: None,
            kept: None,
            refusal: None,
            created_at: self.now(),
        };
        let asked = Asked {
            caller: &caller,
            request: key,
        };
        card_setups::insert(conn, &setup, asked)?;
        Job::DriveCardSetup { setup: setup.id }.enqueue(conn, self, grace())?;
        Ok(Begun {
            setup,
            new: true,
            answered_status: None,
        })
    }

    /// Remembers the status of the first answer, which a replay repeats.
    ///
    /// # Errors
    /// The database.
    pub async fn answered_card(&self, id: CardSetupId, status: u16) -> Result<(), souk_persistence::Error> {
        self.db()
            .transaction(move |conn| card_setups::set_answered_status(conn, id, status))
            .await
    }
}
