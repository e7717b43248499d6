//! `POST /v1/notices/{id}/replay`

use actix_web::{post, web::Data};
use souk_application::ReplayError;
use souk_domain::ids::NoticeId;

use super::NoticeBody;
use crate::{
    State,
    extract::{caller::Operator, id::Id},
    problem::{
        Problem,
        code::{NOT_FOUND, NOTICE_NOT_REPLAYABLE},
        problems,
    },
    reply::Reply,
    v1::id,
};

problems!(Problems: NOTICE_NOT_REPLAYABLE);

/// Apply a notice again
///
/// Puts it back into the inbox. Applying one twice is harmless: an event is a hint to look at the
/// object again.
#[utoipa::path(
    operation_id = "replayNotice",
    tag = "Operations",
    params(("id" = id::Notice, Path, description = "The notice.")),
    responses((status = 200, description = "The notice, received again.", body = NoticeBody), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[post("/v1/notices/{id}/replay")]
pub(crate) async fn handler(
    state: Data<State>,
    _: Operator,
    Id(id): Id<NoticeId>,
) -> Result<Reply<NoticeBody>, Problem> {
    let notice = state.app.replay_notice(id).await?;
    Ok(Reply::ok(notice.into()))
}

impl From<ReplayError> for Problem {
    fn from(error: ReplayError) -> Self {
        match error {
            ReplayError::NotFound => NOT_FOUND.into(),
            ReplayError::Quarantined => NOTICE_NOT_REPLAYABLE.into(),
            ReplayError::Database(error) => error.into(),
        }
    }
}
