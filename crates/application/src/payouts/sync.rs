//! A payout is looked at: how it stands, and what it paid out once Stripe says.

use souk_domain::{
    Money,
    ids::{PayoutId, SellerId},
    payout::{ItemKind, Itemization, Part, Payout, PayoutItem, PayoutSnapshot},
};
use souk_persistence::{PgConnection, Scope, payouts, sellers};
use souk_stripe_gateway::{self as stripe, AccountId, Movement};

use crate::{
    Application,
    jobs::{Job, JobError, Outcome},
    known::Known,
};

/// Why a payout was not looked at.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SyncPayoutError {
    /// Stripe knows no such payout, or the account is not connected any more: there is nothing to look at.
    #[error("the payout cannot be looked at any more: {0}")]
    Gone(&'static str),
    /// What Stripe says cannot be kept.
    #[error("the payout makes no sense: {0}")]
    Senseless(&'static str),
    /// Stripe did not say; try again.
    #[error(transparent)]
    Stripe(stripe::Error),
    /// Somebody else looked after us.
    #[error("somebody else is looking at the payout")]
    Overtaken,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

/// How often somebody who is overtaken looks in all.
const LOOKS: u32 = 5;

/// How long after the day on which a payout should arrive it is looked at, if no event came.
fn patience() -> chrono::Duration {
    chrono::Duration::hours(36)
}

/// What Stripe said.
struct Seen {
    payout: stripe::Payout,
    account: AccountId,
    /// What it paid out, when that was asked for.
    movements: Option<Vec<Movement>>,
}

impl Application {
    /// Fetches a payout (`po_…`) of the seller's account and saves what Stripe says, also when it
    /// was not known. An older snapshot never overwrites a newer one.
    pub(crate) async fn sync_payout(
        &self,
        seller: SellerId,
        payout: &stripe::PayoutId,
    ) -> Result<(), SyncPayoutError> {
        for _ in 1..LOOKS {
            match self.look_at_payout(seller, payout).await {
                Err(SyncPayoutError::Overtaken) => {}
                looked => return looked,
            }
        }
        self.look_at_payout(seller, payout).await
    }

    async fn look_at_payout(
        &self,
        seller: SellerId,
        payout: &stripe::PayoutId,
    ) -> Result<(), SyncPayoutError> {
        let (id, livemode) = (payout.as_str().to_owned(), self.stripe().livemode());
        let (known, account) = self
            .db()
            .transaction(move |conn| {
                let known = payouts::begin_sync(conn, &id, livemode)?;
                let seller = sellers::get(conn, seller, &Scope::Everything)?.known("sellers", seller)?;
                let account = known
                    .as_ref()
                    .map(|(payout, _)| payout.stripe_account.clone())
                    .or(seller.stripe_account);
                Ok::<_, souk_persistence::Error>((known, account))
            })
            .await?;
        let account: AccountId = account
            .and_then(|account| account.parse().ok())
            .ok_or(SyncPayoutError::Gone("the seller has no account"))?;
        let itemized = known
            .as_ref()
            .is_some_and(|(payout, _)| payout.itemized_at.is_some());
        let seen = self.see_payout(account, payout, itemized).await?;
        let seq = known.map(|(payout, seq)| (payout.id, seq));
        let app = self.clone();
        self.db()
            .transaction(move |conn| match seq {
                Some((id, seq)) => app.save_known_payout(conn, id, seq, &seen),
                None => app.save_new_payout(conn, seller, &seen),
            })
            .await
    }

    pub(crate) async fn run_sync_payout(&self, seller: SellerId, payout: &str) -> Result<Outcome, JobError> {
        let Ok(payout) = payout.parse() else {
            return Ok(Outcome::Done);
        };
        match self.sync_payout(seller, &payout).await {
            Ok(()) | Err(SyncPayoutError::Gone(_)) => Ok(Outcome::Done),
            Err(SyncPayoutError::Overtaken) => Ok(Outcome::Later(chrono::Duration::seconds(5))),
            Err(SyncPayoutError::Database(error)) => Err(error.into()),
            Err(error) => Err(JobError::Failed(error.to_string())),
        }
    }

    async fn see_payout(
        &self,
        account: AccountId,
        id: &stripe::PayoutId,
        itemized: bool,
    ) -> Result<Seen, SyncPayoutError> {
        let payout = self
            .stripe()
            .retrieve_payout(&account, id)
            .await
            .map_err(|error| match error {
                stripe::Error::NotFound(_) => SyncPayoutError::Gone("Stripe knows no such payout"),
                stripe::Error::AccountRevoked(_) => {
                    SyncPayoutError::Gone("the account is not connected any more")
                }
                error => SyncPayoutError::Stripe(error),
            })?;
        let told = PayoutSnapshot::from(&payout).itemization == Itemization::Completed;
        let mut movements = None;
        if told && !itemized {
            let (mut all, mut after) = (Vec::new(), None);
            loop {
                let page = self.stripe().list_paid_out(&account, id, after.as_ref()).await;
                let page = page.map_err(SyncPayoutError::Stripe)?;
                all.extend(page.movements);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            movements = Some(all);
        }
        Ok(Seen {
            payout,
            account,
            movements,
        })
    }

    fn save_new_payout(
        &self,
        conn: &mut PgConnection,
        seller: SellerId,
        seen: &Seen,
    ) -> Result<(), SyncPayoutError> {
        let said = PayoutSnapshot::from(&seen.payout);
        let currency = seen.payout.currency.parse();
        let currency = currency.map_err(|_| SyncPayoutError::Senseless("a currency that is not known"))?;
        let now = self.now();
        let mut payout = Payout {
            id: PayoutId::generate(&*self.0.clock, &*self.0.randomness),
            seller,
            stripe_account: seen.account.as_str().to_owned(),
            stripe_payout: seen.payout.id.as_str().to_owned(),
            money: Money::new(seen.payout.amount, currency),
            status: said.status,
            automatic: seen.payout.automatic,
            instant: seen.payout.method == "instant",
            expected_at: said.expected_at,
            returned_at: said.status.is_returned().then_some(now),
            failure: said.failure,
            itemization: said.itemization,
            itemized_at: None,
            ours: Part::default(),
            outside: Part::default(),
            livemode: self.stripe().livemode(),
            created_at: seen.payout.created,
            updated_at: now,
        };
        let items = self.itemize(conn, &mut payout, seen)?;
        match payouts::insert(conn, &payout) {
            Err(error) if error.is_conflict(payouts::STRIPE_PAYOUT_UNIQUE) => {
                return Err(SyncPayoutError::Overtaken);
            }
            inserted => inserted?,
        }
        self.keep_items(conn, &payout, items)
    }

    fn save_known_payout(
        &self,
        conn: &mut PgConnection,
        id: PayoutId,
        seq: i64,
        seen: &Seen,
    ) -> Result<(), SyncPayoutError> {
        // Locked first, so that nobody can begin to look between this question and the answer.
        let mut payout = payouts::lock(conn, id)?.known("payouts", id)?;
        if payouts::sync_seq(conn, id)? != seq {
            return Err(SyncPayoutError::Overtaken);
        }
        if let Err(contradiction) = payout.apply(PayoutSnapshot::from(&seen.payout), self.now()) {
            log::error!("{id}: {contradiction}; nothing was changed");
            metrics::counter!("souk_payout_contradictions_total").increment(1);
            return Ok(());
        }
        let items = self.itemize(conn, &mut payout, seen)?;
        payouts::update(conn, &payout)?;
        self.keep_items(conn, &payout, items)
    }

    /// Tells our charges from everything else that was paid out: of that only sums are kept.
    fn itemize(
        &self,
        conn: &mut PgConnection,
        payout: &mut Payout,
        seen: &Seen,
    ) -> Result<Option<Vec<PayoutItem>>, SyncPayoutError> {
        let Some(movements) = &seen.movements else {
            return Ok(None);
        };
        let about: Vec<String> = movements
            .iter()
            .filter_map(|movement| Some(movement.charge.as_ref()?.as_str().to_owned()))
            .collect();
        let ours = payouts::charges_among(conn, &payout.stripe_account, &about, payout.livemode)?;
        let (mut items, mut outside) = (Vec::new(), Part::default());
        for movement in movements {
            let Movement {
                transaction, charge, ..
            } = movement;
            match charge.as_ref().and_then(|charge| ours.get(charge.as_str())) {
                Some(charge) => items.push(PayoutItem {
                    balance_transaction: transaction.id.as_str().to_owned(),
                    kind: kind_of(movement),
                    charge: *charge,
                    amount: transaction.amount,
                    fee: transaction.fee,
                    created_at: transaction.created,
                }),
                None => {
                    outside = outside
                        .with(transaction.amount, transaction.fee)
                        .ok_or(TOO_LARGE)?;
                }
            }
        }
        if payout.itemize(&items, outside, self.now()) {
            Ok(Some(items))
        } else {
            Err(TOO_LARGE)
        }
    }

    /// Keeps the items, and sees to it that a payout whose end nobody tells is looked at.
    fn keep_items(
        &self,
        conn: &mut PgConnection,
        payout: &Payout,
        items: Option<Vec<PayoutItem>>,
    ) -> Result<(), SyncPayoutError> {
        if let Some(items) = items {
            payouts::set_items(conn, payout.id, &items)?;
        }
        let unfinished = payout.status.is_under_way() || payout.itemization == Itemization::InProgress;
        if unfinished {
            let wait = (payout.expected_at - self.now()).max(chrono::Duration::zero()) + patience();
            let job = Job::SyncPayout {
                seller: payout.seller,
                payout: payout.stripe_payout.clone(),
            };
            job.enqueue(conn, self, wait)?;
        }
        Ok(())
    }
}

const TOO_LARGE: SyncPayoutError = SyncPayoutError::Senseless("sums beyond what can be counted");

/// What Stripe calls it (docs.stripe.com/reports/balance-transaction-types), in our words.
fn kind_of(movement: &Movement) -> ItemKind {
    match movement.transaction.type_.as_str() {
        "charge" | "payment" => ItemKind::Charge,
        "refund" | "refund_failure" | "payment_refund" | "payment_failure_refund" | "payment_reversal" => {
            ItemKind::Refund
        }
        // Others give back of the marketplace's fee.
        "adjustment" if movement.by_dispute => ItemKind::Dispute,
        _ => ItemKind::Other,
    }
}
