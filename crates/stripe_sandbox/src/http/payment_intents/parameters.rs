//! What the requests about an intent may say, read for whichever of them says it.

use crate::{
    http::{Call, cards},
    model::{
        Metadata, Model,
        payment_intent::{CaptureMethod, PaymentIntent},
        payments::Confirmation,
        refusal::{Answer, Refusal},
    },
};

/// Since this version an intent without types takes those of the Dashboard.
pub(in crate::http) const AUTOMATIC_METHODS: &str = "2023-08-16";

pub(super) fn capture_method(call: &Call<'_>) -> Answer<Option<CaptureMethod>> {
    let word = call
        .params
        .one_of("capture_method", &["automatic", "automatic_async", "manual"])?;
    Ok(word.map(|word| match word.as_str() {
        "manual" => CaptureMethod::Manual,
        "automatic" => CaptureMethod::Automatic,
        _ => CaptureMethod::AutomaticAsync,
    }))
}

pub(super) fn read_types(call: &Call<'_>, draft: &mut PaymentIntent) -> Answer<()> {
    let params = &call.params;
    let mut types = params.list("payment_method_types");
    // Since 2026-07-29.dahlia; from 2026-09-30.endive on the only one of the two.
    types.extend(params.list("allowed_payment_method_types"));
    let enabled = params.boolean("automatic_payment_methods[enabled]")?;
    let redirects = params.one_of("automatic_payment_methods[allow_redirects]", &["always", "never"])?;
    if !types.is_empty() && enabled == Some(true) {
        return Err(Refusal::invalid(
            "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.",
        ));
    }
    if let Some(unknown) = types.iter().find(|kind| *kind != "card") {
        return Err(Refusal::invalid(format!(
            "The payment method type \"{unknown}\" is invalid. This sandbox knows only \"card\"."
        ))
        .code("payment_intent_invalid_parameter")
        .param("payment_method_types"));
    }
    let automatic = enabled.unwrap_or(types.is_empty() && !call.is_before(AUTOMATIC_METHODS));
    draft.automatic_redirects = automatic.then(|| redirects.unwrap_or_else(|| "always".to_owned()));
    draft.payment_method_types = vec!["card".to_owned()];
    Ok(())
}

/// What can be said when an intent is made and when it is changed.
pub(super) fn read_common(call: &Call<'_>, intent: &mut PaymentIntent) -> Answer<()> {
    let params = &call.params;
    for (name, field) in [
        ("customer", &mut intent.customer),
        ("description", &mut intent.description),
        ("receipt_email", &mut intent.receipt_email),
        ("setup_future_usage", &mut intent.setup_future_usage),
        ("statement_descriptor", &mut intent.statement_descriptor),
        (
            "statement_descriptor_suffix",
            &mut intent.statement_descriptor_suffix,
        ),
        ("transfer_group", &mut intent.transfer_group),
    ] {
        if let Some(value) = params.unsettable(name) {
            *field = value;
        }
    }
    if let Some(usage) = &intent.setup_future_usage
        && !matches!(usage.as_str(), "off_session" | "on_session")
    {
        return Err(Refusal::malformed(
            "setup_future_usage",
            "Invalid setup_future_usage: must be one of off_session or on_session",
        ));
    }
    let mut metadata: Metadata = std::mem::take(&mut intent.metadata);
    params.metadata()?.apply(&mut metadata);
    intent.metadata = metadata;
    if let Some(fee) = params.unsettable("application_fee_amount") {
        intent.application_fee_amount = match fee {
            Some(_) => params.integer("application_fee_amount")?,
            None => None,
        };
    }
    if let Some(amount) = params.integer("transfer_data[amount]")? {
        intent.transfer_amount = Some(amount);
    }
    if let Some(shipping) = params.object("shipping") {
        intent.shipping = Some(shipping).filter(|shipping| !shipping.is_null());
    }
    intent.request_three_d_secure = three_d_secure(call)?.or(intent.request_three_d_secure.take());
    for name in [
        "payment_method_options",
        "radar_options",
        "amount_details",
        "payment_details",
        "hooks",
    ] {
        params.ignore(name);
    }
    Ok(())
}

pub(super) fn three_d_secure(call: &Call<'_>) -> Answer<Option<String>> {
    call.params.one_of(
        "payment_method_options[card][request_three_d_secure]",
        &["any", "automatic", "challenge"],
    )
}

/// `payment_method`, or one made on the spot from `payment_method_data`.
pub(in crate::http) fn payment_method(model: &mut Model, call: &Call<'_>) -> Answer<Option<String>> {
    let params = &call.params;
    if let Some(id) = params.text("payment_method")? {
        return Ok(Some(id));
    }
    if !params.has("payment_method_data") {
        return Ok(None);
    }
    let billing = params.billing("payment_method_data[billing_details]");
    let redisplay = params.text("payment_method_data[allow_redisplay]")?;
    for name in [
        "type",
        "metadata",
        "payment_user_agent",
        "referrer",
        "time_on_page",
        "guid",
        "muid",
        "sid",
        "client_attribution_metadata",
        "pasted_fields",
    ] {
        params.ignore(&format!("payment_method_data[{name}]"));
    }
    if let Some(token) = params.text("payment_method_data[card][token]")? {
        return model
            .payment_method_of_token(call.account(), &token, "payment_method_data[card][token]")
            .map(Some);
    }
    let card = cards::read(model, call, "payment_method_data[card]")?;
    Ok(Some(model.create_payment_method(
        call.account(),
        card,
        billing,
        Metadata::new(),
        redisplay,
    )))
}

/// What a confirmation may say, also when it comes with the creation.
pub(super) fn confirmation(call: &Call<'_>) -> Answer<Confirmation> {
    let params = &call.params;
    // `off_session` may also be `one_off` or `recurring`, as in older integrations.
    let off_session = matches!(
        params.raw("off_session"),
        Some("true" | "1" | "one_off" | "recurring")
    );
    for name in [
        "mandate",
        "mandate_data",
        "radar_options",
        "payment_method_options",
    ] {
        params.ignore(name);
    }
    Ok(Confirmation {
        payment_method: None,
        off_session,
        setup_future_usage: None,
        return_url: params.text("return_url")?,
        use_stripe_sdk: params.boolean("use_stripe_sdk")?.unwrap_or(false),
        receipt_email: None,
        shipping: None,
        request_three_d_secure: None,
        error_on_requires_action: params.boolean("error_on_requires_action")?.unwrap_or(false),
        capture_method: None,
        server_side: !call.caller.publishable,
    })
}
