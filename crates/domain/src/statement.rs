//! A seller's statement: what was earned here in a period, what went back, and what was paid out.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{
    Currency, Timestamp,
    ids::{ChargeId, DisputeId},
};

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineKind {
    /// A charge was captured.
    Charge,
    /// Money went back to a buyer.
    Refund,
    /// A buyer's bank took money back.
    Dispute,
    /// A buyer's bank returned what it had taken.
    DisputeReturned,
    /// The marketplace took back of what it had transferred: what a lost dispute took from it, or by
    /// hand.
    TransferReversal,
    /// The marketplace gave back of its fee, without a refund.
    FeeRefund,
    /// Money was sent to the seller's bank.
    Payout,
    /// A payout did not arrive, and its money was put back.
    PayoutReturned,
}

/// A line. Amounts are in minor units of its currency, and less than zero where they make the
/// seller's share less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When it happened.
    pub at: Timestamp,
    /// What it is about.
    pub kind: LineKind,
    /// The id inside that of the charge, refund, payout or movement.
    pub id: Uuid,
    /// Of which charge.
    pub charge: Option<ChargeId>,
    /// Of which dispute.
    pub dispute: Option<DisputeId>,
    /// In this currency.
    pub currency: Currency,
    /// What moved.
    pub amounts: Amounts,
    /// Whether Stripe has said all that goes into `net`.
    pub settled: bool,
}

/// What moved, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amounts {
    /// Before fees. Of a payout the whole of it.
    pub gross: i64,
    /// What the marketplace took.
    pub application_fee: i64,
    /// What Stripe took of the seller; none while it has not said.
    pub stripe_fee: Option<i64>,
    /// What is left of it to the seller. Of a payout only the part that came from charges made here.
    pub net: i64,
}

/// Lines together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many.
    pub count: i64,
    /// How many of them Stripe has not said everything about.
    pub unsettled: i64,
    /// Before fees.
    pub gross: i64,
    /// What the marketplace took.
    pub application_fee: i64,
    /// What Stripe took of the seller, as far as it has said.
    pub stripe_fee: i64,
    /// What is left.
    pub net: i64,
}

/// Lines of one kind and currency together, as they are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// In this currency.
    pub currency: Currency,
    /// Of this kind.
    pub kind: LineKind,
    /// Whether they were before the period.
    pub before: bool,
    /// The sums.
    pub sums: Sums,
}

/// The statement of one currency. `closing` is `opening` and the nets of all lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// In this currency.
    pub currency: Currency,
    /// What was earned here before the period and not paid out.
    pub opening: i64,
    /// The same at its end.
    pub closing: i64,
    /// Of the period, by kind; kinds of which there is no line are left out.
    pub sums: BTreeMap<LineKind, Sums>,
}

/// A statement for each currency, by code. None beyond what can be counted.
#[must_use]
pub fn statements(counted: &[Counted]) -> Option<Vec<Statement>> {
    let mut by_currency: BTreeMap<&str, Statement> = BTreeMap::new();
    for row in counted {
        let statement = by_currency
            .entry(row.currency.code())
            .or_insert_with(|| Statement {
                currency: row.currency,
                opening: 0,
                closing: 0,
                sums: BTreeMap::new(),
            });
        statement.closing = statement.closing.checked_add(row.sums.net)?;
        if row.before {
            statement.opening = statement.opening.checked_add(row.sums.net)?;
        } else {
            statement.sums.insert(row.kind, row.sums);
        }
    }
    Some(by_currency.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(currency: &str, kind: LineKind, before: bool, net: i64) -> Counted {
        let sums = Sums {
            count: 1,
            net,
            ..Sums::default()
        };
        Counted {
            currency: currency.parse().unwrap(),
            kind,
            before,
            sums,
        }
    }

    #[test]
    fn what_was_before_opens_and_all_together_closes() {
        let rows = [
            counted("usd", LineKind::Charge, false, 7),
            counted("eur", LineKind::Charge, true, 100),
            counted("eur", LineKind::Payout, true, -60),
            counted("eur", LineKind::Charge, false, 30),
            counted("eur", LineKind::PayoutReturned, false, -10),
        ];
        let all = statements(&rows).unwrap();
        let shown: Vec<_> = all
            .iter()
            .map(|one| (one.currency.code(), one.opening, one.closing, one.sums.len()))
            .collect();
        assert_eq!(shown, [("eur", 40, 60, 2), ("usd", 0, 7, 1)]);
    }

    #[test]
    fn sums_beyond_what_can_be_counted_are_none() {
        let rows = [
            counted("eur", LineKind::Charge, true, i64::MAX),
            counted("eur", LineKind::Charge, false, 1),
        ];
        assert_eq!(statements(&rows), None);
    }
}
