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
    let id = call.segment(1);
    match model.payouts.get(call.account(), id) {
        Some(payout) => Ok(payout.json()),
        None => Err(Refusal::no_such("payout", id, "payout")),
    }
}

pub(super) fn cancel(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model.cancel_payout(call.account(), call.segment(1))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let status = call.params.text("status")?;
    let destination = call.params.text("destination")?;
    call.params.finish()?;
    let rows = model.payouts.of(call.account()).filter(|payout| {
        status
            .as_deref()
            .is_none_or(|status| payout.json()["status"] == status)
            && destination
                .as_ref()
                .is_none_or(|bank| payout.destination.as_ref() == Some(bank))
    });
    page.cut("/v1/payouts", rows, |payout| payout.created, Payout::json)
}
