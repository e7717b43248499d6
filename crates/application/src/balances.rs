//! What a seller has at Stripe: asked for each time, and kept nowhere.

use std::collections::BTreeMap;

use souk_domain::{
    balance::{Balance, ExpectedPayout, SellerBalance},
    ids::SellerId,
    payout::{Payout, Status},
};
use souk_persistence::{Scope, sellers};
use souk_stripe_gateway::{self as stripe, AccountId};

use crate::Application;

/// Why there is no balance.
#[derive(Debug, thiserror::Error)]
pub enum BalanceError {
    /// No such seller, or not the caller's.
    #[error("there is no such seller")]
    NotFound,
    /// No account is connected.
    #[error("this seller has no connected Stripe account")]
    NotConnected,
    /// Stripe did not answer.
    #[error("Stripe cannot be reached at present; try again in a moment")]
    Unavailable,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// What the seller's account has now, and which payout arrives next. On the way, payouts of which
    /// no event came are found.
    ///
    /// # Errors
    /// See [`BalanceError`].
    pub async fn seller_balance(&self, id: SellerId, scope: Scope) -> Result<SellerBalance, BalanceError> {
        let seller = self.db().read(move |conn| sellers::get(conn, id, &scope)).await?;
        let seller = seller.ok_or(BalanceError::NotFound)?;
        let account: AccountId = seller
            .stripe_account
            .filter(|_| seller.connection.is_connected())
            .and_then(|account| account.parse().ok())
            .ok_or(BalanceError::NotConnected)?;
        let (balance, payouts) = tokio::try_join!(
            self.stripe().retrieve_balance(&account),
            self.recent_payouts(&account)
        )
        .map_err(|error| match error {
            stripe::Error::AccountRevoked(_) => BalanceError::NotConnected,
            error => {
                log::warn!("balance of {id}: {error}");
                BalanceError::Unavailable
            }
        })?;
        let (app, theirs) = (self.clone(), payouts.clone());
        let known = self
            .db()
            .transaction(move |conn| app.compare_payouts(conn, id, &theirs))
            .await?;
        Ok(SellerBalance {
            balances: by_currency(balance),
            next_payout: next(&payouts, &known),
        })
    }
}

fn by_currency(balance: stripe::Balance) -> Vec<Balance> {
    let mut all: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for there in balance.available {
        let sum = &mut all.entry(there.currency).or_default().0;
        *sum = sum.saturating_add(there.amount);
    }
    for coming in balance.pending {
        let sum = &mut all.entry(coming.currency).or_default().1;
        *sum = sum.saturating_add(coming.amount);
    }
    let balance = |(currency, (available, pending))| Balance {
        currency,
        available,
        pending,
    };
    all.into_iter().map(balance).collect()
}

/// The one under way that arrives first.
fn next(payouts: &[stripe::Payout], known: &[Payout]) -> Option<ExpectedPayout> {
    let under_way = payouts
        .iter()
        .filter(|payout| Status::from(payout.status).is_under_way());
    let first = under_way.min_by_key(|payout| (payout.arrival_date, payout.created))?;
    let ours = known.iter().find(|ours| ours.stripe_payout == first.id.as_str());
    Some(ExpectedPayout {
        payout: ours.map(|ours| ours.id),
        amount: first.amount,
        currency: first.currency.clone(),
        status: first.status.into(),
        expected_at: first.arrival_date,
    })
}
