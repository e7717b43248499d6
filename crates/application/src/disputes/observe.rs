//! What Stripe says of a dispute is taken over.

use souk_domain::{
    charge::Charge,
    dispute::{Dispute, Standing},
    ids::{ChargeId, DisputeId, MovementId},
    timeline::Kind,
};
use souk_persistence::{PgConnection, charges, disputes};
use souk_stripe_gateway as stripe;

use crate::{Application, charges::settle::lock_with_checkout};

/// What came of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Observed {
    /// It is stored as it stands.
    Stored,
    /// Somebody else looked after us, each time.
    Overtaken,
    /// It is about a payment that was not made here.
    Foreign,
}

/// Why a dispute was not looked at.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ObserveDisputeError {
    /// Stripe did not say; try again.
    #[error(transparent)]
    Stripe(#[from] stripe::Error),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// How often somebody who is overtaken looks in all.
const LOOKS: u32 = 3;

impl Application {
    /// Fetches a dispute of a connected account, or of the platform's own, and stores how it stands.
    /// An older snapshot never overwrites a newer one.
    pub(crate) async fn observe_dispute(
        &self,
        account: Option<&stripe::AccountId>,
        id: &stripe::DisputeId,
    ) -> Result<Observed, ObserveDisputeError> {
        for _ in 0..LOOKS {
            match self.look_at_dispute(account, id).await? {
                Observed::Overtaken => {}
                observed => return Ok(observed),
            }
        }
        Ok(Observed::Overtaken)
    }

    async fn look_at_dispute(
        &self,
        account: Option<&stripe::AccountId>,
        id: &stripe::DisputeId,
    ) -> Result<Observed, ObserveDisputeError> {
        let (name, livemode) = (id.as_str().to_owned(), self.stripe().livemode());
        let seq = self
            .db()
            .transaction(move |conn| {
                let known = disputes::by_stripe_dispute(conn, &name, livemode)?;
                known
                    .map(|dispute| disputes::begin_sync(conn, dispute.id))
                    .transpose()
            })
            .await?;
        let on = account.map_or(stripe::On::Platform, stripe::On::Account);
        let found = self.stripe().retrieve_dispute(on, id).await?;
        let account = account.map(|account| account.as_str().to_owned());
        let app = self.clone();
        let observed = self
            .db()
            .transaction(move |conn| app.store_look(conn, account.as_deref(), &found, seq))
            .await?;
        Ok(observed)
    }

    fn store_look(
        &self,
        conn: &mut PgConnection,
        account: Option<&str>,
        found: &stripe::Dispute,
        seq: Option<i64>,
    ) -> Result<Observed, souk_persistence::Error> {
        let livemode = self.stripe().livemode();
        let charge = match &found.intent {
            Some(intent) => charges::by_intent(conn, account, intent.as_str(), livemode)?,
            None => None,
        };
        let Some(charge) = charge.filter(|_| found.livemode == livemode) else {
            return Ok(Observed::Foreign);
        };
        // Locked first, so that nobody can begin to look between this question and the answer.
        let charge = lock_with_checkout(conn, charge.id)?;
        let name = &found.snapshot.stripe_dispute;
        let known = disputes::by_stripe_dispute(conn, name, livemode)?;
        let now = known
            .as_ref()
            .map(|dispute| disputes::sync_seq(conn, dispute.id))
            .transpose()?;
        if now != seq {
            return Ok(Observed::Overtaken);
        }
        self.store_dispute(conn, charge, found)?;
        Ok(Observed::Stored)
    }

    /// Stores what Stripe said of a dispute of this charge, which is locked, and what it did to
    /// balances.
    pub(super) fn store_dispute(
        &self,
        conn: &mut PgConnection,
        charge: Charge,
        found: &stripe::Dispute,
    ) -> Result<Dispute, souk_persistence::Error> {
        let dispute = self.store_standing(conn, charge, found)?;
        let movements: Vec<_> = found
            .movements
            .iter()
            .map(|movement| {
                let id = MovementId::generate(&*self.0.clock, &*self.0.randomness);
                (id, movement.clone())
            })
            .collect();
        disputes::movements::add(conn, &dispute, &movements)?;
        Ok(dispute)
    }

    fn store_standing(
        &self,
        conn: &mut PgConnection,
        charge: Charge,
        found: &stripe::Dispute,
    ) -> Result<Dispute, souk_persistence::Error> {
        let snapshot = found.snapshot.clone();
        let known = disputes::by_stripe_dispute(conn, &snapshot.stripe_dispute, charge.livemode)?;
        let Some(mut dispute) = known else {
            let id = DisputeId::generate(&*self.0.clock, &*self.0.randomness);
            let dispute = Dispute::open(id, &charge, snapshot, self.now());
            disputes::insert(conn, &dispute)?;
            self.record_dispute(conn, &dispute, Kind::Disputed)?;
            if dispute.at_stripe.state.is_over() {
                self.record_dispute(conn, &dispute, Kind::DisputeClosed)?;
            }
            self.take_back_transfer(conn, &dispute, &charge)?;
            self.show_on_charge(conn, charge)?;
            return Ok(dispute);
        };
        let before = dispute.at_stripe.state;
        match dispute.apply(snapshot, self.now()) {
            Ok(false) => return Ok(dispute),
            Ok(true) => {}
            Err(contradiction) => {
                log::error!("{}: {contradiction}; nothing was changed", dispute.id);
                metrics::counter!("souk_dispute_contradictions_total").increment(1);
                return Ok(dispute);
            }
        }
        disputes::update(conn, &dispute)?;
        if dispute.at_stripe.state != before {
            let over = dispute.at_stripe.state.is_over();
            let kind = if over {
                Kind::DisputeClosed
            } else {
                Kind::DisputeUpdated
            };
            self.record_dispute(conn, &dispute, kind)?;
            self.take_back_transfer(conn, &dispute, &charge)?;
        }
        self.show_on_charge(conn, charge)?;
        Ok(dispute)
    }

    /// The charge says what its disputes came to, in the same commit.
    fn show_on_charge(
        &self,
        conn: &mut PgConnection,
        mut charge: Charge,
    ) -> Result<(), souk_persistence::Error> {
        let standing = Standing::of(&disputes::of_charge(conn, charge.id)?);
        if charge.dispute != standing {
            charge.dispute = standing;
            charge.updated_at = self.now();
            charges::update(conn, &charge)?;
        }
        Ok(())
    }

    fn record_dispute(
        &self,
        conn: &mut PgConnection,
        dispute: &Dispute,
        kind: Kind,
    ) -> Result<(), souk_persistence::Error> {
        let at_stripe = &dispute.at_stripe;
        let detail = serde_json::json!({
            "dispute_id": dispute.id, "status": at_stripe.state, "reason": at_stripe.reason,
            "amount": at_stripe.money.amount, "currency": at_stripe.money.currency,
            "withdrawn": at_stripe.cost.withdrawn, "fee": at_stripe.cost.fee,
            "evidence_due_by": at_stripe.evidence_due_by,
        });
        let charge: ChargeId = dispute.charge;
        self.record(conn, charge, kind, detail)
    }
}
