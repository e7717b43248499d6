//! `/v1/charges`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{
    Model,
    charge::Charge,
    refusal::{Answer, Refusal},
};

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    find(model, call).map(|charge| charge.json(model))
}

fn find<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a Charge> {
    let id = call.segment(1);
    model
        .charges
        .get(call.account(), id)
        .ok_or_else(|| Refusal::no_such("charge", id, "id"))
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = find(model, call)?.id.clone();
    let metadata = params.metadata()?;
    let description = params.unsettable("description");
    let receipt_email = params.unsettable("receipt_email");
    let customer = params.text("customer")?;
    let transfer_group = params.text("transfer_group")?;
    params.ignore("fraud_details");
    params.ignore("shipping");
    params.finish()?;
    let before = model.charge_json(&id);
    model.charges.change(&id, |charge| {
        metadata.apply(&mut charge.metadata);
        if let Some(description) = description {
            charge.description = description;
        }
        if let Some(receipt_email) = receipt_email {
            charge.receipt_email = receipt_email;
        }
        charge.customer = customer.or(charge.customer.take());
        charge.transfer_group = transfer_group.or(charge.transfer_group.take());
    });
    let after = model.charge_json(&id);
    let previous = crate::model::event::difference(&before, &after);
    model.emit(call.account(), "charge.updated", after.clone(), previous);
    Ok(after)
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let params = &call.params;
    let by = [
        ("payment_intent", params.text("payment_intent")?),
        ("customer", params.text("customer")?),
        ("transfer_group", params.text("transfer_group")?),
    ];
    params.finish()?;
    let account = call.account();
    let given: Vec<(&'static str, String)> = by
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (key, value)))
        .collect();
    let all = |charge: &&Charge| {
        use crate::model::table::Record;
        given.iter().all(|wanted| charge.keys().contains(wanted))
    };
    let cut = |rows: &mut dyn DoubleEndedIterator<Item = &Charge>| {
        page.cut(
            "/v1/charges",
            rows.filter(all),
            |charge| charge.created,
            |charge| charge.json(model),
        )
    };
    match given.first() {
        Some((key, value)) => cut(&mut model.charges.with(account, key, value)),
        None => cut(&mut model.charges.of(account)),
    }
}
