//! What was earned, interval by interval: for a chart, and its totals.

use std::collections::BTreeMap;

use crate::{
    Currency, Timestamp,
    period::{Interval, Period},
};

/// Sums over some charges of one currency, in its minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// What was captured.
    pub volume: i64,
    /// How many charges that were.
    pub count: i64,
    /// What the marketplace took of them.
    pub application_fees: i64,
    /// What went back to buyers, of whichever charges.
    pub refunds: i64,
    /// How many charges were begun and stand as failed.
    pub failed: i64,
}

impl Figures {
    /// Both together; none beyond what can be counted.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            volume: self.volume.checked_add(other.volume)?,
            count: self.count.checked_add(other.count)?,
            application_fees: self.application_fees.checked_add(other.application_fees)?,
            refunds: self.refunds.checked_add(other.refunds)?,
            failed: self.failed.checked_add(other.failed)?,
        })
    }
}

/// The figures of one interval in one currency, as they are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// In this currency.
    pub currency: Currency,
    /// The start of the interval, which may be before the period.
    pub starts_at: Timestamp,
    /// The sums.
    pub figures: Figures,
}

/// One currency's figures over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// In this currency.
    pub currency: Currency,
    /// Of the whole period.
    pub totals: Figures,
    /// Of each of its intervals in order, also of those in which nothing was.
    pub intervals: Vec<(Period, Figures)>,
}

/// A summary for each currency that was counted, and for those in `always`, by code. None beyond
/// what can be counted.
#[must_use]
pub fn summaries(
    period: Period,
    interval: Interval,
    counted: &[Counted],
    always: &[Currency],
) -> Option<Vec<Summary>> {
    let mut by_currency: BTreeMap<&str, (Currency, BTreeMap<Timestamp, Figures>)> = BTreeMap::new();
    for currency in always {
        by_currency.insert(currency.code(), (*currency, BTreeMap::new()));
    }
    for row in counted {
        let (_, at) = by_currency
            .entry(row.currency.code())
            .or_insert((row.currency, BTreeMap::new()));
        at.insert(row.starts_at, row.figures);
    }
    let pieces = interval.cut(period);
    let summary = |(currency, at): (Currency, BTreeMap<Timestamp, Figures>)| {
        let intervals: Vec<(Period, Figures)> = pieces
            .iter()
            .map(|piece| {
                let figures = at.get(&interval.start_of(piece.from()));
                (*piece, figures.copied().unwrap_or_default())
            })
            .collect();
        let totals = intervals
            .iter()
            .try_fold(Figures::default(), |sum, (_, figures)| sum.plus(*figures))?;
        Some(Summary {
            currency,
            totals,
            intervals,
        })
    };
    by_currency.into_values().map(summary).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(currency: &str, starts_at: &str, volume: i64) -> Counted {
        Counted {
            currency: currency.parse().unwrap(),
            starts_at: starts_at.parse().unwrap(),
            figures: Figures {
                volume,
                count: 1,
                ..Figures::default()
            },
        }
    }

    fn january() -> Period {
        let day = |text: &str| text.parse().unwrap();
        Period::new(day("2026-01-01T12:00:00Z"), day("2026-01-04T00:00:00Z"), 31).unwrap()
    }

    #[test]
    fn intervals_without_a_charge_are_there_and_count_nothing() {
        let rows = [
            counted("usd", "2026-01-03T00:00:00Z", 5),
            counted("eur", "2026-01-01T00:00:00Z", 2),
            counted("eur", "2026-01-03T00:00:00Z", 3),
        ];
        let all = summaries(january(), Interval::Day, &rows, &[]).unwrap();
        let volumes = |summary: &Summary| -> Vec<i64> {
            summary
                .intervals
                .iter()
                .map(|(_, figures)| figures.volume)
                .collect()
        };
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].currency.code(), volumes(&all[0])), ("eur", vec![2, 0, 3]));
        assert_eq!((all[1].currency.code(), volumes(&all[1])), ("usd", vec![0, 0, 5]));
        assert_eq!((all[0].totals.volume, all[0].totals.count), (5, 2));
    }

    #[test]
    fn a_currency_that_is_asked_for_is_there_without_a_charge() {
        let all = summaries(january(), Interval::Day, &[], &["jpy".parse().unwrap()]).unwrap();
        assert_eq!((all.len(), all[0].intervals.len()), (1, 3));
        assert_eq!(all[0].totals, Figures::default());
        assert!(summaries(january(), Interval::Day, &[], &[]).unwrap().is_empty());
    }

    #[test]
    fn sums_beyond_what_can_be_counted_are_none() {
        let rows = [
            counted("eur", "2026-01-01T00:00:00Z", i64::MAX),
            counted("eur", "2026-01-03T00:00:00Z", 1),
        ];
        assert_eq!(summaries(january(), Interval::Day, &rows, &[]), None);
    }
}
