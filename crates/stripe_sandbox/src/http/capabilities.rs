//! `/v1/accounts/{id}/capabilities`.

use serde_json::{Value, json};

use super::Call;
use crate::model::{
    Model,
    account::Account,
    refusal::{Answer, Refusal},
};

/// The capabilities that mean something here.
const KNOWN: &[&str] = &["card_payments", "transfers"];

fn account<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a Account> {
    model.accessible_account(call.segment(1), &call.caller.key)
}

fn check(account: &Account, name: &str) -> Answer<()> {
    if KNOWN.contains(&name) || account.capabilities.contains_key(name) {
        Ok(())
    } else {
        Err(Refusal::no_such("capability", name, "capability"))
    }
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let account = account(model, call)?;
    let data: Vec<Value> = account
        .capabilities
        .keys()
        .map(|name| account.capability_json(name))
        .collect();
    Ok(json!({
        "object": "list",
        "data": data,
        "has_more": false,
        "url": format!("/v1/accounts/{}/capabilities", account.id),
    }))
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let account = account(model, call)?;
    let name = call.segment(3);
    check(account, name)?;
    Ok(account.capability_json(name))
}

/// Asks for a capability, or gives it up.
pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let requested = call.params.boolean("requested")?;
    call.params.finish()?;
    let id = account(model, call)?.id.clone();
    let name = call.segment(3);
    check(account(model, call)?, name)?;
    if let Some(requested) = requested {
        model.request_capabilities(&id, &[(name.to_owned(), requested)]);
    }
    account(model, call).map(|account| account.capability_json(name))
}
