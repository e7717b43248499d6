//! `/v1/balance`, `/v1/balance_transactions`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{
    Model,
    balance::BalanceTransaction,
    refusal::{Answer, Refusal},
};

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    Ok(model.balance_json(call.account()))
}

pub(super) fn retrieve_transaction(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    let id = call.path.last().copied().unwrap_or_default();
    model
        .balance_transaction_json(call.account(), id)
        .ok_or_else(|| Refusal::no_such("balance transaction", id, "id"))
}

pub(super) fn list_transactions(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let params = &call.params;
    let source = params.text("source")?;
    let kind = params.text("type")?;
    let currency = params.currency("currency")?;
    let payout = params.text("payout")?;
    params.finish()?;
    let wanted = |transaction: &&BalanceTransaction| {
        let json = serde_json::to_value(transaction.movement).unwrap_or_default();
        kind.as_deref().is_none_or(|kind| json == kind)
            && currency
                .as_deref()
                .is_none_or(|currency| transaction.currency == currency)
    };
    let (now, client) = (model.now, &model.settings.client_id);
    let cut = |rows: &mut dyn DoubleEndedIterator<Item = &BalanceTransaction>| {
        page.cut(
            "/v1/balance_transactions",
            rows.filter(wanted),
            |t| t.created,
            |t| t.json(now, client),
        )
    };
    if let Some(payout) = &payout {
        let known = model.payout(call.account(), payout)?;
        // As with Stripe, only an automatic payout knows what it paid out.
        if !known.automatic {
            return Err(Refusal::invalid(
                "Balance transaction history can only be filtered on automatic transfers, not manual.",
            )
            .param("payout"));
        }
        return cut(&mut model.balance_transactions.with(call.account(), "payout", payout));
    }
    match source {
        Some(source) => cut(&mut model.balance_transactions.with(call.account(), "source", &source)),
        None => cut(&mut model.balance_transactions.of(call.account())),
    }
}
