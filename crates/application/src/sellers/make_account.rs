//! A managed account is made at Stripe.
//!
//! That it is wanted is written down before Stripe is asked, together with the job that finishes
//! it if nobody else does; the call's key derives from our row, so asking twice makes one account.
//! When the key may be too old to be known, the accounts themselves are looked through first.

use chrono::Duration;
use souk_domain::{ids::SellerId, seller::Seller};
use souk_persistence::{PgConnection, Scope, sellers};
use souk_stripe_gateway::{self as stripe, Key, Metadata, NewAccount};

use super::observe::snapshot;
use crate::{Application, jobs::Job, known::Known};

/// Stripe keeps idempotency keys for at least 24 hours; we stop repeating a little earlier.
fn key_is_kept_for() -> Duration {
    Duration::hours(23)
}

/// How long the request that wants the account has before the worker looks. When both ask at the
/// same moment, Stripe lets one of them wait.
fn head_start() -> Duration {
    Duration::seconds(5)
}

/// Why there is no account yet.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MakeAccountError {
    /// Stripe did not say; the worker asks again.
    #[error(transparent)]
    Stripe(stripe::Error),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Writes down that this seller wants an account, with the job that gets it. False when it does
    /// not, or has one.
    pub(crate) fn want_account(
        &self,
        conn: &mut PgConnection,
        seller: &mut Seller,
    ) -> Result<bool, souk_persistence::Error> {
        if !seller.ask_for_account(self.now()) {
            return Ok(false);
        }
        Job::MakeAccount { seller: seller.id }.enqueue(conn, self, head_start())?;
        Ok(true)
    }

    /// Makes the account that was written down as wanted, unless it is there. A refusal of Stripe's
    /// is no error: the seller says so then.
    pub(crate) async fn make_account(&self, id: SellerId) -> Result<Seller, MakeAccountError> {
        let seller = self
            .db()
            .read(move |conn| sellers::get(conn, id, &Scope::Everything)?.known("sellers", id))
            .await?;
        if !seller.account_is_due() {
            return Ok(seller);
        }
        let made = match self.ask_for_account(&seller).await {
            Ok(account) => Ok(account),
            Err(stripe::Error::Refused(refusal)) => {
                log::warn!("{id}: Stripe refused to make an account: {refusal}");
                Err(refusal.message.clone())
            }
            Err(error) => return Err(MakeAccountError::Stripe(error)),
        };
        let app = self.clone();
        let tries = seller.account_refusals;
        let seller = self
            .db()
            .transaction(move |conn| {
                let mut seller = sellers::lock(conn, id)?.known("sellers", id)?;
                // Somebody else was quicker: with the same key they have the same answer.
                if !seller.account_is_due() || seller.account_refusals != tries {
                    return Ok::<_, souk_persistence::Error>(seller);
                }
                match &made {
                    Ok(account) => seller.observe(snapshot(account), app.now()),
                    Err(reason) => seller.refuse_account(reason.clone(), app.now()),
                }
                // Whoever looked before this moment has seen no account.
                seller.sync_seq = sellers::begin_sync(conn, id)?;
                sellers::update(conn, &seller)?;
                Ok(seller)
            })
            .await?;
        Ok(seller)
    }

    async fn ask_for_account(&self, seller: &Seller) -> Result<stripe::Account, stripe::Error> {
        let asked_at = seller.account_asked_at.unwrap_or(seller.created_at);
        if self.now() - asked_at >= key_is_kept_for() {
            let since = asked_at - Duration::hours(1);
            let id = seller.id.to_string();
            let found = self
                .stripe()
                .find_accounts_by_metadata(since, "souk_seller", &id)
                .await?;
            if let Some(account) = found.into_iter().next() {
                return Ok(account);
            }
        }
        // Country and metadata do not change while it is wanted, so the same key is the same call.
        let key = Key::of(
            "seller",
            seller.id,
            &format!("account-{}", seller.account_refusals),
        );
        let new = NewAccount {
            country: seller.country.as_str().to_owned(),
            metadata: Metadata::default().with("souk_seller", seller.id),
        };
        self.stripe().create_account(&key, &new).await
    }
}
