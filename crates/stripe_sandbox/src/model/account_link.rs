//! Links that the platform gives to an account's owner: to the onboarding page, or into the account's Dashboard.
//!
//! As Stripe's documentation says, a link can be visited once, and only for a few minutes; whoever comes later is sent to
//! the platform's `refresh_url`, where it makes another.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Model, table::Record};
use crate::clock::{HOUR, MINUTE, Seconds};

/// How long a link waits to be visited.
const LIFE: Seconds = 5 * MINUTE;
/// How long the page may stay open that it led to.
const SESSION: Seconds = HOUR;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Goal {
    /// The onboarding page.
    Onboarding { return_url: String, refresh_url: String },
    /// The account's Dashboard.
    Dashboard,
}

/// How far a link has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    Fresh,
    Visited,
    Finished,
}

/// A link. Its id is the secret in its address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AccountLink {
    id: String,
    pub(crate) account: String,
    created: Seconds,
    visited: Option<Seconds>,
    pub(crate) goal: Goal,
    stage: Stage,
}

impl Record for AccountLink {
    const KIND: &'static str = "account_link";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
}

impl Model {
    /// Makes a link and gives Stripe's `account_link` or `login_link` object.
    pub(crate) fn make_account_link(&mut self, account: &str, goal: Goal) -> Value {
        let id = self.ids.text(24);
        let (now, public) = (self.now, &self.settings.public_url);
        let json = match &goal {
            Goal::Onboarding { .. } => json!({
                "object": "account_link",
                "created": now,
                "expires_at": now + LIFE,
                "url": format!("{public}/setup/e/{account}/{id}"),
            }),
            Goal::Dashboard => json!({
                "object": "login_link",
                "created": now,
                "url": format!("{public}/express/{account}/{id}"),
            }),
        };
        self.account_links.insert(AccountLink {
            id,
            account: account.to_owned(),
            created: now,
            visited: None,
            goal,
            stage: Stage::Fresh,
        });
        json
    }

    /// A link of this account, whatever has become of it.
    pub(crate) fn account_link(&self, account: &str, id: &str) -> Option<&AccountLink> {
        self.account_links.get(account, id)
    }

    /// Opens a link, which nobody can do a second time. `false`: it was visited before, or is too old, or its account is
    /// gone.
    pub(crate) fn visit_account_link(&mut self, account: &str, id: &str) -> bool {
        let now = self.now;
        let there = self.account(account).is_some_and(|account| account.connected);
        let opened = self.account_links.get(account, id).is_some() && there;
        opened
            && self.account_links.change(id, |link| {
                let good = link.stage == Stage::Fresh && now < link.created + LIFE;
                if good {
                    link.stage = Stage::Visited;
                    link.visited = Some(now);
                }
                good
            }) == Some(true)
    }

    /// Whether the page that a link led to may still be sent in.
    pub(crate) fn account_link_is_open(&self, account: &str, id: &str) -> bool {
        let there = self.account(account).is_some_and(|account| account.connected);
        there
            && self.account_links.get(account, id).is_some_and(|link| {
                link.stage == Stage::Visited && link.visited.is_some_and(|at| self.now < at + SESSION)
            })
    }

    /// The page was sent in, or left.
    pub(crate) fn finish_account_link(&mut self, id: &str) {
        self.account_links.change(id, |link| link.stage = Stage::Finished);
    }
}
