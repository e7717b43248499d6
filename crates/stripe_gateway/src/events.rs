//! Events: what Stripe tells by webhook, and what can be read up on for 30 days.
//!
//! Only the envelope is read. The object inside is a hint: whoever handles an event fetches the
//! object as it stands. That an object has lost or gained a field can therefore not lose an event.

use std::fmt;

use chrono::{DateTime, Utc};
use serde_json::Value;
use stripe_core::event::{ListEvent, RetrieveEvent};
use stripe_types::RangeQueryTs;

use crate::error::Error;
use crate::ids::{AccountId, EventId};
use crate::payments::Page;
use crate::stripe::{On, Stripe};

/// An event. `Debug` prints the envelope without the payload, which holds personal data.
#[derive(Clone, PartialEq)]
pub struct Event {
    /// Its id; a repeated delivery has the same.
    pub id: EventId,
    /// Its type, such as `payment_intent.succeeded`. One that we do not know is fine.
    pub type_: String,
    /// The connected account that it is about; none for the platform's own.
    pub account: Option<AccountId>,
    /// Whether it is about real money. A Connect endpoint gets both kinds.
    pub livemode: bool,
    /// When it happened, in whole seconds: not an order.
    pub created: DateTime<Utc>,
    /// The version that the payload is rendered in; none on thin events.
    pub api_version: Option<String>,
    /// What it is about.
    pub object: ObjectRef,
    /// The whole event as it came.
    pub payload: Value,
}

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ObjectRef {
    /// The object's id; a balance has none.
    pub id: Option<String>,
    /// The object's kind, such as `payment_intent`; empty when the event is about nothing.
    pub object: String,
}

/// A page of events, newest first.
#[derive(Debug, Clone)]
pub struct EventPage {
    /// The events.
    pub events: Vec<Event>,
    /// Whether there are older ones.
    pub has_more: bool,
}

impl Event {
    /// From Stripe's JSON: a snapshot event (`object: "event"`) or a thin one (`v2.core.event`),
    /// whose `created` is a text, whose account is its `context`, and which names its object in
    /// `related_object`.
    pub(crate) fn from_json(payload: Value) -> Option<Self> {
        let text = |name: &str| payload.get(name).and_then(Value::as_str);
        let id = text("id")?.parse().ok()?;
        let type_ = text("type")?.to_owned();
        let livemode = payload.get("livemode").and_then(Value::as_bool)?;
        let (account, created, object) = match text("object")? {
            "event" => {
                let seconds = payload.get("created").and_then(Value::as_i64)?;
                let created = DateTime::from_timestamp(seconds, 0)?;
                (
                    text("account"),
                    created,
                    payload.get("data").and_then(|data| data.get("object")),
                )
            }
            "v2.core.event" => {
                let created = DateTime::parse_from_rfc3339(text("created")?).ok()?.to_utc();
                (text("context"), created, payload.get("related_object"))
            }
            _ => return None,
        };
        let account = match account {
            Some(account) => Some(account.parse().ok()?),
            None => None,
        };
        let object = object.map(ObjectRef::of).unwrap_or_default();
        let api_version = text("api_version").map(str::to_owned);
        Some(Self {
            id,
            type_,
            account,
            livemode,
            created,
            api_version,
            object,
            payload,
        })
    }
}

impl ObjectRef {
    fn of(object: &Value) -> Self {
        let text = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        Self {
            id: text("id"),
            object: text("object").or_else(|| text("type")).unwrap_or_default(),
        }
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("id", &self.id)
            .field("type", &self.type_)
            .field("account", &self.account)
            .field("livemode", &self.livemode)
            .field("object", &self.object)
            .finish_non_exhaustive()
    }
}

impl Stripe {
    /// Fetches an event; Stripe keeps them for 30 days.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is too old or another account's.
    pub async fn retrieve_event(&self, on: On<'_>, id: &EventId) -> Result<Event, Error> {
        let payload: Value = self.get(&RetrieveEvent::new(id.as_str()), on, WHAT).await?;
        Event::from_json(payload)
            .map(|event| event.on(on))
            .ok_or_else(unreadable)
    }

    /// Up to a hundred events of one account from `since` on, newest first; `older_than` goes on
    /// from the last one of a page.
    ///
    /// # Errors
    /// Those of any `GET`.
    pub async fn list_events(
        &self,
        on: On<'_>,
        since: DateTime<Utc>,
        older_than: Option<&EventId>,
    ) -> Result<EventPage, Error> {
        let mut request = ListEvent::new()
            .limit(100_i64)
            .created(RangeQueryTs::gte(since.timestamp()));
        if let Some(event) = older_than {
            request = request.starting_after(event.as_str());
        }
        let page: Page<Value> = self.get(&request, on, "list of events").await?;
        let events = page
            .data
            .into_iter()
            .map(|payload| Event::from_json(payload).map(|event| event.on(on)))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(unreadable)?;
        Ok(EventPage {
            events,
            has_more: page.has_more,
        })
    }
}

const WHAT: &str = "event";

impl Event {
    /// An event that was asked for on a connected account is about it, whether or not the reply
    /// repeats that.
    fn on(mut self, on: On<'_>) -> Self {
        if let (None, On::Account(account)) = (&self.account, on) {
            self.account = Some(account.clone());
        }
        self
    }
}

fn unreadable() -> Error {
    Error::Unknown {
        cause: crate::error::Cause::Unreadable {
            what: WHAT,
            at: String::new(),
        },
        request_id: None,
    }
}
