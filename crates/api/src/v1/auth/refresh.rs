//! `POST /v1/auth/refresh`

use actix_web::{HttpRequest, post, web::Data};
use souk_application::RefreshError;

use super::SessionBody;
use crate::{
    State, cookie,
    extract::{address::Address, origin::KnownOrigin},
    problem::{Problem, code::REFRESH_TOKEN_INVALID, problems},
    reply::Reply,
};

problems!(Problems: REFRESH_TOKEN_INVALID, ORIGIN_NOT_ALLOWED, RATE_LIMITED);

/// Stay signed in
///
/// Changes the refresh cookie for its successor and gives a fresh access token. The same cookie
/// again within ten seconds gives the same successor (two tabs, a lost reply); later than that it
/// counts as stolen, and the whole session ends.
#[utoipa::path(
    operation_id = "refresh",
    tag = "Accounts",
    responses((status = 200, description = "Still signed in.", body = SessionBody,
        headers(("Set-Cookie" = String, description = "The next refresh token."))), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/auth/refresh")]
pub(crate) async fn handler(
    state: Data<State>,
    _: KnownOrigin,
    address: Address,
    request: HttpRequest,
) -> Result<Reply<SessionBody>, Problem> {
    state.limits.refresh(address)?;
    let token = cookie::refresh_token(&state.config, &request).ok_or(REFRESH_TOKEN_INVALID)?;
    let signed_in = state.app.refresh(token).await?;
    super::signed_in(&state, signed_in).await
}

impl From<RefreshError> for Problem {
    fn from(error: RefreshError) -> Self {
        match error {
            RefreshError::Ended => REFRESH_TOKEN_INVALID.into(),
            RefreshError::Reused => Self::new(REFRESH_TOKEN_INVALID)
                .detail("An old refresh token was used again: the session was ended. Sign in again."),
            RefreshError::Database(error) => error.into(),
        }
    }
}
