//! `/v1/charges`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{
    Model,
    charge::Charge,
    payment_intent::{CaptureMethod, PaymentIntent},
    payments::Capture,
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

/// The old way to charge, without an intent: a token, or the card of a customer.
pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let customer = params.text("customer")?;
    let source = params.text("source")?;
    let capture = params.boolean("capture")?.unwrap_or(true);
    let draft = PaymentIntent {
        account: call.account().to_owned(),
        application: call.caller.application,
        amount: params.required_integer("amount")?,
        currency: params
            .currency("currency")?
            .ok_or_else(|| Refusal::missing("currency"))?,
        capture_method: if capture {
            CaptureMethod::Automatic
        } else {
            CaptureMethod::Manual
        },
        customer: customer.clone(),
        description: params.text("description")?,
        metadata: params.metadata()?.fresh(),
        receipt_email: params.text("receipt_email")?,
        statement_descriptor_suffix: params.text("statement_descriptor_suffix")?,
        application_fee_amount: params.integer("application_fee_amount")?,
        transfer_destination: params
            .text("transfer_data[destination]")?
            .or(params.text("destination")?),
        transfer_amount: params.integer("transfer_data[amount]")?,
        transfer_group: params.text("transfer_group")?,
        shipping: params.object("shipping").filter(|shipping| !shipping.is_null()),
        ..PaymentIntent::default()
    };
    params.ignore("radar_options");
    params.finish()?;
    let account = call.account();
    let method = match (&source, &customer) {
        (Some(token), _) if token.starts_with("tok_") => {
            model.payment_method_of_token(account, token, "source")?
        }
        (Some(id), _) => model.take_payment_method(account, id, "source")?,
        (None, Some(customer)) => {
            let kept = model.living_customer(account, customer, "customer")?;
            kept.default_source.clone().ok_or_else(|| {
                Refusal::invalid("Cannot charge a customer that has no active card")
                    .code("missing")
                    .param("card")
            })?
        }
        (None, None) => {
            return Err(Refusal::invalid("Must provide source or customer.").code("parameter_missing"));
        }
    };
    model.charge_at_once(&draft, &method)
}

/// Captures a charge that was made without an intent, or the one of an intent.
pub(super) fn capture(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let charge = find(model, call)?.clone();
    let amount = params.integer("amount")?;
    let fee = params.integer("application_fee_amount")?;
    for name in [
        "receipt_email",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_data",
        "transfer_group",
    ] {
        params.ignore(name);
    }
    params.finish()?;
    if charge.captured {
        return Err(
            Refusal::invalid(format!("Charge {} has already been captured.", charge.id))
                .code("charge_already_captured"),
        );
    }
    if amount.is_some_and(|amount| amount < 1 || amount > charge.amount) {
        return Err(
            Refusal::invalid("The amount to capture must be between 1 and the authorized amount.")
                .code("amount_too_large")
                .param("amount"),
        );
    }
    if let Some(intent) = &charge.payment_intent {
        let capture = Capture {
            amount,
            application_fee_amount: fee,
            ..Capture::default()
        };
        model.capture_intent(call.account(), intent, capture)?;
    } else {
        model.mark_captured(&charge.id, amount.unwrap_or(charge.amount), fee);
        model.settle(&charge.id);
        let snapshot = model.charge_json(&charge.id);
        model.emit(call.account(), "charge.captured", snapshot, None);
    }
    Ok(model.charge_json(&charge.id))
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

/// What charges can be searched by: docs.stripe.com/search.
const FIELDS: &[&str] = &[
    "amount",
    "billing_details.address.postal_code",
    "created",
    "currency",
    "customer",
    "disputed",
    "payment_method_details.card.brand",
    "payment_method_details.card.exp_month",
    "payment_method_details.card.exp_year",
    "payment_method_details.card.fingerprint",
    "payment_method_details.card.last4",
    "refunded",
    "status",
];

pub(super) fn search(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let search = super::search::Query::read(call, FIELDS)?;
    search.run(
        "/v1/charges/search",
        model.charges.of(call.account()).map(|charge| charge.json(model)),
    )
}
