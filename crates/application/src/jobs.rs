//! Work to be done later: what each kind of job is, and how it is done.
//!
//! A job is enqueued in the transaction of the fact that needs it, so it exists exactly when the
//! fact does. It names rows and holds no data; doing one twice is harmless.

use chrono::Duration;
use serde::{Deserialize, Serialize};
use souk_domain::{
    attempt::State as AttemptState,
    charge::{Flow, State},
    ids::{
        AnswerId, AttemptId, CardId, CardSetupId, ChargeId, CustomerId, InstructionId, JobId, NoticeId,
        RefundId, SellerId, TransferReversalId,
    },
    notice::Status,
};
use souk_persistence::{PgConnection, Scope, attempts, cards, charges, jobs, notices};
use souk_stripe_gateway::{self as stripe, Key, On};

use crate::{
    Application,
    charges::{
        drive::{Driver, lease},
        refresh::RefreshChargeError,
    },
    known::Known,
    sellers::make_account::MakeAccountError,
};

/// A job, with the rows it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Job {
    /// Go on with an attempt that nobody drives.
    DriveAttempt { attempt: AttemptId },
    /// Apply an event of the inbox.
    ApplyNotice { notice: NoticeId },
    /// Look at a charge again: its fee is not known yet.
    RefreshCharge { charge: ChargeId },
    /// Cancel the intent of a checkout that was taken back.
    CancelIntent { charge: ChargeId },
    /// Go on with an instruction that nobody carries out.
    DriveInstruction { instruction: InstructionId },
    /// Go on with a refund that nobody carries out.
    DriveRefund { refund: RefundId },
    /// Make a managed account that nobody knows to be there.
    MakeAccount { seller: SellerId },
    /// Look at a payout (`po_…`) of the seller's account.
    SyncPayout { seller: SellerId, payout: String },
    /// Compare the seller's recent payouts with what is known here.
    TakeInPayouts { seller: SellerId },
    /// Go on with an answer to a dispute that nobody carries out.
    DriveAnswer { answer: AnswerId },
    /// Take back from a seller what a lost dispute took.
    DriveReversal { reversal: TransferReversalId },
    /// Go on with a card that an operator puts on file and nobody looks after.
    DriveCardSetup { setup: CardSetupId },
    /// Cancel the SetupIntent of a card that is not to be kept any more.
    CancelCardSetup { setup: CardSetupId },
    /// Look after charges that nothing was heard of.
    Sweep,
    /// Detach a card wherever no consent covers it any more.
    RetireCard { card: CardId },
    /// Delete what Stripe knows of a customer who was erased.
    EraseCustomer { customer: CustomerId },
    /// Detach a card that was attached to be kept and then did not pay.
    DetachCard { payment_method: String },
}

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// For good.
    Done,
    /// Not yet; it is no failure.
    Later(Duration),
}

