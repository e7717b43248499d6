//! `/v1/setup_intents`.

use serde_json::Value;

use super::{Call, lists::Page, payment_intents};
use crate::model::{
    Model,
    refusal::{Answer, Refusal},
    setup_intent::SetupIntent,
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let automatic = params.boolean("automatic_payment_methods[enabled]")?;
    let redirects = params.one_of("automatic_payment_methods[allow_redirects]", &["always", "never"])?;
    let mut types = params.list("payment_method_types");
    // From 2026-09-30.endive on the only one of the two, as for PaymentIntents.
    types.extend(params.list("allowed_payment_method_types"));
    let automatic =
        automatic.unwrap_or(types.is_empty() && !call.is_before(payment_intents::AUTOMATIC_METHODS));
    let usage = params.one_of("usage", &["off_session", "on_session"])?;
    let confirm = params.boolean("confirm")?.unwrap_or(false);
    let return_url = params.text("return_url")?;
    let draft = SetupIntent {
        account: call.account().to_owned(),
        application: call.caller.application,
        customer: params.text("customer")?,
        description: params.text("description")?,
        metadata: params.metadata()?.fresh(),
        on_behalf_of: params.text("on_behalf_of")?,
        payment_method: payment_intents::payment_method(model, call)?,
        automatic_redirects: automatic.then(|| redirects.unwrap_or_else(|| "always".to_owned())),
        usage: usage.unwrap_or_else(|| "off_session".to_owned()),
        return_url,
        ..SetupIntent::default()
    };
    ignore_options(call);
    params.finish()?;
    if confirm
        && automatic
        && draft.return_url.is_none()
        && draft.automatic_redirects.as_deref() != Some("never")
    {
        return Err(Refusal::invalid(
            "This SetupIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment \
             methods might redirect your customer off of your page, you must provide a `return_url`.",
        ));
    }
    model.create_setup_intent(draft, confirm)
}

fn ignore_options(call: &Call<'_>) {
    for name in [
        "payment_method_options",
        "mandate_data",
        "use_stripe_sdk",
        "single_use",
        "attach_to_self",
    ] {
        call.params.ignore(name);
    }
}

/// With a publishable key the caller must know the client secret.
fn check_secret(model: &Model, call: &Call<'_>, id: &str) -> Answer<()> {
    let given = call.params.text("client_secret")?;
    if !call.caller.publishable && given.is_none() {
        return Ok(());
    }
    if given.as_deref() == Some(model.setup_intent(call.account(), id)?.client_secret.as_str()) {
        return Ok(());
    }
    Err(Refusal::invalid(
        "The client_secret provided does not match any associated SetupIntent on this account.",
    )
    .code("setup_intent_invalid_parameter")
    .param("client_secret"))
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    check_secret(model, call, call.segment(1))?;
    call.params.finish()?;
    model
        .setup_intent(call.account(), call.segment(1))
        .map(|intent| intent.json(model))
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = call.segment(1);
    model.setup_intent(call.account(), id)?;
    let customer = params.text("customer")?;
    let description = params.unsettable("description");
    let metadata = params.metadata()?;
    let method = payment_intents::payment_method(model, call)?;
    ignore_options(call);
    params.finish()?;
    let method = method
        .map(|method| model.take_payment_method(call.account(), &method, "payment_method"))
        .transpose()?;
    model.setup_intents.change(id, |intent| {
        intent.customer = customer.or(intent.customer.take());
        if let Some(description) = description {
            intent.description = description;
        }
        metadata.apply(&mut intent.metadata);
        if method.is_some() {
            intent.payment_method = method;
            intent.status = crate::model::payment_intent::IntentStatus::RequiresConfirmation;
        }
    });
    Ok(model.setup_intent_json(id))
}

pub(super) fn confirm(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let id = call.segment(1);
    check_secret(model, call, id)?;
    model.setup_intent(call.account(), id)?;
    let return_url = params.text("return_url")?;
    let token = params.text("confirmation_token")?;
    let method = match &token {
        Some(token) => Some(model.use_confirmation_token(call.account(), token)?.0),
        None => payment_intents::payment_method(model, call)?,
    };
    ignore_options(call);
    params.finish()?;
    if let Some(token) = &token {
        model
            .confirmation_tokens
            .change(token, |token| token.setup_intent = Some(id.to_owned()));
    }
    model.confirm_setup_intent(call.account(), id, method.as_deref(), return_url)
}

pub(super) fn cancel(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let reason = call.params.one_of(
        "cancellation_reason",
        &["abandoned", "duplicate", "requested_by_customer"],
    )?;
    call.params.finish()?;
    model.cancel_setup_intent(call.account(), call.segment(1), reason)
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let customer = call.params.text("customer")?;
    let method = call.params.text("payment_method")?;
    call.params.finish()?;
    let rows = model.setup_intents.of(call.account()).filter(|intent| {
        customer
            .as_ref()
            .is_none_or(|id| intent.customer.as_ref() == Some(id))
            && method
                .as_ref()
                .is_none_or(|id| intent.payment_method.as_ref() == Some(id))
    });
    page.cut(
        "/v1/setup_intents",
        rows,
        |intent| intent.created,
        |intent| intent.json(model),
    )
}
