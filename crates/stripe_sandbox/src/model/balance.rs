//! Balance transactions and the balances that they add up to.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Model, currency::Rate, table::Record};
use crate::clock::{DAY, Seconds};

/// Stripe's `type` of a balance transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Movement {
    Charge,
    Payment,
    Refund,
    RefundFailure,
    PaymentRefund,
    Transfer,
    TransferRefund,
    ApplicationFee,
    ApplicationFeeRefund,
    Adjustment,
    StripeFee,
    Payout,
    PayoutFailure,
    PayoutCancel,
}

impl Movement {
    /// Stripe's `reporting_category`, as recorded. A dispute's adjustments name theirs themselves.
    fn category(self) -> &'static str {
        match self {
            Self::Charge | Self::Payment => "charge",
            Self::Refund | Self::PaymentRefund => "refund",
            Self::RefundFailure => "refund_failure",
            Self::Transfer => "transfer",
            Self::TransferRefund => "transfer_reversal",
            Self::ApplicationFee => "platform_earning",
            Self::ApplicationFeeRefund => "platform_earning_refund",
            Self::Adjustment => "other_adjustment",
            Self::StripeFee => "fee",
            Self::Payout => "payout",
            Self::PayoutFailure | Self::PayoutCancel => "payout_reversal",
        }
    }
}

/// A line of an account's balance. `amount - fee = net`, in minor units.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct BalanceTransaction {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) created: Seconds,
    pub(crate) available_on: Seconds,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) description: Option<String>,
    pub(crate) fees: Vec<FeeLine>,
    pub(crate) movement: Movement,
    pub(crate) category: String,
    pub(crate) source: Option<String>,
    /// The rate at which it was converted, as text, when the account settles in another currency.
    #[serde(default)]
    pub(crate) exchange_rate: Option<String>,
    /// The automatic payout that paid it out.
    #[serde(default)]
    pub(crate) payout: Option<String>,
}

/// A part of a balance transaction's fee.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct FeeLine {
    pub(crate) amount: i64,
    pub(crate) kind: FeeKind,
    pub(crate) description: String,
}

/// Who takes a fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FeeKind {
    StripeFee,
    ApplicationFee,
}

impl Record for BalanceTransaction {
    const KIND: &'static str = "balance_transaction";
    fn id(&self) -> &str {
        &self.id
    }
    fn account(&self) -> &str {
        &self.account
    }
    fn keys(&self) -> Vec<(&'static str, String)> {
        let mut keys: Vec<_> = self
            .source
            .iter()
            .map(|source| ("source", source.clone()))
            .collect();
        keys.extend(self.payout.iter().map(|payout| ("payout", payout.clone())));
        keys
    }
}

impl BalanceTransaction {
    pub(crate) fn fee(&self) -> i64 {
        self.fees.iter().map(|line| line.amount).sum()
    }

    pub(crate) fn net(&self) -> i64 {
        self.amount - self.fee()
    }

    /// Stripe's `balance_transaction` object.
    pub(crate) fn json(&self, now: Seconds, client_id: &str) -> Value {
        let fees: Vec<Value> = self
            .fees
            .iter()
            .map(|line| {
                json!({
                    "amount": line.amount,
                    "application": (line.kind == FeeKind::ApplicationFee).then_some(client_id),
                    "currency": self.currency,
                    "description": line.description,
                    "type": line.kind,
                })
            })
            .collect();
        json!({
            "id": self.id,
            "object": "balance_transaction",
            "amount": self.amount,
            "available_on": self.available_on,
            "balance_type": "payments",
            "created": self.created,
            "currency": self.currency,
            "description": self.description,
            "exchange_rate": self.exchange_rate.as_deref().and_then(|rate| serde_json::from_str::<Value>(rate).ok()),
            "fee": self.fee(),
            "fee_details": fees,
            "net": self.net(),
            "reporting_category": self.category,
            "source": self.source,
            "status": if self.available_on <= now { "available" } else { "pending" },
            "type": self.movement,
        })
    }
}

/// Money that is there, and money that is coming, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Balance {
    pub(crate) available: i64,
    pub(crate) pending: i64,
}

/// Every account's balance per currency, kept up with the transactions.
#[derive(Debug, Default)]
pub(crate) struct Balances {
    totals: BTreeMap<(String, String), Balance>,
    /// What becomes available: time, account, currency, net.
    coming: BinaryHeap<Reverse<(Seconds, String, String, i64)>>,
}

impl Balances {
    pub(crate) fn of<'a>(transactions: impl Iterator<Item = &'a BalanceTransaction>) -> Self {
        let mut balances = Self::default();
        for transaction in transactions {
            balances.add(transaction);
        }
        balances
    }

    fn add(&mut self, transaction: &BalanceTransaction) {
        let key = (transaction.account.clone(), transaction.currency.clone());
        self.totals.entry(key).or_default().pending += transaction.net();
        self.coming.push(Reverse((
            transaction.available_on,
            transaction.account.clone(),
            transaction.currency.clone(),
            transaction.net(),
        )));
    }

    fn ripen(&mut self, now: Seconds) {
        while self.coming.peek().is_some_and(|Reverse((due, ..))| *due <= now) {
            let Some(Reverse((_, account, currency, net))) = self.coming.pop() else {
                return;
            };
            let balance = self.totals.entry((account, currency)).or_default();
            balance.pending -= net;
            balance.available += net;
        }
    }

    /// When the next of an account's lines becomes available.
    pub(crate) fn next_of(&self, account: &str) -> Option<Seconds> {
        self.coming
            .iter()
            .filter(|Reverse((_, owner, ..))| owner == account)
            .map(|Reverse((due, ..))| *due)
            .min()
    }

    /// An account's balances by currency.
    pub(crate) fn of_account(&mut self, account: &str, now: Seconds) -> BTreeMap<String, Balance> {
        self.ripen(now);
        self.totals
            .range((account.to_owned(), String::new())..)
            .take_while(|((owner, _), _)| owner == account)
            .map(|((_, currency), balance)| (currency.clone(), *balance))
            .collect()
    }
}

