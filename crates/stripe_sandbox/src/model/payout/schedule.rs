//! Automatic payouts: the account's schedule pays out what has become available.

use super::NewPayout;
use crate::{
    clock::{DAY, Seconds},
    model::{Model, schedule::Action},
};

/// The time between two payouts of a schedule; `None` when payouts are only made on demand.
fn period(interval: &str) -> Option<Seconds> {
    match interval {
        "daily" => Some(DAY),
        "weekly" => Some(7 * DAY),
        "monthly" => Some(30 * DAY),
        _ => None,
    }
}

impl Model {
    /// Sees to it that the account's schedule pays out what has just come, or is coming.
    pub(crate) fn plan_payout(&mut self, account: &str, available_on: Seconds) {
        let Some(kept) = self.account(account) else { return };
        let Some(period) = period(&kept.payout_interval) else {
            return;
        };
        let wanted = available_on.max(self.now + 1) - kept.created;
        let slot = kept.created + (wanted + period - 1).div_euclid(period) * period;
        if kept
            .next_payout
            .is_some_and(|planned| planned <= slot && planned > self.now)
        {
            return;
        }
        self.accounts
            .change(account, |account| account.next_payout = Some(slot));
        self.schedule(
            slot - self.now,
            Action::PayOut {
                account: account.to_owned(),
            },
        );
    }

    /// Something about the account changed, which may be why its schedule stood still.
    pub(crate) fn resume_payouts(&mut self, account: &str) {
        let now = self.now;
        let waiting = self
            .balances
            .of_account(account, now)
            .values()
            .any(|balance| balance.available > 0);
        if waiting {
            self.plan_payout(account, now);
        }
    }

    /// The account's schedule: each currency's available balance goes to the bank, unless the bank has failed before.
    pub(crate) fn pay_out(&mut self, account: &str) {
        let due = self.account(account).is_some_and(|kept| {
            kept.next_payout.is_some_and(|planned| planned <= self.now)
                && period(&kept.payout_interval).is_some()
        });
        if !due {
            return;
        }
        self.accounts
            .change(account, |account| account.next_payout = None);
        let (now, able) = (
            self.now,
            self.account(account)
                .is_some_and(|account| account.payouts_enabled),
        );
        let balances = self.balances.of_account(account, now);
        for (currency, balance) in &balances {
            let bank = self.account(account).and_then(|account| {
                let banks = &account.external_accounts;
                banks
                    .iter()
                    .find(|bank| bank.currency == *currency)
                    .or(banks.first())
                    .cloned()
            });
            if let Some(bank) = bank.filter(|bank| able && !bank.errored && balance.available > 0) {
                let new = NewPayout {
                    amount: balance.available,
                    currency: currency.clone(),
                    method: "standard".to_owned(),
                    ..NewPayout::default()
                };
                let payout = self.send_payout(account, new, Some(bank.id), true);
                self.claim_for_payout(account, currency, &payout);
            }
        }
        if balances.values().any(|balance| balance.pending != 0) {
            let next = self.balances.next_of(account).unwrap_or(now + DAY);
            self.plan_payout(account, next);
        }
    }
}
