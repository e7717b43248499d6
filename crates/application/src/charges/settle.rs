// tidy: long because what follows from one word of Stripe's is one commit and is read in one go
//! What Stripe says of an intent becomes the state of the charge, its attempt and its checkout,
//! with everything that follows from it, in one commit.
//!
//! The reply to a confirmation, a webhook, the worker's question and the buyer's return from their
//! bank all end here, so they cannot disagree.

use souk_domain::{
    attempt::{Attempt, Initiator, State as AttemptState},
    card::{Card, CardFace, CardSource},
    charge::{Charge, Flow, State},
    checkout,
    consent::Consent,
    decline::Decline,
    ids::{CardId, ChargeId, ConsentId, TimelineId},
    intent::{IntentSnapshot, IntentStatus},
    timeline::{self, Kind, TimelineEntry},
};
use souk_persistence::{
    PgConnection, Scope, attempts,
    cards::{self, SharedCard},
    charges, checkouts,
    consents::{self, Evidence},
    customers, sellers, wallets,
};
use souk_stripe_gateway as stripe;

use super::drive::{Situation, latest, lock_held};
use crate::{Application, jobs::Job, known::Known};

/// How an attempt failed for good.
#[derive(Debug, Clone)]
pub(crate) enum Verdict {
    /// The network said no.
    Declined(Decline),
    /// Stripe, or we, refused it before the network saw it.
    Refused(Decline),
}

impl Verdict {
    pub(crate) fn refused(code: &str, message: &str) -> Self {
        Self::Refused(Decline {
            code: code.into(),
            decline_code: None,
            message: message.into(),
        })
    }
}

/// The charge, locked until the transaction ends, after its checkout: always in this order, so that
/// two never wait for each other.
pub(crate) fn lock_with_checkout(
    conn: &mut PgConnection,
    id: ChargeId,
) -> Result<Charge, souk_persistence::Error> {
    let charge = charges::get(conn, id, &Scope::Everything)?.known("charges", id)?;
    if let Some(checkout) = charge.checkout {
        checkouts::lock(conn, checkout)?;
    }
    charges::lock(conn, id)?.known("charges", id)
}

/// Whether what Stripe says is about a card before the one that is being charged now. What was
/// paid or canceled counts whoever did it.
fn is_of_an_earlier_attempt(intent: &IntentSnapshot, latest: &Attempt) -> bool {
    let open = matches!(
        intent.status,
        IntentStatus::RequiresPaymentMethod
            | IntentStatus::RequiresConfirmation
            | IntentStatus::RequiresAction
    );
    let submitted = latest.progress.submitted_at.is_some();
    open && submitted && intent.attempt.is_some_and(|attempt| attempt != latest.id)
}

/// Whether this is no decline for good: the bank wants a buyer who was not there.
fn wants_buyer(attempt: &Attempt, decline: &Decline) -> bool {
    attempt.initiator == Initiator::Seller
        && attempt.progress.submitted_at.is_some()
        && decline.wants_authentication()
}

impl Application {
    /// Writes an entry of a charge's timeline.
    pub(crate) fn record(
        &self,
        conn: &mut PgConnection,
        charge: ChargeId,
        kind: Kind,
        detail: serde_json::Value,
    ) -> Result<(), souk_persistence::Error> {
        let id = TimelineId::generate(&*self.0.clock, &*self.0.randomness);
        let entry = TimelineEntry {
            id,
            charge,
            at: self.now(),
            kind,
            detail,
        };
        souk_persistence::timeline::append(conn, &entry)
    }

    /// Takes over what Stripe says of the charge's intent.
    pub(crate) async fn settle(
        &self,
        id: ChargeId,
        intent: stripe::Intent,
    ) -> Result<(), souk_persistence::Error> {
        let snapshot = IntentSnapshot::from(&intent);
        let app = self.clone();
        self.db()
            .transaction(move |conn| app.settle_in(conn, id, &snapshot))
            .await
    }

