//! Transfers from the platform to a connected account, and the payment that arrives there.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Metadata, Model,
    balance::{Movement, Posting},
    charge::{Charge, ChargeStatus, Means},
    refund::{Refund, RefundStatus},
    table::Record,
};
use crate::clock::Seconds;

/// Money moved from the platform to a connected account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Transfer {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    pub(crate) amount_reversed: i64,
    pub(crate) currency: String,
    pub(crate) description: Option<String>,
    pub(crate) destination: String,
    /// The `py_` charge on the connected account.
    pub(crate) destination_payment: String,
    pub(crate) balance_transaction: String,
    pub(crate) source_transaction: Option<String>,
    pub(crate) transfer_group: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) reversals: Vec<Value>,
}

impl Record for Transfer {
    const KIND: &'static str = "transfer";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        let mut keys = vec![("destination", self.destination.clone())];
        keys.extend(
            self.transfer_group
                .iter()
                .map(|group| ("transfer_group", group.clone())),
        );
        keys
    }
}

/// What a transfer is made of.
pub(crate) struct NewTransfer<'a> {
    pub(crate) amount: i64,
    pub(crate) currency: &'a str,
    pub(crate) destination: &'a str,
    pub(crate) description: Option<String>,
    /// The charge whose money it is.
    pub(crate) source_transaction: Option<&'a str>,
    pub(crate) transfer_group: Option<String>,
    pub(crate) metadata: Metadata,
    /// A fee that the platform takes back from what arrives.
    pub(crate) application_fee: Option<i64>,
    pub(crate) available_in: Option<Seconds>,
}

impl Model {
    /// Moves money and gives the transfer's id. The full amount leaves the platform; an application fee is taken back
    /// from the payment that arrives.
    pub(crate) fn make_transfer(&mut self, new: &NewTransfer<'_>) -> String {
        let platform = self.settings.platform.clone();
        let id = self.ids.next("tr_3");
        let payment = self.ids.next("py_1");
        let balance_transaction = self.post(Posting {
            account: &platform,
            amount: -new.amount,
            currency: new.currency,
            fees: Vec::new(),
            movement: Movement::Transfer,
            source: &id,
            description: new.description.clone(),
            available_in: new.available_in,
            category: None,
        });
        self.transfers.insert(Transfer {
            id: id.clone(),
            account: platform.clone(),
            created: self.now,
            amount: new.amount,
            amount_reversed: 0,
            currency: new.currency.to_owned(),
            description: new.description.clone(),
            destination: new.destination.to_owned(),
            destination_payment: payment.clone(),
            balance_transaction,
            source_transaction: new.source_transaction.map(str::to_owned),
            transfer_group: new.transfer_group.clone(),
            metadata: new.metadata.clone(),
            reversals: Vec::new(),
        });
        self.receive_payment(&id, &payment, new);
        let snapshot = self.transfer_json(&id);
        self.emit(&platform, "transfer.created", snapshot, None);
        id
    }

    fn receive_payment(&mut self, transfer: &str, payment: &str, new: &NewTransfer<'_>) {
        let fee = new.application_fee;
        let application_fee = fee.map(|amount| {
            self.take_application_fee(
                new.destination,
                payment,
                new.source_transaction,
                amount,
                new.currency,
                new.available_in,
            )
        });
        let fees = fee
            .map(|amount| self.application_fee_line(amount))
            .into_iter()
            .collect();
        let balance_transaction = self.post(Posting {
            account: new.destination,
            amount: new.amount,
            currency: new.currency,
            fees,
            movement: Movement::Payment,
            source: payment,
            description: None,
            available_in: new.available_in,
            category: None,
        });
        self.charges.insert(Charge {
            id: payment.to_owned(),
            account: new.destination.to_owned(),
            created: self.now,
            amount: new.amount,
            amount_captured: new.amount,
            amount_refunded: 0,
            currency: new.currency.to_owned(),
            status: ChargeStatus::Succeeded,
            captured: true,
            means: Means::StripeAccount,
            balance_transaction: Some(balance_transaction),
            application: true,
            application_fee,
            application_fee_amount: fee,
            source_transfer: Some(transfer.to_owned()),
            ..Charge::default()
        });
        let snapshot = self.charge_json(payment);
        self.emit(new.destination, "payment.created", snapshot, None);
    }

