//! `/v1/confirmation_tokens`, and the test helper that makes them with a secret key.

use serde_json::Value;

use super::{Call, cards};
use crate::model::{
    Model,
    confirmation_token::ConfirmationToken,
    payment_method::Billing,
    refusal::{Answer, Refusal},
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let (card, billing) = match params.text("payment_method")? {
        Some(id) => {
            let id = model.take_payment_method(call.account(), &id, "payment_method")?;
            let method = model.payment_methods.anywhere(&id).cloned();
            method
                .map(|method| (method.card, method.billing))
                .ok_or_else(|| Refusal::missing("payment_method"))?
        }
        None => {
            let billing: Billing = params.billing("payment_method_data[billing_details]");
            (cards::read(model, call, "payment_method_data[card]")?, billing)
        }
    };
    params.ignore("payment_method_data");
    params.ignore("payment_method_options");
    params.ignore("mandate_data");
    params.ignore("client_context");
    let token = ConfirmationToken {
        id: String::new(),
        account: call.account().to_owned(),
        created: 0,
        card,
        billing,
        return_url: params.text("return_url")?,
        setup_future_usage: params.one_of("setup_future_usage", &["off_session", "on_session"])?,
        shipping: params.object("shipping").filter(|shipping| !shipping.is_null()),
        payment_intent: None,
        setup_intent: None,
    };
    params.finish()?;
    let id = model.create_confirmation_token(token);
    Ok(model
        .confirmation_tokens
        .anywhere(&id)
        .map_or(Value::Null, ConfirmationToken::json))
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = call.segment(1);
    match model.confirmation_tokens.get(call.account(), id) {
        Some(token) => Ok(token.json()),
        None => Err(Refusal::no_such("confirmation_token", id, "confirmation_token")),
    }
}