    pub(crate) fn settle_in(
        &self,
        conn: &mut PgConnection,
        id: ChargeId,
        intent: &IntentSnapshot,
    ) -> Result<(), souk_persistence::Error> {
        let mut charge = lock_with_checkout(conn, id)?;
        let latest = latest(conn, id)?;
        if latest
            .as_ref()
            .is_some_and(|latest| is_of_an_earlier_attempt(intent, latest))
        {
            log::info!("{id}: Stripe's word on an earlier attempt came late");
            return Ok(());
        }
        let was_paid = charge.state.is_paid();
        let change = match charge.apply(intent, self.now()) {
            Ok(change) => change,
            Err(contradiction) => {
                log::error!("{id}: {contradiction}; nothing was changed");
                metrics::counter!("souk_charge_contradictions_total").increment(1);
                return Ok(());
            }
        };
        if change.is_some() {
            charges::update(conn, &charge)?;
        }
        for kind in timeline::kinds_of(&charge, change) {
            self.record(conn, id, kind, detail(&charge, intent, kind))?;
        }
        if !was_paid && charge.state.is_paid() {
            self.settle_paid(conn, &charge, intent)?;
        } else if let Some(latest) = latest {
            self.settle_attempt(conn, &charge, latest, intent)?;
        }
        // A canceled intent can never be paid: nor can what it was made for.
        if let (State::Canceled, Some(id)) = (charge.state, charge.checkout) {
            let checkout = checkouts::lock(conn, id)?.known("checkouts", id)?;
            if checkout.status(self.now()) == checkout::Status::Open {
                checkouts::set_state(conn, id, checkout::State::Canceled)?;
            }
        }
        if charge.state.is_paid() && charge.balance_transaction.is_none() && charge.state != State::Authorized
        {
            Job::RefreshCharge { charge: id }.enqueue(conn, self, chrono::Duration::seconds(5))?;
        }
        Ok(())
    }

    /// The charge was paid just now. The attempt whose card the intent had is the one that paid,
    /// also when it was given up here meanwhile; another one that is open has nothing left to pay.
    fn settle_paid(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        intent: &IntentSnapshot,
    ) -> Result<(), souk_persistence::Error> {
        if let Some(checkout) = charge.checkout {
            checkouts::set_state(conn, checkout, checkout::State::Paid)?;
        }
        let attempts = attempts::of_charge(conn, charge.id)?;
        // Paid once already: its capture was unknown for a while, and now is not.
        if attempts
            .iter()
            .any(|attempt| attempt.state == AttemptState::Succeeded)
        {
            return Ok(());
        }
        let by_number = attempts
            .iter()
            .max_by_key(|attempt| attempt.number)
            .map(|attempt| attempt.id);
        let paid_by = intent.attempt.or(by_number);
        for mut attempt in attempts {
            if Some(attempt.id) == paid_by && attempt.advance(AttemptState::Succeeded) {
                attempt.decline = None;
                self.keep_card(conn, charge, &attempt)?;
            } else if attempt.advance(AttemptState::Canceled) {
                self.let_go_of_card(conn, &attempt)?;
            } else {
                continue;
            }
            attempts::update(conn, &attempt)?;
        }
        Ok(())
    }

    fn settle_attempt(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        mut attempt: Attempt,
        intent: &IntentSnapshot,
    ) -> Result<(), souk_persistence::Error> {
        let open = matches!(
            attempt.state,
            AttemptState::Pending | AttemptState::RequiresAction
        );
        // An attempt that was not submitted yet has nothing to do with what the intent says.
        let over = charge.state.is_paid() || charge.state == State::Canceled;
        if !open || (attempt.progress.submitted_at.is_none() && !over) {
            return Ok(());
        }
        let next = match charge.state {
            // It was paid before, by another attempt.
            state if state.is_paid() => AttemptState::Canceled,
            State::RequiresAction => AttemptState::RequiresAction,
            State::AttemptFailed => AttemptState::Declined,
            State::Canceled => AttemptState::Canceled,
            _ => attempt.state,
        };
        if next != attempt.state && !attempt.advance(next) {
            return Ok(());
        }
        match attempt.state {
            AttemptState::RequiresAction => {
                attempt.decline.clone_from(&intent.last_decline);
                self.call_buyer(&mut attempt);
            }
            AttemptState::Declined => {
                attempt.decline.clone_from(&intent.last_decline);
                self.let_go_of_card(conn, &attempt)?;
            }
            AttemptState::Canceled => self.let_go_of_card(conn, &attempt)?,
            _ => {}
        }
        attempts::update(conn, &attempt)?;
        Ok(())
    }

