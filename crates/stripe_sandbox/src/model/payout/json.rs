//! The payout as Stripe shows it.

use serde_json::{Value, json};

use super::Payout;

/// How a bank says that it could not take the money, in the words of Stripe's documentation cut short.
fn failure_message(code: &str) -> &'static str {
    match code {
        "no_account" => "An account with these details could not be found",
        "insufficient_funds" => "The account has insufficient funds to cover this payout",
        "debit_not_authorized" => "Debits are not authorized on this bank account",
        "invalid_currency" => "The bank was unable to process this payout because of its currency",
        "account_closed" => "The bank account has been closed",
        _ => "This payout could not be processed",
    }
}

impl Payout {
    /// Stripe's `payout` object.
    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "payout",
            "amount": self.amount,
            "application_fee": null,
            "application_fee_amount": null,
            "arrival_date": self.arrival_date,
            "automatic": self.automatic,
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.currency,
            "description": self.description,
            "destination": self.destination,
            "failure_balance_transaction": self.failure_balance_transaction,
            "failure_code": self.failure_code,
            "failure_message": self.failure_code.as_deref().map(failure_message),
            "livemode": false,
            "metadata": self.metadata,
            "method": self.method,
            "original_payout": self.original_payout,
            "payout_method": null,
            "reconciliation_status": if self.automatic { "completed" } else { "not_applicable" },
            "reversed_by": self.reversed_by,
            "source_type": "card",
            "statement_descriptor": self.statement_descriptor,
            "status": self.status,
            "trace_id": {"status": "pending", "value": null},
            "type": "bank_account",
        })
    }
}
