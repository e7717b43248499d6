//! What was earned, interval by interval: of the marketplace, and of one seller.

use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{
    Currency,
    period::{self, Period},
    summary::{Counted, Figures, Summary, summaries},
};
use utoipa::{IntoParams, ToSchema};

use super::wire::wire_enum;
use crate::{
    extract::list::{Asked, Parameters},
    problem::{
        Problem,
        code::{CURRENCY_UNKNOWN, UNKNOWN_VALUE},
    },
};

wire_enum! {
    /// What a period is cut into. Days, weeks and months are those of UTC.
    Interval as SummaryInterval = period::Interval {
        /// Midnight to midnight.
        Day,
        /// Monday to Sunday.
        Week,
        /// A calendar month.
        Month,
    }
}

/// Which figures.
pub(crate) struct SummaryQuery {
    /// Over which period.
    pub(crate) period: Period,
    /// Cut into what.
    pub(crate) interval: Interval,
    /// In which currency only.
    pub(crate) currency: Option<Currency>,
}

/// The parameters beside the period, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `SummaryQuery` reads")]
pub(crate) struct SummaryParameters {
    /// What the period is cut into; `day` when it is left out. With `day` it has at most 366 days, with
    /// `week` and `month` five times as many.
    #[param(inline)]
    interval: Option<Interval>,
    /// Only in this currency, which is then there also without a charge.
    #[param(example = "eur")]
    currency: Option<String>,
}

impl Asked for SummaryQuery {
    fn take(parameters: &mut Parameters) -> Option<Self> {
        let interval = parameters
            .parse("interval", UNKNOWN_VALUE)
            .unwrap_or(Interval::Day);
        let currency = parameters.parse("currency", CURRENCY_UNKNOWN);
        let longest = period::Interval::from(interval).longest_period();
        Some(Self {
            period: parameters.period(longest)?,
            interval,
            currency,
        })
    }
}

/// Sums over some charges of one currency.
#[derive(Serialize, ToSchema)]
#[schema(as = SummaryFigures)]
pub(crate) struct FiguresBody {
    /// What was captured in the time, in minor units.
    #[schema(example = 125_000)]
    volume: i64,
    /// How many charges that were.
    #[schema(example = 12)]
    count: i64,
    /// What the marketplace takes of them, in minor units.
    #[schema(example = 12_500)]
    application_fees: i64,
    /// What went back to buyers in the time, of whichever charges, in minor units.
    #[schema(example = 2_000)]
    refunds: i64,
    /// How many charges were begun in the time and stand as `failed`.
    #[schema(example = 1)]
    failed: i64,
}

impl From<Figures> for FiguresBody {
    fn from(figures: Figures) -> Self {
        Self {
            volume: figures.volume,
            count: figures.count,
            application_fees: figures.application_fees,
            refunds: figures.refunds,
            failed: figures.failed,
        }
    }
}

/// One interval: a day, a week, a month, or as much of it as the period has.
#[derive(Serialize, ToSchema)]
#[schema(as = SummarySlice)]
pub(crate) struct SliceBody {
    /// From this time on.
    #[schema(example = "2026-11-01T00:00:00Z")]
    from: DateTime<Utc>,
    /// Until just before this time.
    #[schema(example = "2026-11-02T00:00:00Z")]
    to: DateTime<Utc>,
    figures: FiguresBody,
}

/// A currency's figures.
#[derive(Serialize, ToSchema)]
#[schema(as = CurrencySummary)]
pub(crate) struct CurrencyBody {
    /// ISO 4217, lower case.
    #[schema(example = "eur", pattern = "^[a-z]{3}$")]
    currency: String,
    /// Of the whole period.
    totals: FiguresBody,
    /// Every interval of the period in order, also those in which nothing was.
    intervals: Vec<SliceBody>,
}

/// What was earned in a period. Amounts of two currencies are never added.
#[derive(Serialize, ToSchema)]
#[schema(as = Summary)]
pub(crate) struct SummaryBody {
    #[schema(example = "2026-11-01T00:00:00Z")]
    from: DateTime<Utc>,
    #[schema(example = "2026-12-01T00:00:00Z")]
    to: DateTime<Utc>,
    interval: Interval,
    /// By code.
    currencies: Vec<CurrencyBody>,
}

impl SummaryBody {
    /// The figures that were counted; `always` is there also without a charge.
    pub(crate) fn new(
        query: &SummaryQuery,
        counted: &[Counted],
        always: &[Currency],
    ) -> Result<Self, Problem> {
        let summaries = summaries(query.period, query.interval.into(), counted, always)
            .ok_or_else(|| Problem::internal("sums beyond what can be counted"))?;
        Ok(Self {
            from: query.period.from(),
            to: query.period.to(),
            interval: query.interval,
            currencies: summaries.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<Summary> for CurrencyBody {
    fn from(summary: Summary) -> Self {
        let slice = |(period, figures): (Period, Figures)| SliceBody {
            from: period.from(),
            to: period.to(),
            figures: figures.into(),
        };
        Self {
            currency: summary.currency.code().to_owned(),
            totals: summary.totals.into(),
            intervals: summary.intervals.into_iter().map(slice).collect(),
        }
    }
}
