//! `GET /v1/jobs`

use actix_web::{get, web::Data};
use souk_persistence::jobs;
use utoipa::IntoParams;

use super::{JobBody, JobStatus};
use crate::{
    State,
    extract::{
        caller::Operator,
        list::{Filter, List, PageParameters, Parameters},
    },
    problem::{
        Problem,
        code::{TEXT_TOO_LONG, UNKNOWN_VALUE},
        problems,
    },
    reply::Reply,
    v1::page::PageBody,
};

/// Which jobs.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct JobFilter {
    /// Only those that stand like this.
    status: Option<JobStatus>,
    /// Only those of this kind.
    #[param(max_length = 100, example = "apply_notice")]
    kind: Option<String>,
}

impl Filter for JobFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self {
            status: parameters.parse("status", UNKNOWN_VALUE),
            kind: parameters.bounded("kind", 100, TEXT_TOO_LONG),
        }
    }
}

problems!(Problems: UNKNOWN_VALUE, TEXT_TOO_LONG);

/// List jobs
///
/// The work that is to be done or was done, newest first.
#[utoipa::path(
    operation_id = "listJobs",
    tag = "Operations",
    params(PageParameters, JobFilter),
    responses((status = 200, description = "A page, newest first.", body = PageBody<JobBody>), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[get("/v1/jobs")]
pub(crate) async fn handler(
    state: Data<State>,
    _: Operator,
    list: List<JobFilter>,
) -> Result<Reply<PageBody<JobBody>>, Problem> {
    let status = list.filter.status.map(Into::into);
    let page = state
        .db
        .read(move |conn| jobs::list(conn, status, list.filter.kind.as_deref(), list.page))
        .await?;
    Ok(Reply::ok(PageBody::new(page, JobBody::from)))
}
