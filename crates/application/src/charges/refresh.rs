//! A charge is looked at again at Stripe: after a webhook, or to learn its fee.

use souk_domain::{charge::Flow, ids::ChargeId, intent::IntentSnapshot, refund::RefundSnapshot};
use souk_persistence::{PgConnection, Scope, charges, refunds};
use souk_stripe_gateway as stripe;

use super::settle::lock_with_checkout;
use crate::{Application, known::Known};

/// Why a charge was not looked at.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RefreshChargeError {
    /// Stripe did not say; try again.
    #[error(transparent)]
    Stripe(#[from] stripe::Error),
    /// There is nothing at Stripe yet.
    #[error("the charge has no intent yet")]
    NoIntent,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// What came after a payment, as Stripe has it.
#[derive(Debug, Default)]
struct Aftermath {
    refunds: Vec<RefundSnapshot>,
    /// What of the fee went back, in minor units; none when it was not asked for.
    fee_refunded: Option<i64>,
}

impl Application {
    /// What came after the payment, where anything did.
    async fn aftermath(
        &self,
        on: stripe::On<'_>,
        intent: &stripe::Intent,
        has_refunds: bool,
    ) -> Result<Aftermath, stripe::Error> {
        let Some(charge) = &intent.charge else {
            return Ok(Aftermath::default());
        };
        let refunded = has_refunds || charge.amount_refunded > 0;
        let refunds = if refunded {
            self.stripe().list_refunds(on, &charge.id).await?
        } else {
            Vec::new()
        };
        let fee_refunded = match &charge.application_fee {
            Some(fee) if refunded => Some(self.stripe().fee_refunded(fee).await?),
            _ => None,
        };
        Ok(Aftermath {
            refunds: refunds.iter().map(RefundSnapshot::from).collect(),
            fee_refunded,
        })
    }

    fn settle_aftermath(
        &self,
        conn: &mut PgConnection,
        id: ChargeId,
        aftermath: &Aftermath,
    ) -> Result<(), souk_persistence::Error> {
        let mut charge = charges::lock(conn, id)?.known("charges", id)?;
        for refund in &aftermath.refunds {
            self.apply_refund(conn, &charge, refund)?;
        }
        if let Some(fee) = aftermath.fee_refunded
            && fee != charge.application_fee_refunded
        {
            charge.application_fee_refunded = fee;
            charge.updated_at = self.now();
            charges::update(conn, &charge)?;
        }
        Ok(())
    }

    /// Fetches the charge's intent and settles what it says, returning it. Afterwards the charge says
    /// at least what Stripe said when this was called: when a look that began later was saved first,
    /// that one has seen more, and this one saves nothing.
    pub(crate) async fn refresh_charge(&self, id: ChargeId) -> Result<stripe::Intent, RefreshChargeError> {
        let (charge, seq, has_refunds) = self
            .db()
            .transaction(move |conn| {
                let seq = charges::begin_sync(conn, id)?;
                Ok::<_, souk_persistence::Error>((
                    charges::get(conn, id, &Scope::Everything)?.known("charges", id)?,
                    seq,
                    !refunds::of_charge(conn, id)?.is_empty(),
                ))
            })
            .await?;
        let intent = charge
            .stripe_payment_intent
            .as_deref()
            .and_then(|intent| intent.parse().ok());
        let intent: stripe::IntentId = intent.ok_or(RefreshChargeError::NoIntent)?;
        let account: stripe::AccountId = charge
            .stripe_account
            .parse()
            .map_err(|_| RefreshChargeError::NoIntent)?;
        let on = match charge.flow {
            Flow::Direct => stripe::On::Account(&account),
            Flow::Destination => stripe::On::Platform,
        };
        let found = self.stripe().retrieve_intent(on, &intent).await?;
        let facts = IntentSnapshot::from(&found);
        let aftermath = self.aftermath(on, &found, has_refunds).await?;
        let app = self.clone();
        self.db()
            .transaction(move |conn| {
                // Locked first, so that nobody else saves between this question and the answer.
                lock_with_checkout(conn, id)?;
                if charges::end_sync(conn, id, seq)? {
                    app.settle_in(conn, id, &facts)?;
                    app.settle_aftermath(conn, id, &aftermath)?;
                }
                Ok::<_, souk_persistence::Error>(())
            })
            .await?;
        Ok(found)
    }
}