    /// Takes a transfer back, whole or in part, and gives the reversal's id. `refund` is the platform's refund that it
    /// belongs to; `fee` is the part of the application fee that goes back to the seller with it.
    pub(crate) fn reverse(
        &mut self,
        transfer: &str,
        amount: i64,
        metadata: &Metadata,
        refund: Option<&str>,
        fee: Option<i64>,
    ) -> String {
        let id = self.ids.next("trr_1");
        let Some(kept) = self.transfers.anywhere(transfer).cloned() else {
            return id;
        };
        let payment = self
            .charges
            .anywhere(&kept.destination_payment)
            .cloned()
            .unwrap_or_default();
        let payment_refund = self.ids.next("pyr_1");
        let line = self.book_refund(
            &payment_refund,
            &payment,
            amount,
            None,
            Movement::PaymentRefund,
            "REFUND FOR PAYMENT",
        );
        // As recorded, the payment's refund brings no fee back. On which line the fee does come back is not recorded.
        if let (Some(returned), Some(source)) = (fee.filter(|fee| *fee > 0), &payment.application_fee) {
            self.credit_fee(&payment.account, source, returned, &kept.currency);
        }
        self.refunds.insert(Refund {
            id: payment_refund.clone(),
            account: payment.account.clone(),
            created: self.now,
            amount,
            currency: kept.currency.clone(),
            charge: payment.id.clone(),
            payment_intent: None,
            payment_method: None,
            customer: None,
            status: RefundStatus::Succeeded,
            reason: None,
            metadata: Metadata::new(),
            balance_transaction: Some(line),
            failure_balance_transaction: None,
            transfer_reversal: Some(id.clone()),
            source_transfer_reversal: Some(id.clone()),
            of_transfer: true,
        });
        self.charges
            .change(&payment.id, |payment| payment.amount_refunded += amount);
        let available_in = self
            .balance_transactions
            .anywhere(&kept.balance_transaction)
            .map(|transaction| (transaction.available_on - self.now).max(0));
        let balance_transaction = self.post(Posting {
            account: &kept.account,
            amount,
            currency: &kept.currency,
            fees: Vec::new(),
            movement: Movement::TransferRefund,
            source: &id,
            description: Some("REFUND FOR TRANSFER".to_owned()),
            available_in,
            category: None,
        });
        let reversal = json!({
            "id": id,
            "object": "transfer_reversal",
            "amount": amount,
            "balance_transaction": balance_transaction,
            "created": self.now,
            "currency": kept.currency,
            "destination_payment_refund": payment_refund,
            "metadata": metadata,
            "source_refund": refund,
            "transfer": transfer,
        });
        self.transfers.change(transfer, |transfer| {
            transfer.amount_reversed += amount;
            transfer.reversals.push(reversal);
        });
        let payment_snapshot = self.charge_json(&payment.id);
        self.emit(&payment.account, "charge.refunded", payment_snapshot, None);
        let snapshot = self.transfer_json(transfer);
        self.emit(&kept.account, "transfer.reversed", snapshot, None);
        id
    }

    pub(crate) fn transfer_json(&self, id: &str) -> Value {
        self.transfers.anywhere(id).map_or(Value::Null, Transfer::json)
    }
}

impl Transfer {
    /// Stripe's `transfer` object.
    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "transfer",
            "amount": self.amount,
            "amount_reversed": self.amount_reversed,
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.currency,
            "description": self.description,
            "destination": self.destination,
            "destination_payment": self.destination_payment,
            "livemode": false,
            "metadata": self.metadata,
            "reversals": {
                "object": "list",
                "data": self.reversals.iter().rev().collect::<Vec<_>>(),
                "has_more": false,
                "total_count": self.reversals.len(),
                "url": format!("/v1/transfers/{}/reversals", self.id),
            },
            "reversed": self.amount_reversed >= self.amount,
            "source_transaction": self.source_transaction,
            "source_type": "card",
            "transfer_group": self.transfer_group,
        })
    }
}
