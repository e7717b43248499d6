//! Connect's OAuth: an account's owner lets the platform act for the account.
//!
//! Sources: docs.stripe.com/connect/oauth-reference and the SDKs; the shape of errors, the 401 for a client that is not
//! the caller's and the reply to a deauthorisation are recorded. That the other errors are 400, how a denial redirects,
//! and how long a code lives are not verified.

mod authorize;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub(crate) use self::authorize::{AuthorizeParams, AuthorizeRefusal, AuthorizeRequest};
use super::{Model, account::masked_key, table::Record};
use crate::clock::{MINUTE, Seconds};

/// How long an authorization code can be exchanged.
const CODE_LIFE: Seconds = 5 * MINUTE;

/// What an account's owner allowed, to be exchanged once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AuthorizationCode {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) scope: String,
    /// The access token that it was exchanged for.
    pub(crate) exchanged_for: Option<String>,
}

/// Keys by which the platform acts for an account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AccessToken {
    /// The access token, a secret key.
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) refresh_token: String,
    pub(crate) publishable_key: String,
    pub(crate) scope: String,
    pub(crate) revoked: bool,
}

impl Record for AuthorizationCode {
    const KIND: &'static str = "authorization_code";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
}

impl Record for AccessToken {
    const KIND: &'static str = "access_token";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        vec![("refresh_token", self.refresh_token.clone())]
    }
}

/// OAuth's flat error: `{"error": …, "error_description": …}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OAuthError {
    pub(crate) error: &'static str,
    pub(crate) description: String,
}

impl OAuthError {
    pub(crate) fn new(error: &'static str, description: impl Into<String>) -> Self {
        Self {
            error,
            description: description.into(),
        }
    }

    /// 401 for a client that is not the caller's, 400 for everything else.
    pub(crate) fn status(&self) -> u16 {
        if self.error == "invalid_client" { 401 } else { 400 }
    }

    pub(crate) fn json(&self) -> Value {
        json!({"error": self.error, "error_description": self.description})
    }
}

impl Model {
    /// A code as an owner who pressed "authorise" would have brought it back.
    pub(crate) fn issue_code(&mut self, account: &str, scope: &str) -> Option<String> {
        self.account(account)
            .filter(|found| found.id != self.settings.platform)?;
        let code = self.ids.next("ac_");
        self.codes.insert(AuthorizationCode {
            id: code.clone(),
            account: account.to_owned(),
            created: self.now,
            scope: scope.to_owned(),
            exchanged_for: None,
        });
        Some(code)
    }

    /// `grant_type=authorization_code`. A code is good once: a second exchange is refused and revokes the keys that the
    /// first one gave, because one of the two was a thief. That the connection itself stays is not verified.
    pub(crate) fn exchange_code(&mut self, code: &str) -> Result<Value, OAuthError> {
        let missing = || {
            OAuthError::new(
                "invalid_grant",
                format!("Authorization code does not exist: {code}"),
            )
        };
        let kept = self.codes.anywhere(code).cloned().ok_or_else(missing)?;
        if let Some(token) = &kept.exchanged_for {
            let token = token.clone();
            self.access_tokens.change(&token, |token| token.revoked = true);
            return Err(OAuthError::new(
                "invalid_grant",
                "This authorization code has already been used. All tokens issued with this code have been revoked.",
            ));
        }
        if kept.created + CODE_LIFE <= self.now {
            return Err(OAuthError::new(
                "invalid_grant",
                format!("Authorization code expired: {code}"),
            ));
        }
        let token = self.grant(&kept.account, &kept.scope);
        self.codes
            .change(code, |kept| kept.exchanged_for = Some(token.clone()));
        Ok(self.token_json(&token))
    }

