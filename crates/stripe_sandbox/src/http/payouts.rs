//! `/v1/payouts`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{
    Model,
    payout::{NewPayout, Payout},
    refusal::{Answer, Refusal},
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let new = NewPayout {
        amount: params.required_integer("amount")?,
        currency: params
            .currency("currency")?
            .ok_or_else(|| Refusal::missing("currency"))?,
        description: params.text("description")?,
        destination: params.text("destination")?,
        metadata: params.metadata()?.fresh(),
        method: params
            .one_of("method", &["instant", "standard"])?
            .unwrap_or_else(|| "standard".to_owned()),
        statement_descriptor: params.text("statement_descriptor")?,
    };
    params.ignore("source_type");
    params.finish()?;
    model.create_payout(call.account(), new)
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model.payout(call.account(), call.segment(1)).map(Payout::json)
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let id = model.payout(call.account(), call.segment(1))?.id.clone();
    let metadata = call.params.metadata()?;
    call.params.finish()?;
    model
        .payouts
        .change(&id, |payout| metadata.apply(&mut payout.metadata));
    let snapshot = model.payout_json(&id);
    model.emit(call.account(), "payout.updated", snapshot.clone(), None);
    Ok(snapshot)
}

pub(super) fn reverse(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let metadata = call.params.metadata()?.fresh();
    call.params.finish()?;
    model.reverse_payout(call.account(), call.segment(1), metadata)
}

pub(super) fn cancel(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model.cancel_payout(call.account(), call.segment(1))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let status = call.params.text("status")?;
    let destination = call.params.text("destination")?;
    let mut arrives = Vec::new();
    for bound in ["gt", "gte", "lt", "lte"] {
        arrives.extend(
            call.params
                .integer(&format!("arrival_date[{bound}]"))?
                .map(|at| (bound, at)),
        );
    }
    arrives.extend(call.params.integer("arrival_date")?.map(|at| ("", at)));
    call.params.finish()?;
    let arrival = |payout: &&Payout| {
        arrives
            .iter()
            .all(|(bound, at)| super::lists::within(payout.arrival_date, bound, *at))
    };
    let rows = model.payouts.of(call.account()).filter(arrival).filter(|payout| {
        status
            .as_deref()
            .is_none_or(|status| payout.json()["status"] == status)
            && destination
                .as_ref()
                .is_none_or(|bank| payout.destination.as_ref() == Some(bank))
    });
    page.cut("/v1/payouts", rows, |payout| payout.created, Payout::json)
}
