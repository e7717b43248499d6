//! The OpenAPI document: what the annotations say, and what holds for every operation.
//!
//! Each operation says who may call it by the extension `x-access`: `n` nobody need be signed in,
//! `u` any user, `s` an owner of the seller it belongs to or an operator, `o` an operator, `b` the
//! browser in which a card was kept, by its cookie. Security and the problems that follow from it,
//! from a body, from parameters and from a key are added here, so that no annotation can forget them.

mod example;

use std::sync::OnceLock;

use utoipa::{
    Modify, OpenApi as Derive,
    openapi::{
        OpenApi, Ref, RefOr,
        path::{Operation, ParameterIn, PathItem},
        security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
    },
};
use utoipa_actix_web::AppExt;

use crate::{
    problem::{
        Code, ProblemBody, add_problem,
        code::{
            ACCESS_TOKEN_EXPIRED, ACCESS_TOKEN_INVALID, BODY_TOO_LARGE, CURSOR_INVALID,
            IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_REUSED,
            INTERNAL_ERROR, LIMIT_OUT_OF_RANGE, MALFORMED_JSON, MISSING_FIELD, NOT_FOUND, OPERATOR_ONLY,
            REQUEST_TIMEOUT, SESSION_ENDED, UNAUTHENTICATED, UNAVAILABLE, UNKNOWN_FIELD, UNKNOWN_PARAMETER,
            UNSUPPORTED_MEDIA_TYPE, WRONG_TYPE,
        },
        problem_examples, request_id_header,
    },
    routes,
};
use example::Examples;

/// The header that every reply has.
const REQUEST_ID: &str = "X-Request-Id";

/// The scheme's name in the document.
const BEARER: &str = "access_token";

#[derive(Derive)]
#[openapi(
    info(
        title = "Souk",
        description = include_str!("document.md"),
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/", description = "Where this document comes from.")),
    tags(
        (name = "Accounts", description = "People who sign in."),
        (name = "Sellers", description = "Sellers and their connection to Stripe."),
        (name = "Fees", description = "What the marketplace takes of charges."),
        (name = "Payouts", description = "What sellers have at Stripe, and what is sent to their bank."),
        (name = "Customers", description = "Buyers and their kept cards."),
        (name = "Checkouts", description = "What buyers are asked to pay."),
        (name = "Pay page", description = "Public: how a buyer pays a checkout."),
        (name = "Charges", description = "Payments, asked for and made."),
        (name = "Refunds", description = "Money back to the buyer, and who bears it."),
        (name = "Disputes", description = "Payments that a buyer's bank takes back or asks about."),
        (name = "Operations", description = "What operators look after."),
        (name = "Machines", description = "For Stripe, browsers that begin, and whoever watches the server."),
    ),
    components(schemas(ProblemBody)),
    modifiers(&Security),
)]
struct Document;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut OpenApi) {
        let scheme = Http::builder()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some("The access token that a sign-in or a refresh gave."))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(BEARER, SecurityScheme::Http(scheme));
    }
}

