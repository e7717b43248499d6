//! `/v1/tokens`.

use serde_json::Value;

use super::{Call, cards};
use crate::model::{
    Model,
    payment_method::Billing,
    refusal::{Answer, Refusal},
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    if !call.params.has("card") {
        return Err(Refusal::missing("card"));
    }
    let card = cards::read(model, call, "card")?;
    let at = |field: &str| {
        call.params
            .raw(&format!("card[{field}]"))
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
    };
    let billing = Billing {
        name: at("name"),
        email: None,
        phone: None,
        line1: at("address_line1"),
        line2: at("address_line2"),
        city: at("address_city"),
        state: at("address_state"),
        postal_code: at("address_zip"),
        country: at("address_country"),
    };
    call.params.finish()?;
    Ok(model.create_token(call.account(), card, billing))
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = call.segment(1);
    match model.tokens.get(call.account(), id) {
        Some(token) => Ok(token.json()),
        None => Err(Refusal::no_such("token", id, "token")),
    }
}
