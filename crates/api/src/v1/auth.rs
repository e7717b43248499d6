//! Accounts of people: registering, signing in, staying signed in, signing out.

pub(crate) mod login;
pub(crate) mod logout;
pub(crate) mod refresh;
pub(crate) mod register;

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_application::SignedIn;
use souk_domain::{ids::UserId, user::User};
use souk_persistence::users;
use utoipa::ToSchema;

use super::id;
use crate::{State, cookie, problem::Problem, reply::Reply, tokens};

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Runs the marketplace.
    Operator,
    /// Owns at least one seller.
    Seller,
}

/// A person who signs in.
#[derive(Serialize, ToSchema)]
#[schema(as = User)]
pub(crate) struct UserBody {
    #[schema(value_type = id::User)]
    id: UserId,
    /// As it was typed.
    #[schema(example = "ann@example.com", format = "email")]
    email: String,
    /// How they want to be called.
    #[schema(example = "Ann Archer")]
    name: String,
    /// What they may do. Empty for somebody who has made no seller yet.
    #[schema(example = json!(["seller"]))]
    roles: Vec<Role>,
    /// When they registered.
    created_at: DateTime<Utc>,
}

impl UserBody {
    /// A user as clients read them.
    pub(crate) fn new(user: User, owns_a_seller: bool) -> Self {
        let roles = [(user.operator, Role::Operator), (owns_a_seller, Role::Seller)];
        Self {
            id: user.id,
            email: user.email.as_str().to_owned(),
            name: user.name,
            roles: roles
                .into_iter()
                .filter_map(|(has, role)| has.then_some(role))
                .collect(),
            created_at: user.created_at,
        }
    }
}

/// What a sign-in gives: an access token for the next ten minutes. The refresh token comes beside
/// it, in an HttpOnly cookie.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(crate) struct SessionBody {
    /// Goes into `Authorization: Bearer …`. A JWT; keep it in memory only.
    #[schema(example = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSIsImtpZCI6Il…")]
    access_token: String,
    /// Always `Bearer`.
    #[schema(example = "Bearer")]
    token_type: &'static str,
    /// Seconds until the access token expires.
    #[schema(example = 600)]
    expires_in: i64,
    user: UserBody,
}

/// The reply to whoever signed in or stays signed in.
async fn signed_in(state: &State, signed_in: SignedIn) -> Result<Reply<SessionBody>, Problem> {
    let id = signed_in.user.id;
    let roles = state.db.read(move |conn| users::roles(conn, id)).await?;
    let access_token = state
        .tokens
        .mint(id, signed_in.session, &*state.clock)
        .map_err(Problem::internal)?;
    let left = signed_in.expires_at - state.clock.now();
    let body = SessionBody {
        access_token,
        token_type: "Bearer",
        expires_in: tokens::LIFETIME,
        user: UserBody::new(signed_in.user, roles.seller),
    };
    let cookie = cookie::keep(&state.config, &signed_in.refresh_token, left.num_seconds());
    Ok(Reply::ok(body).cookie(cookie))
}
