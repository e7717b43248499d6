//! The job queue, for operators.

pub(crate) mod list;
pub(crate) mod retry;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::ids::JobId;
use souk_persistence::jobs::{self, Job};
use utoipa::ToSchema;

use super::{id, wire::wire_enum};

wire_enum! {
    /// Where a job stands.
    JobStatus as JobStatus = jobs::Status {
        /// Waits for its time, or for a worker.
        Ready,
        /// A worker has it.
        Running,
        /// Done.
        Done,
        /// Failed too often; an operator can retry it.
        Dead,
    }
}

/// Work to be done later.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
pub(crate) struct JobBody {
    #[schema(value_type = id::Job)]
    id: JobId,
    #[schema(example = "drive_attempt")]
    kind: String,
    status: JobStatus,
    /// How often it was tried.
    #[schema(example = 0)]
    attempts: i32,
    /// When it is done at the earliest.
    run_at: DateTime<Utc>,
    /// Why the last try failed.
    #[schema(required)]
    last_error: Option<String>,
    created_at: DateTime<Utc>,
    #[schema(required)]
    finished_at: Option<DateTime<Utc>>,
}

impl From<Job> for JobBody {
    fn from(job: Job) -> Self {
        Self {
            id: job.id,
            kind: job.kind,
            status: job.status.into(),
            attempts: job.attempts,
            run_at: job.run_at,
            last_error: job.last_error,
            created_at: job.created_at,
            finished_at: job.finished_at,
        }
    }
}
