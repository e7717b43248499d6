//! What happens later by itself: expiring authorisations, late captures, refunds that settle.

use std::{cmp::Reverse, collections::BinaryHeap};

use serde::{Deserialize, Serialize};

use super::{Model, refund::RefundStatus, table::Record};
use crate::clock::Seconds;

/// Something that happens when its time has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Action {
    /// An uncaptured authorisation expires; the intent is cancelled.
    ExpireAuthorisation { intent: String },
    /// An asynchronous capture settles: balance transaction, fee and transfer appear.
    SettleCharge { charge: String },
    /// A refund that was pending, or is going to fail, comes to its end.
    FinishRefund { refund: String, succeeds: bool },
    /// The bank decides a dispute.
    DecideDispute { dispute: String, won: bool },
    /// Nobody answered a dispute in time.
    ExpireDispute { dispute: String },
    /// A payout arrives, or does not.
    FinishPayout { payout: String },
    /// An account's schedule pays out.
    PayOut { account: String },
    /// What an account told through the API is found to be true.
    FinishVerification { account: String },
    /// What an account still owes becomes past due.
    RequirementsFallDue { account: String },
}

/// An [`Action`] and when it is due.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Task {
    pub(crate) id: String,
    pub(crate) due: Seconds,
    pub(crate) action: Action,
    pub(crate) done: bool,
}

impl Record for Task {
    const KIND: &'static str = "task";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &'static str {
        "tasks"
    }
}

/// The tasks that are not done, soonest first.
#[derive(Debug, Default)]
pub(crate) struct Agenda(BinaryHeap<Reverse<(Seconds, String)>>);

impl Agenda {
    pub(crate) fn of<'a>(tasks: impl Iterator<Item = &'a Task>) -> Self {
        Self(
            tasks
                .filter(|task| !task.done)
                .map(|task| Reverse((task.due, task.id.clone())))
                .collect(),
        )
    }

    /// When the next task is due.
    pub(crate) fn next_due(&self) -> Option<Seconds> {
        self.0.peek().map(|Reverse((due, _))| *due)
    }
}

impl Model {
    /// Does `action` in `after` seconds.
    pub(crate) fn schedule(&mut self, after: Seconds, action: Action) {
        let id = self.ids.next("task_");
        let due = self.now + after;
        self.agenda.0.push(Reverse((due, id.clone())));
        self.tasks.insert(Task {
            id,
            due,
            action,
            done: false,
        });
    }

    /// Does everything that is due by `until`, in order of its time and as if it were that time.
    pub(crate) fn run_due_tasks(&mut self, until: Seconds) {
        while self.agenda.next_due().is_some_and(|due| due <= until) {
            let Some(Reverse((due, id))) = self.agenda.0.pop() else {
                return;
            };
            self.now = self.now.max(due);
            let Some(action) = self.tasks.change(&id, |task| {
                task.done = true;
                task.action.clone()
            }) else {
                continue;
            };
            self.perform(action);
        }
    }

    fn perform(&mut self, action: Action) {
        match action {
            Action::ExpireAuthorisation { intent } => self.expire_authorisation(&intent),
            Action::SettleCharge { charge } => self.settle_later(&charge),
            Action::FinishRefund { refund, succeeds } => {
                let end = if succeeds {
                    RefundStatus::Succeeded
                } else {
                    RefundStatus::Failed
                };
                self.move_refund(&refund, end);
            }
            Action::DecideDispute { dispute, won } => self.decide_dispute(&dispute, won),
            Action::ExpireDispute { dispute } => self.expire_dispute(&dispute),
            Action::FinishPayout { payout } => self.finish_payout(&payout),
            Action::PayOut { account } => self.pay_out(&account),
            Action::FinishVerification { account } => self.finish_verification(&account),
            Action::RequirementsFallDue { account } => self.requirements_fall_due(&account),
        }
    }
}
