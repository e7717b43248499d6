//! Steering the sandbox: what a test, or a developer, can do that Stripe's API cannot.
//!
//! [`Control`] is the same in process as `/_sandbox/…` is over HTTP (see `api`).

mod api;
mod banks;
mod dump;
pub(crate) mod faults;
pub(crate) mod log;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

pub(crate) use self::api::routes;
use self::{faults::FaultRule, log::Entry};
use crate::{
    model::{
        Metadata, Model,
        account::{Deadline, NewAccount},
        webhook_endpoint::{DeliveryState, NewEndpoint},
    },
    state::Sandbox,
    webhooks::WebhookRules,
};

/// Steers a running sandbox, without HTTP. Cheap to clone.
#[derive(Clone)]
pub struct Control(Sandbox);

/// What the clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// Seconds since 1970.
    pub now: i64,
    /// How far it is ahead of the machine's clock, in seconds.
    pub offset_seconds: i64,
}

/// A test account as its owner would have made it at Stripe.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewTestAccount {
    /// ISO 3166-1 alpha-2; default: the platform's.
    pub country: Option<String>,
    /// The owner's address.
    pub email: Option<String>,
    /// The shop's name.
    pub business_name: Option<String>,
    /// Default: the country's.
    pub default_currency: Option<String>,
    /// `daily` (the default, as at Stripe), `weekly`, `monthly`, or `manual`.
    pub payout_interval: Option<String>,
}

/// A webhook endpoint that was registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegisteredEndpoint {
    /// `we_…`.
    pub id: String,
    /// `whsec_…`.
    pub secret: String,
}

