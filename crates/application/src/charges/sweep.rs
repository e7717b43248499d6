//! The sweeper: looks after charges, and cards put on file, that are on their way and of which nothing was heard for a
//! while. A webhook may have been lost, a job may have died, a buyer may have closed the tab at
//! their bank's page.
//!
//! It decides nothing about money: it has Stripe asked again, has an attempt driven on, or has an
//! intent canceled that nobody came back to. What became of it is Stripe's word, as always.

use chrono::Duration;
use souk_domain::{
    attempt::ActionLink,
    charge::State,
    checkout::{self, Status},
    ids::ChargeId,
};
use souk_persistence::{PgConnection, attempts, charges, checkouts, wallets};

use super::{drive::latest, settle::lock_with_checkout};
use crate::{
    Application,
    jobs::{Job, JobError, Outcome},
    known::Known,
};

/// How often the sweeper comes round: by the database's clock, as all jobs.
fn rounds() -> Duration {
    Duration::seconds(5)
}

/// How long a charge may be silent before it is looked at, and how long until the next look.
fn silence() -> Duration {
    Duration::minutes(10)
}

/// At most so many in one round.
const AT_ONCE: i64 = 100;

/// The states that a charge does not stay in.
const ON_ITS_WAY: [State; 6] = [
    State::Created,
    State::IntentCreated,
    State::Submitted,
    State::RequiresAction,
    State::Processing,
    State::Unknown,
];

impl Application {
    /// Comes round once.
    pub(crate) async fn run_sweep(&self) -> Result<Outcome, JobError> {
        let now = self.now();
        let stuck = self
            .db()
            .transaction(move |conn| {
                wallets::forget_expired(conn, now)?;
                charges::take_stuck(conn, &ON_ITS_WAY, now - silence(), now, AT_ONCE)
            })
            .await?;
        for charge in stuck {
            let app = self.clone();
            self.db()
                .transaction(move |conn| app.look_after(conn, charge))
                .await?;
        }
        self.sweep_card_setups(silence()).await?;
        self.take_back_again().await?;
        Ok(Outcome::Later(rounds()))
    }

    fn look_after(&self, conn: &mut PgConnection, id: ChargeId) -> Result<(), souk_persistence::Error> {
        let charge = lock_with_checkout(conn, id)?;
        if let Some(attempt) = attempts::in_flight(conn, id)? {
            return Job::DriveAttempt { attempt: attempt.id }.enqueue(conn, self, Duration::zero());
        }
        let job = match charge.state {
            State::RequiresAction if self.is_given_up(conn, &charge)? => {
                log::info!("{id}: nobody came back to the bank's question");
                Job::CancelIntent { charge: id }
            }
            State::RequiresAction | State::Processing | State::Unknown | State::Submitted => {
                Job::RefreshCharge { charge: id }
            }
            _ => return Ok(()),
        };
        job.enqueue(conn, self, Duration::zero())
    }

    /// Whether nobody will finish the authentication any more: its page or its checkout has
    /// expired, or it has been open for as long as such a page would be. A checkout that never
    /// expires is closed then, so that nobody begins to pay it while its intent is being canceled.
    fn is_given_up(
        &self,
        conn: &mut PgConnection,
        charge: &souk_domain::charge::Charge,
    ) -> Result<bool, souk_persistence::Error> {
        let now = self.now();
        if let Some(action) = latest(conn, charge.id)?.and_then(|latest| latest.action) {
            return Ok(!action.is_open(now));
        }
        let too_long = now - charge.updated_at >= ActionLink::lifetime();
        let Some(id) = charge.checkout else {
            return Ok(too_long);
        };
        let checkout = checkouts::lock(conn, id)?.known("checkouts", id)?;
        let open = checkout.status(now) == Status::Open;
        if open && too_long {
            checkouts::set_state(conn, id, checkout::State::Canceled)?;
        }
        Ok(!open || too_long)
    }
}
