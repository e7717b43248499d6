//! OAuth: how a seller's own Stripe account gives the platform access.
//!
//! Three calls that async-stripe does not have. They carry no idempotency keys, so none is ever
//! repeated: a code that is exchanged twice revokes the tokens of the first exchange. A lost reply
//! is [`OAuthError::Unknown`], and the seller starts anew.

use std::fmt;

use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;
use url::Url;

use crate::error::{Cause, read};
use crate::ids::AccountId;
use crate::pan;
use crate::redact::redacted;
use crate::stripe::Stripe;
use crate::transport::{Call, Reply};

/// What Stripe's form for a new account starts with. Values that Stripe does not like it ignores.
#[derive(Clone, Default)]
pub struct Prefill {
    /// E-mail address.
    pub email: Option<String>,
    /// What the business is called.
    pub business_name: Option<String>,
    /// ISO 3166 code in upper case.
    pub country: Option<String>,
    /// ISO 4217 code in lower case.
    pub currency: Option<String>,
    /// The shop's address on the web.
    pub url: Option<String>,
    /// First name of its owner.
    pub first_name: Option<String>,
    /// Last name of its owner.
    pub last_name: Option<String>,
}

impl Prefill {
    fn pairs(&self) -> [(&'static str, Option<&String>); 7] {
        [
            ("stripe_user[email]", self.email.as_ref()),
            ("stripe_user[business_name]", self.business_name.as_ref()),
            ("stripe_user[country]", self.country.as_ref()),
            ("stripe_user[currency]", self.currency.as_ref()),
            ("stripe_user[url]", self.url.as_ref()),
            ("stripe_user[first_name]", self.first_name.as_ref()),
            ("stripe_user[last_name]", self.last_name.as_ref()),
        ]
    }
}

impl fmt::Debug for Prefill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let given = self
            .pairs()
            .into_iter()
            .filter(|(_, value)| value.is_some())
            .map(|(name, _)| name);
        f.debug_set().entries(given).finish()
    }
}

/// Access to a seller's account. The tokens are not needed for calls, which use the platform's key
/// and the account's id.
pub struct Connection {
    /// The account.
    pub account: AccountId,
    /// `read_write` or `read_only`; the latter cannot charge.
    pub scope: String,
    /// Whether it is a live account.
    pub livemode: bool,
    /// Does not expire.
    pub access_token: SecretString,
    /// Exchanges for further access tokens.
    pub refresh_token: Option<SecretString>,
    /// The account's own publishable key for this platform.
    pub publishable_key: Option<String>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("account", &self.account)
            .field("scope", &self.scope)
            .field("livemode", &self.livemode)
            .finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Wire {
    stripe_user_id: AccountId,
    #[serde(default)]
    scope: String,
    livemode: bool,
    access_token: String,
    #[serde(default)]
    refresh_token: Option<String>,
    #[serde(default)]
    stripe_publishable_key: Option<String>,
}

/// Why an OAuth call did not give its answer.
#[derive(Debug, thiserror::Error)]
pub enum OAuthError {
    /// Stripe said no.
    #[error("OAuth refused: {0}")]
    Refused(OAuthFault),
    /// Not done, for certain: Stripe was not reached, or asked to slow down.
    #[error("Stripe is not available for OAuth: {cause}")]
    Unavailable {
        /// What was seen.
        cause: Cause,
    },
    /// It may have happened. The code must not be tried again.
    #[error("OAuth outcome unknown: {cause}")]
    Unknown {
        /// What was seen.
        cause: Cause,
        /// Stripe's id of the request, if a reply had one.
        request_id: Option<String>,
    },
}

impl OAuthError {
    /// The call may have had its effect.
    #[must_use]
    pub fn may_have_happened(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }
}

/// Stripe's no to an OAuth call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthFault {
    /// RFC 6749's code: `invalid_grant` (the code is missing, used, expired, not ours or of the
    /// other mode), `invalid_client`, `invalid_request`, `invalid_scope` …
    pub error: String,
    /// Stripe's sentence for developers, without secrets and addresses. Not for a page.
    pub description: String,
    /// The HTTP status.
    pub status: u16,
    /// Stripe's id of the request.
    pub request_id: Option<String>,
}

impl OAuthFault {
    /// The code cannot be exchanged, now or later.
    #[must_use]
    pub fn is_bad_code(&self) -> bool {
        self.error == "invalid_grant"
    }

