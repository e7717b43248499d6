//! `/v1/payment_intents`.

mod parameters;

use serde_json::Value;

pub(super) use self::parameters::{AUTOMATIC_METHODS, payment_method};
use self::parameters::{capture_method, confirmation, read_common, read_types, three_d_secure};
use super::{Call, lists::Page};
use crate::model::{
    Model,
    payment_intent::{CaptureMethod, PaymentIntent},
    payments::{Capture, Confirmation},
    refusal::{Answer, Kind, Refusal},
};

/// Since this version captures are asynchronous unless something else is said.
const ASYNC_CAPTURE: &str = "2024-04-10";

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let amount = params.required_integer("amount")?;
    let currency = params
        .currency("currency")?
        .ok_or_else(|| Refusal::missing("currency"))?;
    let default_capture = if call.is_before(ASYNC_CAPTURE) {
        CaptureMethod::Automatic
    } else {
        CaptureMethod::AutomaticAsync
    };
    let confirmation_method = params.one_of("confirmation_method", &["automatic", "manual"])?;
    let mut draft = PaymentIntent {
        account: call.account().to_owned(),
        application: call.caller.application,
        amount,
        currency,
        capture_method: capture_method(call)?.unwrap_or(default_capture),
        confirmation_method: confirmation_method.unwrap_or_else(|| "automatic".to_owned()),
        ..PaymentIntent::default()
    };
    read_types(call, &mut draft)?;
    read_common(call, &mut draft)?;
    draft.payment_method = payment_method(model, call)?;
    draft.on_behalf_of = params.text("on_behalf_of")?;
    draft.transfer_destination = params.text("transfer_data[destination]")?;
    let confirm = params.boolean("confirm")?.unwrap_or(false);
    let mut confirmation = confirmation(call)?;
    let token = params.text("confirmation_token")?.filter(|_| confirm);
    params.finish()?;
    if let Some(token) = &token {
        draft.payment_method = Some(apply_token(model, call, token, &mut confirmation)?);
    }
    if !confirm && confirmation.off_session {
        return Err(Refusal::invalid(
            "The `off_session` parameter can only be used when `confirm` is `true`.",
        )
        .param("off_session"));
    }
    draft.return_url.clone_from(&confirmation.return_url);
    if draft.return_url.is_some() && !confirm {
        return Err(Refusal::invalid("The parameter return_url cannot be passed when creating a PaymentIntent unless confirm is set to true. You must pass it when confirming the PaymentIntent.").param("return_url"));
    }
    let answer = model.create_intent(draft, confirm.then_some(confirmation));
    if let (Some(token), Some(intent)) = (&token, tried(&answer)) {
        model
            .confirmation_tokens
            .change(token, |token| token.payment_intent = Some(intent.to_owned()));
    }
    answer
}

/// The intent that an answer says was tried to be paid; a request that was refused before tried nothing, and leaves its
/// ConfirmationToken unused.
fn tried(answer: &Answer<Value>) -> Option<&str> {
    let intent = match answer {
        Ok(intent) => intent,
        Err(refusal) if refusal.kind == Kind::Card => refusal.payment_intent.as_ref()?,
        Err(_) => return None,
    };
    intent["id"].as_str()
}

pub(super) fn confirm(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = call.segment(1);
    check_secret(model, call, id)?;
    let mut confirmation = Confirmation {
        setup_future_usage: params.one_of("setup_future_usage", &["off_session", "on_session"])?,
        receipt_email: params.text("receipt_email")?,
        shipping: params.object("shipping").filter(|shipping| !shipping.is_null()),
        request_three_d_secure: three_d_secure(call)?,
        capture_method: capture_method(call)?,
        ..confirmation(call)?
    };
    params.ignore("payment_method_types");
    params.ignore("allowed_payment_method_types");
    params.ignore("expected_payment_method_type");
    model.intent(call.account(), id)?;
    let token = params.text("confirmation_token")?;
    confirmation.payment_method = match &token {
        None => payment_method(model, call)?,
        Some(token) => Some(apply_token(model, call, token, &mut confirmation)?),
    };
    params.finish()?;
    let answer = model.confirm_intent(call.account(), id, confirmation);
    if let (Some(token), Some(_)) = (&token, tried(&answer)) {
        model
            .confirmation_tokens
            .change(token, |token| token.payment_intent = Some(id.to_owned()));
    }
    public(model, call, id, answer)
}

