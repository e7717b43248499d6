//! A buyer pays a checkout with a card.

use std::net::IpAddr;

use secrecy::SecretString;
use souk_domain::{
    attempt::{Attempt, Initiator, Progress, State as AttemptState},
    card::{CardSource, PaymentToken},
    charge::{Charge, NewCharge, State},
    checkout::{Checkout, Status},
    consent::KeepCard,
    customer::Customer,
    idempotency::{KeyReused, Request},
    ids::{AttemptId, ChargeId, CheckoutId, CustomerId},
    preflight::Refusal,
    terms::Platform,
    text::{EmailAddress, Name},
    timeline::Kind,
};
use souk_persistence::{
    Asked, PgConnection, Scope, attempts, charges, checkouts, customers, fee_policies, sellers,
};

use crate::{
    Application,
    charges::drive::{Driver, Situation, latest, lease},
    jobs::Job,
    known::Known,
};

/// What the buyer's browser sends.
#[derive(Debug, Clone)]
pub struct Payment {
    /// Who pays. The same address is the same customer.
    pub email: EmailAddress,
    /// Kept only when the customer is new.
    pub name: Option<Name>,
    /// Made by Stripe.js on the platform.
    pub token: PaymentToken,
    /// Whether the card is kept, and for whom.
    pub keep_card: KeepCard,
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
        let (attempt, fence, answered_status) = match begun {
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
        Ok(self.paid(situation, answered_status))
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
    async fn secret_of_waiting(&self, situation: &mut Situation) {
        if situation.attempt.state != AttemptState::RequiresAction {
            return;
        }
        match self.refresh_charge(situation.charge.id).await {
            Ok(intent) => situation.client_secret = intent.client_secret,
            Err(error) => log::warn!("{}: {error}", situation.charge.id),
        }
    }

    fn paid(&self, situation: Situation, answered_status: Option<u16>) -> Paid {
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
        }
    }

    /// One transaction: everything is checked and written down, with the job that finishes it if
    /// nobody else does.
    fn begin_payment(
        &self,
        conn: &mut PgConnection,
        id: CheckoutId,
        payment: &Payment,
        key: &Request,
        platform: Option<Platform>,
    ) -> Result<(AttemptId, Option<i64>, Option<u16>), PayError> {
        let checkout = checkouts::lock(conn, id)?.known("checkouts", id)?;
        let caller = format!("checkout:{id}");
        if let Some(found) = attempts::by_key(conn, &caller, key.key.as_str())? {
            if found.fingerprint != key.fingerprint {
                return Err(KeyReused.into());
            }
            if found.row.state != AttemptState::Pending {
                return Ok((found.row.id, None, found.answered_status));
            }
            let fence = attempts::lease(conn, found.row.id, lease())?.ok_or(PayError::KeyInUse)?;
            return Ok((found.row.id, Some(fence), found.answered_status));
        }
        let now = self.now();
        match checkout.status(now) {
            Status::Open => {}
            closed => return Err(PayError::Closed(closed)),
        }
        let since = now - chrono::Duration::hours(1);
        if checkouts::declines_since(conn, id, since)? >= Checkout::DECLINES_AN_HOUR {
            return Err(PayError::TooManyDeclines);
        }
        let charge = self.charge_of(conn, &checkout, platform)?;
        let customer = self.customer_of(conn, payment, checkout.livemode)?;
        let attempt = self.begin_attempt(conn, charge, customer.id, payment)?;
        attempts::insert(
            conn,
            &attempt,
            payment.client_address,
            Some(Asked {
                caller: &caller,
                request: key,
            }),
        )?;
        let fence = attempts::lease(conn, attempt.id, lease())?;
        Job::DriveAttempt { attempt: attempt.id }.enqueue(conn, self, lease())?;
        let detail = serde_json::json!({"number": attempt.number, "keep_card": attempt.keep_card});
        self.record(conn, attempt.charge, Kind::AttemptStarted, detail)?;
        Ok((attempt.id, fence, None))
    }

