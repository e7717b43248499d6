//! Events: what Stripe tells about changes, and to whom.
//!
//! Which types belong to which change is the SDKs' documentation; the exact sets, their order and the account on which
//! they appear are inference and not recorded.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Model, table::Record};
use crate::{API_VERSION, clock::Seconds};

/// One event, with the object as it was at that moment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Event {
    pub(crate) id: String,
    /// On which account it happened.
    pub(crate) account: String,
    pub(crate) created: Seconds,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Serialised `data`. Kept as text: most events are never looked at again.
    pub(crate) data: String,
    pub(crate) request_id: Option<String>,
    pub(crate) idempotency_key: Option<String>,
    /// Whether it is shown as a connected account's event, that is, with a top-level `account`.
    pub(crate) connected: bool,
    pub(crate) pending_webhooks: u32,
}

impl Record for Event {
    const KIND: &'static str = "event";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        vec![("type", self.kind.clone())]
    }
}

impl Model {
    /// Records an event on `account` and makes its deliveries.
    pub(crate) fn emit(&mut self, account: &str, kind: &str, object: Value, previous: Option<Value>) {
        let mut data = Map::new();
        data.insert("object".to_owned(), object);
        if let Some(previous) = previous {
            data.insert("previous_attributes".to_owned(), previous);
        }
        let id = self.ids.next("evt_1");
        let connected = account != self.settings.platform;
        let targets = self.listening_endpoints(account, kind);
        self.events.insert(Event {
            id: id.clone(),
            account: account.to_owned(),
            created: self.now,
            kind: kind.to_owned(),
            data: Value::Object(data).to_string(),
            request_id: self.request.id.clone(),
            idempotency_key: self.request.idempotency_key.clone(),
            connected,
            pending_webhooks: u32::try_from(targets.len()).unwrap_or(u32::MAX),
        });
        for endpoint in targets {
            self.make_delivery(&id, &endpoint);
        }
    }
}

impl Event {
    /// Stripe's `event` object. `account` is there only for a connected account's event.
    pub(crate) fn json(&self) -> Value {
        let mut json = json!({
            "id": self.id,
            "object": "event",
            "api_version": API_VERSION,
            "created": self.created,
            "data": serde_json::from_str::<Value>(&self.data).unwrap_or_else(|_| json!({"object": {}})),
            "livemode": false,
            "pending_webhooks": self.pending_webhooks,
            "request": {"id": self.request_id, "idempotency_key": self.idempotency_key},
            "type": self.kind,
        });
        if let (true, Some(fields)) = (self.connected, json.as_object_mut()) {
            fields.insert("account".to_owned(), json!(self.account));
        }
        json
    }
}

/// The former values of what changed, nested as deep as the change; `None` when nothing did.
pub(crate) fn difference(before: &Value, after: &Value) -> Option<Value> {
    let (Value::Object(before), Value::Object(after)) = (before, after) else {
        return (before != after).then(|| before.clone());
    };
    let mut changed = Map::new();
    for (key, new) in after {
        match before.get(key) {
            Some(old @ Value::Object(_)) if new.is_object() => {
                if let Some(inner) = difference(old, new) {
                    changed.insert(key.clone(), inner);
                }
            }
            Some(old) if old != new => {
                changed.insert(key.clone(), old.clone());
            }
            Some(_) => {}
            // A key that is new, such as one of metadata, was nothing before.
            None => {
                changed.insert(key.clone(), Value::Null);
            }
        }
    }
    for (key, old) in before {
        if !after.contains_key(key) {
            changed.insert(key.clone(), old.clone());
        }
    }
    (!changed.is_empty()).then_some(Value::Object(changed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn previous_attributes_hold_only_what_changed() {
        let before = json!({"name": "old", "metadata": {"a": "1", "b": "2"}, "email": "x"});
        let after = json!({"name": "new", "metadata": {"a": "1", "c": "3"}, "email": "x"});
        assert_eq!(
            difference(&before, &after),
            Some(json!({"name": "old", "metadata": {"b": "2", "c": null}}))
        );
        assert_eq!(difference(&before, &before), None);
    }
}
