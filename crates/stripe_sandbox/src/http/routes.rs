//! Which handler answers which method and path. A path that is not here is answered 404.

use serde_json::Value;

use super::{
    Call, account_links, accounts, application_fees, balance, capabilities, charges, confirmation_tokens,
    customers, disputes, early_fraud_warnings, events, external_accounts, files, payment_intents,
    payment_methods, payouts, refunds, setup_intents, tokens, transfers, webhook_endpoints,
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
        ["accounts", _, "capabilities"] => capabilities::list,
        ["accounts", _, "capabilities", _] => capabilities::retrieve,
        ["accounts", _, "external_accounts"] => external_accounts::list,
        ["accounts", _, "external_accounts", _] => external_accounts::retrieve,
        ["application_fees"] => application_fees::list,
        ["application_fees", _] => application_fees::retrieve,
        ["application_fees", _, "refunds"] => application_fees::list_refunds,
        ["application_fees", _, "refunds", _] => application_fees::retrieve_refund,
        ["balance"] => balance::retrieve,
        ["balance_transactions"] | ["balance", "history"] => balance::list_transactions,
        ["balance_transactions", _] => balance::retrieve_transaction,
        ["charges"] => charges::list,
        ["charges", "search"] => charges::search,
        ["charges", _] => charges::retrieve,
        ["charges", _, "refunds"] => refunds::list_of_charge,
        ["confirmation_tokens", _] => confirmation_tokens::retrieve,
        ["customers"] => customers::list,
        ["customers", "search"] => customers::search,
        ["customers", _] => customers::retrieve,
        ["customers", _, "payment_methods"] => payment_methods::list_of_customer,
        ["customers", _, "payment_methods", _] => payment_methods::retrieve_of_customer,
        ["customers", _, "sources"] => customers::list_sources,
        ["disputes"] => disputes::list,
        ["disputes", _] => disputes::retrieve,
        ["events"] => events::list,
        ["events", _] => events::retrieve,
        ["files"] => files::list,
        ["files", _] => files::retrieve,
        ["payment_intents"] => payment_intents::list,
        ["payment_intents", "search"] => payment_intents::search,
        ["payment_intents", _] => payment_intents::retrieve,
        ["payment_methods"] => payment_methods::list,
        ["payment_methods", _] => payment_methods::retrieve,
        ["payouts"] => payouts::list,
        ["payouts", _] => payouts::retrieve,
        ["radar", "early_fraud_warnings"] => early_fraud_warnings::list,
        ["radar", "early_fraud_warnings", _] => early_fraud_warnings::retrieve,
        ["refunds"] => refunds::list,
        ["refunds", _] => refunds::retrieve,
        ["setup_intents"] => setup_intents::list,
        ["setup_intents", _] => setup_intents::retrieve,
        ["tokens", _] => tokens::retrieve,
        ["transfers"] => transfers::list,
        ["transfers", _] => transfers::retrieve,
        ["transfers", _, "reversals"] => transfers::list_reversals,
        ["transfers", _, "reversals", _] => transfers::retrieve_reversal,
        ["webhook_endpoints"] => webhook_endpoints::list,
        ["webhook_endpoints", _] => webhook_endpoints::retrieve,
        _ => return None,
    })
}

fn post(path: &[&str]) -> Option<Handler> {
    Some(match path {
        ["account_links"] => account_links::create,
        ["accounts"] => accounts::create,
        ["accounts", _] => accounts::update,
        ["accounts", _, "capabilities", _] => capabilities::update,
        ["accounts", _, "external_accounts"] => external_accounts::create,
        ["accounts", _, "external_accounts", _] => external_accounts::update,
        ["accounts", _, "login_links"] => account_links::create_login_link,
        ["application_fees", _, "refunds"] => application_fees::refund,
        ["application_fees", _, "refunds", _] => application_fees::update_refund,
        ["charges"] => charges::create,
        ["charges", _] => charges::update,
        ["charges", _, "capture"] => charges::capture,
        ["charges", _, "refunds"] => refunds::create_of_charge,
        ["confirmation_tokens"] | ["test_helpers", "confirmation_tokens"] => confirmation_tokens::create,
        ["customers"] => customers::create,
        ["customers", _] => customers::update,
        ["disputes", _] => disputes::update,
        ["disputes", _, "close"] => disputes::close,
        ["files"] => files::create,
        ["payment_intents"] => payment_intents::create,
        ["payment_intents", _] => payment_intents::update,
        ["payment_intents", _, "confirm"] => payment_intents::confirm,
        ["payment_intents", _, "capture"] => payment_intents::capture,
        ["payment_intents", _, "cancel"] => payment_intents::cancel,
        ["payment_methods"] => payment_methods::create,
        ["payment_methods", _] => payment_methods::update,
        ["payment_methods", _, "attach"] => payment_methods::attach,
        ["payment_methods", _, "detach"] => payment_methods::detach,
        ["payouts"] => payouts::create,
        ["payouts", _] => payouts::update,
        ["payouts", _, "cancel"] => payouts::cancel,
        ["payouts", _, "reverse"] => payouts::reverse,
        ["refunds"] => refunds::create,
        ["refunds", _] => refunds::update,
        ["refunds", _, "cancel"] => refunds::cancel,
        ["setup_intents"] => setup_intents::create,
        ["setup_intents", _] => setup_intents::update,
        ["setup_intents", _, "confirm"] => setup_intents::confirm,
        ["setup_intents", _, "cancel"] => setup_intents::cancel,
        ["tokens"] => tokens::create,
        ["transfers"] => transfers::create,
        ["transfers", _] => transfers::update,
        ["transfers", _, "reversals"] => transfers::reverse,
        ["transfers", _, "reversals", _] => transfers::update_reversal,
        ["webhook_endpoints"] => webhook_endpoints::create,
        ["webhook_endpoints", _] => webhook_endpoints::update,
        _ => return None,
    })
}

fn delete(path: &[&str]) -> Option<Handler> {
    Some(match path {
        ["accounts", _] => accounts::delete,
        ["accounts", _, "external_accounts", _] => external_accounts::delete,
        ["customers", _] => customers::delete,
        ["webhook_endpoints", _] => webhook_endpoints::delete,
        _ => return None,
    })
}
