//! `/v1/webhook_endpoints`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{
    Model,
    refusal::{Answer, Refusal},
    webhook_endpoint::{NewEndpoint, WebhookEndpoint},
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let url = params.required("url")?;
    check_url(&url)?;
    let enabled_events = params.list("enabled_events");
    if enabled_events.is_empty() {
        return Err(Refusal::missing("enabled_events"));
    }
    let connect = params.boolean("connect")?.unwrap_or(false);
    let description = params.text("description")?;
    let metadata = params.metadata()?.fresh();
    params.ignore("api_version");
    params.finish()?;
    let id = model.create_endpoint(
        call.account(),
        NewEndpoint {
            url,
            enabled_events,
            connect,
            description,
            metadata,
            secret: None,
        },
    );
    Ok(model
        .webhook_endpoints
        .anywhere(&id)
        .map_or(Value::Null, |endpoint| {
            endpoint.json(&model.settings.client_id, true)
        }))
}

fn check_url(url: &str) -> Answer<()> {
    let fits = url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if fits {
        return Ok(());
    }
    Err(Refusal::malformed(
        "url",
        "Invalid URL: it must be an absolute http or https address.",
    )
    .code("url_invalid"))
}

fn find<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a WebhookEndpoint> {
    let id = call.segment(1);
    model
        .webhook_endpoints
        .get(call.account(), id)
        .filter(|endpoint| !endpoint.deleted)
        .ok_or_else(|| Refusal::no_such("webhook endpoint", id, "webhook_endpoint"))
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    find(model, call).map(|endpoint| endpoint.json(&model.settings.client_id, false))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    call.params.finish()?;
    let client = &model.settings.client_id;
    let rows = model
        .webhook_endpoints
        .of(call.account())
        .filter(|endpoint| !endpoint.deleted);
    page.cut(
        "/v1/webhook_endpoints",
        rows,
        |e| e.created,
        |e| e.json(client, false),
    )
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = find(model, call)?.id.clone();
    let url = params.text("url")?;
    if let Some(url) = &url {
        check_url(url)?;
    }
    let events = params.list("enabled_events");
    let disabled = params.boolean("disabled")?;
    let description = params.unsettable("description");
    let metadata = params.metadata()?;
    params.finish()?;
    model.webhook_endpoints.change(&id, |endpoint| {
        endpoint.url = url.unwrap_or_else(|| endpoint.url.clone());
        if !events.is_empty() {
            endpoint.enabled_events = events;
        }
        endpoint.disabled = disabled.unwrap_or(endpoint.disabled);
        if let Some(description) = description {
            endpoint.description = description;
        }
        metadata.apply(&mut endpoint.metadata);
    });
    find(model, call).map(|endpoint| endpoint.json(&model.settings.client_id, false))
}

pub(super) fn delete(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = find(model, call)?.id.clone();
    model
        .webhook_endpoints
        .change(&id, |endpoint| endpoint.deleted = true);
    let endpoint = model.webhook_endpoints.anywhere(&id);
    Ok(endpoint.map_or(Value::Null, |endpoint| {
        endpoint.json(&model.settings.client_id, false)
    }))
}