/// There is no such thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such {0}")]
pub struct NotThere(pub(crate) &'static str);

impl Control {
    pub(crate) fn new(sandbox: Sandbox) -> Self {
        Self(sandbox)
    }

    /// What the clock shows.
    #[must_use]
    pub fn clock(&self) -> Clock {
        Clock {
            now: self.0.now(),
            offset_seconds: self.0.clock_offset(),
        }
    }

    /// Steps the clock forward. What falls due by that (expiring authorisations, late captures) has happened when this
    /// returns.
    ///
    /// # Errors
    /// The clock file cannot be written.
    pub async fn advance(&self, seconds: u32) -> std::io::Result<Clock> {
        self.0.advance(seconds)?;
        Ok(self.clock())
    }

    /// Adds a fault rule and gives its id.
    pub async fn add_fault(&self, rule: FaultRule) -> u64 {
        self.0.add_fault(rule)
    }

    /// Removes one fault rule; tells whether it was there.
    pub async fn remove_fault(&self, id: u64) -> bool {
        self.0.faults(|faults| faults.remove(id))
    }

    /// Removes every fault rule.
    pub async fn clear_faults(&self) {
        self.0.faults(faults::Faults::clear);
    }

    /// Makes a standard account of a seller's own, ready to charge, which the platform may not act for yet. Gives its id.
    pub async fn create_account(&self, new: NewTestAccount) -> String {
        self.0.write(|model| {
            let id = model.make_standalone(NewAccount {
                country: new.country.map(|country| country.to_uppercase()),
                email: new.email,
                business_name: new.business_name,
                default_currency: new.default_currency,
                ..NewAccount::default()
            });
            if let Some(interval) = new.payout_interval {
                model
                    .accounts
                    .change(&id, |account| account.payout_interval = interval);
            }
            id
        })
    }

    /// An OAuth code with scope `read_write`, as the owner of `account` who pressed "authorise" would have brought back.
    ///
    /// # Errors
    /// There is no such account, or it is the platform.
    pub async fn oauth_code(&self, account: &str) -> Result<String, NotThere> {
        self.0
            .write(|model| model.issue_code(account, "read_write"))
            .ok_or(NotThere("account"))
    }

    /// Makes an account and connects it in one go. Gives its id.
    pub async fn connected_account(&self, new: NewTestAccount) -> String {
        let id = self.create_account(new).await;
        self.0.write(|model| {
            if let Some(code) = model.issue_code(&id, "read_write")
                && let Err(error) = model.exchange_code(&code)
            {
                ::log::error!("a fresh code could not be exchanged: {}", error.description);
            }
        });
        id
    }

    /// The owner takes the platform's access away, in Stripe's Dashboard.
    ///
    /// # Errors
    /// There is no such account.
    pub async fn revoke_access(&self, account: &str) -> Result<(), NotThere> {
        self.0.write(|model| {
            model.account(account).ok_or(NotThere("account"))?;
            model.disconnect(account);
            Ok(())
        })
    }

    /// Finishes a connected account's onboarding.
    ///
    /// # Errors
    /// There is no such account.
    pub async fn onboard(&self, account: &str) -> Result<(), NotThere> {
        self.0.write(|model| {
            model.account(account).ok_or(NotThere("account"))?;
            model.onboard(account);
            Ok(())
        })
    }

    /// Makes a requirement due; when it is `past` due, the account can neither charge nor pay out.
    ///
    /// # Errors
    /// There is no such account.
    pub async fn require(&self, account: &str, field: &str, past: bool) -> Result<(), NotThere> {
        let deadline = if past { Deadline::Past } else { Deadline::None };
        self.require_by(account, field, deadline)
    }

    /// Makes a requirement due `seconds` from now, by the clock: when it is not met by then, the account can neither charge
    /// nor pay out.
    ///
    /// # Errors
    /// There is no such account.
    pub async fn require_within(&self, account: &str, field: &str, seconds: u32) -> Result<(), NotThere> {
        self.require_by(account, field, Deadline::In(i64::from(seconds)))
    }

    fn require_by(&self, account: &str, field: &str, deadline: Deadline) -> Result<(), NotThere> {
        self.0.write(|model| {
            model.account(account).ok_or(NotThere("account"))?;
            model.require(account, field, deadline);
            Ok(())
        })
    }

    /// Registers a webhook endpoint of the platform for every event: of its own account, or of connected ones.
    pub async fn register_webhook(&self, url: &str, connect: bool) -> RegisteredEndpoint {
        self.0.write(|model| {
            let platform = model.settings.platform.clone();
            let id = model.create_endpoint(
                &platform,
                NewEndpoint {
                    url: url.to_owned(),
                    enabled_events: vec!["*".to_owned()],
                    connect,
                    description: None,
                    metadata: Metadata::new(),
                    secret: None,
                },
            );
            let secret = model
                .webhook_endpoints
                .anywhere(&id)
                .and_then(|e| e.secrets.first());
            RegisteredEndpoint {
                secret: secret.map(|s| s.value.clone()).unwrap_or_default(),
                id,
            }
        })
    }

    /// Gives an endpoint a new secret; the old one signs beside it for `overlap_seconds`.
    ///
    /// # Errors
    /// There is no such endpoint.
    pub async fn roll_webhook_secret(
        &self,
        endpoint: &str,
        overlap_seconds: u32,
    ) -> Result<String, NotThere> {
        self.0
            .write(|model| model.roll_secret(endpoint, i64::from(overlap_seconds)))
            .ok_or(NotThere("endpoint"))
    }

    /// Sets what happens to deliveries from now on.
    pub async fn set_webhook_rules(&self, rules: WebhookRules) {
        self.0.webhook_rules(|present| *present = rules);
    }

    /// Sends an event to every endpoint that hears of it, once more. Gives the number of deliveries.
    ///
    /// # Errors
    /// There is no such event.
    pub async fn resend(&self, event: &str) -> Result<usize, NotThere> {
        self.0.write(|model| {
            let found = model.events.anywhere(event).ok_or(NotThere("event"))?;
            let (account, kind) = (found.account.clone(), found.kind.clone());
            let endpoints = model.listening_endpoints(&account, &kind);
            for endpoint in &endpoints {
                model.make_delivery(event, endpoint);
            }
            Ok(endpoints.len())
        })
    }

    /// Every delivery, newest first, with its attempts.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Value> {
        self.0.read(|model| {
            model
                .deliveries
                .iter()
                .rev()
                .map(|delivery| {
                    let mut json = delivery.json();
                    let kind = model
                        .events
                        .anywhere(&delivery.event)
                        .map(|event| event.kind.clone());
                    if let Some(fields) = json.as_object_mut() {
                        fields.insert("type".to_owned(), json!(kind));
                    }
                    json
                })
                .collect()
        })
    }

    /// How many deliveries are still on their way.
    #[must_use]
    pub fn deliveries_pending(&self) -> usize {
        self.0.read(|model| {
            model
                .deliveries
                .iter()
                .filter(|d| d.state == DeliveryState::Pending)
                .count()
        })
    }

    /// Every event on every account, newest first.
    #[must_use]
    pub fn events(&self) -> Vec<Value> {
        self.0.read(|model| {
            model
                .events
                .iter()
                .rev()
                .map(crate::model::event::Event::json)
                .collect()
        })
    }

    /// The last API requests, newest first.
    #[must_use]
    pub fn request_log(&self) -> Vec<Entry> {
        self.0.request_log()
    }

    /// What of the requests and the answers was not as Stripe's spec has it; see `Options::request_spec`.
    #[must_use]
    pub fn request_faults(&self) -> Vec<String> {
        self.0.request_faults()
    }

    /// Empties the request log.
    pub fn clear_request_log(&self) {
        self.0.clear_log();
    }

    /// The sandbox's own books, as an oracle: per account its balances, balance transactions, charges, intents and fees.
    #[must_use]
    pub fn dump(&self) -> Value {
        self.0.write(|model| {
            let ids: Vec<String> = model.accounts.iter().map(|account| account.id.clone()).collect();
            let accounts: Map<String, Value> = ids
                .into_iter()
                .map(|id| (id.clone(), dump::of_account(model, &id)))
                .collect();
            json!({"now": model.now, "platform": model.settings.platform, "accounts": accounts})
        })
    }

    /// Forgets every object but the platform's account and its webhook endpoints. The clock stays where it is.
    pub async fn reset(&self) {
        self.0.faults(faults::Faults::clear);
        self.0.clear_log();
        self.0.webhook_rules(|rules| *rules = WebhookRules::default());
        self.0.replace_model(|old, now| {
            let mut fresh = Model::new(old.settings.clone(), now);
            for endpoint in old
                .webhook_endpoints
                .of(&old.settings.platform)
                .filter(|e| !e.deleted)
            {
                fresh.webhook_endpoints.insert(endpoint.clone());
            }
            fresh
        });
    }
}
