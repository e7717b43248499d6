//! `POST /v1/auth/register`

use actix_web::{post, web::Data};
use serde::Deserialize;
use souk_application::{RegisterError, Registration};
use souk_domain::{
    text::{EmailAddress, Name},
    user::Password,
};
use utoipa::ToSchema;

use super::UserBody;
use crate::{
    State,
    extract::{address::Address, json::Json},
    problem::{Invalid, Problem, code::EMAIL_TAKEN, problems},
    reply::Reply,
};

/// Who wants an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Register {
    /// Unique, whatever the letter case.
    #[schema(example = "ann@example.com", format = "email", max_length = 254)]
    email: String,
    /// Not among the passwords that attackers try first.
    #[schema(
        example = "a long sentence is fine",
        format = "password",
        min_length = 10,
        max_length = 200
    )]
    password: String,
    /// How they want to be called.
    #[schema(example = "Ann Archer", max_length = 120)]
    name: String,
}

problems!(Problems: EMAIL_TAKEN, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_TOO_COMMON, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, TEXT_MALFORMED, CARD_NUMBER_REFUSED, RATE_LIMITED);

/// Make an account
///
/// Nobody is signed in by it: sign in next. An account can do nothing yet but make sellers;
/// operators are made on the server's command line only.
#[utoipa::path(
    operation_id = "register",
    tag = "Accounts",
    request_body = Register,
    responses((status = 201, description = "The account.", body = UserBody), Problems),
    extensions(("x-access" = json!("n"))),
)]
#[post("/v1/auth/register")]
pub(crate) async fn handler(
    state: Data<State>,
    address: Address,
    body: Json<Register>,
) -> Result<Reply<UserBody>, Problem> {
    state.limits.register(address)?;
    let registration = body.read()?.parse()?;
    let user = state.app.register(registration).await?;
    Ok(Reply::created("/v1/me".to_owned(), UserBody::new(user, false)))
}

impl Register {
    fn parse(self) -> Result<Registration, Invalid> {
        let mut invalid = Invalid::default();
        let email = invalid.field("/email", EmailAddress::parse(&self.email));
        let name = invalid.field("/name", Name::parse(&self.name));
        let password = email
            .as_ref()
            .and_then(|email| invalid.field("/password", Password::parse(self.password, email)));
        let (Some(email), Some(name), Some(password)) = (email, name, password) else {
            return Err(invalid);
        };
        invalid.or(Registration {
            email,
            password,
            name,
        })
    }
}

impl From<RegisterError> for Problem {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::EmailTaken => EMAIL_TAKEN.into(),
            RegisterError::Password(error) => Self::unavailable(1, error),
            RegisterError::Database(error) => error.into(),
        }
    }
}