    /// The checkout's charge: the one there is, or a new one.
    fn charge_of(
        &self,
        conn: &mut PgConnection,
        checkout: &Checkout,
        platform: Option<Platform>,
    ) -> Result<Charge, PayError> {
        let seller =
            sellers::get(conn, checkout.seller, &Scope::Everything)?.known("sellers", checkout.seller)?;
        if let Some(charge) = charges::by_checkout(conn, checkout.id)? {
            let charge = charges::lock(conn, charge.id)?.known("charges", charge.id)?;
            if charge.state.is_paid() {
                return Err(PayError::Closed(Status::Paid));
            }
            if charge.state == State::Canceled {
                return Err(PayError::Closed(Status::Canceled));
            }
            let account = seller
                .chargeable_account()
                .map_err(|error| PayError::SellerUnavailable(error.into()))?;
            // The charge is on the account that the seller had when it was made, and stays there.
            if account != charge.stripe_account {
                return Err(PayError::AccountChanged);
            }
            return Ok(charge);
        }
        let policy = fee_policies::current(conn, seller.id)?;
        let new = NewCharge {
            money: checkout.money,
            flow: checkout.flow,
            capture: checkout.capture,
            description: Some(checkout.description.clone()),
            statement_descriptor_suffix: None,
            metadata: checkout.metadata.clone(),
            checkout: Some(checkout.id),
        };
        let id = ChargeId::generate(&*self.0.clock, &*self.0.randomness);
        let charge = Charge::request(id, new, &seller, &policy, platform, self.now())
            .map_err(PayError::SellerUnavailable)?;
        charges::insert(conn, &charge, None)?;
        let fee = serde_json::json!({
            "amount": charge.money.amount, "currency": charge.money.currency, "application_fee": charge.application_fee,
        });
        self.record(conn, id, Kind::Created, fee)?;
        Ok(charge)
    }

    /// The customer of this address; a new one is given the name. Of one who is known nothing
    /// changes, and nothing is told.
    fn customer_of(
        &self,
        conn: &mut PgConnection,
        payment: &Payment,
        livemode: bool,
    ) -> Result<Customer, souk_persistence::Error> {
        let new = customers::NewCustomer {
            id: CustomerId::generate(&*self.0.clock, &*self.0.randomness),
            email: payment.email.clone(),
            name: payment.name.clone(),
            livemode,
            created_at: self.now(),
        };
        customers::find_or_insert(conn, &new)
    }

    fn begin_attempt(
        &self,
        conn: &mut PgConnection,
        mut charge: Charge,
        customer: CustomerId,
        payment: &Payment,
    ) -> Result<Attempt, PayError> {
        let before = latest(conn, charge.id)?;
        if let Some(mut before) = before.clone() {
            match before.state {
                AttemptState::Pending => return Err(PayError::PaymentInProgress),
                // The buyer left the bank's page and takes another card.
                AttemptState::RequiresAction => {
                    before.state = AttemptState::Canceled;
                    attempts::update(conn, &before)?;
                }
                _ => {}
            }
        }
        if matches!(
            charge.state,
            State::Processing | State::Unknown | State::Submitted
        ) {
            return Err(PayError::PaymentInProgress);
        }
        let now = self.now();
        charge.customer = Some(customer);
        charge.updated_at = now;
        charges::update(conn, &charge)?;
        Ok(Attempt {
            id: AttemptId::generate(&*self.0.clock, &*self.0.randomness),
            charge: charge.id,
            number: before.map_or(1, |before| before.number + 1),
            customer,
            source: CardSource::Token(payment.token.clone()),
            keep_card: payment.keep_card,
            initiator: Initiator::Buyer,
            state: AttemptState::Pending,
            progress: Progress::default(),
            decline: None,
            created_at: now,
        })
    }
}
