//! `/v1/disputes`.

use serde_json::{Map, Value};

use super::{Call, lists::Page};
use crate::model::{
    Model,
    dispute::{Dispute, EVIDENCE, EVIDENCE_FILES},
    refusal::{Answer, Refusal},
};

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model
        .dispute(call.account(), call.segment(1))
        .map(|dispute| dispute.json(model))
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let mut evidence = Map::new();
    for name in EVIDENCE {
        if let Some(value) = params.unsettable(&format!("evidence[{name}]")) {
            evidence.insert((*name).to_owned(), value.map_or(Value::Null, Value::String));
        }
    }
    for name in EVIDENCE_FILES {
        if let Some(id) = evidence.get(*name).and_then(Value::as_str)
            && model.files.get(call.account(), id).is_none()
        {
            return Err(Refusal::no_such_in_body(
                "file upload",
                id,
                &format!("evidence[{name}]"),
            ));
        }
    }
    params.ignore("evidence[enhanced_evidence]");
    // Evidence is submitted unless the caller says that it only wants to keep it.
    let submit = params.boolean("submit")?.unwrap_or(!evidence.is_empty());
    let metadata = params.metadata()?;
    params.finish()?;
    model.answer_dispute(call.account(), call.segment(1), evidence, submit, |dispute| {
        metadata.apply(&mut dispute.metadata);
    })
}

pub(super) fn close(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model.close_dispute(call.account(), call.segment(1))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let charge = call.params.text("charge")?;
    let intent = call.params.text("payment_intent")?;
    call.params.finish()?;
    let cut = |rows: &mut dyn DoubleEndedIterator<Item = &Dispute>| {
        page.cut(
            "/v1/disputes",
            rows,
            |dispute| dispute.created,
            |dispute| dispute.json(model),
        )
    };
    match charge
        .map(|id| ("charge", id))
        .or(intent.map(|id| ("payment_intent", id)))
    {
        Some((key, value)) => cut(&mut model.disputes.with(call.account(), key, &value)),
        None => cut(&mut model.disputes.of(call.account())),
    }
}
