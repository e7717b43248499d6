//! The worker: takes due jobs out of Postgres and does them.
//!
//! Any number of workers run side by side: a job is claimed with SKIP LOCKED and a lease by the
//! database's clock, and a worker that lost its lease can change nothing of the job any more. A
//! worker that dies leaves its jobs to be claimed again when their lease ends.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use souk_persistence::jobs;
use tokio::{sync::watch, task::JoinSet};

use crate::{
    Application,
    jobs::{Job, JobError, Outcome},
};

/// Longer than the longest job: a charge with all its steps at Stripe.
fn lease() -> chrono::Duration {
    chrono::Duration::minutes(5)
}
/// Jobs at a time.
const AT_ONCE: i64 = 4;
/// How long to wait when there was nothing to do.
const IDLE: Duration = Duration::from_millis(250);

/// A worker that has not looked at the queue for this long is stuck or gone.
const SILENCE: Duration = Duration::from_secs(15);

/// When a worker last looked at the queue: for whoever asks whether this process does its jobs.
#[derive(Debug, Clone)]
pub struct Pulse(Arc<Mutex<Instant>>);

impl Default for Pulse {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }
}

impl Pulse {
    fn beat(&self) {
        if let Ok(mut last) = self.0.lock() {
            *last = Instant::now();
        }
    }

    /// Whether the worker looked at the queue within the last fifteen seconds, or was started then.
    #[must_use]
    pub fn beats(&self) -> bool {
        self.0.lock().is_ok_and(|last| last.elapsed() < SILENCE)
    }
}

/// Works until `stop` says so, and then ends what it is at.
pub async fn work(app: Application, pulse: Pulse, mut stop: watch::Receiver<bool>) {
    let mut sweeps = false;
    let mut at_work = JoinSet::new();
    while !*stop.borrow() {
        pulse.beat();
        if !sweeps {
            sweeps = begin_to_sweep(&app).await;
        }
        let free = AT_ONCE - i64::try_from(at_work.len()).unwrap_or(AT_ONCE);
        let claimed = match app
            .db()
            .transaction(move |conn| jobs::claim(conn, free, lease()))
            .await
        {
            Ok(claimed) => claimed,
            Err(error) => {
                log::warn!("no jobs could be claimed: {error}");
                Vec::new()
            }
        };
        let idle = claimed.is_empty();
        for job in claimed {
            let app = app.clone();
            at_work.spawn(async move { do_one(&app, job).await });
        }
        while at_work.try_join_next().is_some() {}
        let full = i64::try_from(at_work.len()).unwrap_or(AT_ONCE) >= AT_ONCE;
        tokio::select! {
            _ = stop.changed() => {}
            _ = at_work.join_next(), if full => {}
            () = tokio::time::sleep(SILENCE / 3), if full => {}
            () = tokio::time::sleep(IDLE), if idle && !full => {}
            () = std::future::ready(()), if !idle && !full => {}
        }
    }
    while at_work.join_next().await.is_some() {}
}

/// The sweeper is a job that is never done: one for all workers, put back each time. It is written
/// down by whichever worker starts, and found there by the others.
async fn begin_to_sweep(app: &Application) -> bool {
    let sweeper = app.clone();
    let begun = app
        .db()
        .transaction(move |conn| Job::Sweep.enqueue(conn, &sweeper, chrono::Duration::zero()))
        .await;
    if let Err(error) = &begun {
        log::warn!("the sweeper was not begun: {error}");
    }
    begun.is_ok()
}

async fn do_one(app: &Application, claimed: jobs::Job) {
    let (id, fence, kind) = (claimed.id, claimed.fence, claimed.kind.clone());
    let outcome = match serde_json::from_value::<Job>(claimed.payload.clone()) {
        Ok(job) => app.run(job).await,
        Err(error) => Err(JobError::Failed(format!("not a job that is known: {error}"))),
    };
    let result = match &outcome {
        Ok(Outcome::Done) => "done",
        Ok(Outcome::Later(_)) => "later",
        Err(_) => "failed",
    };
    metrics::counter!("souk_jobs_total", "kind" => kind.clone(), "result" => result).increment(1);
    let saved = app
        .db()
        .transaction(move |conn| match &outcome {
            Ok(Outcome::Done) => jobs::complete(conn, id, fence),
            Ok(Outcome::Later(delay)) => jobs::postpone(conn, id, fence, *delay),
            Err(error) => {
                let reason = error.to_string();
                log::warn!("job {kind} {id}, attempt {}: {reason}", claimed.attempts);
                let status = jobs::retry(conn, id, fence, backoff(claimed.attempts, id), &reason)?;
                if status == Some(jobs::Status::Dead) {
                    log::error!("job {kind} {id} is dead after {} attempts", claimed.attempts);
                    Job::died(conn, &claimed.payload, &reason)?;
                } else if status.is_some() {
                    Job::failed(conn, &claimed.payload, &reason)?;
                }
                Ok(status.is_some())
            }
        })
        .await;
    match saved {
        Ok(true) => {}
        Ok(false) => log::info!("job {id}: somebody else has it now"),
        Err(error) => log::warn!("job {id} could not be saved: {error}"),
    }
}

/// 1, 2, 4 … seconds, at most ten minutes, and up to a quarter more, spread by the job's id.
fn backoff(attempts: i32, id: souk_domain::ids::JobId) -> chrono::Duration {
    use souk_domain::ids::Id;
    let doubled = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or(0);
    let seconds = 2_i64.saturating_pow(doubled).min(600);
    let spread = i64::from(id.uuid().as_bytes()[15]);
    chrono::Duration::milliseconds(seconds * 1_000 + seconds * 250 * spread / 256)
}
