//! `/v1/account`, `/v1/accounts`.

use serde_json::{Map, Value, json};

use super::{Call, external_accounts, lists::Page};
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
        country: country(call)?,
        email: params.text("email")?,
        business_name: params.raw("business_profile[name]").map(str::to_owned),
        business_type: params.one_of(
            "business_type",
            &["company", "government_entity", "individual", "non_profit"],
        )?,
        business_profile: profile(call),
        default_currency: params.currency("default_currency")?,
        capabilities: capabilities(call)?
            .into_iter()
            .filter_map(|(name, wanted)| wanted.then_some(name))
            .collect(),
        metadata: params.metadata()?.fresh(),
    };
    let bank = external_accounts::read(call)?;
    let details = Details::read(call)?;
    params.finish()?;
    let kind = match (&controller, kind) {
        (None, AccountKind::None) => AccountKind::Standard,
        (_, kind) => kind,
    };
    let id = model.make_connected(kind, controller, new);
    if let Some(bank) = bank {
        model.add_bank(&id, bank, true);
    }
    let facts = facts(call);
    model.accounts.change(&id, |account| details.apply(account));
    if !facts.is_empty() {
        model.tell(&id, &facts, true);
    }
    Ok(model.account(&id).map_or(Value::Null, Account::json))
}

/// The names of the facts that a request tells, written as requirements are: `individual.first_name`.
fn facts(call: &Call<'_>) -> Vec<String> {
    const ROOTS: &[&str] = &[
        "business_profile",
        "business_type",
        "company",
        "individual",
        "settings",
        "tos_acceptance",
    ];
    call.params
        .iter()
        .filter(|(path, value)| {
            let root = path.split('[').next().unwrap_or(path);
            ROOTS.contains(&root) && !value.is_empty()
        })
        .map(|(path, _)| path.replace("][", ".").replace('[', ".").replace(']', ""))
        .collect()
}

/// What an account's settings and acceptance of terms are set to. Facts about persons are not kept: nobody verifies them
/// here.
#[derive(Default)]
struct Details {
    prefix: Option<Option<String>>,
    interval: Option<String>,
    accepted: Option<i64>,
}

impl Details {
    fn read(call: &Call<'_>) -> Answer<Self> {
        let params = &call.params;
        let schedule = "settings[payouts][schedule]";
        let details = Self {
            prefix: params.unsettable("settings[payments][statement_descriptor]"),
            interval: params.one_of(
                &format!("{schedule}[interval]"),
                &["manual", "daily", "weekly", "monthly"],
            )?,
            accepted: params.integer("tos_acceptance[date]")?,
        };
        for name in [
            "individual",
            "company",
            "tos_acceptance",
            "settings",
            "account_token",
            "documents",
            "groups",
        ] {
            params.ignore(name);
        }
        Ok(details)
    }

    fn apply(self, account: &mut Account) {
        if let Some(prefix) = self.prefix {
            account.statement_descriptor = prefix;
        }
        if let Some(interval) = self.interval {
            account.payout_interval = interval;
        }
        account.tos_accepted = self.accepted.or(account.tos_accepted);
    }
}

/// A code that is no country's is refused (the wording is not recorded): two letters, and none that ISO 3166-1 leaves to
/// its users.
fn country(call: &Call<'_>) -> Answer<Option<String>> {
    let Some(country) = call.params.text("country")?.map(|country| country.to_uppercase()) else {
        return Ok(None);
    };
    let real = match country.as_bytes() {
        b"AA" | b"ZZ" | [b'Q', b'M'..=b'Z'] | [b'X', _] => false,
        [a, b] => a.is_ascii_uppercase() && b.is_ascii_uppercase(),
        _ => false,
    };
    if real {
        return Ok(Some(country));
    }
    Err(Refusal::malformed(
        "country",
        format!(
            "Country '{country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'."
        ),
    ))
}

fn controller(call: &Call<'_>) -> Answer<Option<Controller>> {
    let params = &call.params;
    if !params.has("controller") {
        return Ok(None);
    }
    let or = |value: Option<String>, default: &str| value.unwrap_or_else(|| default.to_owned());
    let dashboard = params.one_of("controller[stripe_dashboard][type]", &["full", "express", "none"])?;
    let collection = params.one_of("controller[requirement_collection]", &["stripe", "application"])?;
    let controller = Controller {
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
    };
    check(&controller)?;
    Ok(Some(controller))
}

/// Combinations that Stripe's documentation of controller properties rules out; the wording is not recorded.
fn check(controller: &Controller) -> Answer<()> {
    let platform_collects = controller.requirement_collection == "application";
    let platform_bears = controller.losses == "application";
    let wrong = if platform_collects && controller.dashboard != "none" {
        Some("controller[requirement_collection]=application needs controller[stripe_dashboard][type]=none.")
    } else if platform_collects && !platform_bears {
        Some("controller[requirement_collection]=application needs controller[losses][payments]=application.")
    } else if controller.dashboard == "full" && platform_bears {
        Some("controller[stripe_dashboard][type]=full needs controller[losses][payments]=stripe.")
    } else {
        None
    };
    wrong.map_or(Ok(()), |text| Err(Refusal::malformed("controller", text)))
}

fn profile(call: &Call<'_>) -> Map<String, Value> {
    call.params
        .object("business_profile")
        .and_then(|value| value.as_object().cloned())
        .unwrap_or_default()
}

/// Each capability that is named, and whether it is wanted.
fn capabilities(call: &Call<'_>) -> Answer<Vec<(String, bool)>> {
    let Some(Value::Object(asked)) = call.params.object("capabilities") else {
        return Ok(Vec::new());
    };
    asked
        .into_iter()
        .map(
            |(name, wish)| match wish.get("requested").and_then(Value::as_str) {
                Some("true" | "1") => Ok((name, true)),
                Some("false" | "0") | None => Ok((name, false)),
                Some(text) => Err(Refusal::malformed(
                    &format!("capabilities[{name}][requested]"),
                    format!("Invalid boolean: {text}"),
                )),
            },
        )
        .collect()
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let before = visible(model, call)?.clone();
    let id = before.id.clone();
    let params = &call.params;
    let metadata = params.metadata()?;
    let email = params.unsettable("email");
    let business_type = params.text("business_type")?;
    let profile = profile(call);
    let name = params.unsettable("business_profile[name]");
    let currency = params.currency("default_currency")?;
    let asked = capabilities(call)?;
    let bank = external_accounts::read(call)?;
    let details = Details::read(call)?;
    params.finish()?;
    model.accounts.change(&id, |account| {
        metadata.apply(&mut account.metadata);
        if let Some(email) = email {
            account.email = email;
        }
        account.business_type = business_type.or(account.business_type.take());
        account.business_profile.extend(profile);
        if let Some(name) = name {
            account.business_name = name;
        }
        if let Some(currency) = currency {
            account.default_currency = currency;
        }
        details.apply(account);
    });
    let facts = facts(call);
    if !facts.is_empty() {
        model.tell(&id, &facts, true);
    }
    model.tell_of_change(&before);
    if let Some(bank) = bank {
        model.add_bank(&id, bank, true);
    }
    model.request_capabilities(&id, &asked);
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
