//! A seller gives money back.

use souk_domain::{
    charge::{Charge, Flow},
    idempotency::{KeyReused, Request},
    ids::{ChargeId, RefundId, UserId},
    refund::{Ask, Reason, Refund, RefundRefusal, Standing, State, Terms},
    timeline::Kind,
};
use souk_persistence::{Asked, PgConnection, Scope, charges, refund_policies, refunds, sellers};

use crate::{
    Application, charges::settle::lock_with_checkout, instructions::give::grace, jobs::Job, known::Known,
};

/// A refund as it stands now.
#[derive(Debug, Clone)]
pub struct RefundOutcome {
    /// The refund.
    pub refund: Refund,
    /// The status that the first answer to this request had; none when this is the first.
    pub answered_status: Option<u16>,
}

/// Why nothing was refunded.
#[derive(Debug, thiserror::Error)]
pub enum RefundError {
    /// No such charge, or not the caller's.
    #[error("there is no such charge")]
    NotFound,
    /// See [`RefundRefusal`].
    #[error(transparent)]
    Refused(#[from] RefundRefusal),
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

/// What a refund would give back, and how much is reserved by those that there are.
pub(super) fn terms(conn: &mut PgConnection, charge: &Charge, ask: Ask) -> Result<(Terms, i64), RefundError> {
    let seller = sellers::get(conn, charge.seller, &Scope::Everything)?.known("sellers", charge.seller)?;
    let standing = Standing {
        disputed: charge.is_disputed(),
        reachable: seller.connection.is_connected()
            && seller.stripe_account.as_deref() == Some(charge.stripe_account.as_str()),
        ..refunds::standing(conn, charge.id)?
    };
    let policy = refund_policies::current(conn)?;
    let terms = charge.refund(ask, standing, policy)?;
    Ok((terms, standing.reserved.max(charge.amount_refunded)))
}

impl Application {
    /// Reserves the amount and refunds it. The same key refunds once.
    ///
    /// # Errors
    /// See [`RefundError`]. That Stripe refused is no error: it is what the refund ended with.
    pub async fn create_refund(
        &self,
        caller: UserId,
        scope: Scope,
        charge: ChargeId,
        (ask, reason): (Ask, Option<Reason>),
        key: Request,
    ) -> Result<RefundOutcome, RefundError> {
        let (app, caller) = (self.clone(), format!("user:{caller}"));
        let begun = self
            .db()
            .transaction(move |conn| app.begin_refund(conn, &caller, scope, charge, (ask, reason), &key))
            .await;
        let (id, new, answered_status) = match begun {
            Ok(begun) => begun,
            // Two requests with one key at the same moment: the other one began it.
            Err(RefundError::Database(souk_persistence::Error::Conflict { .. })) => {
                return Err(RefundError::KeyInUse);
            }
            Err(error) => return Err(error),
        };
        if new {
            self.drive_refund(id).await?;
        }
        let refund = self
            .db()
            .read(move |conn| refunds::get(conn, id, &Scope::Everything)?.known("refunds", id))
            .await?;
        Ok(RefundOutcome {
            refund,
            answered_status,
        })
    }

    /// One transaction, under the charge's lock: the refund, which reserves its amount, its timeline
    /// entry, and the job that carries it out if nobody else does.
    fn begin_refund(
        &self,
        conn: &mut PgConnection,
        caller: &str,
        scope: Scope,
        charge: ChargeId,
        (ask, reason): (Ask, Option<Reason>),
        key: &Request,
    ) -> Result<(RefundId, bool, Option<u16>), RefundError> {
        charges::get(conn, charge, &scope)?.ok_or(RefundError::NotFound)?;
        if let Some(found) = refunds::by_key(conn, caller, key.key.as_str())? {
            if found.fingerprint != key.fingerprint {
                return Err(KeyReused.into());
            }
            let under_way = matches!(found.row.state, State::Requested | State::Submitted);
            if under_way && found.answered_status.is_none() && self.now() - found.row.created_at < grace() {
                return Err(RefundError::KeyInUse);
            }
            return Ok((found.row.id, false, found.answered_status));
        }
        let charge = lock_with_checkout(conn, charge)?;
        let (terms, _) = terms(conn, &charge, ask)?;
        let now = self.now();
        let refund = Refund {
            id: RefundId::generate(&*self.0.clock, &*self.0.randomness),
            charge: charge.id,
            seller: charge.seller,
            terms,
            currency: charge.money.currency,
            reason,
            state: State::Requested,
            submitted_at: None,
            stripe_refund: None,
            failure: None,
            imported: false,
            livemode: charge.livemode,
            created_at: now,
            updated_at: now,
        };
        refunds::insert(conn, &refund, Some(Asked { caller, request: key }))?;
        let detail = serde_json::json!({
            "refund": refund.id, "amount": terms.amount, "currency": refund.currency,
            "application_fee_refunded": terms.application_fee_refunded,
            "transfer_reversed": (charge.flow == Flow::Destination).then_some(terms.transfer_reversed),
        });
        self.record(conn, charge.id, Kind::RefundRequested, detail)?;
        Job::DriveRefund { refund: refund.id }.enqueue(conn, self, grace())?;
        Ok((refund.id, true, None))
    }

    /// Remembers the status of the first answer to a refund, which a replay repeats.
    ///
    /// # Errors
    /// The database.
    pub async fn refund_answered(&self, id: RefundId, status: u16) -> Result<(), souk_persistence::Error> {
        self.db()
            .transaction(move |conn| refunds::set_answered_status(conn, id, status))
            .await
    }
}
