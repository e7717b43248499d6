//! `GET /v1/customers`

use actix_web::{get, web::Data};
use souk_domain::text::{EmailAddress, TextError};
use souk_persistence::customers;
use utoipa::IntoParams;

use super::CustomerBody;
use crate::{
    State,
    extract::{
        caller::SignedIn,
        list::{Filter, List, PageParameters, Parameters},
    },
    problem::{Problem, code::TEXT_MALFORMED, problems},
    reply::Reply,
    v1::page::PageBody,
};

/// Which customers.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct CustomerFilter {
    /// Only the one with this address, whatever the letter case.
    #[param(value_type = Option<String>, example = "bob@example.com", format = "email")]
    email: Option<EmailAddress>,
}

impl Filter for CustomerFilter {
    fn take(parameters: &mut Parameters) -> Self {
        let read = |text: &str| -> Result<EmailAddress, TextError> { EmailAddress::parse(text) };
        Self {
            email: parameters.with("email", TEXT_MALFORMED, read),
        }
    }
}

problems!(Problems: TEXT_MALFORMED);

/// List customers
///
/// For sellers those whom they have charged, or who gave them a consent; for operators all.
#[utoipa::path(
    operation_id = "listCustomers",
    tag = "Customers",
    params(PageParameters, CustomerFilter),
    responses((status = 200, description = "A page, newest first.", body = PageBody<CustomerBody>), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/customers")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    list: List<CustomerFilter>,
) -> Result<Reply<PageBody<CustomerBody>>, Problem> {
    let (scope, operator) = (caller.scope(), caller.user.operator);
    let (page, shared) = state
        .db
        .read(move |conn| {
            let page = customers::list(conn, &scope, list.filter.email.as_ref(), list.page)?;
            let mut shared = Vec::new();
            for customer in page.data.iter().filter(|_| operator) {
                shared.push(customers::shared(conn, customer.id)?);
            }
            Ok::<_, souk_persistence::Error>((page, shared))
        })
        .await?;
    let mut shared = shared.into_iter();
    Ok(Reply::ok(PageBody::new(page, |customer| {
        CustomerBody::new(customer, shared.next())
    })))
}
