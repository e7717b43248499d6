//! Webhook endpoints and the deliveries of events to them.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Metadata, Model, table::Record};
use crate::clock::{HOUR, MINUTE, Seconds};

/// An address that wants to hear of events.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct WebhookEndpoint {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) url: String,
    pub(crate) enabled_events: Vec<String>,
    /// Hears of connected accounts instead of its own one.
    pub(crate) connect: bool,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) disabled: bool,
    pub(crate) deleted: bool,
    /// Newest first. While a secret is being rolled there are two, and a delivery is signed with both.
    pub(crate) secrets: Vec<Secret>,
}

/// A signing secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Secret {
    pub(crate) value: String,
    pub(crate) expires: Option<Seconds>,
}

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DeliveryState {
    Pending,
    Delivered,
    /// Every attempt failed.
    Failed,
    /// A control rule threw it away.
    Dropped,
}

/// One event on its way to one endpoint.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Delivery {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) event: String,
    pub(crate) endpoint: String,
    pub(crate) state: DeliveryState,
    pub(crate) next_attempt: Seconds,
    pub(crate) attempts: Vec<Attempt>,
}

/// What came of one attempt.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Attempt {
    pub(crate) at: Seconds,
    /// Status of the reply; `None` when there was none.
    pub(crate) status: Option<u16>,
    /// The beginning of the reply, or why there was none.
    pub(crate) response: String,
}

impl Record for WebhookEndpoint {
    const KIND: &'static str = "webhook_endpoint";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
}

impl Record for Delivery {
    const KIND: &'static str = "delivery";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        vec![("event", self.event.clone()), ("endpoint", self.endpoint.clone())]
    }
}

/// Waits between attempts. Stripe retries for three days in live mode and three times over hours in test mode; the
/// waits here begin shorter, so that a restarted receiver hears soon.
const BACKOFF: &[Seconds] = &[1, 5, 30, 2 * MINUTE, 10 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR];

/// What an endpoint is made of.
pub(crate) struct NewEndpoint {
    pub(crate) url: String,
    pub(crate) enabled_events: Vec<String>,
    pub(crate) connect: bool,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    /// Default: from the seed.
    pub(crate) secret: Option<String>,
}

impl Model {
    /// Registers an endpoint and gives its id.
    pub(crate) fn create_endpoint(&mut self, account: &str, new: NewEndpoint) -> String {
        let id = self.ids.next("we_1");
        let secret = new
            .secret
            .unwrap_or_else(|| format!("whsec_{}", self.ids.text(32)));
        self.webhook_endpoints.insert(WebhookEndpoint {
            id: id.clone(),
            account: account.to_owned(),
            created: self.now,
            url: new.url,
            enabled_events: new.enabled_events,
            connect: new.connect,
            description: new.description,
            metadata: new.metadata,
            disabled: false,
            deleted: false,
            secrets: vec![Secret {
                value: secret,
                expires: None,
            }],
        });
        id
    }

    /// Gives an endpoint a new secret; the old one signs as well until it expires.
    pub(crate) fn roll_secret(&mut self, id: &str, overlap: Seconds) -> Option<String> {
        let value = format!("whsec_{}", self.ids.text(32));
        let expires = self.now + overlap;
        self.webhook_endpoints.change(id, |endpoint| {
            endpoint.secrets.truncate(1);
            if let Some(old) = endpoint.secrets.first_mut() {
                old.expires = Some(expires);
            }
            endpoint.secrets.insert(
                0,
                Secret {
                    value: value.clone(),
                    expires: None,
                },
            );
        })?;
        Some(value)
    }

    /// The secrets that sign now.
    pub(crate) fn signing_secrets(&self, endpoint: &WebhookEndpoint) -> Vec<String> {
        endpoint
            .secrets
            .iter()
            .filter(|secret| secret.expires.is_none_or(|expires| expires > self.now))
            .map(|secret| secret.value.clone())
            .collect()
    }

