//! A buyer pays a checkout with a card.

use std::net::IpAddr;

use secrecy::SecretString;
use souk_domain::{
    attempt::{Attempt, State as AttemptState},
    card::PaymentToken,
    charge::Charge,
    checkout::Status,
    consent::KeepCard,
    idempotency::{KeyReused, Request},
    ids::{AttemptId, CardId, CheckoutId},
    preflight::Refusal,
    text::{EmailAddress, Name},
};
use souk_persistence::{attempts, checkouts};

use super::begin::Begun;
use crate::{
    Application,
    charges::drive::{Driver, Situation},
    wallets::open::OpenWallet,
};

/// What the buyer pays with.
#[derive(Debug, Clone)]
pub enum PayWith {
    /// A card that was typed in just now.
    Token {
        /// Who pays. The same address is the same customer.
        email: EmailAddress,
        /// Kept only when the customer is new.
        name: Option<Name>,
        /// Made by Stripe.js on the platform.
        token: PaymentToken,
        /// Whether the card is kept, and for whom.
        keep_card: KeepCard,
    },
    /// A card that this browser kept before. Whose it is says who pays.
    Kept(CardId),
}

/// What the buyer's browser sends.
#[derive(Debug, Clone)]
pub struct Payment {
    /// With what.
    pub with: PayWith,
    /// What the browser's cookie holds: the token of its wallet.
    pub wallet: Option<SecretString>,
    /// Where the browser is; kept with the consent as evidence.
    pub client_address: Option<IpAddr>,
}

/// What the browser does next: the bank wants the buyer.
#[derive(Debug, Clone)]
pub struct NextAction {
    /// For the browser that began the attempt only.
    pub client_secret: SecretString,
    /// The platform's.
    pub publishable_key: String,
    /// The account that the intent is on; none when that is the platform.
    pub stripe_account: Option<String>,
}

/// How a payment stands.
#[derive(Debug, Clone)]
pub struct Paid {
    /// The charge.
    pub charge: Charge,
    /// The attempt of this request.
    pub attempt: Attempt,
    /// What the browser does next.
    pub next_action: Option<NextAction>,
    /// The status that the first answer to this request had; none when this is the first.
    pub answered_status: Option<u16>,
    /// The wallet that the card goes into when it is kept, or came out of: for this browser.
    pub wallet: Option<OpenWallet>,
}

/// Why nothing was tried.
#[derive(Debug, thiserror::Error)]
pub enum PayError {
    /// No such checkout.
    #[error("there is no such checkout")]
    NotFound,
    /// Paid, canceled or expired.
    #[error("this checkout cannot be paid any more")]
    Closed(Status),
    /// This browser kept no such card, or not for this seller.
    #[error("there is no such card in this browser")]
    CardNotFound,
    /// Another attempt is in flight.
    #[error("another payment of this checkout is in progress")]
    PaymentInProgress,
    /// Ten declines within an hour.
    #[error("too many cards were declined; try again later")]
    TooManyDeclines,
    /// The seller cannot take payments at present.
    #[error("this seller cannot take payments at present")]
    SellerUnavailable(Refusal),
    /// The seller has connected another Stripe account since the first card was tried.
    #[error("the seller has connected another account since this payment was begun")]
    AccountChanged,
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
    /// Tries to pay a checkout. It is paid at most once: one attempt is in flight at a time, and
    /// all attempts are on one PaymentIntent.
    ///
    /// # Errors
    /// See [`PayError`]. A decline is no error: it is what the attempt ended with.
    pub async fn pay(&self, id: CheckoutId, payment: Payment, key: Request) -> Result<Paid, PayError> {
        let app = self.clone();
        let checkout = self
            .db()
            .read(move |conn| checkouts::get_public(conn, id)?.ok_or(PayError::NotFound))
            .await?;
        let platform = self.platform_for(checkout.flow).await;
        let begun = self
            .db()
            .transaction(move |conn| app.begin_payment(conn, id, &payment, &key, platform))
            .await;
        let Begun {
            attempt,
            fence,
            answered_status,
            wallet,
        } = match begun {
            Ok(begun) => begun,
            // Two tabs at the same moment: the other one was first.
            Err(PayError::Database(souk_persistence::Error::Conflict { .. })) => {
                return Err(PayError::PaymentInProgress);
            }
            Err(error) => return Err(error),
        };
        let situation = match fence {
            Some(fence) => self.drive(Driver::Request, attempt, fence).await?,
            None => {
                let mut situation = self
                    .db()
                    .read(move |conn| crate::charges::drive::load(conn, attempt))
                    .await?;
                self.secret_of_waiting(&mut situation).await;
                situation
            }
        };
        Ok(self.paid(situation, answered_status, wallet))
    }

    /// Remembers the status of the first answer, which a replay repeats.
    ///
    /// # Errors
    /// The database.
    pub async fn answered_payment(
        &self,
        attempt: AttemptId,
        status: u16,
    ) -> Result<(), souk_persistence::Error> {
        self.db()
            .transaction(move |conn| attempts::set_answered_status(conn, attempt, status))
            .await
    }

    /// A replay while the bank waits for the buyer: the browser needs the client secret again. It
    /// holds the idempotency key and the token, so it is the browser that began the attempt.
    pub(crate) async fn secret_of_waiting(&self, situation: &mut Situation) {
        if situation.attempt.state != AttemptState::RequiresAction {
            return;
        }
        match self.refresh_charge(situation.charge.id).await {
            Ok(intent) => situation.client_secret = intent.client_secret,
            Err(error) => log::warn!("{}: {error}", situation.charge.id),
        }
    }

    pub(crate) fn paid(
        &self,
        situation: Situation,
        answered_status: Option<u16>,
        wallet: Option<OpenWallet>,
    ) -> Paid {
        let waits = situation.attempt.state == AttemptState::RequiresAction;
        let direct = situation.charge.flow == souk_domain::charge::Flow::Direct;
        let next_action = situation
            .client_secret
            .filter(|_| waits)
            .map(|client_secret| NextAction {
                client_secret,
                publishable_key: self.stripe().publishable_key().to_owned(),
                stripe_account: direct.then(|| situation.charge.stripe_account.clone()),
            });
        Paid {
            charge: situation.charge,
            attempt: situation.attempt,
            next_action,
            answered_status,
            wallet,
        }
    }
}