/// What a ConfirmationToken says counts where the request itself says nothing.
fn apply_token(
    model: &mut Model,
    call: &Call<'_>,
    id: &str,
    confirmation: &mut Confirmation,
) -> Answer<String> {
    let (method, token) = model.use_confirmation_token(call.account(), id)?;
    confirmation.return_url = confirmation.return_url.take().or(token.return_url);
    confirmation.setup_future_usage = confirmation
        .setup_future_usage
        .take()
        .or(token.setup_future_usage);
    confirmation.shipping = confirmation.shipping.take().or(token.shipping);
    Ok(method)
}

/// With a publishable key the caller must know the client secret.
fn check_secret(model: &Model, call: &Call<'_>, id: &str) -> Answer<()> {
    let given = call.params.text("client_secret")?;
    if !call.caller.publishable && given.is_none() {
        return Ok(());
    }
    let intent = model.intent(call.account(), id)?;
    if given.as_deref() == Some(intent.client_secret.as_str()) {
        return Ok(());
    }
    Err(Refusal::invalid(
        "The client_secret provided does not match any associated PaymentIntent on this account. Ensure the publishable key \
         used belongs to the same account that created the PaymentIntent.",
    )
    .code("payment_intent_invalid_parameter")
    .param("client_secret"))
}

/// A publishable key sees less of the intent, in an error too.
fn public(model: &Model, call: &Call<'_>, id: &str, answer: Answer<Value>) -> Answer<Value> {
    if !call.caller.publishable {
        return answer;
    }
    let seen = model.intent(call.account(), id)?.public_json(model);
    match answer {
        Ok(_) => Ok(seen),
        Err(mut refusal) => {
            if refusal.payment_intent.is_some() {
                refusal.payment_intent = Some(seen);
            }
            Err(refusal)
        }
    }
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let id = call.segment(1);
    check_secret(model, call, id)?;
    call.params.finish()?;
    let answer = model.intent(call.account(), id).map(|intent| intent.json(model));
    public(model, call, id, answer)
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let mut edited = model.intent(call.account(), call.segment(1))?.clone();
    if let Some(amount) = params.integer("amount")? {
        edited.amount = amount;
    }
    if let Some(currency) = params.currency("currency")? {
        edited.currency = currency;
    }
    if let Some(kind) = capture_method(call)? {
        edited.capture_method = kind;
    }
    if params.has("payment_method_types")
        || params.has("allowed_payment_method_types")
        || params.has("automatic_payment_methods")
    {
        read_types(call, &mut edited)?;
    }
    read_common(call, &mut edited)?;
    if params.raw("payment_method") == Some("") {
        edited.payment_method = None;
    } else if let Some(method) = payment_method(model, call)? {
        edited.payment_method = Some(method);
    }
    params.finish()?;
    model.update_intent(edited)
}

pub(super) fn capture(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let mut capture = Capture {
        amount: params.integer("amount_to_capture")?,
        application_fee_amount: params.integer("application_fee_amount")?,
        transfer_amount: params.integer("transfer_data[amount]")?,
        statement_descriptor_suffix: params.text("statement_descriptor_suffix")?,
        metadata: None,
    };
    let metadata = params.metadata()?;
    for name in [
        "statement_descriptor",
        "final_capture",
        "amount_details",
        "payment_details",
        "hooks",
    ] {
        params.ignore(name);
    }
    params.finish()?;
    let id = call.segment(1);
    let mut merged = model.intent(call.account(), id)?.metadata.clone();
    metadata.apply(&mut merged);
    capture.metadata = Some(merged);
    model.capture_intent(call.account(), id, capture)
}

pub(super) fn cancel(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let reason = call.params.one_of(
        "cancellation_reason",
        &["abandoned", "duplicate", "fraudulent", "requested_by_customer"],
    )?;
    call.params.finish()?;
    model.cancel_intent(call.account(), call.segment(1), reason)
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let customer = call.params.text("customer")?;
    call.params.finish()?;
    let cut = |rows: &mut dyn DoubleEndedIterator<Item = &PaymentIntent>| {
        page.cut(
            "/v1/payment_intents",
            rows,
            |intent| intent.created,
            |intent| intent.json(model),
        )
    };
    match customer {
        Some(customer) => cut(&mut model.payment_intents.with(call.account(), "customer", &customer)),
        None => cut(&mut model.payment_intents.of(call.account())),
    }
}

pub(super) fn search(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let search = super::search::Query::read(call, &["amount", "created", "currency", "customer", "status"])?;
    search.run(
        "/v1/payment_intents/search",
        model
            .payment_intents
            .of(call.account())
            .map(|intent| intent.json(model)),
    )
}