    /// Endpoints that are to hear of an event on `account`: the account's own ones, and for a connected account the
    /// platform's `connect` ones.
    pub(crate) fn listening_endpoints(&self, account: &str, kind: &str) -> Vec<String> {
        let platform = self.settings.platform.as_str();
        let wants = |endpoint: &&WebhookEndpoint| {
            !endpoint.deleted
                && !endpoint.disabled
                && endpoint
                    .enabled_events
                    .iter()
                    .any(|event| event == "*" || event == kind)
        };
        // This type is sent to the application that it is about and to nobody else.
        let only_application = kind.starts_with("account.application.");
        let own = self
            .webhook_endpoints
            .of(account)
            .filter(|endpoint| !endpoint.connect && !only_application)
            .filter(wants);
        let is_connected = self.account(account).is_some_and(|account| account.connected);
        let hears = account != platform && (is_connected || only_application);
        let connect = self
            .webhook_endpoints
            .of(platform)
            .filter(|endpoint| endpoint.connect && hears)
            .filter(wants);
        own.chain(connect).map(|endpoint| endpoint.id.clone()).collect()
    }

    /// Puts an event on its way.
    pub(crate) fn make_delivery(&mut self, event: &str, endpoint: &str) -> String {
        let id = self.ids.next("whd_");
        let account = self.webhook_endpoints.anywhere(endpoint).map_or_else(
            || self.settings.platform.clone(),
            |endpoint| endpoint.account.clone(),
        );
        self.deliveries.insert(Delivery {
            id: id.clone(),
            account,
            event: event.to_owned(),
            endpoint: endpoint.to_owned(),
            state: DeliveryState::Pending,
            next_attempt: self.now,
            attempts: Vec::new(),
        });
        self.fresh_deliveries.push(id.clone());
        id
    }

    /// Notes what came of an attempt, and when the next one is due; `None` when it is over.
    pub(crate) fn note_attempt(&mut self, id: &str, attempt: Attempt) -> Option<Seconds> {
        let now = self.now;
        let accepted = attempt.status.is_some_and(|status| (200..300).contains(&status));
        let (event, state, next) = self.deliveries.change(id, |delivery| {
            delivery.attempts.push(attempt);
            let wait = BACKOFF.get(delivery.attempts.len() - 1);
            match (accepted, wait) {
                (true, _) => delivery.state = DeliveryState::Delivered,
                (false, Some(wait)) => delivery.next_attempt = now + wait,
                (false, None) => delivery.state = DeliveryState::Failed,
            }
            (delivery.event.clone(), delivery.state, delivery.next_attempt)
        })?;
        if state == DeliveryState::Pending {
            return Some(next);
        }
        self.events.change(&event, |event| {
            event.pending_webhooks = event.pending_webhooks.saturating_sub(1);
        });
        None
    }
}

impl WebhookEndpoint {
    /// Stripe's `webhook_endpoint` object. The secret is shown only when the endpoint is made.
    pub(crate) fn json(&self, client_id: &str, with_secret: bool) -> Value {
        if self.deleted {
            return json!({"id": self.id, "object": "webhook_endpoint", "deleted": true});
        }
        let mut json = json!({
            "id": self.id,
            "object": "webhook_endpoint",
            "api_version": null,
            "application": self.connect.then_some(client_id),
            "created": self.created,
            "description": self.description,
            "enabled_events": self.enabled_events,
            "livemode": false,
            "metadata": self.metadata,
            "status": if self.disabled { "disabled" } else { "enabled" },
            "url": self.url,
        });
        if let (true, Some(secret), Some(fields)) = (with_secret, self.secrets.first(), json.as_object_mut())
        {
            fields.insert("secret".to_owned(), json!(secret.value));
        }
        json
    }
}

impl Delivery {
    /// As the control API and the Dashboards show it.
    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "event": self.event,
            "endpoint": self.endpoint,
            "state": self.state,
            "next_attempt": (self.state == DeliveryState::Pending).then_some(self.next_attempt),
            "attempts": self.attempts,
        })
    }
}
