//! What Stripe says of a connected account is taken over.

use souk_domain::{
    account::{AccountSnapshot, Capabilities, Controller, Dashboard, Due, Requirement, RequirementError},
    ids::SellerId,
    seller::Connection,
    terms::Party,
    text::Country,
};
use souk_persistence::{Scope, sellers};
use souk_stripe_gateway as stripe;

use crate::{Application, known::Known};

/// The gateway's account in the domain's words.
pub(crate) fn snapshot(account: &stripe::Account) -> AccountSnapshot {
    AccountSnapshot {
        stripe_account: account.id.as_str().to_owned(),
        country: account
            .country
            .as_deref()
            .and_then(|country| Country::parse(country).ok()),
        default_currency: account
            .default_currency
            .as_deref()
            .and_then(|currency| currency.parse().ok()),
        charges_enabled: account.charges_enabled,
        payouts_enabled: account.payouts_enabled,
        details_submitted: account.details_submitted,
        capabilities: Capabilities::new(account.capabilities.clone()),
        controller: controller(account),
        requirements: account.requirements.iter().map(requirement).collect(),
        requirements_deadline: account.requirements_deadline,
        disabled_reason: account.disabled_reason.clone(),
    }
}

/// An account that its owner made at Stripe says nothing of these: it pays and answers for itself.
fn controller(account: &stripe::Account) -> Controller {
    // The older `application_express` and `application_custom` leave Stripe's fee for a payment with the
    // account. <https://docs.stripe.com/connect/direct-charges-fee-payer-behavior>
    let ours = |text: &Option<String>| text.as_deref() == Some("application");
    Controller {
        fees_payer: if ours(&account.fees_payer) {
            Party::Platform
        } else {
            Party::Seller
        },
        losses_payer: if ours(&account.losses_payments) {
            Party::Platform
        } else {
            Party::Stripe
        },
        dashboard: match account.dashboard.as_deref() {
            Some("express") => Dashboard::Express,
            Some("none") => Dashboard::None,
            _ => Dashboard::Full,
        },
    }
}

fn requirement(wanted: &stripe::Requirement) -> Requirement {
    Requirement {
        field: wanted.field.clone(),
        due: match wanted.due {
            stripe::RequirementDue::Past => Due::PastDue,
            stripe::RequirementDue::Currently => Due::CurrentlyDue,
            stripe::RequirementDue::Eventually => Due::EventuallyDue,
            stripe::RequirementDue::PendingVerification => Due::PendingVerification,
        },
        error: wanted.error.as_ref().map(|error| RequirementError {
            code: error.code.clone(),
            reason: error.reason.clone(),
        }),
    }
}

/// Why an account was not looked at.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ObserveError {
    /// The account's id is none.
    #[error("the seller has no readable account id")]
    NoAccount,
    /// Stripe did not say; try again.
    #[error(transparent)]
    Stripe(stripe::Error),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Fetches the seller's account and saves what Stripe says: enabled, restricted, or that our
    /// access was revoked. An older snapshot never overwrites a newer one.
    pub(crate) async fn observe_seller(&self, id: SellerId) -> Result<(), ObserveError> {
        let (seller, seq) = self
            .db()
            .transaction(move |conn| {
                let seq = sellers::begin_sync(conn, id)?;
                let seller = sellers::get(conn, id, &Scope::Everything)?.known("sellers", id)?;
                Ok::<_, souk_persistence::Error>((seller, seq))
            })
            .await?;
        if !seller.has_account() {
            return Ok(());
        }
        let account = seller
            .stripe_account
            .as_deref()
            .and_then(|account| account.parse().ok());
        let account: stripe::AccountId = account.ok_or(ObserveError::NoAccount)?;
        let found = match self.stripe().retrieve_account(&account).await {
            Ok(account) => Some(account),
            // Only Stripe's own word that the access is gone revokes; a lost reply never does.
            Err(stripe::Error::AccountRevoked(_)) => None,
            Err(error) => return Err(ObserveError::Stripe(error)),
        };
        let now = self.now();
        self.db()
            .transaction(move |conn| {
                let mut seller = sellers::lock(conn, id)?.known("sellers", id)?;
                // Somebody began to look after us: theirs is the newer snapshot.
                if seller.sync_seq != seq || !seller.has_account() {
                    return Ok(());
                }
                match &found {
                    Some(account) => seller.observe(snapshot(account), now),
                    None => {
                        seller.revoke(now);
                        sellers::clear_tokens(conn, id)?;
                    }
                }
                debug_assert!(seller.connection != Connection::Exchanging);
                sellers::update(conn, &seller)
            })
            .await?;
        Ok(())
    }
}
