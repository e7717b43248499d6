//! `POST /v1/auth/logout`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};

use crate::{
    State, cookie,
    extract::origin::KnownOrigin,
    problem::{Problem, problems},
};

problems!(Problems: ORIGIN_NOT_ALLOWED);

/// Sign out
///
/// Ends the session of the refresh cookie; its access tokens end with it, at once. Without a
/// cookie, or with one that is no longer good, nothing is left to do and the answer is the same.
#[utoipa::path(
    operation_id = "logout",
    tag = "Accounts",
    responses((status = 204, description = "Signed out.",
        headers(("Set-Cookie" = String, description = "Removes the refresh token."))), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/auth/logout")]
pub(crate) async fn handler(
    state: Data<State>,
    _: KnownOrigin,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    if let Some(token) = cookie::refresh_token(&state.config, &request) {
        state.app.logout(token).await?;
    }
    Ok(HttpResponse::NoContent()
        .cookie(cookie::removal(&state.config))
        .finish())
}
