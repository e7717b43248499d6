//! Disputes: a buyer's bank takes the money back, and the seller argues.
//!
//! The fee of 15.00, the category of the adjustments and the words are recorded (2023); that a won dispute still gives
//! the fee back is not verified for today.

mod json;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    Metadata, Model,
    balance::{FeeKind, FeeLine, Movement, Posting},
    cards::{Behaviour, DisputeKind},
    charge::Means,
    refusal::{Answer, Refusal},
    schedule::Action,
    table::Record,
};
use crate::clock::{DAY, Seconds};

/// Where a dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DisputeStatus {
    WarningNeedsResponse,
    WarningUnderReview,
    WarningClosed,
    NeedsResponse,
    UnderReview,
    Won,
    Lost,
}

use DisputeStatus as D;

/// A dispute.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Dispute {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) charge: String,
    pub(crate) payment_intent: Option<String>,
    pub(crate) reason: String,
    pub(crate) status: DisputeStatus,
    pub(crate) evidence: Map<String, Value>,
    pub(crate) submissions: u32,
    pub(crate) due_by: Seconds,
    pub(crate) balance_transactions: Vec<String>,
    pub(crate) metadata: Metadata,
}

impl Record for Dispute {
    const KIND: &'static str = "dispute";
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

/// What Stripe takes for a dispute, in minor units.
const FEE: i64 = 1500;
/// How long a seller may argue.
const TIME_TO_ANSWER: Seconds = 7 * DAY;

/// Every piece of evidence that can be given.
pub(crate) const EVIDENCE: &[&str] = &[
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text",
];

/// Those of them that are the id of a file.
pub(crate) const EVIDENCE_FILES: &[&str] = &[
    "cancellation_policy",
    "customer_communication",
    "customer_signature",
    "duplicate_charge_documentation",
    "receipt",
    "refund_policy",
    "service_documentation",
    "shipping_documentation",
    "uncategorized_file",
];

impl Model {
    /// Some test cards are disputed, or reported, as soon as they have paid.
    pub(crate) fn dispute_if_test_card(&mut self, charge: &str) {
        let Some(Means::Card { card, .. }) = self.charges.anywhere(charge).map(|charge| &charge.means) else {
            return;
        };
        let Behaviour::Disputed(kind) = card.behaviour else {
            return;
        };
        match kind {
            DisputeKind::Fraudulent => {
                self.open_dispute(charge, "fraudulent", false);
            }
            DisputeKind::NotReceived => {
                self.open_dispute(charge, "product_not_received", false);
            }
            DisputeKind::Inquiry => {
                self.open_dispute(charge, "fraudulent", true);
            }
            DisputeKind::EarlyWarning => self.warn_of_fraud(charge),
        }
    }

    /// Opens a dispute over what was not refunded of a charge, or an inquiry, and gives its id. `None`: there is nothing to dispute.
    pub(crate) fn open_dispute(&mut self, charge: &str, reason: &str, inquiry: bool) -> Option<String> {
        let kept = self.charges.anywhere(charge)?.clone();
        let left = kept.amount - kept.amount_refunded;
        if kept.dispute.is_some() || !kept.captured || left == 0 {
            return None;
        }
        let id = self.ids.next("dp_1");
        let due_by = self.now + TIME_TO_ANSWER;
        self.disputes.insert(Dispute {
            id: id.clone(),
            account: kept.account.clone(),
            created: self.now,
            amount: left,
            currency: kept.currency.clone(),
            charge: charge.to_owned(),
            payment_intent: kept.payment_intent.clone(),
            reason: reason.to_owned(),
            status: if inquiry {
                D::WarningNeedsResponse
            } else {
                D::NeedsResponse
            },
            evidence: Map::new(),
            submissions: 0,
            due_by,
            balance_transactions: Vec::new(),
            metadata: Metadata::new(),
        });
        self.charges
            .change(charge, |charge| charge.dispute = Some(id.clone()));
        if !inquiry {
            self.move_disputed(&id, -1, "Chargeback withdrawal for", "dispute");
        }
        self.emit_dispute(&id, "charge.dispute.created");
        if !inquiry {
            self.emit_dispute(&id, "charge.dispute.funds_withdrawn");
        }
        self.schedule(TIME_TO_ANSWER, Action::ExpireDispute { dispute: id.clone() });
        Some(id)
    }

    /// Takes the disputed money and the fee, or gives both back.
    fn move_disputed(&mut self, id: &str, sign: i64, words: &str, category: &'static str) {
        let Some(dispute) = self.disputes.anywhere(id).cloned() else {
            return;
        };
        // As recorded, the withdrawal comes from where the charge's money is: pending while that is pending.
        let available_in = self
            .charges
            .anywhere(&dispute.charge)
            .and_then(|charge| charge.balance_transaction.as_ref())
            .and_then(|id| self.balance_transactions.anywhere(id))
            .map(|line| (line.available_on - self.now).max(0));
        let line = self.post(Posting {
            account: &dispute.account,
            amount: sign * dispute.amount,
            currency: &dispute.currency,
            fees: vec![FeeLine {
                amount: -sign * FEE,
                kind: FeeKind::StripeFee,
                description: if sign < 0 {
                    "Dispute fee"
                } else {
                    "Dispute fee refund"
                }
                .to_owned(),
            }],
            movement: Movement::Adjustment,
            source: id,
            description: Some(format!("{words} {}", dispute.charge)),
            available_in,
            category: Some(category),
        });
        self.disputes
            .change(id, |dispute| dispute.balance_transactions.push(line));
    }

