//! A seller charges a customer's kept card, off-session, on the strength of a consent.

use souk_domain::{
    attempt::{Attempt, Initiator, Progress, State as AttemptState},
    card::{Card, CardSource},
    charge::{Charge, NewCharge},
    consent::KeepCard,
    idempotency::{KeyReused, Request},
    ids::{AttemptId, CardId, ChargeId, CustomerId, SellerId},
    preflight::Refusal,
    terms::Platform,
    timeline::Kind,
};
use souk_persistence::{
    Asked, PgConnection, Scope, attempts, cards, charges, consents, customers, fee_policies, sellers,
};

use super::{
    drive::{Driver, latest, lease},
    outcome::ChargeOutcome,
};
use crate::{Application, jobs::Job};

/// What is to be charged to whom.
#[derive(Debug, Clone)]
pub struct ChargeRequest {
    /// Who is paid.
    pub seller: SellerId,
    /// Who pays.
    pub customer: CustomerId,
    /// With which kept card; none means the customer's default one, or the newest that the
    /// consents cover.
    pub card: Option<CardId>,
    /// How much and for what.
    pub new: NewCharge,
}

/// Why nothing was charged.
#[derive(Debug, thiserror::Error)]
pub enum CreateChargeError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    SellerNotFound,
    /// No such customer, or one who never bought from the caller.
    #[error("there is no such customer")]
    CustomerNotFound,
    /// The customer has no such card.
    #[error("this customer has no such card")]
    CardNotFound,
    /// No kept card of the customer may be charged by this seller.
    #[error("the customer has not agreed that this seller may charge a kept card")]
    ConsentMissing,
    /// See [`Refusal`].
    #[error(transparent)]
    Refused(#[from] Refusal),
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
    /// Charges a kept card. The same key goes on from where the charge stands.
    ///
    /// # Errors
    /// See [`CreateChargeError`]. A decline is no error: it is what the attempt ended with.
    pub async fn create_charge(
        &self,
        caller: souk_domain::ids::UserId,
        scope: Scope,
        request: ChargeRequest,
        key: Request,
    ) -> Result<ChargeOutcome, CreateChargeError> {
        let caller = format!("user:{caller}");
        let app = self.clone();
        let platform = self.platform_for(request.new.flow).await;
        let begun = {
            let (caller, scope, request, key) = (caller.clone(), scope, request.clone(), key.clone());
            self.db()
                .transaction(move |conn| app.begin_charge(conn, &caller, scope, &request, &key, platform))
                .await
        };
        let (attempt, fence, answered_status) = match begun {
            Ok(begun) => begun,
            // Two requests with one key at the same moment: the other one began it.
            Err(CreateChargeError::Database(souk_persistence::Error::Conflict { .. })) => {
                return Err(CreateChargeError::KeyInUse);
            }
            Err(error) => return Err(error),
        };
        let situation = match fence {
            Some(fence) => self.drive(Driver::Request, attempt, fence).await?,
            None => {
                self.db()
                    .read(move |conn| super::drive::load(conn, attempt))
                    .await?
            }
        };
        Ok(ChargeOutcome {
            charge: situation.charge,
            attempt: situation.attempt,
            client_secret: None,
            answered_status,
        })
    }

    /// Remembers the status of the first answer, which a replay repeats.
    ///
    /// # Errors
    /// The database.
    pub async fn answered(&self, charge: ChargeId, status: u16) -> Result<(), souk_persistence::Error> {
        self.db()
            .transaction(move |conn| charges::set_answered_status(conn, charge, status))
            .await
    }

    /// One transaction: the request is checked, and written down with its attempt and the job that
    /// finishes it if nobody else does.
    fn begin_charge(
        &self,
        conn: &mut PgConnection,
        caller: &str,
        scope: Scope,
        request: &ChargeRequest,
        key: &Request,
        platform: Option<Platform>,
    ) -> Result<(AttemptId, Option<i64>, Option<u16>), CreateChargeError> {
        if let Some(found) = charges::by_key(conn, caller, key.key.as_str())? {
            if found.fingerprint != key.fingerprint {
                return Err(KeyReused.into());
            }
            let attempt = latest(conn, found.row.id)?.ok_or(CreateChargeError::KeyInUse)?;
            if attempt.state != AttemptState::Pending {
                return Ok((attempt.id, None, found.answered_status));
            }
            let fence = attempts::lease(conn, attempt.id, lease())?.ok_or(CreateChargeError::KeyInUse)?;
            return Ok((attempt.id, Some(fence), found.answered_status));
        }
        let seller = sellers::get(conn, request.seller, &scope)?.ok_or(CreateChargeError::SellerNotFound)?;
        let customer = customers::get(conn, request.customer, &scope)?
            .filter(|customer| customer.erased_at.is_none())
            .ok_or(CreateChargeError::CustomerNotFound)?;
        let card = chargeable_card(conn, &customer, request)?;
        let policy = fee_policies::current(conn, seller.id)?;
        let now = self.now();
        let id = ChargeId::generate(&*self.0.clock, &*self.0.randomness);
        let mut charge = Charge::request(id, request.new.clone(), &seller, &policy, platform, now)?;
        charge.customer = Some(customer.id);
        let attempt = Attempt {
            id: AttemptId::generate(&*self.0.clock, &*self.0.randomness),
            charge: id,
            number: 1,
            customer: customer.id,
            source: CardSource::Kept(card.id),
            keep_card: KeepCard::No,
            wallet: None,
            initiator: Initiator::Seller,
            state: AttemptState::Pending,
            progress: Progress {
                payment_method: Some(card.stripe_payment_method),
                card: Some(card.face),
                fingerprint: card.fingerprint,
                attached: true,
                ..Progress::default()
            },
            decline: None,
            action: None,
            created_at: now,
        };
        charges::insert(conn, &charge, Some(Asked { caller, request: key }))?;
        attempts::insert(conn, &attempt, None, None)?;
        let fence = attempts::lease(conn, attempt.id, lease())?;
        Job::DriveAttempt { attempt: attempt.id }.enqueue(conn, self, lease())?;
        let fee = serde_json::json!({
            "amount": charge.money.amount, "currency": charge.money.currency, "application_fee": charge.application_fee,
        });
        self.record(conn, id, Kind::Created, fee)?;
        self.record(
            conn,
            id,
            Kind::AttemptStarted,
            serde_json::json!({"card": attempt.progress.card}),
        )?;
        Ok((attempt.id, fence, None))
    }
}

/// The card to charge, with a consent that covers the seller.
fn chargeable_card(
    conn: &mut PgConnection,
    customer: &souk_domain::customer::Customer,
    request: &ChargeRequest,
) -> Result<Card, CreateChargeError> {
    let covered = |conn: &mut PgConnection, card: CardId| {
        consents::covering(conn, customer.id, card, request.seller).map(|consent| consent.is_some())
    };
    let kept = cards::of_customer(conn, customer.id, &Scope::Everything)?;
    if let Some(named) = request.card {
        let card = kept
            .into_iter()
            .find(|card| card.id == named)
            .ok_or(CreateChargeError::CardNotFound)?;
        return if covered(conn, card.id)? {
            Ok(card)
        } else {
            Err(CreateChargeError::ConsentMissing)
        };
    }
    // The default one first, then the newest.
    let (default, others): (Vec<_>, Vec<_>) = kept
        .into_iter()
        .partition(|card| Some(card.id) == customer.default_card);
    for card in default.into_iter().chain(others) {
        if covered(conn, card.id)? {
            return Ok(card);
        }
    }
    Err(CreateChargeError::ConsentMissing)
}
