//! `/v1/transfers`.

use serde_json::Value;

use super::{Call, lists::Page};
use crate::model::{
    Model,
    refusal::{Answer, Refusal},
    transfer::{NewTransfer, Transfer},
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let currency = params
        .currency("currency")?
        .ok_or_else(|| Refusal::missing("currency"))?;
    let destination = params.required("destination")?;
    let amount = params.integer("amount")?;
    let source_transaction = params.text("source_transaction")?;
    let description = params.text("description")?;
    let transfer_group = params.text("transfer_group")?;
    let metadata = params.metadata()?.fresh();
    params.ignore("source_type");
    params.finish()?;
    let known = model
        .account(&destination)
        .is_some_and(|account| account.connected);
    if !known {
        return Err(Refusal::no_such_in_body(
            "destination",
            &destination,
            "destination",
        ));
    }
    if call.account() != model.settings.platform {
        return Err(Refusal::invalid(
            "Connected accounts cannot transfer funds to other accounts.",
        ));
    }
    model.check_takes_transfers(&destination)?;
    model.check_border(&destination)?;
    let source = match &source_transaction {
        None => None,
        Some(id) => Some(
            model
                .charges
                .get(call.account(), id)
                .ok_or_else(|| Refusal::no_such_in_body("charge", id, "source_transaction"))?
                .clone(),
        ),
    };
    let Some(amount) = amount.or_else(|| source.as_ref().map(|charge| charge.amount)) else {
        return Err(Refusal::missing("amount"));
    };
    if amount < 1 {
        return Err(
            Refusal::malformed("amount", "This value must be greater than or equal to 1.")
                .code("parameter_invalid_integer"),
        );
    }
    check_funds(model, call.account(), amount, &currency, source.as_ref())?;
    let available_in = source.as_ref().map(|_| crate::model::balance::CARD_DELAY);
    let group = transfer_group.or_else(|| source.as_ref().and_then(|charge| charge.transfer_group.clone()));
    let id = model.make_transfer(&NewTransfer {
        amount,
        currency: &currency,
        destination: &destination,
        description,
        source_transaction: source_transaction.as_deref(),
        transfer_group: group,
        metadata,
        application_fee: None,
        available_in,
    });
    Ok(model.transfer_json(&id))
}

/// A transfer is paid from the available balance, or from a charge that is not available yet, up to its amount.
fn check_funds(
    model: &mut Model,
    account: &str,
    amount: i64,
    currency: &str,
    source: Option<&crate::model::charge::Charge>,
) -> Answer<()> {
    if let Some(charge) = source {
        let already: i64 = model
            .transfers
            .of(account)
            .filter(|transfer| transfer.source_transaction.as_deref() == Some(charge.id.as_str()))
            .map(|transfer| transfer.amount - transfer.amount_reversed)
            .sum();
        if already + amount > charge.amount_captured - charge.amount_refunded {
            return Err(Refusal::invalid(
                "Source transaction has insufficient funds available for this transfer.",
            )
            .param("amount"));
        }
        return Ok(());
    }
    let now = model.now;
    let available = model
        .balances
        .of_account(account, now)
        .get(currency)
        .map_or(0, |balance| balance.available);
    if amount > available {
        return Err(Refusal::invalid(
            "You have insufficient available funds in your Stripe account. Try adding funds directly to your available \
             balance by creating Charges using the 4000000000000077 test card.",
        )
        .code("balance_insufficient"));
    }
    Ok(())
}

pub(super) fn find<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a Transfer> {
    let id = call.segment(1);
    model
        .transfers
        .get(call.account(), id)
        .ok_or_else(|| Refusal::no_such("transfer", id, "transfer"))
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    find(model, call).map(Transfer::json)
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let destination = call.params.text("destination")?;
    let group = call.params.text("transfer_group")?;
    call.params.finish()?;
    let account = call.account();
    let cut = |rows: &mut dyn DoubleEndedIterator<Item = &Transfer>| {
        page.cut("/v1/transfers", rows, |transfer| transfer.created, Transfer::json)
    };
    match (destination, group) {
        (Some(destination), group) => cut(&mut model
            .transfers
            .with(account, "destination", &destination)
            .filter(|transfer| group.is_none() || transfer.transfer_group == group)),
        (None, Some(group)) => cut(&mut model.transfers.with(account, "transfer_group", &group)),
        (None, None) => cut(&mut model.transfers.of(account)),
    }
}

pub(super) fn update(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let id = find(model, call)?.id.clone();
    let metadata = call.params.metadata()?;
    let description = call.params.unsettable("description");
    call.params.finish()?;
    model.transfers.change(&id, |transfer| {
        metadata.apply(&mut transfer.metadata);
        if let Some(description) = description {
            transfer.description = description;
        }
    });
    let snapshot = model.transfer_json(&id);
    model.emit(call.account(), "transfer.updated", snapshot.clone(), None);
    Ok(snapshot)
}

pub(super) fn reverse(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let transfer = find(model, call)?;
    let id = transfer.id.clone();
    let left = transfer.amount - transfer.amount_reversed;
    let payment_fee = model
        .charges
        .anywhere(&transfer.destination_payment)
        .and_then(|p| p.application_fee.clone());
    let (whole, currency) = (transfer.amount, transfer.currency.clone());
    let amount = params.integer("amount")?.unwrap_or(left);
    let metadata = params.metadata()?.fresh();
    let with_fee = params.boolean("refund_application_fee")?.unwrap_or(false);
    params.text("description")?;
    params.finish()?;
    if amount < 1 && left > 0 {
        return Err(
            Refusal::malformed("amount", "This value must be greater than or equal to 1.")
                .code("parameter_invalid_integer"),
        );
    }
    if amount > left || left == 0 {
        use crate::model::currency::format_amount;
        return Err(Refusal::invalid(format!(
            "Reversal amount ({}) is greater than unreversed amount on transfer ({})",
            format_amount(amount, &currency),
            format_amount(left, &currency)
        ))
        .param("amount"));
    }
    let fee = payment_fee.filter(|_| with_fee).and_then(|fee| {
        let kept = model.application_fees.anywhere(&fee)?;
        let share = crate::model::refund::proportion(kept.amount, amount, whole);
        Some((fee, share.min(kept.amount - kept.amount_refunded)))
    });
    if let Some((fee, share)) = &fee {
        model.return_fee(fee, *share);
    }
    let reversal = model.reverse(&id, amount, &metadata, None, fee.map(|(_, share)| share));
    Ok(model.reversal(&reversal).cloned().unwrap_or_default())
}

pub(super) fn list_reversals(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.integer("limit")?;
    call.params.finish()?;
    find(model, call).map(|transfer| transfer.json()["reversals"].clone())
}

pub(super) fn update_reversal(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let mut reversal = reversal(model, call)?.clone();
    let metadata = call.params.metadata()?;
    call.params.finish()?;
    metadata.apply_to_json(&mut reversal["metadata"]);
    model.transfers.change(call.segment(1), |transfer| {
        let kept = transfer
            .reversals
            .iter_mut()
            .find(|kept| kept["id"] == reversal["id"]);
        if let Some(kept) = kept {
            kept.clone_from(&reversal);
        }
    });
    Ok(reversal)
}

pub(super) fn retrieve_reversal(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    reversal(model, call).cloned()
}

fn reversal<'a>(model: &'a Model, call: &Call<'_>) -> Answer<&'a Value> {
    let id = call.segment(3);
    let found = find(model, call)?
        .reversals
        .iter()
        .find(|reversal| reversal["id"] == id);
    found.ok_or_else(|| Refusal::no_such("transfer_reversal", id, "id"))
}
