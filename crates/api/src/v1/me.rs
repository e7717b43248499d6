//! `GET /v1/me`

use actix_web::{get, web::Data};
use souk_persistence::users;

use super::auth::UserBody;
use crate::{
    State,
    extract::caller::SignedIn,
    problem::{Problem, problems},
    reply::Reply,
};

problems!(Problems:);

/// Who is signed in
#[utoipa::path(
    operation_id = "getMe",
    tag = "Accounts",
    description = "The user of the access token, with the roles they have now.",
    responses((status = 200, description = "The user.", body = UserBody), Problems),
    extensions(("x-access" = json!("u"))),
)]
#[get("/v1/me")]
pub(crate) async fn handler(state: Data<State>, caller: SignedIn) -> Result<Reply<UserBody>, Problem> {
    let id = caller.user.id;
    let roles = state.db.read(move |conn| users::roles(conn, id)).await?;
    Ok(Reply::ok(UserBody::new(caller.user, roles.seller)))
}
