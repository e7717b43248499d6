//! The authorisation that an account's owner is asked for: whether it may be shown, and where each decision leads.

use url::Url;

use super::OAuthError;
use crate::model::{Model, account::Account};

/// What `GET /oauth/authorize` was asked, as it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct AuthorizeParams {
    pub(crate) response_type: Option<String>,
    pub(crate) client_id: Option<String>,
    pub(crate) scope: Option<String>,
    pub(crate) redirect_uri: Option<String>,
    pub(crate) state: Option<String>,
    /// `login` or `register`; which form the page shows first.
    pub(crate) stripe_landing: Option<String>,
    /// `stripe_user[…]`: what the platform knows about the owner already. Invalid values are ignored.
    pub(crate) prefill: Vec<(String, String)>,
}

/// An authorisation that can be decided: its parameters are valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AuthorizeRequest {
    pub(crate) redirect_uri: String,
    pub(crate) scope: String,
    pub(crate) state: Option<String>,
}

/// Why an authorisation cannot be shown, or is sent back at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AuthorizeRefusal {
    /// The redirect URI cannot be trusted: the error is shown here and nobody is sent anywhere.
    Show(OAuthError),
    /// The platform is told by redirect.
    Redirect(String),
}

impl Model {
    /// Checks what the platform asks of the account's owner.
    pub(crate) fn check_authorize(
        &self,
        params: &AuthorizeParams,
    ) -> Result<AuthorizeRequest, AuthorizeRefusal> {
        let show = |error, text: String| Err(AuthorizeRefusal::Show(OAuthError::new(error, text)));
        match params.client_id.as_deref() {
            None => return show("invalid_request", "No client_id was provided.".to_owned()),
            Some(id) if id != self.settings.client_id => {
                return show("invalid_client", format!("No such application: '{id}'"));
            }
            Some(_) => {}
        }
        let redirect_uri = match params.redirect_uri.as_deref() {
            None => self.default_redirect(),
            Some(uri) if self.may_redirect(uri) => uri.to_owned(),
            Some(uri) => {
                return show(
                    "invalid_redirect_uri",
                    format!(
                        "Invalid redirect URI '{uri}'. Ensure this uri exactly matches one of the uris specified in your application settings"
                    ),
                );
            }
        };
        let request = AuthorizeRequest {
            redirect_uri,
            scope: params.scope.clone().unwrap_or_else(|| "read_only".to_owned()),
            state: params.state.clone(),
        };
        let refuse = |error, text: &str| {
            Err(AuthorizeRefusal::Redirect(
                request.back(&[("error", error), ("error_description", text)]),
            ))
        };
        match params.response_type.as_deref() {
            Some("code") => {}
            None => return refuse("invalid_request", "No response_type was provided."),
            Some(_) => {
                return refuse(
                    "unsupported_response_type",
                    "Only the response_type 'code' is supported.",
                );
            }
        }
        if !matches!(request.scope.as_str(), "read_only" | "read_write") {
            return refuse("invalid_scope", "The scope must be 'read_only' or 'read_write'.");
        }
        Ok(request)
    }

    /// With no URI registered, any address of this machine will do: it is a test client.
    fn may_redirect(&self, uri: &str) -> bool {
        if !self.settings.redirect_uris.is_empty() {
            return self
                .settings
                .redirect_uris
                .iter()
                .any(|registered| registered == uri);
        }
        Url::parse(uri).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https")
                && url
                    .host_str()
                    .is_some_and(|host| matches!(host, "localhost" | "127.0.0.1" | "[::1]"))
        })
    }

    fn default_redirect(&self) -> String {
        let own = || format!("{}/oauth/return", self.settings.public_url);
        self.settings.redirect_uris.first().cloned().unwrap_or_else(own)
    }

    /// The accounts that an owner could authorise: standard ones that are not the platform.
    pub(crate) fn authorisable_accounts(&self) -> Vec<&Account> {
        self.accounts
            .iter()
            .filter(|account| {
                account.id != self.settings.platform && !account.deleted && !account.made_by_platform
            })
            .collect()
    }

    /// The owner said yes: where the browser goes, with a code in it. `None`: there is no such account.
    pub(crate) fn approve(&mut self, request: &AuthorizeRequest, account: &str) -> Option<String> {
        let code = self.issue_code(account, &request.scope)?;
        Some(request.back(&[("scope", &request.scope), ("code", &code)]))
    }
}

impl AuthorizeRequest {
    /// The redirect when the owner says no.
    pub(crate) fn deny(&self) -> String {
        self.back(&[
            ("error", "access_denied"),
            ("error_description", "The user denied your request"),
        ])
    }

    fn back(&self, answers: &[(&str, &str)]) -> String {
        let Ok(mut url) = Url::parse(&self.redirect_uri) else {
            return self.redirect_uri.clone();
        };
        {
            let mut query = url.query_pairs_mut();
            query.extend_pairs(answers);
            if let Some(state) = &self.state {
                query.append_pair("state", state);
            }
        }
        url.into()
    }
}
