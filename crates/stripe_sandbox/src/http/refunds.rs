//! `/v1/refunds`, `/v1/charges/{id}/refunds`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{
    Model,
    refund::{NewRefund, Refund},
    refusal::{Answer, Refusal},
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let charge = params.text("charge")?;
    let intent = params.text("payment_intent")?;
    let charge = match (charge, intent) {
        (Some(charge), None) => charge,
        (None, Some(intent)) => {
            let found = model
                .payment_intents
                .get(call.account(), &intent)
                .ok_or_else(|| Refusal::no_such_in_body("payment_intent", &intent, "payment_intent"))?;
            found.latest_charge.clone().ok_or_else(|| {
                Refusal::invalid(format!(
                    "This PaymentIntent ({intent}) does not have a successful charge to refund."
                ))
                .param("payment_intent")
            })?
        }
        (Some(_), Some(_)) => {
            return Err(Refusal::invalid(
                "You may only specify one of these parameters: charge, payment_intent.",
            ));
        }
        (None, None) => {
            return Err(Refusal::malformed(
                "charge",
                "One of the following params should be provided for this request: payment_intent or charge.",
            )
            .code("parameter_missing"));
        }
    };
    let new = read(call)?;
    refund(model, call, &charge, new)
}

/// The older address, which names the charge in the URL.
pub(super) fn create_of_charge(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let new = read(call)?;
    let charge = call.segment(1);
    if model.charges.get(call.account(), charge).is_none() {
        return Err(Refusal::no_such("charge", charge, "id"));
    }
    refund(model, call, charge, new)
}

fn refund(model: &mut Model, call: &Call<'_>, charge: &str, new: NewRefund) -> Answer<Value> {
    if model.charges.get(call.account(), charge).is_none() {
        return Err(Refusal::no_such_in_body("charge", charge, "charge"));
    }
    model.create_refund(charge, new)
}

fn read(call: &Call<'_>) -> Answer<NewRefund> {
    let params = &call.params;
    let new = NewRefund {
        amount: params.integer("amount")?,
        reason: params.one_of("reason", &["duplicate", "fraudulent", "requested_by_customer"])?,
        metadata: params.metadata()?.fresh(),
        refund_application_fee: params.boolean("refund_application_fee")?.unwrap_or(false),
        reverse_transfer: params.boolean("reverse_transfer")?.unwrap_or(false),
    };
    params.ignore("instructions_email");
    params.finish()?;
    Ok(new)
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    find(model, call).map(Refund::json)
}

fn find<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a Refund> {
    let id = call.segment(1);
    model
        .refunds
        .get(call.account(), id)
        .ok_or_else(|| Refusal::no_such("refund", id, "refund"))
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let id = find(model, call)?.id.clone();
    let metadata = call.params.metadata()?;
    call.params.finish()?;
    model
        .refunds
        .change(&id, |refund| metadata.apply(&mut refund.metadata));
    model.tell_of_refund(call.account(), &id);
    Ok(model.refund_json(&id))
}

pub(super) fn cancel(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model.cancel_refund(call.account(), call.segment(1))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let charge = call.params.text("charge")?;
    let intent = call.params.text("payment_intent")?;
    call.params.finish()?;
    let by = charge
        .map(|id| ("charge", id))
        .or(intent.map(|id| ("payment_intent", id)));
    cut(model, call, &page, by, "/v1/refunds")
}

pub(super) fn list_of_charge(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    call.params.finish()?;
    let charge = call.segment(1).to_owned();
    let url = format!("/v1/charges/{charge}/refunds");
    cut(model, call, &page, Some(("charge", charge)), &url)
}

fn cut(
    model: &Model,
    call: &Call<'_>,
    page: &Page,
    by: Option<(&'static str, String)>,
    url: &str,
) -> Answer<Value> {
    let cut =
        |rows: &mut dyn DoubleEndedIterator<Item = &Refund>| page.cut(url, rows, |r| r.created, Refund::json);
    match by {
        Some((key, value)) => cut(&mut model.refunds.with(call.account(), key, &value)),
        None => cut(&mut model.refunds.of(call.account())),
    }
}
