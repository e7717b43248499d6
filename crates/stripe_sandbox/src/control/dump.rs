//! The sandbox's own books, as an oracle.

use serde_json::{Map, Value, json};

use crate::model::Model;

/// Everything on one account: its balances, balance transactions, charges and so on.
pub(super) fn of_account(model: &mut Model, account: &str) -> Value {
    let now = model.now;
    let balances: Map<String, Value> = model
        .balances
        .of_account(account, now)
        .into_iter()
        .map(|(currency, balance)| {
            (
                currency,
                json!({"available": balance.available, "pending": balance.pending}),
            )
        })
        .collect();
    let client = &model.settings.client_id;
    json!({
        "account": model.accounts.anywhere(account).map(crate::model::account::Account::json),
        "balances": balances,
        "balance_transactions":
            model.balance_transactions.of(account).map(|t| t.json(now, client)).collect::<Vec<_>>(),
        "charges": model.charges.of(account).map(|charge| charge.json(model)).collect::<Vec<_>>(),
        "payment_intents": model.payment_intents.of(account).map(|intent| intent.json(model)).collect::<Vec<_>>(),
        "application_fees": model.application_fees.of(account).map(|fee| fee.json(client)).collect::<Vec<_>>(),
        "refunds": model.refunds.of(account).map(crate::model::refund::Refund::json).collect::<Vec<_>>(),
        "disputes": model.disputes.of(account).map(|dispute| dispute.json(model)).collect::<Vec<_>>(),
        "early_fraud_warnings":
            model.early_fraud_warnings.of(account).map(|warning| warning.json(model)).collect::<Vec<_>>(),
        "payouts": model.payouts.of(account).map(crate::model::payout::Payout::json).collect::<Vec<_>>(),
        "transfers": model.transfers.of(account).map(crate::model::transfer::Transfer::json).collect::<Vec<_>>(),
        "customers": model.customers.of(account).map(crate::model::customer::Customer::json).collect::<Vec<_>>(),
        "payment_methods":
            model.payment_methods.of(account).map(crate::model::payment_method::PaymentMethod::json).collect::<Vec<_>>(),
    })
}
