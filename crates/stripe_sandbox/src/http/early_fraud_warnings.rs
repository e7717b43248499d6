//! `/v1/radar/early_fraud_warnings`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{Model, early_fraud_warning::EarlyFraudWarning, refusal::Answer};

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model
        .early_fraud_warning(call.account(), call.segment(2))
        .map(|warning| warning.json(model))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let charge = call.params.text("charge")?;
    let intent = call.params.text("payment_intent")?;
    call.params.finish()?;
    let asked_for = |warning: &&EarlyFraudWarning| {
        charge.as_ref().is_none_or(|id| warning.charge == *id)
            && intent
                .as_ref()
                .is_none_or(|id| warning.payment_intent.as_ref() == Some(id))
    };
    page.cut(
        "/v1/radar/early_fraud_warnings",
        model.early_fraud_warnings.of(call.account()).filter(asked_for),
        |warning| warning.created,
        |warning| warning.json(model),
    )
}