    /// `POST /v1/disputes/{id}`. `winning_evidence` and `losing_evidence` decide it a moment later.
    pub(crate) fn answer_dispute(
        &mut self,
        account: &str,
        id: &str,
        evidence: Map<String, Value>,
        submit: bool,
        change: impl FnOnce(&mut Dispute),
    ) -> Answer<Value> {
        let dispute = self.dispute(account, id)?;
        if !matches!(dispute.status, D::NeedsResponse | D::WarningNeedsResponse) {
            return Err(Refusal::invalid(
                "This dispute is already closed or under review; its evidence can no longer be changed.",
            ));
        }
        let submits = submit;
        let verdict = self.disputes.change(id, |dispute| {
            change(dispute);
            dispute.evidence.extend(evidence);
            if !submits {
                return None;
            }
            dispute.submissions += 1;
            dispute.status = if dispute.status == D::NeedsResponse {
                D::UnderReview
            } else {
                D::WarningUnderReview
            };
            match dispute.evidence.get("uncategorized_text").and_then(Value::as_str) {
                Some("winning_evidence") => Some(true),
                Some("losing_evidence") => Some(false),
                _ => None,
            }
        });
        self.emit_dispute(id, "charge.dispute.updated");
        if let Some(won) = verdict.flatten() {
            self.schedule(
                1,
                Action::DecideDispute {
                    dispute: id.to_owned(),
                    won,
                },
            );
        }
        Ok(self.dispute_json(id))
    }

    /// `POST /v1/disputes/{id}/close`: the seller gives up.
    pub(crate) fn close_dispute(&mut self, account: &str, id: &str) -> Answer<Value> {
        let dispute = self.dispute(account, id)?;
        if !matches!(
            dispute.status,
            D::NeedsResponse | D::WarningNeedsResponse | D::UnderReview
        ) {
            return Err(Refusal::invalid("This dispute is already closed."));
        }
        self.decide_dispute(id, false);
        Ok(self.dispute_json(id))
    }

    pub(crate) fn decide_dispute(&mut self, id: &str, won: bool) {
        let Some(before) = self.disputes.anywhere(id).map(|dispute| dispute.status) else {
            return;
        };
        let after = match before {
            D::Won | D::WarningClosed => return,
            // A bank may give in after all.
            D::Lost if !won => return,
            D::WarningNeedsResponse | D::WarningUnderReview => D::WarningClosed,
            _ if won => D::Won,
            _ => D::Lost,
        };
        self.disputes.change(id, |dispute| dispute.status = after);
        if after == D::Won {
            self.move_disputed(id, 1, "Chargeback reversal for", "dispute_reversal");
        }
        self.emit_dispute(id, "charge.dispute.closed");
        if after == D::Won {
            self.emit_dispute(id, "charge.dispute.funds_reinstated");
        }
    }

    /// Nobody answered: an inquiry is closed, a dispute is lost.
    pub(crate) fn expire_dispute(&mut self, id: &str) {
        let open = self
            .disputes
            .anywhere(id)
            .is_some_and(|dispute| matches!(dispute.status, D::NeedsResponse | D::WarningNeedsResponse));
        if open {
            self.decide_dispute(id, false);
        }
    }

    pub(crate) fn dispute(&self, account: &str, id: &str) -> Answer<&Dispute> {
        self.disputes
            .get(account, id)
            .ok_or_else(|| Refusal::no_such("dispute", id, "dispute"))
    }

    pub(crate) fn dispute_json(&self, id: &str) -> Value {
        self.disputes
            .anywhere(id)
            .map_or(Value::Null, |dispute| dispute.json(self))
    }

    fn emit_dispute(&mut self, id: &str, kind: &str) {
        let Some(account) = self.disputes.anywhere(id).map(|dispute| dispute.account.clone()) else {
            return;
        };
        let snapshot = self.dispute_json(id);
        self.emit(&account, kind, snapshot, None);
    }
}

impl Dispute {
    /// Whether the bank has what was paid, for now or for good.
    pub(crate) fn holds_the_money(&self) -> bool {
        matches!(self.status, D::NeedsResponse | D::UnderReview | D::Lost)
    }

    /// Only an inquiry can still be settled by a refund.
    pub(crate) fn is_charge_refundable(&self) -> bool {
        matches!(
            self.status,
            D::WarningNeedsResponse | D::WarningUnderReview | D::WarningClosed
        )
    }
}