    /// Ends an attempt that was declined or refused, and with it, for now, its charge. False when
    /// somebody else has the attempt now.
    pub(crate) async fn fail_attempt(
        &self,
        situation: &Situation,
        fence: i64,
        verdict: Verdict,
    ) -> Result<bool, souk_persistence::Error> {
        let (id, charge) = (situation.attempt.id, situation.charge.id);
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                let mut charge = lock_with_checkout(conn, charge)?;
                let Some(mut attempt) = lock_held(conn, id, fence)? else {
                    return Ok(false);
                };
                if attempt.state != AttemptState::Pending {
                    return Ok(true);
                }
                if charge.state.is_paid() && attempt.advance(AttemptState::Canceled) {
                    attempts::update(conn, &attempt)?;
                    app.let_go_of_card(conn, &attempt)?;
                    return Ok(true);
                }
                if let Verdict::Declined(decline) = &verdict
                    && wants_buyer(&attempt, decline)
                    && attempt.advance(AttemptState::RequiresAction)
                {
                    attempt.decline = Some(decline.clone());
                    app.call_buyer(&mut attempt);
                    attempts::update(conn, &attempt)?;
                    app.advance(conn, &mut charge, State::RequiresAction)?;
                    return Ok(true);
                }
                let (state, kind, decline) = match &verdict {
                    Verdict::Declined(decline) => (AttemptState::Declined, Kind::Declined, decline),
                    Verdict::Refused(decline) => (AttemptState::Refused, Kind::Refused, decline),
                };
                if !attempt.advance(state) {
                    return Ok(true);
                }
                attempt.decline = Some(decline.clone());
                attempts::update(conn, &attempt)?;
                app.let_go_of_card(conn, &attempt)?;
                if charge.advance(State::AttemptFailed, app.now()).is_ok() {
                    charges::update(conn, &charge)?;
                }
                let shown = decline.for_buyer();
                let detail = serde_json::json!({
                    "attempt": id, "code": shown.code, "decline_code": shown.decline_code, "message": shown.message,
                    "card": attempt.progress.card,
                });
                app.record(conn, charge.id, kind, detail)?;
                Ok(true)
            })
            .await
    }

    /// The bank wants a buyer who is not there: they are given a page to come to.
    fn call_buyer(&self, attempt: &mut Attempt) {
        if attempt.initiator == Initiator::Seller && attempt.action.is_none() {
            attempt.action = Some(self.new_action_link());
        }
    }

    /// A card that was attached to be kept, and then did not pay, is not kept.
    pub(super) fn let_go_of_card(
        &self,
        conn: &mut PgConnection,
        attempt: &Attempt,
    ) -> Result<(), souk_persistence::Error> {
        if matches!(attempt.source, CardSource::Kept(_)) || !attempt.progress.attached {
            return Ok(());
        }
        match &attempt.progress.payment_method {
            Some(card) => Job::DetachCard {
                payment_method: card.clone(),
            }
            .enqueue(conn, self, chrono::Duration::zero()),
            None => Ok(()),
        }
    }

    /// Keeps the card and the consent that the buyer gave with it. The consent is for this card
    /// alone: whoever types somebody else's address can consent to nothing for their cards.
    fn keep_card(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        attempt: &Attempt,
    ) -> Result<(), souk_persistence::Error> {
        let (CardSource::Token(_), true) = (&attempt.source, attempt.keep_card.keeps()) else {
            return Ok(());
        };
        let (Some(payment_method), Some(face)) = (&attempt.progress.payment_method, &attempt.progress.card)
        else {
            return Ok(());
        };
        let now = self.now();
        let customer = customers::get(conn, attempt.customer, &Scope::Everything)?
            .known("customers", attempt.customer)?;
        if customer.erased_at.is_some() {
            return self.let_go_of_card(conn, attempt);
        }
        let Some(card) = self.kept_card(conn, attempt, payment_method, face)? else {
            return Ok(());
        };
        if let (Flow::Direct, Some(clone)) = (charge.flow, &attempt.progress.clone) {
            // Confirming with `setup_future_usage` attached it.
            let shared = SharedCard {
                stripe_account: charge.stripe_account.clone(),
                stripe_payment_method: clone.clone(),
                attached: true,
            };
            cards::share(conn, card, &shared, now)?;
        }
        if let Some(wallet) = attempt.wallet {
            wallets::add_card(conn, wallet, card, now)?;
        }
        let seller =
            sellers::get(conn, charge.seller, &Scope::Everything)?.known("sellers", charge.seller)?;
        let covers_all = attempt.keep_card == souk_domain::consent::KeepCard::Marketplace;
        let consent = Consent {
            id: ConsentId::generate(&*self.0.clock, &*self.0.randomness),
            card,
            seller: (!covers_all).then_some(charge.seller),
            given_at: now,
            withdrawn_at: None,
        };
        let evidence = Evidence {
            wording: attempt
                .keep_card
                .wording(seller.name.as_str())
                .unwrap_or_default(),
            client_address: attempts::client_address(conn, attempt.id)?,
            checkout: charge.checkout,
        };
        consents::insert(conn, attempt.customer, &consent, &evidence)
    }

    /// The row of a card that is kept: a new one, or the one there is when another checkout was paid
    /// with the same card at the same moment.
    fn kept_card(
        &self,
        conn: &mut PgConnection,
        attempt: &Attempt,
        payment_method: &str,
        face: &CardFace,
    ) -> Result<Option<CardId>, souk_persistence::Error> {
        let card = Card {
            id: CardId::generate(&*self.0.clock, &*self.0.randomness),
            customer: attempt.customer,
            stripe_payment_method: payment_method.to_owned(),
            fingerprint: attempt.progress.fingerprint.clone(),
            face: face.clone(),
            created_at: self.now(),
        };
        let kept = cards::keep(conn, &card)?;
        if kept.id == card.id {
            customers::set_default_card_if_none(conn, attempt.customer, card.id)?;
        }
        Ok((kept.customer == attempt.customer).then_some(kept.id))
    }
}

