//! `POST /v1/customers`

use actix_web::{post, web::Data};
use serde::Deserialize;
use souk_application::NewCustomer;
use souk_domain::text::{EmailAddress, Name};
use souk_persistence::customers;
use utoipa::ToSchema;

use super::CustomerBody;
use crate::{
    State,
    extract::{caller::Operator, json::Json},
    problem::{Invalid, Problem, problems},
    reply::Reply,
};

/// A buyer to be written down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateCustomer {
    #[schema(example = "bob@example.com", format = "email", max_length = 254)]
    email: String,
    /// Kept only when the customer is new.
    #[schema(example = "Bob Buyer", max_length = 120)]
    #[serde(default)]
    name: Option<String>,
}

problems!(Problems: TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER, TEXT_MALFORMED, CARD_NUMBER_REFUSED);

/// Find or make a customer
///
/// The same e-mail address, whatever the letter case, gives the same customer, of whom nothing is
/// changed.
#[utoipa::path(
    operation_id = "createCustomer",
    tag = "Customers",
    request_body = CreateCustomer,
    responses((status = 201, description = "The customer, new or not.", body = CustomerBody), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[post("/v1/customers")]
pub(crate) async fn handler(
    state: Data<State>,
    _: Operator,
    body: Json<CreateCustomer>,
) -> Result<Reply<CustomerBody>, Problem> {
    let new = body.read()?.parse()?;
    let customer = state.app.create_customer(new).await?;
    let id = customer.id;
    let shared = state.db.read(move |conn| customers::shared(conn, id)).await?;
    let body = CustomerBody::new(customer, Some(shared));
    Ok(Reply::created(format!("/v1/customers/{id}"), body))
}

impl CreateCustomer {
    fn parse(self) -> Result<NewCustomer, Invalid> {
        let mut invalid = Invalid::default();
        let email = invalid.field("/email", EmailAddress::parse(&self.email));
        let name = invalid.optional("/name", self.name.as_deref().map(Name::parse));
        match email {
            Some(email) => invalid.or(NewCustomer { email, name }),
            None => Err(invalid),
        }
    }
}
