//! `card[…]` parameters.

use super::Call;
use crate::model::{
    Model,
    cards::{Card, Typed},
    refusal::{Answer, Refusal},
};

/// Reads a card that was typed. The number goes no further than this function.
pub(super) fn read(model: &Model, call: &Call<'_>, path: &str) -> Answer<Card> {
    let params = &call.params;
    let at = |field: &str| format!("{path}[{field}]");
    let number = params.required(&at("number"))?;
    let typed = Typed {
        number: &number,
        exp_month: expiry(call, &at("exp_month"), "exp_month")?,
        exp_year: expiry(call, &at("exp_year"), "exp_year")?,
        cvc: params.raw(&at("cvc")).filter(|cvc| !cvc.is_empty()),
    };
    params.ignore(&at("networks"));
    params.ignore(&at("currency"));
    params.ignore(&at("object"));
    Card::read(&typed, model.settings.seed, model.today())
}

fn expiry(call: &Call<'_>, path: &str, field: &str) -> Answer<i64> {
    let text = call.params.required(path)?;
    text.trim().parse().map_err(|_| {
        let (code, word) = if field == "exp_month" {
            ("invalid_expiry_month", "month")
        } else {
            ("invalid_expiry_year", "year")
        };
        Refusal::card(code, format!("Your card's expiration {word} is invalid.")).param(field)
    })
}