/// What a balance transaction is made of.
pub(crate) struct Posting<'a> {
    pub(crate) account: &'a str,
    pub(crate) amount: i64,
    pub(crate) currency: &'a str,
    pub(crate) fees: Vec<FeeLine>,
    pub(crate) movement: Movement,
    pub(crate) source: &'a str,
    pub(crate) description: Option<String>,
    /// When it becomes available; `None`: at once.
    pub(crate) available_in: Option<Seconds>,
    /// Another category than the movement's own.
    pub(crate) category: Option<&'static str>,
}

/// How long a card payment takes until it is available. Two days, as in the United States.
pub(crate) const CARD_DELAY: Seconds = 2 * DAY;

impl Model {
    /// Writes a line into an account's balance and gives its id.
    pub(crate) fn post(&mut self, mut posting: Posting<'_>) -> String {
        let id = self.ids.next("txn_3");
        let conversion = self.conversion(&posting);
        if let Some((rate, _)) = &conversion {
            posting.amount = rate.convert(posting.amount);
            for line in &mut posting.fees {
                line.amount = rate.convert(line.amount);
            }
        }
        let exchange_rate = conversion.as_ref().map(|(rate, _)| rate.text());
        let currency = conversion.map_or_else(|| posting.currency.to_owned(), |(_, currency)| currency);
        let transaction = BalanceTransaction {
            id: id.clone(),
            account: posting.account.to_owned(),
            created: self.now,
            available_on: self.now + posting.available_in.unwrap_or(0),
            amount: posting.amount,
            currency,
            description: posting.description,
            fees: posting.fees,
            movement: posting.movement,
            category: posting
                .category
                .unwrap_or_else(|| posting.movement.category())
                .to_owned(),
            source: Some(posting.source.to_owned()),
            exchange_rate,
            payout: None,
        };
        self.balances.add(&transaction);
        let (movement, available_on) = (transaction.movement, transaction.available_on);
        self.balance_transactions.insert(transaction);
        if movement != Movement::Payout {
            self.plan_payout(posting.account, available_on);
        }
        id
    }

    /// The rate at which a posting is converted, and into what: none when the account settles in its currency, or when the
    /// sandbox does not convert. It is fixed, so that what goes back is what came.
    fn conversion(&self, posting: &Posting<'_>) -> Option<(Rate, String)> {
        let account = self
            .account(posting.account)
            .filter(|_| self.settings.convert_currencies)?;
        let own = &account.default_currency;
        (!account.settles_in(posting.currency)).then(|| (Rate::between(posting.currency, own), own.clone()))
    }

    /// Notes which lines an automatic payout pays out: all that are available and that no other one has paid out, its own
    /// among them.
    pub(crate) fn claim_for_payout(&mut self, account: &str, currency: &str, payout: &str) {
        let now = self.now;
        let claimed: Vec<String> = self
            .balance_transactions
            .of(account)
            .filter(|line| line.payout.is_none() && line.currency == currency && line.available_on <= now)
            .map(|line| line.id.clone())
            .collect();
        for line in claimed {
            self.balance_transactions
                .change(&line, |line| line.payout = Some(payout.to_owned()));
        }
    }

    /// Stripe's own fee for a payment, rounded to the nearest unit.
    pub(crate) fn stripe_fee(&self, amount: i64) -> FeeLine {
        let percent = (amount.saturating_mul(self.settings.fee_basis_points) + 5_000) / 10_000;
        FeeLine {
            amount: percent + self.settings.fee_fixed,
            kind: FeeKind::StripeFee,
            description: "Stripe processing fees".to_owned(),
        }
    }

    /// Stripe's `balance` object.
    pub(crate) fn balance_json(&mut self, account: &str) -> Value {
        let now = self.now;
        let mut balances = self.balances.of_account(account, now);
        if balances.is_empty() {
            let currency = self
                .account(account)
                .map_or("usd".to_owned(), |a| a.default_currency.clone());
            balances.insert(currency, Balance::default());
        }
        let list = |pick: fn(&Balance) -> i64| -> Vec<Value> {
            balances
                .iter()
                .map(|(currency, balance)| {
                    let amount = pick(balance);
                    json!({"amount": amount, "currency": currency, "source_types": {"card": amount}})
                })
                .collect()
        };
        let mut json = json!({
            "object": "balance",
            "available": list(|balance| balance.available),
            "livemode": false,
            "pending": list(|balance| balance.pending),
        });
        // Only a platform reserves money for the negative balances of accounts that it answers for.
        if account == self.settings.platform {
            let reserved: Vec<Value> = balances
                .keys()
                .map(|currency| json!({"amount": 0, "currency": currency}))
                .collect();
            if let Some(fields) = json.as_object_mut() {
                fields.insert("connect_reserved".to_owned(), Value::Array(reserved));
            }
        }
        json
    }

    pub(crate) fn balance_transaction_json(&self, account: &str, id: &str) -> Option<Value> {
        let transaction = self.balance_transactions.get(account, id)?;
        Some(transaction.json(self.now, &self.settings.client_id))
    }
}
