//! A charge is looked at again at Stripe: after a webhook, or to learn its fee.

use souk_domain::{charge::Flow, ids::ChargeId, intent::IntentSnapshot};
use souk_persistence::{Scope, charges, refunds};
use souk_stripe_gateway as stripe;

use super::{aftermath::Ask, settle::lock_with_checkout};
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

impl Application {
    /// Fetches the charge's intent and settles what it says, returning it. Afterwards the charge says
    /// at least what Stripe said when this was called: when a look that began later was saved first,
    /// that one has seen more, and this one saves nothing.
    pub(crate) async fn refresh_charge(&self, id: ChargeId) -> Result<stripe::Intent, RefreshChargeError> {
        self.look_at_charge(id, false).await.map(|(intent, _)| intent)
    }

    /// The same, and its fee is asked after even when nothing here says that any of it went back; false
    /// when a look that began later was saved first, which need not have asked.
    pub(crate) async fn refresh_charge_with_fee(&self, id: ChargeId) -> Result<bool, RefreshChargeError> {
        self.look_at_charge(id, true).await.map(|(_, saved)| saved)
    }

    async fn look_at_charge(
        &self,
        id: ChargeId,
        with_fee: bool,
    ) -> Result<(stripe::Intent, bool), RefreshChargeError> {
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
        let ask = Ask {
            refunds: has_refunds,
            fee: with_fee || charge.application_fee_refunded > 0,
        };
        let aftermath = self.aftermath(on, &found, ask).await?;
        let app = self.clone();
        let saved = self
            .db()
            .transaction(move |conn| {
                // Locked first, so that nobody else saves between this question and the answer.
                lock_with_checkout(conn, id)?;
                let newest = charges::end_sync(conn, id, seq)?;
                if newest {
                    app.settle_in(conn, id, &facts)?;
                    app.settle_aftermath(conn, id, &aftermath)?;
                }
                Ok::<_, souk_persistence::Error>(newest)
            })
            .await?;
        Ok((found, saved))
    }
}
