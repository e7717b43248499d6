//! A seller's recent payouts are compared with what is known here: when an account was connected,
//! and whenever somebody looks at its balance. What differs is looked at one by one.

use souk_domain::{
    ids::SellerId,
    payout::{Payout, PayoutSnapshot},
};
use souk_persistence::{PgConnection, Scope, payouts, sellers};
use souk_stripe_gateway::{self as stripe, AccountId};

use crate::{
    Application,
    jobs::{Job, JobError, Outcome},
    known::Known,
};

/// How old a payout may be that is taken in.
fn recent() -> chrono::Duration {
    chrono::Duration::days(90)
}

impl Application {
    /// The seller's payouts of the last ninety days, as Stripe has them: the newest hundred.
    pub(crate) async fn recent_payouts(
        &self,
        account: &AccountId,
    ) -> Result<Vec<stripe::Payout>, stripe::Error> {
        let page = self.stripe().list_payouts(account, self.now() - recent()).await?;
        Ok(page.payouts)
    }

    /// Sees to it that those payouts are looked at of which Stripe says something else than we;
    /// gives those that are known.
    pub(crate) fn compare_payouts(
        &self,
        conn: &mut PgConnection,
        seller: SellerId,
        stripes: &[stripe::Payout],
    ) -> Result<Vec<Payout>, souk_persistence::Error> {
        let ids: Vec<String> = stripes
            .iter()
            .map(|payout| payout.id.as_str().to_owned())
            .collect();
        let known = payouts::known(conn, &ids, self.stripe().livemode())?;
        for theirs in stripes {
            let ours = known.iter().find(|ours| ours.stripe_payout == theirs.id.as_str());
            if ours.is_none_or(|ours| differs(ours, theirs)) {
                let job = Job::SyncPayout {
                    seller,
                    payout: theirs.id.as_str().to_owned(),
                };
                job.enqueue(conn, self, chrono::Duration::zero())?;
            }
        }
        Ok(known)
    }

    pub(crate) async fn run_take_in_payouts(&self, seller: SellerId) -> Result<Outcome, JobError> {
        let found = self
            .db()
            .read(move |conn| sellers::get(conn, seller, &Scope::Everything)?.known("sellers", seller))
            .await?;
        let account = found
            .stripe_account
            .filter(|_| found.connection.is_connected())
            .and_then(|account| account.parse().ok());
        let Some(account) = account else {
            return Ok(Outcome::Done);
        };
        let payouts = match self.recent_payouts(&account).await {
            Ok(payouts) => payouts,
            Err(stripe::Error::AccountRevoked(_)) => return Ok(Outcome::Done),
            Err(error) => return Err(JobError::Failed(error.to_string())),
        };
        let app = self.clone();
        self.db()
            .transaction(move |conn| app.compare_payouts(conn, seller, &payouts))
            .await?;
        Ok(Outcome::Done)
    }
}

fn differs(ours: &Payout, theirs: &stripe::Payout) -> bool {
    let said = PayoutSnapshot::from(theirs);
    let mut after = ours.clone();
    after.wants_itemization() || after.apply(said, ours.updated_at).unwrap_or(false)
}
