//! `/v1/application_fees`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{
    Model,
    application_fee::ApplicationFee,
    refusal::{Answer, Refusal},
};

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    find(model, call).map(|fee| fee.json(&model.settings.client_id))
}

pub(super) fn find<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a ApplicationFee> {
    let id = call.segment(1);
    model
        .application_fees
        .get(call.account(), id)
        .ok_or_else(|| Refusal::no_such("application fee", id, "id"))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let charge = call.params.text("charge")?;
    call.params.finish()?;
    let client = &model.settings.client_id;
    let cut = |rows: &mut dyn DoubleEndedIterator<Item = &ApplicationFee>| {
        page.cut(
            "/v1/application_fees",
            rows,
            |fee| fee.created,
            |fee| fee.json(client),
        )
    };
    match charge {
        Some(charge) => cut(&mut model.application_fees.with(call.account(), "charge", &charge)),
        None => cut(&mut model.application_fees.of(call.account())),
    }
}

pub(super) fn refund(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let id = find(model, call)?.id.clone();
    let amount = call.params.integer("amount")?;
    let metadata = call.params.metadata()?.fresh();
    call.params.finish()?;
    model.refund_fee(&id, amount, &metadata)
}

pub(super) fn list_refunds(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.integer("limit")?;
    call.params.finish()?;
    let fee = find(model, call)?;
    Ok(fee.json(&model.settings.client_id)["refunds"].clone())
}

pub(super) fn retrieve_refund(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    fee_refund(model, call).cloned()
}

pub(super) fn update_refund(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let mut refund = fee_refund(model, call)?.clone();
    let metadata = call.params.metadata()?;
    call.params.finish()?;
    metadata.apply_to_json(&mut refund["metadata"]);
    model.application_fees.change(call.segment(1), |fee| {
        let kept = fee.refunds.iter_mut().find(|kept| kept["id"] == refund["id"]);
        if let Some(kept) = kept {
            kept.clone_from(&refund);
        }
    });
    Ok(refund)
}

fn fee_refund<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a Value> {
    let id = call.segment(3);
    let found = find(model, call)?
        .refunds
        .iter()
        .find(|refund| refund["id"] == id);
    found.ok_or_else(|| Refusal::no_such("fee_refund", id, "id"))
}
