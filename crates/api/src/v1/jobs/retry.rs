//! `POST /v1/jobs/{id}/retry`

use actix_web::{post, web::Data};
use souk_application::RetryJobError;
use souk_domain::ids::JobId;

use super::JobBody;
use crate::{
    State,
    extract::{caller::Operator, id::Id},
    problem::{
        Problem,
        code::{JOB_NOT_RETRYABLE, NOT_FOUND},
        problems,
    },
    reply::Reply,
    v1::id,
};

problems!(Problems: JOB_NOT_RETRYABLE);

/// Put a dead job back into the queue
#[utoipa::path(
    operation_id = "retryJob",
    tag = "Operations",
    description = "A job that failed too often is tried again from the start. Only dead jobs can be retried.",
    params(("id" = id::Job, Path, description = "The job.")),
    responses((status = 200, description = "The job, queued again.", body = JobBody), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[post("/v1/jobs/{id}/retry")]
pub(crate) async fn handler(
    state: Data<State>,
    _: Operator,
    Id(id): Id<JobId>,
) -> Result<Reply<JobBody>, Problem> {
    let job = state.app.retry_job(id).await?;
    Ok(Reply::ok(job.into()))
}

impl From<RetryJobError> for Problem {
    fn from(error: RetryJobError) -> Self {
        match error {
            RetryJobError::NotFound => NOT_FOUND.into(),
            RetryJobError::NotDead => JOB_NOT_RETRYABLE.into(),
            RetryJobError::Database(error) => error.into(),
        }
    }
}
