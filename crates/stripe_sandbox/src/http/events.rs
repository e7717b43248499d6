//! `/v1/events`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::{
    clock::DAY,
    model::{
        Model,
        event::Event,
        refusal::{Answer, Refusal},
    },
};

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = call.segment(1);
    match model.events.get(call.account(), id) {
        Some(event) => Ok(event.json()),
        None => Err(Refusal::no_such("event", id, "id")),
    }
}

/// Stripe lists the events of the last thirty days.
pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let params = &call.params;
    let mut types = params.list("types");
    types.extend(params.text("type")?);
    let delivered = params.boolean("delivery_success")?;
    params.finish()?;
    let oldest = model.now - 30 * DAY;
    let wanted = |event: &&Event| {
        let delivered = delivered.is_none_or(|delivered| (event.pending_webhooks == 0) == delivered);
        let typed = types.is_empty() || types.iter().any(|kind| matches(kind, &event.kind));
        delivered && typed && event.created >= oldest
    };
    let rows = model.events.of(call.account()).filter(wanted);
    page.cut("/v1/events", rows, |event| event.created, Event::json)
}

/// `charge.*` stands for every type of charges.
fn matches(pattern: &str, kind: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => kind.starts_with(prefix),
        None => pattern == kind,
    }
}