/// What a timeline entry tells beyond its kind.
fn detail(charge: &Charge, intent: &IntentSnapshot, kind: Kind) -> serde_json::Value {
    match kind {
        Kind::Declined => {
            let shown = intent.last_decline.as_ref().map(Decline::for_buyer);
            serde_json::json!({
                "code": shown.as_ref().map(|decline| &decline.code),
                "decline_code": shown.as_ref().and_then(|decline| decline.decline_code.as_ref()),
                "message": shown.as_ref().map(|decline| &decline.message),
            })
        }
        Kind::Succeeded => serde_json::json!({
            "amount": charge.amount_captured, "currency": charge.money.currency, "stripe_charge": charge.stripe_charge,
        }),
        Kind::Authorized => serde_json::json!({
            "amount": charge.money.amount, "capture_before": charge.capture_before, "currency": charge.money.currency, "stripe_charge": charge.stripe_charge,
        }),
        Kind::Settled => serde_json::json!({
            "stripe_fee": charge.stripe_fee, "application_fee": charge.fee(), "net": charge.net,
            "currency": charge.money.currency,
        }),
        Kind::Refunded => serde_json::json!({
            "amount_refunded": charge.amount_refunded, "currency": charge.money.currency,
        }),
        _ => serde_json::json!({}),
    }
}
