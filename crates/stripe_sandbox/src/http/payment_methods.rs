//! `/v1/payment_methods`.

use serde_json::Value;

use super::{Call, cards, lists::Page};
use crate::model::{
    Model,
    payment_method::PaymentMethod,
    refusal::{Answer, Refusal},
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    if let Some(original) = params.text("payment_method")? {
        let customer = params.text("customer")?;
        params.text("type")?;
        params.finish()?;
        let id = model.clone_payment_method(call.account(), &original, customer.as_deref())?;
        return Ok(model.payment_method_json(call.account(), &id));
    }
    let kind = params.required("type")?;
    if kind != "card" {
        return Err(Refusal::malformed(
            "type",
            format!(
                "The payment method type `{kind}` is not available in this sandbox, which knows only `card`."
            ),
        ));
    }
    let billing = params.billing("billing_details");
    let metadata = params.metadata()?.fresh();
    let redisplay = params.one_of("allow_redisplay", &["always", "limited", "unspecified"])?;
    let card = match params.text("card[token]")? {
        Some(token) => {
            params.finish()?;
            let id = model.payment_method_of_token(call.account(), &token, "card[token]")?;
            model.payment_methods.change(&id, |pm| {
                pm.metadata = metadata;
                if billing != crate::model::payment_method::Billing::default() {
                    pm.billing = billing;
                }
            });
            return Ok(model.payment_method_json(call.account(), &id));
        }
        None => cards::read(model, call, "card")?,
    };
    params.finish()?;
    let id = model.create_payment_method(call.account(), card, billing, metadata, redisplay);
    Ok(model.payment_method_json(call.account(), &id))
}

/// The PaymentMethod in the URL. A test name makes a new one, as recorded for `GET /v1/payment_methods/pm_card_…`.
fn named(model: &mut Model, call: &Call<'_>) -> Answer<String> {
    model
        .take_payment_method(call.account(), call.segment(1), "payment_method")
        .map_err(|mut refusal| {
            refusal.kind = crate::model::refusal::Kind::NotFound;
            refusal
        })
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = named(model, call)?;
    Ok(model.payment_method_json(call.account(), &id))
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = named(model, call)?;
    let metadata = params.metadata()?;
    let billing = params
        .has("billing_details")
        .then(|| params.billing("billing_details"));
    let redisplay = params.one_of("allow_redisplay", &["always", "limited", "unspecified"])?;
    let month = params.integer("card[exp_month]")?;
    let year = params.integer("card[exp_year]")?;
    params.finish()?;
    model.payment_methods.change(&id, |pm| {
        metadata.apply(&mut pm.metadata);
        pm.billing = billing.unwrap_or_else(|| pm.billing.clone());
        pm.allow_redisplay = redisplay.unwrap_or_else(|| pm.allow_redisplay.clone());
        pm.card.exp_month = month
            .and_then(|m| u32::try_from(m).ok())
            .unwrap_or(pm.card.exp_month);
        pm.card.exp_year = year
            .and_then(|y| i32::try_from(y).ok())
            .unwrap_or(pm.card.exp_year);
    });
    let snapshot = model.payment_method_json(call.account(), &id);
    model.emit(call.account(), "payment_method.updated", snapshot.clone(), None);
    Ok(snapshot)
}

pub(super) fn attach(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let customer = call.params.required("customer")?;
    call.params.finish()?;
    let id = named(model, call)?;
    model.attach(call.account(), &id, &customer)
}

pub(super) fn detach(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model.detach(call.account(), call.segment(1))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let customer = call.params.text("customer")?;
    let kind = call.params.text("type")?;
    call.params.finish()?;
    cut(
        model,
        call,
        &page,
        customer.as_deref(),
        kind.as_deref(),
        "/v1/payment_methods",
    )
}

pub(super) fn list_of_customer(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let kind = call.params.text("type")?;
    call.params.ignore("allow_redisplay");
    call.params.finish()?;
    let customer = call.segment(1);
    model.living_customer(call.account(), customer, "id")?;
    cut(
        model,
        call,
        &page,
        Some(customer),
        kind.as_deref(),
        &format!("/v1/customers/{customer}/payment_methods"),
    )
}

pub(super) fn retrieve_of_customer(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let (customer, id) = (call.segment(1), call.segment(3));
    match model.payment_methods.get(call.account(), id) {
        Some(method) if method.customer.as_deref() == Some(customer) => Ok(method.json()),
        _ => Err(Refusal::no_such("PaymentMethod", id, "payment_method")),
    }
}

fn cut(
    model: &Model,
    call: &Call<'_>,
    page: &Page,
    customer: Option<&str>,
    kind: Option<&str>,
    url: &str,
) -> Answer<Value> {
    // Without a customer Stripe lists nothing of cards; every PaymentMethod here is a card.
    let customer = customer.unwrap_or_default();
    let rows = model
        .payment_methods
        .with(call.account(), "customer", customer)
        .filter(|_| kind.is_none_or(|kind| kind == "card"));
    page.cut(url, rows, |method| method.created, PaymentMethod::json)
}
