//! `/v1/account`, `/v1/accounts`.

use serde_json::{Map, Value, json};

use super::{Call, lists::Page};
use crate::model::{
    Model,
    account::{Account, AccountKind, Controller, NewAccount},
    refusal::{Answer, Refusal},
};

pub(super) fn retrieve_own(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    Ok(model.account(call.account()).map_or(Value::Null, Account::json))
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    visible(model, call).map(Account::json)
}

/// The account in the URL, if the caller may act for it.
fn visible<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a Account> {
    let id = call.segment(1);
    let own = call.account() == model.settings.platform || call.account() == id;
    model.accessible_account(if own { id } else { "" }, &call.caller.key)
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    call.params.finish()?;
    let platform = &model.settings.platform;
    let rows = model
        .accounts
        .iter()
        .filter(|a| a.connected && !a.deleted && a.id != *platform);
    page.cut("/v1/accounts", rows, |account| account.created, Account::json)
}

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let kind = match params
        .one_of("type", &["standard", "express", "custom"])?
        .as_deref()
    {
        Some("standard") => AccountKind::Standard,
        Some("express") => AccountKind::Express,
        Some(_) => AccountKind::Custom,
        None => AccountKind::None,
    };
    let controller = controller(call)?;
    if kind != AccountKind::None && controller.is_some() {
        return Err(Refusal::invalid("You may not provide the `type` parameter and the `controller` parameter simultaneously. Please specify only one.").param("type"));
    }
    let new = NewAccount {
        country: params.text("country")?.map(|country| country.to_uppercase()),
        email: params.text("email")?,
        business_name: params.raw("business_profile[name]").map(str::to_owned),
        business_type: params.one_of(
            "business_type",
            &["company", "government_entity", "individual", "non_profit"],
        )?,
        business_profile: profile(call),
        default_currency: params.currency("default_currency")?,
        capabilities: capabilities(call)?,
        metadata: params.metadata()?.fresh(),
    };
    ignore_details(call);
    params.finish()?;
    let kind = match (&controller, kind) {
        (None, AccountKind::None) => AccountKind::Standard,
        (_, kind) => kind,
    };
    let id = model.make_connected(kind, controller, new);
    Ok(model.account(&id).map_or(Value::Null, Account::json))
}

fn controller(call: &Call<'_>) -> Answer<Option<Controller>> {
    let params = &call.params;
    if !params.has("controller") {
        return Ok(None);
    }
    let or = |value: Option<String>, default: &str| value.unwrap_or_else(|| default.to_owned());
    let dashboard = params.one_of("controller[stripe_dashboard][type]", &["full", "express", "none"])?;
    let collection = params.one_of("controller[requirement_collection]", &["stripe", "application"])?;
    Ok(Some(Controller {
        fees_payer: or(
            params.one_of("controller[fees][payer]", &["account", "application"])?,
            "account",
        ),
        losses: or(
            params.one_of("controller[losses][payments]", &["stripe", "application"])?,
            "stripe",
        ),
        requirement_collection: or(collection, "stripe"),
        dashboard: or(dashboard, "full"),
    }))
}

fn profile(call: &Call<'_>) -> Map<String, Value> {
    call.params
        .object("business_profile")
        .and_then(|value| value.as_object().cloned())
        .unwrap_or_default()
}

fn capabilities(call: &Call<'_>) -> Answer<Vec<String>> {
    let Some(Value::Object(asked)) = call.params.object("capabilities") else {
        return Ok(Vec::new());
    };
    Ok(asked
        .into_iter()
        .filter(|(_, wish)| wish.get("requested") == Some(&json!("true")))
        .map(|(name, _)| name)
        .collect())
}

/// Facts about the owner, which nobody verifies here.
fn ignore_details(call: &Call<'_>) {
    for name in [
        "individual",
        "company",
        "tos_acceptance",
        "settings",
        "account_token",
        "documents",
        "external_account",
    ] {
        call.params.ignore(name);
    }
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let id = visible(model, call)?.id.clone();
    let params = &call.params;
    let metadata = params.metadata()?;
    let email = params.unsettable("email");
    let business_type = params.text("business_type")?;
    let profile = profile(call);
    let asked = capabilities(call)?;
    let prefix = params.unsettable("settings[payments][statement_descriptor]");
    let interval = params.text("settings[payouts][schedule][interval]")?;
    ignore_details(call);
    params.finish()?;
    model.accounts.change(&id, |account| {
        metadata.apply(&mut account.metadata);
        if let Some(email) = email {
            account.email = email;
        }
        account.business_type = business_type.or(account.business_type.take());
        account.business_profile.extend(profile);
        if let Some(prefix) = prefix {
            account.statement_descriptor = prefix;
        }
        if let Some(interval) = interval {
            account.payout_interval = interval;
        }
        let state = if account.details_submitted {
            "active"
        } else {
            "inactive"
        };
        for capability in asked {
            account.capabilities.insert(capability, state.to_owned());
        }
    });
    model.emit_account_updated(&id);
    Ok(model.account(&id).map_or(Value::Null, Account::json))
}

pub(super) fn delete(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let account = visible(model, call)?;
    let id = account.id.clone();
    if !account.made_by_platform {
        return Err(Refusal::forbidden(
            "This application does not have the required permissions for this endpoint on account '"
                .to_owned()
                + &id
                + "'.",
        ));
    }
    model.accounts.change(&id, |account| account.deleted = true);
    Ok(json!({"id": id, "object": "account", "deleted": true}))
}
