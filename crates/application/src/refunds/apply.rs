//! What Stripe says of a charge's refunds becomes their state. Those that were made in Stripe's
//! Dashboard are taken over.

use souk_domain::{
    charge::Charge,
    ids::RefundId,
    refund::{Refund, RefundSnapshot, Terms},
    timeline::Kind,
};
use souk_persistence::{PgConnection, refunds};

use crate::{Application, known::Known};

impl Application {
    /// Takes over what Stripe says of a refund of this charge, which is locked; false when the refund
    /// is not known here.
    pub(crate) fn apply_refund(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        snapshot: &RefundSnapshot,
    ) -> Result<bool, souk_persistence::Error> {
        let known = refunds::of_charge(conn, charge.id)?.into_iter().find(|refund| {
            refund.stripe_refund.as_deref() == Some(snapshot.id.as_str())
                || (snapshot.refund == Some(refund.id) && refund.stripe_refund.is_none())
        });
        let Some(refund) = known else {
            return Ok(false);
        };
        let mut refund = refunds::lock(conn, refund.id)?.known("refunds", refund.id)?;
        let before = refund.state;
        if refund.apply(snapshot, self.now()) {
            refunds::update(conn, &refund)?;
            self.record_end_of_refund(conn, &refund)?;
        } else if before != snapshot.state {
            log::error!(
                "{}: Stripe says {:?} of a refund that is {before:?}; nothing was changed",
                refund.id,
                snapshot.state
            );
            metrics::counter!("souk_refund_contradictions_total").increment(1);
        }
        Ok(true)
    }

    /// Takes over one that was made at Stripe without us, with what it gave back of the fee and took
    /// back of the transfer, in minor units.
    pub(crate) fn import_refund(
        &self,
        conn: &mut PgConnection,
        charge: &Charge,
        snapshot: &RefundSnapshot,
        of_fee: i64,
        of_transfer: i64,
    ) -> Result<(), souk_persistence::Error> {
        let refund = Refund {
            id: RefundId::generate(&*self.0.clock, &*self.0.randomness),
            charge: charge.id,
            seller: charge.seller,
            terms: Terms {
                amount: snapshot.amount,
                refund_application_fee: of_fee > 0,
                reverse_transfer: of_transfer > 0,
                application_fee_refunded: of_fee,
                transfer_reversed: of_transfer,
            },
            currency: charge.money.currency,
            reason: snapshot.reason,
            state: snapshot.state,
            submitted_at: Some(snapshot.created),
            stripe_refund: Some(snapshot.id.clone()),
            failure: None,
            imported: true,
            livemode: charge.livemode,
            created_at: snapshot.created,
            updated_at: self.now(),
        };
        refunds::insert(conn, &refund, None)?;
        let detail = serde_json::json!({
            "refund": refund.id, "stripe_refund": snapshot.id, "amount": snapshot.amount,
            "currency": refund.currency, "imported": true,
        });
        self.record(conn, charge.id, Kind::RefundRequested, detail)?;
        self.record_end_of_refund(conn, &refund)
    }

    /// That money went back tells the charge; that it did not is told here.
    pub(crate) fn record_end_of_refund(
        &self,
        conn: &mut PgConnection,
        refund: &Refund,
    ) -> Result<(), souk_persistence::Error> {
        if refund.state.reserves() {
            return Ok(());
        }
        let detail = serde_json::json!({
            "refund": refund.id, "amount": refund.terms.amount, "currency": refund.currency,
            "code": refund.failure.as_ref().map(|failure| &failure.code),
            "message": refund.failure.as_ref().map(|failure| &failure.message),
        });
        self.record(conn, refund.charge, Kind::RefundFailed, detail)
    }
}
