//! What Stripe says of a SetupIntent becomes the state of the setup, with everything that follows from
//! it in one commit: the card, its consent, the entry of the audit log.
//!
//! The reply to the request, a webhook and the worker's question all end here, so they cannot disagree.

use chrono::Duration;
use souk_domain::{
    card::Card,
    card_setup::{CardSetup, Followed, SetupSnapshot, State},
    consent::{Attested, Consent},
    decline::Decline,
    ids::{AuditEntryId, CardId, CardSetupId, ConsentId},
};
use souk_persistence::{
    PgConnection, Scope,
    audit_log::{self, AuditEntry},
    card_setups, cards,
    consents::{self, Evidence},
    customers, sellers,
};
use souk_stripe_gateway::{self as stripe, Key, SetupIntentId};

use super::drive::lock_both;
use crate::{
    Application,
    jobs::{Job, JobError, Outcome},
    known::Known,
};

/// At most so many in one round of the sweeper.
const AT_ONCE: i64 = 100;

/// What a SetupIntent of an event turned out to be.
pub(crate) enum ObservedSetup {
    /// What Stripe says of it is stored.
    Stored,
    /// It was not made here.
    Foreign,
}

impl Application {
    /// Fetches a SetupIntent that an event names, and takes over how it stands.
    pub(crate) async fn observe_card_setup(&self, intent: &SetupIntentId) -> Result<ObservedSetup, JobError> {
        let intent = match self.stripe().retrieve_setup_intent(intent).await {
            Ok(intent) => intent,
            Err(stripe::Error::NotFound(_)) => return Ok(ObservedSetup::Foreign),
            Err(error) => return Err(JobError::Failed(error.to_string())),
        };
        let ours = intent.metadata.get("souk_card_setup").map(str::parse);
        let Some(Ok(id)) = ours else {
            return Ok(ObservedSetup::Foreign);
        };
        let known = self
            .db()
            .read(move |conn| card_setups::get(conn, id))
            .await?
            .is_some();
        if !known {
            return Ok(ObservedSetup::Foreign);
        }
        self.take_over_setup(id, intent).await?;
        Ok(ObservedSetup::Stored)
    }

    pub(super) fn take_over_setup_in(
        &self,
        conn: &mut PgConnection,
        id: CardSetupId,
        seen: &SetupSnapshot,
    ) -> Result<CardSetup, souk_persistence::Error> {
        let (customer, mut setup) = lock_both(conn, id)?;
        let before = setup.clone();
        match setup.observe(seen, customer.erased_at.is_none()) {
            Followed::Nothing => {}
            Followed::Keep => self.keep_card_of(conn, &mut setup)?,
            Followed::Cancel => Job::CancelCardSetup { setup: id }.enqueue(conn, self, Duration::zero())?,
            Followed::Detach(payment_method) => {
                log::warn!("{id}: a card that is not kept here was attached at Stripe");
                Job::DetachCard { payment_method }.enqueue(conn, self, Duration::zero())?;
            }
        }
        if setup != before {
            card_setups::update(conn, &setup)?;
        }
        Ok(setup)
    }

    fn keep_card_of(
        &self,
        conn: &mut PgConnection,
        setup: &mut CardSetup,
    ) -> Result<(), souk_persistence::Error> {
        let Some(card) = self.kept_card_of(conn, setup)? else {
            log::error!("{}: its card is another customer's here", setup.id);
            let _ = setup.fail(
                State::Canceled,
                Decline {
                    code: "payment_token_attached".into(),
                    decline_code: None,
                    message: "This card entry belongs to a customer already.".into(),
                },
            );
            return Ok(());
        };
        setup.kept = Some(card);
        let _ = setup.advance(State::Kept);
        if let Some(consent) = setup.consent {
            self.record_attested(conn, setup, card, consent)?;
        }
        let entry = AuditEntry {
            id: AuditEntryId::generate(&*self.0.clock, &*self.0.randomness),
            at: self.now(),
            actor: format!("user:{}", setup.added_by),
            action: "card.added".into(),
            subject: Some(card.to_string()),
            request_id: None,
            detail: serde_json::json!({
                "customer_id": setup.customer,
                "consent": setup.consent.map(|consent| serde_json::json!({"seller_id": consent.seller()})),
            }),
        };
        audit_log::append(conn, &entry)
    }

    /// The row of the card: a new one, or the one there is when the customer paid with the same card
    /// at the same moment. None when it is somebody else's.
    fn kept_card_of(
        &self,
        conn: &mut PgConnection,
        setup: &CardSetup,
    ) -> Result<Option<CardId>, souk_persistence::Error> {
        let read = setup.read.as_ref().known("card_setups", setup.id)?;
        let card = Card {
            id: setup.card(),
            customer: setup.customer,
            stripe_payment_method: read.payment_method.clone(),
            fingerprint: read.fingerprint.clone(),
            face: read.face.clone().known("card_setups", setup.id)?,
            created_at: self.now(),
        };
        let kept = cards::keep(conn, &card)?;
        if kept.id == card.id {
            customers::set_default_card_if_none(conn, setup.customer, card.id)?;
        }
        Ok((kept.customer == setup.customer).then_some(kept.id))
    }

    fn record_attested(
        &self,
        conn: &mut PgConnection,
        setup: &CardSetup,
        card: CardId,
        attested: Attested,
    ) -> Result<(), souk_persistence::Error> {
        let seller = match attested {
            Attested::Seller(id) => Some(sellers::get(conn, id, &Scope::Everything)?.known("sellers", id)?),
            Attested::Marketplace => None,
        };
        let consent = Consent {
            id: ConsentId::generate(&*self.0.clock, &*self.0.randomness),
            card,
            seller: attested.seller(),
            given_at: self.now(),
            withdrawn_at: None,
        };
        let evidence = Evidence {
            wording: Attested::wording(seller.as_ref().map(|seller| seller.name.as_str())),
            client_address: None,
            checkout: None,
        };
        consents::insert(conn, setup.customer, &consent, &evidence)
    }

    /// Takes a SetupIntent back that nothing may come of any more. When it is too late, how it stands
    /// is what counts.
    pub(crate) async fn run_cancel_card_setup(&self, id: CardSetupId) -> Result<Outcome, JobError> {
        let setup = self
            .db()
            .read(move |conn| card_setups::get(conn, id)?.known("card_setups", id))
            .await?;
        let intent = setup.stripe_setup_intent.as_deref().map(str::parse);
        let (Some(Ok(intent)), false) = (intent, setup.state == State::Kept) else {
            return Ok(Outcome::Done);
        };
        let key = Key::of("card_setup", id, "cancel");
        let seen = match self.stripe().cancel_setup_intent(&key, &intent).await {
            Err(stripe::Error::Refused(_)) => self.stripe().retrieve_setup_intent(&intent).await,
            answer => answer,
        };
        match seen {
            Ok(intent) => {
                self.take_over_setup(id, intent).await?;
                Ok(Outcome::Done)
            }
            Err(stripe::Error::NotFound(_)) => Ok(Outcome::Done),
            Err(error) => Err(JobError::Failed(error.to_string())),
        }
    }

    /// Has Stripe asked about setups of which nothing was heard for `silence`.
    pub(crate) async fn sweep_card_setups(&self, silence: Duration) -> Result<(), souk_persistence::Error> {
        let (app, now) = (self.clone(), self.now());
        self.db()
            .transaction(move |conn| {
                for setup in card_setups::take_open(conn, now - silence, now, AT_ONCE)? {
                    Job::DriveCardSetup { setup }.enqueue(conn, &app, Duration::zero())?;
                }
                Ok(())
            })
            .await
    }
}
