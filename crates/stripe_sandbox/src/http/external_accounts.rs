//! `/v1/accounts/{id}/external_accounts`: bank accounts, by their test numbers. No number is kept but its last digits.

use serde_json::{Value, json};

use super::Call;
use crate::model::{
    Model,
    account::{Account, NewBank},
    refusal::{Answer, Refusal},
};

/// A bank account as `external_account` gives it: a token, or its fields.
pub(super) fn read(call: &Call<'_>) -> Answer<Option<NewBank>> {
    let params = &call.params;
    let token = params.text("external_account")?;
    if token.is_none() && !params.has("external_account") {
        return Ok(None);
    }
    let field = |name: &str| params.text(&format!("external_account[{name}]"));
    let number = match token {
        Some(token) if token.starts_with("btok_") => token,
        Some(token) => return Err(Refusal::no_such_in_body("token", &token, "external_account")),
        None => {
            field("account_number")?.ok_or_else(|| Refusal::missing("external_account[account_number]"))?
        }
    };
    params.one_of("external_account[object]", &["bank_account"])?;
    Ok(Some(NewBank {
        number: Some(number),
        routing_number: field("routing_number")?,
        country: field("country")?,
        currency: params.currency("external_account[currency]")?,
        holder_name: field("account_holder_name")?,
        holder_type: field("account_holder_type")?,
        metadata: crate::model::Metadata::new(),
    }))
}

/// The account in the URL, which the caller may act for.
fn account<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a Account> {
    model.accessible_account(call.segment(1), &call.caller.key)
}

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = account(model, call)?.id.clone();
    let mut new = read(call)?.ok_or_else(|| Refusal::missing("external_account"))?;
    let as_default = params.boolean("default_for_currency")?.unwrap_or(false);
    new.metadata = params.metadata()?.fresh();
    params.finish()?;
    let bank = model.add_bank(&id, new, as_default);
    Ok(model.bank_json(&id, &bank))
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let account = account(model, call)?;
    Ok(account.bank_as_json(account.bank(call.segment(3))?))
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let before = account(model, call)?.clone();
    let bank = before.bank(call.segment(3))?.id.clone();
    let metadata = params.metadata()?;
    let holder_name = params.unsettable("account_holder_name");
    let holder_type = params.one_of("account_holder_type", &["company", "individual"])?;
    let as_default = params.boolean("default_for_currency")?.unwrap_or(false);
    for name in [
        "account_type",
        "documents",
        "address_city",
        "address_country",
        "address_line1",
    ] {
        params.ignore(name);
    }
    params.finish()?;
    model.accounts.change(&before.id, |account| {
        let Some(place) = account
            .external_accounts
            .iter()
            .position(|other| other.id == bank)
        else {
            return;
        };
        let mut kept = account.external_accounts.remove(place);
        metadata.apply(&mut kept.metadata);
        if let Some(name) = holder_name {
            kept.holder_name = name;
        }
        kept.holder_type = holder_type.or(kept.holder_type.take());
        kept.errored = false;
        account
            .external_accounts
            .insert(if as_default { 0 } else { place }, kept);
    });
    let snapshot = model.bank_json(&before.id, &bank);
    model.emit(
        &before.id,
        "account.external_account.updated",
        snapshot.clone(),
        None,
    );
    model.tell_of_change(&before);
    Ok(snapshot)
}

pub(super) fn delete(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = account(model, call)?.id.clone();
    let bank = call.segment(3);
    model.remove_bank(&id, bank)?;
    Ok(json!({"id": bank, "object": "bank_account", "deleted": true}))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let kind = call.params.one_of("object", &["bank_account", "card"])?;
    let limit = call.params.integer("limit")?.unwrap_or(10);
    call.params.finish()?;
    let mut list = account(model, call)?.external_accounts_json();
    if let Some(data) = list["data"].as_array_mut() {
        let most = if kind.as_deref() == Some("card") {
            0
        } else {
            usize::try_from(limit).unwrap_or(0)
        };
        let more = data.len() > most && most > 0;
        data.truncate(most);
        list["has_more"] = json!(more);
    }
    Ok(list)
}