    /// On [`Stripe::deauthorize`]: the account is not connected to the platform, so there is
    /// nothing to undo. (`invalid_client` is also what a wrong client id gets, with the sentence
    /// that there is no such application.)
    #[must_use]
    pub fn is_not_connected(&self) -> bool {
        self.error == "invalid_client" && !self.description.starts_with("No such application")
    }
}

impl fmt::Display for OAuthFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.status, self.error, self.description)?;
        match &self.request_id {
            Some(id) => write!(f, " [{id}]"),
            None => Ok(()),
        }
    }
}

impl Stripe {
    /// Where to send a seller's browser. `redirect_uri` must be one that is registered with the
    /// platform, to the letter; `state` comes back with the answer. A prefilled text that looks
    /// like it holds a card number is left out.
    #[must_use]
    pub fn authorize_url(&self, state: &str, redirect_uri: &Url, prefill: &Prefill) -> Url {
        let mut url = self.config().connect_page_url().clone();
        url.set_path("/oauth/authorize");
        let mut query = url.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", self.client_id())
            // Stripe's default is `read_only`, with which nothing can be charged.
            .append_pair("scope", "read_write")
            .append_pair("state", state)
            .append_pair("redirect_uri", redirect_uri.as_str());
        for (name, value) in prefill.pairs() {
            if let Some(value) = value.filter(|value| !pan::holds_card_number(value)) {
                query.append_pair(name, value);
            }
        }
        drop(query);
        url
    }

    /// Exchanges the code that a seller's browser brought back. To be called once for a code,
    /// after the code was claimed in our own database; it sends once, whatever happens.
    ///
    /// # Errors
    /// [`OAuthError`]; after `Unknown` the seller must authorise anew.
    pub async fn exchange_code(&self, code: &str) -> Result<Connection, OAuthError> {
        let form = form(&[("grant_type", "authorization_code"), ("code", code)]);
        let reply = self.oauth("/oauth/token", form).await?;
        let wire: Wire = read(&reply.body, "token response").map_err(|cause| OAuthError::Unknown {
            cause,
            request_id: reply.request_id,
        })?;
        Ok(Connection {
            account: wire.stripe_user_id,
            scope: wire.scope,
            livemode: wire.livemode,
            access_token: wire.access_token.into(),
            refresh_token: wire.refresh_token.map(SecretString::from),
            publishable_key: wire.stripe_publishable_key,
        })
    }

    /// Gives the access to an account back. It ends for everybody on this platform, so it must not
    /// be done for an account that another seller has connected.
    ///
    /// # Errors
    /// [`OAuthFault::is_not_connected`] tells that there was none; after `Unknown`, fetch the
    /// account to see.
    pub async fn deauthorize(&self, account: &AccountId) -> Result<(), OAuthError> {
        let form = form(&[
            ("client_id", self.client_id()),
            ("stripe_user_id", account.as_str()),
        ]);
        self.oauth("/oauth/deauthorize", form).await.map(|_| ())
    }

    /// One POST, once.
    async fn oauth(&self, path: &str, form: String) -> Result<Reply, OAuthError> {
        let seen = self
            .transport()
            .once_only(&Call::oauth(path, form))
            .await
            .map_err(|_| OAuthError::Unavailable {
                cause: Cause::NoConnection,
            })?;
        match seen.into_reply() {
            Ok(reply) if (200..300).contains(&reply.status) => Ok(reply),
            Ok(reply) => Err(refusal(&reply)),
            Err((cause @ Cause::NoConnection, _)) => Err(OAuthError::Unavailable { cause }),
            Err((cause, request_id)) => Err(OAuthError::Unknown { cause, request_id }),
        }
    }
}

/// What a reply says that is not a success. OAuth errors are flat (`error` is a text); a wrong API
/// key is told in the shape of the rest of the API (`error` is an object).
fn refusal(reply: &Reply) -> OAuthError {
    let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(redacted);
    let (error, description) = match body.get("error") {
        Some(Value::String(error)) => (Some(redacted(error)), text(body.get("error_description"))),
        Some(error) => (
            text(error.get("code")).or(text(error.get("type"))),
            text(error.get("message")),
        ),
        None => (None, None),
    };
    match (reply.status, error) {
        (429, code) => OAuthError::Unavailable {
            cause: Cause::Status { status: 429, code },
        },
        (400..500, Some(error)) => OAuthError::Refused(OAuthFault {
            error,
            description: description.unwrap_or_default(),
            status: reply.status,
            request_id: reply.request_id.clone(),
        }),
        (status, code) => OAuthError::Unknown {
            cause: Cause::Status { status, code },
            request_id: reply.request_id.clone(),
        },
    }
}

fn form(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
