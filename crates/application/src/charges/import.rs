//! A payment that was made on a seller's account by our platform, but not by us: in Stripe's
//! Dashboard as the platform, or by a script with its key. It is the marketplace's business as well,
//! and is taken over. A seller's own business on the same account is not.

use souk_domain::{
    Money,
    charge::{Capture, Charge, Flow, State},
    ids::ChargeId,
    intent::{IntentSnapshot, IntentStatus},
    metadata::Metadata,
    seller::Seller,
    terms::Terms,
    timeline::Kind,
};
use souk_persistence::{charges, sellers};
use souk_stripe_gateway::{self as stripe, AccountId, IntentId, On};

use crate::{Application, jobs::Job};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Imported {
    /// There is a charge now.
    Yes,
    /// It is none of ours, or nothing was paid.
    No,
    /// The account belongs to no seller, or not yet.
    UnknownAccount,
}

/// Why it could not be looked at.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportChargeError {
    /// Stripe did not say; try again.
    #[error(transparent)]
    Stripe(#[from] stripe::Error),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Takes a payment on a connected account over, if our platform made it and it was paid.
    pub(crate) async fn import_charge(
        &self,
        account: &AccountId,
        intent: &IntentId,
        livemode: bool,
    ) -> Result<Imported, ImportChargeError> {
        let there = account.as_str().to_owned();
        let seller = self
            .db()
            .read(move |conn| sellers::by_account(conn, &there, livemode))
            .await?;
        let Some(seller) = seller else {
            return Ok(Imported::UnknownAccount);
        };
        let found = self
            .stripe()
            .retrieve_intent(On::Account(account), intent)
            .await?;
        let ours = found.application.as_deref() == Some(self.stripe().client_id());
        if !ours || found.livemode != livemode {
            return Ok(Imported::No);
        }
        let id = ChargeId::generate(&*self.0.clock, &*self.0.randomness);
        let Some(charge) = of_intent(id, &seller, account, &found) else {
            return Ok(Imported::No);
        };
        let facts = IntentSnapshot::from(&found);
        let app = self.clone();
        let saved = self
            .db()
            .transaction(move |conn| {
                charges::insert(conn, &charge, None)?;
                let detail = serde_json::json!({
                    "amount": charge.money.amount, "currency": charge.money.currency,
                    "application_fee": charge.application_fee,
                });
                app.record(conn, id, Kind::Imported, detail)?;
                app.settle_in(conn, id, &facts)?;
                // What came after it may have been told already.
                Job::RefreshCharge { charge: id }.enqueue(conn, &app, chrono::Duration::zero())
            })
            .await;
        match saved {
            // Another worker was first.
            Ok(()) | Err(souk_persistence::Error::Conflict { .. }) => Ok(Imported::Yes),
            Err(error) => Err(error.into()),
        }
    }
}

/// The charge as it would have been asked for here; none while nothing was paid or authorised.
fn of_intent(id: ChargeId, seller: &Seller, account: &AccountId, intent: &stripe::Intent) -> Option<Charge> {
    let capture = match intent.status {
        IntentStatus::Succeeded => Capture::Automatic,
        IntentStatus::RequiresCapture => Capture::Manual,
        _ => return None,
    };
    let currency = intent.currency.parse().ok()?;
    Some(Charge {
        id,
        seller: seller.id,
        customer: None,
        checkout: None,
        money: Money::new(intent.amount, currency),
        amount_captured: 0,
        amount_refunded: 0,
        application_fee: intent.application_fee_amount.unwrap_or(0),
        application_fee_captured: None,
        application_fee_refunded: 0,
        stripe_fee: None,
        net: None,
        flow: Flow::Direct,
        terms: Terms::of(Flow::Direct, seller, None).ok()?,
        capture,
        state: State::Submitted,
        capture_before: None,
        disputed: false,
        dispute: None,
        description: None,
        statement_descriptor_suffix: None,
        metadata: Metadata::default(),
        stripe_account: account.as_str().to_owned(),
        stripe_payment_intent: Some(intent.id.as_str().to_owned()),
        stripe_charge: None,
        stripe_application_fee: None,
        stripe_transfer: None,
        stripe_destination_payment: None,
        balance_transaction: None,
        livemode: intent.livemode,
        created_at: intent.created,
        updated_at: intent.created,
    })
}
