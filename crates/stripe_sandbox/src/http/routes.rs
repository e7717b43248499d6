//! Which handler answers which method and path. A path that is not here is answered 404.

use serde_json::Value;

use super::{
    Call, accounts, application_fees, balance, charges, customers, events, payment_intents, payment_methods,
    tokens, transfers, webhook_endpoints,
};
use crate::model::{Model, refusal::Answer};

/// Does what a request asks, with the model locked.
pub(super) type Handler = fn(&mut Model, &Call<'_>) -> Answer<Value>;

/// Finds the handler of a path below `/v1/`.
pub(super) fn find(method: &str, path: &[&str]) -> Option<Handler> {
    match method {
        "GET" => get(path),
        "POST" => post(path),
        "DELETE" => delete(path),
        _ => None,
    }
}

fn get(path: &[&str]) -> Option<Handler> {
    Some(match path {
        ["account"] => accounts::retrieve_own,
        ["accounts"] => accounts::list,
        ["accounts", _] => accounts::retrieve,
        ["application_fees"] => application_fees::list,
        ["application_fees", _] => application_fees::retrieve,
        ["balance"] => balance::retrieve,
        ["balance_transactions"] | ["balance", "history"] => balance::list_transactions,
        ["balance_transactions", _] => balance::retrieve_transaction,
        ["charges"] => charges::list,
        ["charges", _] => charges::retrieve,
        ["customers"] => customers::list,
        ["customers", "search"] => customers::search,
        ["customers", _] => customers::retrieve,
        ["customers", _, "payment_methods"] => payment_methods::list_of_customer,
        ["customers", _, "payment_methods", _] => payment_methods::retrieve_of_customer,
        ["customers", _, "sources"] => customers::list_sources,
        ["events"] => events::list,
        ["events", _] => events::retrieve,
        ["payment_intents"] => payment_intents::list,
        ["payment_intents", _] => payment_intents::retrieve,
        ["payment_methods"] => payment_methods::list,
        ["payment_methods", _] => payment_methods::retrieve,
        ["tokens", _] => tokens::retrieve,
        ["transfers"] => transfers::list,
        ["transfers", _] => transfers::retrieve,
        ["webhook_endpoints"] => webhook_endpoints::list,
        ["webhook_endpoints", _] => webhook_endpoints::retrieve,
        _ => return None,
    })
}

fn post(path: &[&str]) -> Option<Handler> {
    Some(match path {
        ["accounts"] => accounts::create,
        ["accounts", _] => accounts::update,
        ["charges", _] => charges::update,
        ["customers"] => customers::create,
        ["customers", _] => customers::update,
        ["payment_intents"] => payment_intents::create,
        ["payment_intents", _] => payment_intents::update,
        ["payment_intents", _, "confirm"] => payment_intents::confirm,
        ["payment_intents", _, "capture"] => payment_intents::capture,
        ["payment_intents", _, "cancel"] => payment_intents::cancel,
        ["payment_methods"] => payment_methods::create,
        ["payment_methods", _] => payment_methods::update,
        ["payment_methods", _, "attach"] => payment_methods::attach,
        ["payment_methods", _, "detach"] => payment_methods::detach,
        ["tokens"] => tokens::create,
        ["transfers"] => transfers::create,
        ["webhook_endpoints"] => webhook_endpoints::create,
        ["webhook_endpoints", _] => webhook_endpoints::update,
        _ => return None,
    })
}

fn delete(path: &[&str]) -> Option<Handler> {
    Some(match path {
        ["accounts", _] => accounts::delete,
        ["customers", _] => customers::delete,
        ["webhook_endpoints", _] => webhook_endpoints::delete,
        _ => return None,
    })
}
