//! Refunds: money back to the buyer, and, when asked for, the fee back to the seller and the transfer back to the
//! platform. Both are opt-in; both go in proportion. Stripe's own fee stays with Stripe, as since December 2024.

mod json;
mod rules;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use self::rules::check;
use super::{
    Metadata, Model,
    balance::{CARD_DELAY, FeeLine, Movement, Posting},
    cards::Behaviour,
    charge::{Charge, Means},
    refusal::{Answer, Refusal},
    schedule::Action,
    table::Record,
};
use crate::clock::Seconds;

/// Where a refund stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RefundStatus {
    Pending,
    /// The buyer must say where the money goes. No card asks for it; the control API can.
    RequiresAction,
    Succeeded,
    Failed,
    Canceled,
}

/// A refund.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) charge: String,
    pub(crate) payment_intent: Option<String>,
    pub(crate) payment_method: Option<String>,
    pub(crate) customer: Option<String>,
    pub(crate) status: RefundStatus,
    pub(crate) reason: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) balance_transaction: Option<String>,
    pub(crate) failure_balance_transaction: Option<String>,
    pub(crate) transfer_reversal: Option<String>,
    pub(crate) source_transfer_reversal: Option<String>,
    /// Of a payment that came by transfer.
    pub(crate) of_transfer: bool,
}

impl Record for Refund {
    const KIND: &'static str = "refund";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        let mut keys = vec![("charge", self.charge.clone())];
        keys.extend(
            self.payment_intent
                .iter()
                .map(|id| ("payment_intent", id.clone())),
        );
        keys
    }
}

/// What is asked.
#[derive(Debug, Default)]
pub(crate) struct NewRefund {
    pub(crate) amount: Option<i64>,
    pub(crate) reason: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) refund_application_fee: bool,
    pub(crate) reverse_transfer: bool,
}

/// `part` of `whole`, applied to `of`, rounded to the nearest unit.
pub(crate) fn proportion(of: i64, part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        0
    } else {
        (i128::from(of) * i128::from(part) + i128::from(whole) / 2)
            .checked_div(i128::from(whole))
            .and_then(|share| i64::try_from(share).ok())
            .unwrap_or(of)
    }
}

impl Model {
    /// Refunds a charge, whole or in part.
    pub(crate) fn create_refund(&mut self, charge: &str, new: NewRefund) -> Answer<Value> {
        let Some(charge) = self.charges.anywhere(charge).cloned() else {
            return Ok(Value::Null);
        };
        let amount = check(self, &charge, &new)?;
        let transfer = charge.transfer.clone().filter(|_| new.reverse_transfer);
        let reversal = transfer.map(|transfer| {
            let whole = self.transfers.anywhere(&transfer).map_or(0, |t| t.amount);
            let left = self
                .transfers
                .anywhere(&transfer)
                .map_or(0, |t| t.amount - t.amount_reversed);
            (
                transfer,
                proportion(whole, amount, charge.amount_captured).min(left),
            )
        });
        let fee_back = charge
            .application_fee
            .as_ref()
            .filter(|_| new.refund_application_fee)
            .and_then(|fee| self.application_fees.anywhere(fee))
            .map(|fee| {
                let share = proportion(fee.amount, amount, charge.amount_captured);
                (fee.id.clone(), share.min(fee.amount - fee.amount_refunded))
            });

        let id = self.ids.next("re_3");
        // A direct charge's seller gets the fee back on the refund's own line.
        let direct_fee = fee_back
            .as_ref()
            .filter(|_| charge.destination.is_none())
            .map(|(_, share)| *share);
        let balance_transaction = self.book_refund(
            &id,
            &charge,
            amount,
            direct_fee,
            Movement::Refund,
            "REFUND FOR CHARGE",
        );
        if let Some((fee, share)) = &fee_back {
            self.return_fee(fee, *share);
        }
        let reversal = reversal.map(|(transfer, back)| {
            let fee = fee_back.as_ref().map(|(_, share)| *share);
            self.reverse(&transfer, back, &Metadata::new(), Some(&id), fee)
        });
        let pending = behaviour(&charge) == Some(Behaviour::RefundsPending);
        self.refunds.insert(Refund {
            id: id.clone(),
            account: charge.account.clone(),
            created: self.now,
            amount,
            currency: charge.currency.clone(),
            charge: charge.id.clone(),
            payment_intent: charge.payment_intent.clone(),
            payment_method: charge.payment_method.clone(),
            customer: charge.customer.clone(),
            status: if pending {
                RefundStatus::Pending
            } else {
                RefundStatus::Succeeded
            },
            reason: new.reason,
            metadata: new.metadata,
            balance_transaction: Some(balance_transaction),
            failure_balance_transaction: None,
            transfer_reversal: reversal,
            source_transfer_reversal: None,
            of_transfer: false,
        });
        self.charges
            .change(&charge.id, |charge| charge.amount_refunded += amount);
        let charge_snapshot = self.charge_json(&charge.id);
        self.emit(&charge.account, "charge.refunded", charge_snapshot, None);
        let snapshot = self.refund_json(&id);
        self.emit(&charge.account, "refund.created", snapshot.clone(), None);
        match behaviour(&charge) {
            Some(Behaviour::RefundsPending) => {
                self.schedule(
                    2,
                    Action::FinishRefund {
                        refund: id.clone(),
                        succeeds: true,
                    },
                );
            }
            Some(Behaviour::RefundsFail) => {
                self.schedule(
                    2,
                    Action::FinishRefund {
                        refund: id.clone(),
                        succeeds: false,
                    },
                );
            }
            _ => {}
        }
        Ok(snapshot)
    }

