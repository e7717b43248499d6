//! Reading the parameters of an authorisation: `stripe_user[email]=…` and the plain ones.

use serde_json::{Map, Value};
use url::form_urlencoded;

use super::countries;
use crate::model::{account::NewAccount, currency, oauth::AuthorizeParams};

/// The first value of a parameter, unless it is empty.
pub(super) fn value(query: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes())
        .find(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.into_owned())
}

/// The query of `GET /oauth/authorize` as the model checks it.
pub(super) fn authorize_params(query: &str) -> AuthorizeParams {
    let get = |name| value(query, name);
    AuthorizeParams {
        response_type: get("response_type"),
        client_id: get("client_id"),
        scope: get("scope"),
        redirect_uri: get("redirect_uri"),
        state: get("state"),
        stripe_landing: get("stripe_landing"),
        prefill: prefilled(query),
    }
}

fn prefilled(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes())
        .filter_map(|(key, value)| {
            let name = key.strip_prefix("stripe_user[")?.strip_suffix(']')?;
            Some((name.to_owned(), value.trim().to_owned()))
        })
        .collect()
}

/// What the platform knows about the owner already. As with Stripe, a value that is not valid is ignored.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Prefill {
    pub(super) email: Option<String>,
    pub(super) business_name: Option<String>,
    pub(super) country: Option<String>,
    pub(super) currency: Option<String>,
    url: Option<String>,
    phone: Option<String>,
    business_type: Option<String>,
}

impl Prefill {
    /// From the names and values of `stripe_user[…]`.
    pub(super) fn of(given: &[(String, String)]) -> Self {
        let get = |name: &str| {
            given
                .iter()
                .find(|(key, value)| key == name && !value.is_empty())
                .map(|(_, value)| value.clone())
        };
        Self {
            email: get("email").filter(|email| looks_like_email(email)),
            business_name: get("business_name").filter(|name| name.chars().count() <= 100),
            country: get("country")
                .and_then(|code| countries::known(&code))
                .map(str::to_owned),
            currency: get("currency").and_then(|code| currency::parse(&code).ok()),
            url: get("url").filter(|url| url::Url::parse(url).is_ok()),
            phone: get("phone_number"),
            business_type: get("business_type")
                .filter(|kind| matches!(kind.as_str(), "individual" | "company" | "non_profit")),
        }
    }

    /// An account of what is known, nothing made up.
    pub(super) fn account(&self) -> NewAccount {
        let mut profile = Map::new();
        for (name, value) in [("url", &self.url), ("support_phone", &self.phone)] {
            if let Some(value) = value {
                profile.insert(name.to_owned(), Value::String(value.clone()));
            }
        }
        NewAccount {
            email: self.email.clone(),
            business_name: self.business_name.clone(),
            country: self.country.clone(),
            default_currency: self.currency.clone(),
            business_type: self.business_type.clone(),
            business_profile: profile,
            ..NewAccount::default()
        }
    }

    /// "Skip this form": what is missing is made up, so that the account can charge at once.
    pub(super) fn test_account(&self, number: usize) -> NewAccount {
        let mut account = self.account();
        account
            .email
            .get_or_insert_with(|| format!("seller{number}@example.com"));
        account
            .business_name
            .get_or_insert_with(|| format!("Test shop {number}"));
        account
    }
}

/// Only so much that a slip is noticed: something, an at sign, a domain.
pub(super) fn looks_like_email(text: &str) -> bool {
    let parts = text.split_once('@');
    text.len() <= 254
        && !text.contains(char::is_whitespace)
        && parts.is_some_and(|(name, domain)| !name.is_empty() && domain.len() > 2 && domain.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_platform_knows_is_taken_over_and_what_is_not_valid_ignored() {
        let params = authorize_params(
            "stripe_user[email]=ada%40example.com&stripe_user%5Bbusiness_name%5D=Ada%20%26%20Co&stripe_user[country]=de\
             &stripe_user[currency]=zzz&stripe_user[business_type]=pirate&email=other%40example.com",
        );
        let prefill = Prefill::of(&params.prefill);
        assert_eq!(prefill.email.as_deref(), Some("ada@example.com"));
        assert_eq!(prefill.business_name.as_deref(), Some("Ada & Co"));
        assert_eq!(prefill.country.as_deref(), Some("DE"));
        assert_eq!(prefill.currency, None);
        assert_eq!(prefill.business_type, None);
    }

    #[test]
    fn an_empty_parameter_is_none() {
        let params = authorize_params("state=&scope=read_write&redirect_uri=");
        assert_eq!(params.state, None);
        assert_eq!(params.redirect_uri, None);
        assert_eq!(params.scope.as_deref(), Some("read_write"));
    }

    #[test]
    fn a_skipped_form_leaves_no_account_without_name_and_address() {
        let account = Prefill::default().test_account(3);
        assert_eq!(account.email.as_deref(), Some("seller3@example.com"));
        assert_eq!(account.business_name.as_deref(), Some("Test shop 3"));
    }

    #[test]
    fn an_address_needs_a_name_and_a_domain() {
        assert!(looks_like_email("a@b.example"));
        for wrong in ["", "a", "@b.example", "a@b", "a b@c.example", "a@.x"] {
            assert!(!looks_like_email(wrong), "{wrong}");
        }
    }
}