/// Why a job failed; it is tried again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JobError {
    /// In words that hold no personal data.
    #[error("{0}")]
    Failed(String),
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Job {
    /// The name that is stored and listed.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::DriveAttempt { .. } => "drive_attempt",
            Self::ApplyNotice { .. } => "apply_notice",
            Self::RefreshCharge { .. } => "refresh_charge",
            Self::CancelIntent { .. } => "cancel_intent",
            Self::DriveInstruction { .. } => "drive_instruction",
            Self::DriveRefund { .. } => "drive_refund",
            Self::MakeAccount { .. } => "make_account",
            Self::SyncPayout { .. } => "sync_payout",
            Self::TakeInPayouts { .. } => "take_in_payouts",
            Self::DriveAnswer { .. } => "drive_answer",
            Self::DriveReversal { .. } => "drive_reversal",
            Self::DriveCardSetup { .. } => "drive_card_setup",
            Self::CancelCardSetup { .. } => "cancel_card_setup",
            Self::Sweep => "sweep",
            Self::RetireCard { .. } => "retire_card",
            Self::EraseCustomer { .. } => "erase_customer",
            Self::DetachCard { .. } => "detach_card",
        }
    }

    /// Of two unfinished jobs with the same key one is enough.
    fn dedupe_key(&self) -> String {
        match self {
            Self::DriveAttempt { attempt } => format!("drive_attempt:{attempt}"),
            Self::ApplyNotice { notice } => format!("apply_notice:{notice}"),
            Self::RefreshCharge { charge } => format!("refresh_charge:{charge}"),
            Self::CancelIntent { charge } => format!("cancel_intent:{charge}"),
            Self::DriveInstruction { instruction } => format!("drive_instruction:{instruction}"),
            Self::DriveRefund { refund } => format!("drive_refund:{refund}"),
            Self::MakeAccount { seller } => format!("make_account:{seller}"),
            Self::SyncPayout { payout, .. } => format!("sync_payout:{payout}"),
            Self::TakeInPayouts { seller } => format!("take_in_payouts:{seller}"),
            Self::DriveAnswer { answer } => format!("drive_answer:{answer}"),
            Self::DriveReversal { reversal } => format!("drive_reversal:{reversal}"),
            Self::DriveCardSetup { setup } => format!("drive_card_setup:{setup}"),
            Self::CancelCardSetup { setup } => format!("cancel_card_setup:{setup}"),
            Self::Sweep => "sweep".into(),
            Self::RetireCard { card } => format!("retire_card:{card}"),
            Self::EraseCustomer { customer } => format!("erase_customer:{customer}"),
            Self::DetachCard { payment_method } => format!("detach_card:{payment_method}"),
        }
    }

    /// How often it is tried before an operator has to look.
    fn max_attempts(&self) -> i32 {
        match self {
            // An unknown outcome is never given up: it is asked for until Stripe says. Nor is what
            // somebody does not want to be known any more.
            Self::DriveAttempt { .. }
            | Self::DriveInstruction { .. }
            | Self::DriveRefund { .. }
            | Self::DriveAnswer { .. }
            | Self::DriveReversal { .. }
            | Self::MakeAccount { .. }
            | Self::DriveCardSetup { .. }
            | Self::CancelCardSetup { .. }
            | Self::Sweep
            | Self::RetireCard { .. }
            | Self::EraseCustomer { .. } => i32::MAX,
            _ => 25,
        }
    }

    /// A try has failed and another one follows: what waits for the job says so.
    pub(crate) fn failed(
        conn: &mut PgConnection,
        payload: &serde_json::Value,
        reason: &str,
    ) -> Result<(), souk_persistence::Error> {
        Self::tell(conn, payload, Status::Retrying, reason)
    }

    /// It was tried as often as it may be: what waits for the job waits for an operator now.
    pub(crate) fn died(
        conn: &mut PgConnection,
        payload: &serde_json::Value,
        reason: &str,
    ) -> Result<(), souk_persistence::Error> {
        Self::tell(conn, payload, Status::Dead, reason)
    }

    fn tell(
        conn: &mut PgConnection,
        payload: &serde_json::Value,
        status: Status,
        reason: &str,
    ) -> Result<(), souk_persistence::Error> {
        match serde_json::from_value(payload.clone()) {
            Ok(Self::ApplyNotice { notice }) => notices::set_status(conn, notice, status, Some(reason), None),
            _ => Ok(()),
        }
    }

    /// Writes the job down, to be done after `delay`.
    pub(crate) fn enqueue(
        &self,
        conn: &mut PgConnection,
        app: &Application,
        delay: Duration,
    ) -> Result<(), souk_persistence::Error> {
        let new = jobs::NewJob {
            id: JobId::generate(&*app.0.clock, &*app.0.randomness),
            kind: self.kind(),
            dedupe_key: Some(self.dedupe_key()),
            payload: serde_json::to_value(self).unwrap_or_default(),
            delay,
            max_attempts: self.max_attempts(),
        };
        jobs::enqueue(conn, &new).map(|_| ())
    }
}

/// Why a job was not put back.
#[derive(Debug, thiserror::Error)]
pub enum RetryJobError {
    /// No such job.
    #[error("there is no such job")]
    NotFound,
    /// It is not dead: it runs, will run, or is done.
    #[error("only a dead job can be retried")]
    NotDead,
    /// The database.
    #[error(transparent)]
    Database(#[from] souk_persistence::Error),
}

impl Application {
    /// Puts a dead job back into the queue.
    ///
    /// # Errors
    /// See [`RetryJobError`].
    pub async fn retry_job(&self, id: JobId) -> Result<jobs::Job, RetryJobError> {
        self.db()
            .transaction(move |conn| {
                let job = jobs::get(conn, id)?.ok_or(RetryJobError::NotFound)?;
                if job.status != jobs::Status::Dead {
                    return Err(RetryJobError::NotDead);
                }
                jobs::revive(conn, id)?;
                jobs::get(conn, id)?.ok_or(RetryJobError::NotFound)
            })
            .await
    }

    /// Does a job.
    pub(crate) async fn run(&self, job: Job) -> Result<Outcome, JobError> {
        match job {
            Job::DriveAttempt { attempt } => self.run_drive(attempt).await,
            Job::ApplyNotice { notice } => self.apply_notice(notice).await,
            Job::RefreshCharge { charge } => self.run_refresh(charge).await,
            Job::CancelIntent { charge } => self.run_cancel(charge).await,
            Job::DriveInstruction { instruction } => {
                ended(self.drive_instruction(instruction).await?.state.is_open())
            }
            Job::DriveRefund { refund } => ended(self.drive_refund(refund).await?.state.is_open()),
            Job::MakeAccount { seller } => self.run_make_account(seller).await,
            Job::SyncPayout { seller, payout } => self.run_sync_payout(seller, &payout).await,
            Job::TakeInPayouts { seller } => self.run_take_in_payouts(seller).await,
            Job::DriveAnswer { answer } => ended(self.drive_answer(answer).await?.state.is_open()),
            Job::DriveReversal { reversal } => ended(self.drive_reversal(reversal).await?.state.is_open()),
            Job::DriveCardSetup { setup } => {
                ended(self.drive_card_setup(setup).await?.setup.state.is_in_flight())
            }
            Job::CancelCardSetup { setup } => self.run_cancel_card_setup(setup).await,
            Job::Sweep => self.run_sweep().await,
            Job::RetireCard { card } => self.run_retire(card).await,
            Job::EraseCustomer { customer } => self.run_erase(customer).await,
            Job::DetachCard { payment_method } => self.run_detach(&payment_method).await,
        }
    }

