//! `POST /v1/auth/login`

use actix_web::{post, web::Data};
use secrecy::SecretString;
use serde::Deserialize;
use souk_application::LoginError;
use souk_domain::{text::EmailAddress, user::Password};
use utoipa::ToSchema;

use super::SessionBody;
use crate::{
    State,
    extract::{address::Address, json::Json, origin::KnownOrigin},
    problem::{
        Invalid, Problem,
        code::{CREDENTIALS_INVALID, PASSWORD_TOO_LONG},
        problems,
    },
    reply::Reply,
};

/// Who signs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    #[schema(example = "ann@example.com", format = "email", max_length = 254)]
    email: String,
    #[schema(example = "a long sentence is fine", format = "password", max_length = 200)]
    password: String,
}

problems!(Problems: CREDENTIALS_INVALID, ORIGIN_NOT_ALLOWED, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, TEXT_MALFORMED, CARD_NUMBER_REFUSED, PASSWORD_TOO_LONG, RATE_LIMITED);

/// Sign in
///
/// Gives an access token for ten minutes, and sets the refresh token as a cookie that scripts
/// cannot read. A wrong address and a wrong password get the same answer in the same time.
#[utoipa::path(
    operation_id = "login",
    tag = "Accounts",
    request_body = Login,
    responses((status = 200, description = "Signed in.", body = SessionBody,
        headers(("Set-Cookie" = String, description = "The refresh token."))), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/auth/login")]
pub(crate) async fn handler(
    state: Data<State>,
    _: KnownOrigin,
    address: Address,
    body: Json<Login>,
) -> Result<Reply<SessionBody>, Problem> {
    let (email, password) = body.read()?.parse()?;
    state.limits.login(address, &email)?;
    let signed_in = state.app.login(email, password).await?;
    super::signed_in(&state, signed_in).await
}

impl Login {
    fn parse(self) -> Result<(EmailAddress, SecretString), Invalid> {
        let mut invalid = Invalid::default();
        let email = invalid.field("/email", EmailAddress::parse(&self.email));
        // Longer than any password can be: not worth a hash.
        if self.password.chars().count() > Password::MAX {
            invalid.note("/password", PASSWORD_TOO_LONG, PASSWORD_TOO_LONG.meaning());
        }
        match email {
            Some(email) => invalid.or((email, SecretString::from(self.password))),
            None => Err(invalid),
        }
    }
}

impl From<LoginError> for Problem {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::WrongCredentials => CREDENTIALS_INVALID.into(),
            LoginError::Password(error) => Self::unavailable(1, error),
            LoginError::Database(error) => error.into(),
        }
    }
}
