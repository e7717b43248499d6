//! `GET /healthz` and `GET /readyz`

use actix_web::{get, web::Data};
use serde::Serialize;
use souk_persistence::pending_migrations;
use utoipa::ToSchema;

use crate::{
    State,
    problem::{Problem, problems},
    reply::Reply,
};

/// That the process answers.
#[derive(Serialize, ToSchema)]
#[schema(as = Health)]
pub(crate) struct HealthBody {
    /// Always `ok`.
    #[schema(example = "ok")]
    status: &'static str,
}

problems!(Problems:);

/// Does the process answer?
#[utoipa::path(
    operation_id = "getHealth",
    tag = "Machines",
    description = "Touches nothing: for whoever restarts processes that hang.",
    responses((status = 200, description = "It does.", body = HealthBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[get("/healthz")]
pub(crate) async fn live() -> Reply<HealthBody> {
    Reply::ok(HealthBody { status: "ok" })
}

problems!(ReadyProblems: UNAVAILABLE);

/// Can the process serve?
#[utoipa::path(
    operation_id = "getReadiness",
    tag = "Machines",
    description = "Whether the database answers and is migrated, and this process's worker, if it has one, looks after its jobs: for whoever sends traffic.",
    responses((status = 200, description = "It can.", body = HealthBody), ReadyProblems),
    extensions(("x-access" = json!("n"))),
)]
#[get("/readyz")]
pub(crate) async fn ready(state: Data<State>) -> Result<Reply<HealthBody>, Problem> {
    let pending = state.db.read(pending_migrations).await?;
    if pending > 0 {
        return Err(Problem::unavailable(
            5,
            format!("{pending} migrations are pending"),
        ));
    }
    if state.worker.as_ref().is_some_and(|worker| !worker.beats()) {
        return Err(Problem::unavailable(
            5,
            "The worker does not look after its jobs.",
        ));
    }
    Ok(Reply::ok(HealthBody { status: "ok" }))
}