    /// Takes the money of a refund from its account. `fee` comes back to the account on the same line.
    pub(crate) fn book_refund(
        &mut self,
        id: &str,
        charge: &Charge,
        amount: i64,
        fee: Option<i64>,
        movement: Movement,
        description: &str,
    ) -> String {
        let fees: Vec<FeeLine> = fee
            .filter(|fee| *fee > 0)
            .map(|fee| {
                let mut line = self.application_fee_line(-fee);
                line.description.push_str(" refund");
                line
            })
            .into_iter()
            .collect();
        // A refund comes from what is there; one of a charge that is still pending comes from what is pending.
        let available_in = charge
            .balance_transaction
            .as_ref()
            .and_then(|id| self.balance_transactions.anywhere(id))
            .map(|transaction| (transaction.available_on - self.now).clamp(0, CARD_DELAY));
        self.post(Posting {
            account: &charge.account,
            amount: -amount,
            currency: &charge.currency,
            fees,
            movement,
            source: id,
            description: Some(description.to_owned()),
            available_in,
            category: None,
        })
    }

    /// What a refund comes to after a while, or by control. `None`: it has failed already, and nothing follows that.
    pub(crate) fn move_refund(&mut self, id: &str, status: RefundStatus) -> Option<Value> {
        let refund = self.refunds.anywhere(id)?.clone();
        if matches!(refund.status, RefundStatus::Failed | RefundStatus::Canceled) {
            return None;
        }
        if matches!(status, RefundStatus::Failed | RefundStatus::Canceled) {
            self.undo_refund(&refund, status);
        } else {
            self.refunds.change(id, |refund| refund.status = status);
        }
        let snapshot = self.refund_json(id);
        self.tell_of_refund(&refund.account, id);
        if status == RefundStatus::Failed {
            self.emit(&refund.account, "refund.failed", snapshot.clone(), None);
        }
        Some(snapshot)
    }

    /// Both names under which Stripe tells of a refund that has changed.
    pub(crate) fn tell_of_refund(&mut self, account: &str, id: &str) {
        let snapshot = self.refund_json(id);
        self.emit(account, "charge.refund.updated", snapshot.clone(), None);
        self.emit(account, "refund.updated", snapshot, None);
    }

    fn undo_refund(&mut self, refund: &Refund, status: RefundStatus) {
        let back = self.post(Posting {
            account: &refund.account,
            amount: refund.amount,
            currency: &refund.currency,
            fees: Vec::new(),
            movement: Movement::RefundFailure,
            source: &refund.id,
            description: Some("REFUND FAILURE".to_owned()),
            available_in: None,
            category: None,
        });
        self.charges
            .change(&refund.charge, |charge| charge.amount_refunded -= refund.amount);
        self.refunds.change(&refund.id, |refund| {
            refund.status = status;
            refund.failure_balance_transaction = Some(back);
        });
    }

    /// Only a refund that is still pending can be taken back.
    pub(crate) fn cancel_refund(&mut self, account: &str, id: &str) -> Answer<Value> {
        let Some(refund) = self.refunds.get(account, id).cloned() else {
            return Err(Refusal::no_such("refund", id, "refund"));
        };
        if !matches!(
            refund.status,
            RefundStatus::Pending | RefundStatus::RequiresAction
        ) {
            return Err(Refusal::invalid(format!(
                "This refund ({id}) cannot be canceled because it is not in a cancelable state."
            )));
        }
        self.undo_refund(&refund, RefundStatus::Canceled);
        self.tell_of_refund(account, id);
        Ok(self.refund_json(id))
    }

    pub(crate) fn refund_json(&self, id: &str) -> Value {
        self.refunds.anywhere(id).map_or(Value::Null, Refund::json)
    }

    /// The list of a charge's refunds, as it is part of the charge when it is asked for.
    pub(crate) fn refunds_of_charge(&self, charge: &str) -> Value {
        let account = self
            .charges
            .anywhere(charge)
            .map(|charge| charge.account.as_str())
            .unwrap_or_default();
        let data: Vec<Value> = self
            .refunds
            .with(account, "charge", charge)
            .rev()
            .map(Refund::json)
            .collect();
        json!({
            "object": "list",
            "total_count": data.len(),
            "data": data,
            "has_more": false,
            "url": format!("/v1/charges/{charge}/refunds"),
        })
    }
}

fn behaviour(charge: &Charge) -> Option<Behaviour> {
    match &charge.means {
        Means::Card { card, .. } => Some(card.behaviour),
        Means::StripeAccount => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_the_nearest_unit() {
        assert_eq!(proportion(123, 500, 2000), 31);
        assert_eq!(proportion(30, 500, 1000), 15);
        assert_eq!(proportion(99, 1, 3), 33);
        assert_eq!(proportion(1, 1, 0), 0);
    }
}