/// The document.
#[must_use]
pub fn openapi() -> OpenApi {
    let (_, mut document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(Document::openapi())
        .configure(routes::documented)
        .split_for_parts();
    let components = document.components.get_or_insert_default();
    components.examples = problem_examples();
    components
        .headers
        .insert(REQUEST_ID.to_owned(), RefOr::T(request_id_header()));
    let examples = Examples::of(components);
    for item in document.paths.paths.values_mut() {
        for (_, operation) in operations_mut(item) {
            complete(operation);
            examples.add(operation);
        }
    }
    document
}

/// Adds what holds for every operation of its kind.
fn complete(operation: &mut Operation) {
    let access = access(operation).unwrap_or_default().to_owned();
    let mut codes: Vec<Code> = vec![INTERNAL_ERROR, UNAVAILABLE];
    if access == "n" || access == "b" {
        operation.security = Some(Vec::new());
    } else {
        let scopes: [&str; 0] = [];
        operation.security = Some(vec![SecurityRequirement::new(BEARER, scopes)]);
        codes.extend([
            UNAUTHENTICATED,
            ACCESS_TOKEN_INVALID,
            ACCESS_TOKEN_EXPIRED,
            SESSION_ENDED,
        ]);
    }
    if access == "o" {
        codes.push(OPERATOR_ONLY);
    }
    let from_stripe = has_parameter(operation, &ParameterIn::Header, "Stripe-Signature");
    if operation.request_body.is_some() {
        codes.extend([BODY_TOO_LARGE, REQUEST_TIMEOUT]);
        if !from_stripe {
            codes.extend([
                MALFORMED_JSON,
                UNSUPPORTED_MEDIA_TYPE,
                MISSING_FIELD,
                UNKNOWN_FIELD,
                WRONG_TYPE,
            ]);
        }
    }
    if parameters(operation).any(|(place, _)| *place == ParameterIn::Path) {
        codes.push(NOT_FOUND);
    }
    if parameters(operation).any(|(place, _)| *place == ParameterIn::Query) {
        codes.push(UNKNOWN_PARAMETER);
    }
    if has_parameter(operation, &ParameterIn::Query, "cursor") {
        codes.extend([LIMIT_OUT_OF_RANGE, CURSOR_INVALID]);
    }
    if has_parameter(operation, &ParameterIn::Header, "Idempotency-Key") {
        codes.extend([
            IDEMPOTENCY_KEY_MISSING,
            IDEMPOTENCY_KEY_INVALID,
            IDEMPOTENCY_KEY_REUSED,
            IDEMPOTENCY_KEY_IN_USE,
        ]);
    }
    for code in codes {
        add_problem(&mut operation.responses, code);
    }
    for response in operation.responses.responses.values_mut() {
        if let RefOr::T(response) = response {
            response.headers.insert(
                REQUEST_ID.to_owned(),
                RefOr::Ref(Ref::new("#/components/headers/X-Request-Id")),
            );
        }
    }
}

/// Who may call an operation.
pub(crate) fn access(operation: &Operation) -> Option<&str> {
    operation.extensions.as_ref()?.get("x-access")?.as_str()
}

fn parameters(operation: &Operation) -> impl Iterator<Item = (&ParameterIn, &str)> {
    operation
        .parameters
        .iter()
        .flatten()
        .filter_map(|parameter| match parameter {
            RefOr::T(parameter) => Some((&parameter.parameter_in, parameter.name.as_str())),
            RefOr::Ref(_) => None,
        })
}

fn has_parameter(operation: &Operation, place: &ParameterIn, name: &str) -> bool {
    parameters(operation).any(|found| found == (place, name))
}

fn operations_mut(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    [
        ("GET", item.get.as_mut()),
        ("POST", item.post.as_mut()),
        ("PUT", item.put.as_mut()),
        ("PATCH", item.patch.as_mut()),
        ("DELETE", item.delete.as_mut()),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.map(|operation| (method, operation)))
}

/// The methods that the routes take at a path; none when there is no such path.
pub(crate) fn methods_of(path: &str) -> Vec<&'static str> {
    static ROUTES: OnceLock<Vec<(String, Vec<&'static str>)>> = OnceLock::new();
    let routes = ROUTES.get_or_init(|| {
        let mut document = openapi();
        let paths = document.paths.paths.iter_mut();
        paths
            .map(|(path, item)| {
                let methods = operations_mut(item).map(|(method, _)| method).collect();
                (path.clone(), methods)
            })
            .collect()
    });
    routes
        .iter()
        .filter(|(pattern, _)| matches(pattern, path))
        .flat_map(|(_, methods)| methods.iter().copied())
        .collect()
}

fn matches(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted == given => {}
            (Some(wanted), Some(given)) if wanted.starts_with('{') && !given.is_empty() => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests;
