//! Who is calling, and for which account.

use actix_web::http::header::HeaderMap;
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};

use super::form::Params;
use crate::model::{
    Model,
    refusal::{Answer, Refusal},
};

/// A caller that showed a key.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// The account on which the request works.
    pub(crate) account: String,
    /// The platform acts for another account: by `Stripe-Account`, or with a key from OAuth.
    pub(crate) application: bool,
    /// A publishable key, which may only do what Stripe.js does.
    pub(crate) publishable: bool,
    pub(crate) key: String,
}

/// Finds the caller's key and the account that it works for.
pub(super) fn authenticate(
    model: &Model,
    headers: &HeaderMap,
    params: &Params,
    reads_only: bool,
) -> Answer<Caller> {
    let shown = header_key(headers).or_else(|| params.raw("key").map(str::to_owned));
    let Some(key) = shown.filter(|key| !key.is_empty()) else {
        return Err(Refusal::unauthenticated(
            "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth \
             (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or \
             we can help at https://support.stripe.com/.",
        ));
    };
    let mut caller = owner(model, key)?;
    let named = headers
        .get("stripe-account")
        .and_then(|value| value.to_str().ok())
        .or_else(|| params.raw("_stripe_account"))
        .filter(|account| !account.is_empty());
    if let Some(named) = named
        && named != caller.account
    {
        let from_platform = caller.account == model.settings.platform && !caller.application;
        let account = match model.accessible_account(named, &caller.key) {
            Ok(account) if from_platform => account,
            Ok(_) => model.accessible_account("", &caller.key)?,
            Err(refusal) => return Err(refusal),
        };
        if account.scope == "read_only" && !reads_only {
            return Err(Refusal::forbidden(format!(
                "The account '{named}' has granted this application read_only access, which does not allow this \
                     request."
            )));
        }
        caller.account = account.id.clone();
        caller.application = true;
    }
    Ok(caller)
}

fn owner(model: &Model, key: String) -> Answer<Caller> {
    let settings = &model.settings;
    let caller = |account: &str, application, publishable, key| {
        Ok(Caller {
            account: account.to_owned(),
            application,
            publishable,
            key,
        })
    };
    if key == settings.secret_key || key == settings.publishable_key {
        let publishable = key == settings.publishable_key;
        return caller(&settings.platform, false, publishable, key);
    }
    if let Some(account) = model.account_of_access_token(&key).map(str::to_owned) {
        return caller(&account, true, false, key);
    }
    // An account's own keys begin with the tail of its id.
    let tail = key
        .strip_prefix("sk_test_")
        .or_else(|| key.strip_prefix("pk_test_"))
        .and_then(|rest| rest.get(..16));
    if let Some(account) = tail.and_then(|tail| model.account(&format!("acct_{tail}")))
        && (account.secret_key == key || account.publishable_key == key)
    {
        let publishable = account.publishable_key == key;
        return caller(&account.id, false, publishable, key);
    }
    Err(Refusal::unauthenticated(Model::invalid_key_message(&key)))
}

/// The key in the request's `Authorization` header.
pub(crate) fn key_of(req: &actix_web::HttpRequest) -> Option<String> {
    header_key(req.headers())
}

/// `Authorization: Bearer sk_…`, or Basic with the key as user name.
fn header_key(headers: &HeaderMap) -> Option<String> {
    let value = headers.get("authorization")?.to_str().ok()?;
    let (scheme, rest) = value.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(rest.trim().to_owned());
    }
    if scheme.eq_ignore_ascii_case("basic") {
        let decoded = decode_base64(rest.trim())?;
        let text = String::from_utf8(decoded).ok()?;
        return text.split(':').next().map(str::to_owned);
    }
    None
}

/// Base 64 with the standard alphabet; padding is optional.
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

/// Refuses what a publishable key may not do.
pub(super) fn check_publishable(caller: &Caller, method: &str, path: &[&str], params: &Params) -> Answer<()> {
    if !caller.publishable {
        return Ok(());
    }
    let allowed = match (method, path) {
        ("POST", ["tokens" | "payment_methods" | "confirmation_tokens"]) => true,
        ("GET", ["payment_intents" | "setup_intents", _])
        | ("POST", ["payment_intents" | "setup_intents", _, "confirm"]) => params.has("client_secret"),
        _ => false,
    };
    if allowed {
        return Ok(());
    }
    Err(Refusal::unauthenticated(
        "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your \
         API keys at https://dashboard.stripe.com/account/apikeys.",
    )
    .code("secret_key_required"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_with_and_without_padding() {
        assert_eq!(decode_base64("c2tfdGVzdDo=").unwrap(), b"sk_test:");
        assert_eq!(decode_base64("c2tfdGVzdDo").unwrap(), b"sk_test:");
        assert_eq!(decode_base64("c2tf dGVz"), None);
    }
}
