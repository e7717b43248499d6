//! `/v1/account_links`, `/v1/accounts/{id}/login_links`, `/v1/accounts/{id}/external_accounts`.

use serde_json::{Value, json};

use super::Call;
use crate::{
    clock::MINUTE,
    model::{
        Model,
        account::{Account, AccountKind, ExternalAccount},
        refusal::{Answer, Refusal},
    },
};

/// A link leads to a page where the account is onboarded; it can be used for five minutes.
pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let account = params.required("account")?;
    params
        .one_of("type", &["account_onboarding", "account_update"])?
        .ok_or_else(|| Refusal::missing("type"))?;
    let return_url = params.required("return_url")?;
    let refresh_url = params.required("refresh_url")?;
    params.ignore("collect");
    params.ignore("collection_options");
    params.finish()?;
    let known = model
        .account(&account)
        .is_some_and(|account| account.connected && account.made_by_platform);
    if !known {
        return Err(Refusal::no_such_in_body("account", &account, "account"));
    }
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("return_url", &return_url)
        .append_pair("refresh_url", &refresh_url)
        .append_pair("expires", &(model.now + 5 * MINUTE).to_string())
        .finish();
    let ticket = model.ids.text(16);
    Ok(json!({
        "object": "account_link",
        "created": model.now,
        "expires_at": model.now + 5 * MINUTE,
        "url": format!("{}/setup/e/{account}/{ticket}?{query}", model.settings.public_url),
    }))
}

pub(super) fn create_login_link(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = call.segment(1);
    let account = model.accessible_account(id, &call.caller.key)?;
    if account.kind != AccountKind::Express && account.controller.dashboard != "express" {
        return Err(Refusal::invalid(
            "Cannot create a login link for an account without access to the Express Dashboard.",
        ));
    }
    Ok(json!({
        "object": "login_link",
        "created": model.now,
        "url": format!("{}/dashboard/{id}", model.settings.public_url),
    }))
}

/// A bank account by its test number: `000111111116` and `000111111113` fail every payout, as Stripe's testing page says.
pub(super) fn create_external_account(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = call.segment(1);
    let account = model.accessible_account(id, &call.caller.key)?.clone();
    let number = params
        .text("external_account[account_number]")?
        .or(params
            .text("external_account")?
            .filter(|token| token.starts_with("btok_")))
        .ok_or_else(|| Refusal::missing("external_account"))?;
    let country = params.text("external_account[country]")?;
    let currency = params.currency("external_account[currency]")?;
    params.ignore("external_account");
    params.ignore("default_for_currency");
    params.metadata()?;
    params.finish()?;
    let last4 = number
        .get(number.len().saturating_sub(4)..)
        .unwrap_or("6789")
        .to_owned();
    let fails = matches!(number.as_str(), "000111111116" | "000111111113");
    let mut bank: ExternalAccount = model.test_bank(&account, &last4, fails);
    bank.country = country.unwrap_or(bank.country);
    bank.currency = currency.unwrap_or(bank.currency);
    let json = bank.json(id);
    model.accounts.change(id, |account| {
        account.external_accounts.insert(0, bank);
        account.currently_due.retain(|due| due != "external_account");
        account.past_due.retain(|due| due != "external_account");
    });
    Ok(json)
}

pub(super) fn list_external_accounts(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.text("object")?;
    call.params.integer("limit")?;
    call.params.finish()?;
    model
        .accessible_account(call.segment(1), &call.caller.key)
        .map(Account::external_accounts_json)
}
