//! The transaction that begins a payment of a checkout: everything is checked and written down
//! before Stripe is asked for anything.

use souk_domain::{
    attempt::{Attempt, Initiator, Progress, State as AttemptState},
    card::{Card, CardSource},
    charge::{Charge, NewCharge, State},
    checkout::{Checkout, Status},
    consent::KeepCard,
    idempotency::{KeyReused, Request},
    ids::{AttemptId, CardId, ChargeId, CheckoutId, CustomerId, SellerId, WalletId},
    terms::Platform,
    timeline::Kind,
};
use souk_persistence::{
    Asked, PgConnection, Scope, attempts, charges, checkouts, consents, customers, fee_policies, sellers,
};

use super::pay::{PayError, PayWith, Payment};
use crate::{
    Application,
    charges::drive::{latest, lease},
    jobs::Job,
    known::Known,
    wallets::open::OpenWallet,
};

/// A payment that was written down.
pub(super) struct Begun {
    pub(super) attempt: AttemptId,
    /// The lease on the attempt; none when it is over already, or waits for the buyer.
    pub(super) fence: Option<i64>,
    /// See [`super::pay::Paid`].
    pub(super) answered_status: Option<u16>,
    pub(super) wallet: Option<OpenWallet>,
}

/// What a new attempt begins with.
pub(crate) struct Entry {
    pub(crate) customer: CustomerId,
    pub(crate) source: CardSource,
    pub(crate) keep_card: KeepCard,
    pub(crate) wallet: Option<WalletId>,
    pub(crate) progress: Progress,
}

impl Entry {
    /// A card that was kept before: it is on the platform, with its customer.
    pub(crate) fn of_kept(card: Card, wallet: Option<WalletId>) -> Self {
        Self {
            customer: card.customer,
            source: CardSource::Kept(card.id),
            keep_card: KeepCard::No,
            wallet,
            progress: Progress {
                payment_method: Some(card.stripe_payment_method),
                card: Some(card.face),
                fingerprint: card.fingerprint,
                attached: true,
                ..Progress::default()
            },
        }
    }
}

/// The card, if this browser kept it and its consent covers the seller.
fn card_in(
    conn: &mut PgConnection,
    open: Option<&OpenWallet>,
    card: CardId,
    seller: SellerId,
) -> Result<Card, PayError> {
    let open = open.ok_or(PayError::CardNotFound)?;
    let card = Application::wallet_holds(conn, open.wallet.id, card)?.ok_or(PayError::CardNotFound)?;
    consents::covering(conn, card.customer, card.id, seller)?.ok_or(PayError::CardNotFound)?;
    Ok(card)
}

impl Application {
    /// One transaction: everything is checked and written down, with the job that finishes it if
    /// nobody else does.
    pub(super) fn begin_payment(
        &self,
        conn: &mut PgConnection,
        id: CheckoutId,
        payment: &Payment,
        key: &Request,
        platform: Option<Platform>,
    ) -> Result<Begun, PayError> {
        let checkout = checkouts::lock(conn, id)?.known("checkouts", id)?;
        let open = self.open_wallet_in(conn, payment.wallet.as_ref())?;
        // A replay as well is for the browser that kept the card only.
        if let PayWith::Kept(card) = payment.with {
            card_in(conn, open.as_ref(), card, checkout.seller)?;
        }
        let caller = format!("checkout:{id}");
        if let Some(found) = attempts::by_key(conn, &caller, key.key.as_str())? {
            if found.fingerprint != key.fingerprint {
                return Err(KeyReused.into());
            }
            let fence = if found.row.state == AttemptState::Pending {
                Some(attempts::lease(conn, found.row.id, lease())?.ok_or(PayError::KeyInUse)?)
            } else {
                None
            };
            // Key and token say that it is the browser that began the attempt.
            let wallet = match (open, found.row.wallet) {
                (Some(open), _) => Some(open),
                (None, Some(wallet)) => self.reopen_wallet(conn, wallet)?,
                (None, None) => None,
            };
            return Ok(Begun {
                attempt: found.row.id,
                fence,
                answered_status: found.answered_status,
                wallet,
            });
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
        let (entry, wallet) = self.entry_of(conn, payment, open, &checkout)?;
        let attempt = self.begin_attempt(conn, charge, entry)?;
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
        let detail = serde_json::json!({
            "number": attempt.number, "keep_card": attempt.keep_card, "card": attempt.progress.card,
        });
        self.record(conn, attempt.charge, Kind::AttemptStarted, detail)?;
        Ok(Begun {
            attempt: attempt.id,
            fence,
            answered_status: None,
            wallet,
        })
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

    /// What a new attempt begins with, and the wallet that goes with it.
    fn entry_of(
        &self,
        conn: &mut PgConnection,
        payment: &Payment,
        open: Option<OpenWallet>,
        checkout: &Checkout,
    ) -> Result<(Entry, Option<OpenWallet>), PayError> {
        let (email, name, token, keep_card) = match payment.with.clone() {
            PayWith::Kept(card) => {
                let card = card_in(conn, open.as_ref(), card, checkout.seller)?;
                let wallet = open.map(|open| self.prolong_wallet(conn, open)).transpose()?;
                let entry = Entry::of_kept(card, wallet.as_ref().map(|open| open.wallet.id));
                return Ok((entry, wallet));
            }
            PayWith::Token {
                email,
                name,
                token,
                keep_card,
            } => (email, name, token, keep_card),
        };
        // The customer of this address; a new one is given the name. Of one who is known nothing
        // changes, and nothing is told.
        let new = customers::NewCustomer {
            id: CustomerId::generate(&*self.0.clock, &*self.0.randomness),
            email,
            name,
            livemode: checkout.livemode,
            created_at: self.now(),
        };
        let customer = customers::find_or_insert(conn, &new)?;
        let wallet = match (keep_card.keeps(), open) {
            (false, _) => None,
            (true, Some(open)) => Some(self.prolong_wallet(conn, open)?),
            (true, None) => Some(self.new_wallet(conn)?),
        };
        let entry = Entry {
            customer: customer.id,
            source: CardSource::Token(token),
            keep_card,
            wallet: wallet.as_ref().map(|open| open.wallet.id),
            progress: Progress::default(),
        };
        Ok((entry, wallet))
    }

    pub(crate) fn begin_attempt(
        &self,
        conn: &mut PgConnection,
        mut charge: Charge,
        entry: Entry,
    ) -> Result<Attempt, PayError> {
        let before = latest(conn, charge.id)?;
        if let Some(mut before) = before.clone() {
            if before.is_in_flight() {
                return Err(PayError::PaymentInProgress);
            }
            // The buyer left the bank's page and takes another card.
            if before.advance(AttemptState::Canceled) {
                attempts::update(conn, &before)?;
            }
        }
        if matches!(
            charge.state,
            State::Processing | State::Unknown | State::Submitted
        ) {
            return Err(PayError::PaymentInProgress);
        }
        let now = self.now();
        charge.customer = Some(entry.customer);
        charge.updated_at = now;
        charges::update(conn, &charge)?;
        Ok(Attempt {
            id: AttemptId::generate(&*self.0.clock, &*self.0.randomness),
            charge: charge.id,
            number: before.map_or(1, |before| before.number + 1),
            customer: entry.customer,
            source: entry.source,
            keep_card: entry.keep_card,
            wallet: entry.wallet,
            initiator: Initiator::Buyer,
            state: AttemptState::Pending,
            progress: entry.progress,
            decline: None,
            action: None,
            created_at: now,
        })
    }
}
