//! Periods of time, and the intervals that they are cut into. Days, weeks and months are those of UTC.

use chrono::{Datelike, Days, Months, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// From an instant on, up to another that is not part of it any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: Timestamp,
    to: Timestamp,
}

/// Why two instants are no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// It ends before it has begun.
    #[error("`from` must be before `to`")]
    Backwards,
    /// It takes too long to look through.
    #[error("`from` and `to` are at most {days} days apart")]
    TooLong {
        /// How many days it may have.
        days: i64,
    },
}

impl PeriodError {
    /// The stable code of this refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        "period_invalid"
    }
}

impl Period {
    /// The days that a statement covers at most: a year, also one that has a 29th of February.
    pub const YEAR: i64 = 366;

    /// From `from` until just before `to`.
    ///
    /// # Errors
    /// When that is nothing, or more than `days` days.
    pub fn new(from: Timestamp, to: Timestamp, days: i64) -> Result<Self, PeriodError> {
        if from >= to {
            return Err(PeriodError::Backwards);
        }
        if to - from > chrono::Duration::days(days) {
            return Err(PeriodError::TooLong { days });
        }
        Ok(Self { from, to })
    }

    /// The first instant.
    #[must_use]
    pub fn from(self) -> Timestamp {
        self.from
    }

    /// The first instant after it.
    #[must_use]
    pub fn to(self) -> Timestamp {
        self.to
    }
}

/// What a period is cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// Midnight to midnight.
    Day,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// A calendar month.
    Month,
}

impl Interval {
    /// How many days a period may have that is cut like this: at most some hundred intervals come of it.
    #[must_use]
    pub fn longest_period(self) -> i64 {
        match self {
            Self::Day => Period::YEAR,
            Self::Week | Self::Month => 5 * Period::YEAR,
        }
    }

    /// The start of the interval that an instant is in.
    #[must_use]
    pub fn start_of(self, at: Timestamp) -> Timestamp {
        let day = at.date_naive();
        let first = match self {
            Self::Day => Some(day),
            Self::Week => day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())),
            Self::Month => day.with_day(1),
        };
        first.map_or(at, |first| first.and_time(NaiveTime::MIN).and_utc())
    }

    /// The start of the interval after the one that begins at `start`; none at the end of time.
    fn after(self, start: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Day => start.checked_add_days(Days::new(1)),
            Self::Week => start.checked_add_days(Days::new(7)),
            Self::Month => start.checked_add_months(Months::new(1)),
        }
    }

    /// The period in pieces, in order and without a gap; the first and the last may be cut short by it.
    #[must_use]
    pub fn cut(self, period: Period) -> Vec<Period> {
        let mut pieces = Vec::new();
        let mut from = period.from;
        while from < period.to {
            let next = self.after(self.start_of(from)).unwrap_or(period.to);
            let to = next.min(period.to);
            pieces.push(Period { from, to });
            from = to;
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn cut(interval: Interval, from: &str, to: &str) -> Vec<String> {
        let period = Period::new(at(from), at(to), 4_000).unwrap();
        let pieces = interval.cut(period).into_iter();
        pieces
            .map(|piece| {
                format!(
                    "{} {}",
                    piece.from.format("%m-%dT%H"),
                    piece.to.format("%m-%dT%H")
                )
            })
            .collect()
    }

    #[test]
    fn a_period_has_an_instant_and_an_end_of_its_length() {
        let (from, to) = (at("2026-11-01T00:00:00Z"), at("2026-11-02T00:00:00Z"));
        assert!(Period::new(from, to, 1).is_ok());
        assert_eq!(Period::new(to, from, 1), Err(PeriodError::Backwards));
        assert_eq!(Period::new(from, from, 1), Err(PeriodError::Backwards));
        let later = to + chrono::Duration::microseconds(1);
        assert_eq!(Period::new(from, later, 1), Err(PeriodError::TooLong { days: 1 }));
    }

    #[test]
    fn pieces_begin_at_midnight_on_mondays_and_on_the_first() {
        let days = cut(Interval::Day, "2026-11-01T05:00:00Z", "2026-11-03T01:00:00Z");
        assert_eq!(
            days,
            ["11-01T05 11-02T00", "11-02T00 11-03T00", "11-03T00 11-03T01"]
        );
        // The 2nd and the 9th of November 2026 are Mondays.
        let weeks = cut(Interval::Week, "2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z");
        assert_eq!(
            weeks,
            ["11-01T00 11-02T00", "11-02T00 11-09T00", "11-09T00 11-10T00"]
        );
        let months = cut(Interval::Month, "2024-01-31T00:00:00Z", "2024-03-01T00:00:00Z");
        assert_eq!(months, ["01-31T00 02-01T00", "02-01T00 03-01T00"]);
    }

    proptest! {
        #[test]
        fn pieces_make_up_the_period(from in 0_i64..4_000_000_000, length in 1_i64..31_000_000, which in 0_usize..3) {
            let interval = [Interval::Day, Interval::Week, Interval::Month][which];
            let from = chrono::DateTime::from_timestamp(from, 0).unwrap();
            let to = from + chrono::Duration::seconds(length);
            let pieces = interval.cut(Period::new(from, to, Period::YEAR).unwrap());
            prop_assert_eq!(pieces[0].from, from);
            prop_assert_eq!(pieces[pieces.len() - 1].to, to);
            prop_assert!(pieces.windows(2).all(|two| two[0].to == two[1].from));
            prop_assert!(pieces.iter().all(|piece| interval.start_of(piece.from) <= piece.from));
            prop_assert!(pieces.len() <= 367);
        }
    }
}
