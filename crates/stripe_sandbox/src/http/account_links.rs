//! `/v1/account_links`, `/v1/accounts/{id}/login_links`.

use serde_json::Value;

use super::Call;
use crate::model::{
    Model,
    account::AccountKind,
    account_link::Goal,
    refusal::{Answer, Refusal},
};

/// A link leads to a page where the account is onboarded; see `model::account_link`.
pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = params.required("account")?;
    let kind = params
        .one_of("type", &["account_onboarding", "account_update"])?
        .ok_or_else(|| Refusal::missing("type"))?;
    let return_url = address(call, "return_url")?;
    let refresh_url = address(call, "refresh_url")?;
    params.one_of("collect", &["currently_due", "eventually_due"])?;
    params.ignore("collection_options");
    params.finish()?;
    let account = model
        .account(&id)
        .filter(|account| account.connected && account.made_by_platform)
        .ok_or_else(|| Refusal::no_such_in_body("account", &id, "account"))?;
    if kind == "account_update" && account.controller.requirement_collection != "application" {
        return Err(Refusal::invalid(
            "You cannot create `account_update` type Account Links for this account. Valid link types for this account are: \
             account_onboarding.",
        )
        .param("type"));
    }
    Ok(model.make_account_link(
        &id,
        Goal::Onboarding {
            return_url,
            refresh_url,
        },
    ))
}

/// An address to which a browser can be sent. In test mode it need not be `https`.
fn address(call: &Call<'_>, name: &str) -> Answer<String> {
    let text = call.params.required(name)?;
    let good =
        url::Url::parse(&text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if good {
        Ok(text)
    } else {
        Err(Refusal::malformed(name, "Not a valid URL").code("url_invalid"))
    }
}

pub(super) fn create_login_link(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = call.segment(1);
    let account = model.accessible_account(id, &call.caller.key)?;
    let has_express = account.controller.dashboard == "express" || account.kind == AccountKind::Express;
    if !account.made_by_platform || !has_express {
        return Err(Refusal::invalid(format!(
            "The account {id} is not an Express account, so no login link can be made for it."
        )));
    }
    if !account.details_submitted {
        return Err(Refusal::invalid(
            "Cannot create a login link for an account that has not completed onboarding.",
        ));
    }
    Ok(model.make_account_link(id, Goal::Dashboard))
}