    async fn run_drive(&self, id: AttemptId) -> Result<Outcome, JobError> {
        let begun = self
            .db()
            .transaction(move |conn| {
                let attempt = attempts::get(conn, id)?.known("attempts", id)?;
                if attempt.state != AttemptState::Pending {
                    return Ok::<_, souk_persistence::Error>(None);
                }
                let fence = attempts::lease(conn, id, lease())?;
                Ok(Some((attempt.progress, fence)))
            })
            .await?;
        let Some((before, fence)) = begun else {
            return Ok(Outcome::Done);
        };
        let Some(fence) = fence else {
            return Ok(Outcome::Later(Duration::seconds(5)));
        };
        let situation = self.drive(Driver::Worker, id, fence).await?;
        if situation.attempt.state != AttemptState::Pending {
            return Ok(Outcome::Done);
        }
        // What makes headway has not failed, and is not made to wait longer each time.
        if situation.attempt.progress != before {
            return Ok(Outcome::Later(Duration::seconds(1)));
        }
        Err(JobError::Failed("Stripe has not said yet how it ended".into()))
    }

    async fn run_make_account(&self, id: SellerId) -> Result<Outcome, JobError> {
        match self.make_account(id).await {
            Ok(_) => Ok(Outcome::Done),
            Err(MakeAccountError::Database(error)) => Err(error.into()),
            Err(MakeAccountError::Stripe(error)) => Err(JobError::Failed(error.to_string())),
        }
    }

    async fn run_refresh(&self, id: ChargeId) -> Result<Outcome, JobError> {
        match self.refresh_charge(id).await {
            Ok(intent) => {
                let settled = intent
                    .charge
                    .as_ref()
                    .is_some_and(|charge| charge.balance_transaction.is_some());
                // One that is not paid, the sweeper comes back to.
                let paid = intent.status == stripe::IntentStatus::Succeeded;
                Ok(if settled || !paid {
                    Outcome::Done
                } else {
                    Outcome::Later(Duration::seconds(30))
                })
            }
            Err(RefreshChargeError::NoIntent) => Ok(Outcome::Done),
            Err(RefreshChargeError::Database(error)) => Err(error.into()),
            Err(RefreshChargeError::Stripe(error)) => Err(JobError::Failed(error.to_string())),
        }
    }

    async fn run_cancel(&self, id: ChargeId) -> Result<Outcome, JobError> {
        let charge = self
            .db()
            .read(move |conn| charges::get(conn, id, &Scope::Everything)?.known("charges", id))
            .await?;
        if charge.state.is_paid() || charge.state == State::Canceled {
            return Ok(Outcome::Done);
        }
        let intent = charge
            .stripe_payment_intent
            .as_deref()
            .and_then(|intent| intent.parse().ok());
        let account = charge.stripe_account.parse::<stripe::AccountId>().ok();
        let (Some(intent), Some(account)) = (intent, account) else {
            return Ok(Outcome::Done);
        };
        let on = match charge.flow {
            Flow::Direct => On::Account(&account),
            Flow::Destination => On::Platform,
        };
        match self
            .stripe()
            .cancel_intent(on, &Key::of("charge", id, "cancel"), &intent)
            .await
        {
            Ok(intent) => {
                self.settle(id, intent).await?;
                Ok(Outcome::Done)
            }
            // Paid or canceled meanwhile: how it stands is what counts.
            Err(stripe::Error::Refused(_)) => self.run_refresh(id).await,
            Err(stripe::Error::AccountRevoked(_) | stripe::Error::NotFound(_)) => Ok(Outcome::Done),
            Err(error) => Err(JobError::Failed(error.to_string())),
        }
    }

    async fn run_detach(&self, payment_method: &str) -> Result<Outcome, JobError> {
        let Ok(card) = payment_method.parse::<stripe::PaymentMethodId>() else {
            return Ok(Outcome::Done);
        };
        // Two checkouts may have been paid with one card at the same moment, and the other keeps it.
        let (kept, livemode) = (payment_method.to_owned(), self.stripe().livemode());
        let kept = self
            .db()
            .read(move |conn| cards::by_payment_method(conn, &kept, livemode))
            .await?;
        if kept.is_some() {
            return Ok(Outcome::Done);
        }
        match self
            .stripe()
            .detach_card(On::Platform, &Key::of("card", &card, "detach"), &card)
            .await
        {
            // Refused: it is detached already.
            Ok(_) | Err(stripe::Error::Refused(_) | stripe::Error::NotFound(_)) => Ok(Outcome::Done),
            Err(error) => Err(JobError::Failed(error.to_string())),
        }
    }
}

/// How the job of something ends that Stripe may not have said the end of.
fn ended(is_open: bool) -> Result<Outcome, JobError> {
    if is_open {
        return Err(JobError::Failed("Stripe has not said yet how it ended".into()));
    }
    Ok(Outcome::Done)
}