    /// `grant_type=refresh_token`: new keys for the same account, with the same scope or a narrower one.
    pub(crate) fn refresh(&mut self, refresh_token: &str, scope: Option<&str>) -> Result<Value, OAuthError> {
        let kept = self
            .access_tokens
            .iter()
            .find(|token| token.refresh_token == refresh_token && !token.revoked)
            .cloned()
            .ok_or_else(|| {
                OAuthError::new(
                    "invalid_grant",
                    format!("Refresh token does not exist: {refresh_token}"),
                )
            })?;
        let scope = scope.unwrap_or(&kept.scope);
        if !matches!(
            (kept.scope.as_str(), scope),
            ("read_write", "read_write" | "read_only") | ("read_only", "read_only")
        ) {
            return Err(OAuthError::new(
                "invalid_scope",
                "The scope may not be wider than the one that was granted.",
            ));
        }
        let token = self.grant(&kept.account, scope);
        Ok(self.token_json(&token))
    }

    fn grant(&mut self, account: &str, scope: &str) -> String {
        let token = format!("sk_test_{}", self.ids.text(64));
        let refresh_token = self.ids.next("rt_");
        let publishable_key = format!("pk_test_{}", self.ids.text(64));
        self.access_tokens.insert(AccessToken {
            id: token.clone(),
            account: account.to_owned(),
            refresh_token,
            publishable_key,
            scope: scope.to_owned(),
            revoked: false,
        });
        let fresh = self.accounts.change(account, |account| {
            scope.clone_into(&mut account.scope);
            !std::mem::replace(&mut account.connected, true)
        });
        if fresh == Some(true) {
            let application = self.application_json();
            self.emit(account, "account.application.authorized", application, None);
        }
        token
    }

    /// `POST /oauth/deauthorize`, by the platform.
    pub(crate) fn deauthorize(&mut self, client_id: &str, account: &str) -> Result<Value, OAuthError> {
        if client_id != self.settings.client_id {
            return Err(OAuthError::new(
                "invalid_client",
                format!("No such application: '{client_id}'"),
            ));
        }
        if !self
            .account(account)
            .is_some_and(|account| account.connected && account.id != self.settings.platform)
        {
            return Err(OAuthError::new(
                "invalid_client",
                format!(
                    "This application is not connected to stripe account {account}, or that account does not exist."
                ),
            ));
        }
        self.disconnect(account);
        Ok(json!({"stripe_user_id": account}))
    }

    /// Takes the platform's access away, whoever asked for it.
    pub(crate) fn disconnect(&mut self, account: &str) {
        let was = self.accounts.change(account, |account| {
            std::mem::replace(&mut account.connected, false)
        });
        let tokens: Vec<String> = self
            .access_tokens
            .of(account)
            .map(|token| token.id.clone())
            .collect();
        for token in tokens {
            self.access_tokens.change(&token, |token| token.revoked = true);
        }
        if was == Some(true) {
            let application = self.application_json();
            self.emit(account, "account.application.deauthorized", application, None);
        }
    }

    fn token_json(&self, token: &str) -> Value {
        self.access_tokens.anywhere(token).map_or(Value::Null, |kept| {
            json!({
                "access_token": kept.id,
                "livemode": false,
                "refresh_token": kept.refresh_token,
                "scope": kept.scope,
                "stripe_publishable_key": kept.publishable_key,
                "stripe_user_id": kept.account,
                "token_type": "bearer",
            })
        })
    }

    /// Stripe's `application` object, which the two `account.application` events carry.
    fn application_json(&self) -> Value {
        json!({"id": self.settings.client_id, "object": "application", "name": self.settings.platform_name})
    }

    /// The account for which an access token from OAuth acts, unless it was revoked.
    pub(crate) fn account_of_access_token(&self, key: &str) -> Option<&str> {
        self.access_tokens
            .anywhere(key)
            .filter(|token| !token.revoked)
            .map(|token| token.account.as_str())
    }

    /// The 401 that an unknown key is answered with.
    pub(crate) fn invalid_key_message(key: &str) -> String {
        format!("Invalid API Key provided: {}", masked_key(key))
    }
}
