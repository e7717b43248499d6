//! What a list is asked for: a page, and filters. Unknown parameters are refused, so that a
//! misspelt filter never passes for no filter.

use std::{
    fmt::Display,
    future::{Ready, ready},
    str::FromStr,
};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use souk_domain::{
    Timestamp,
    page::{Cursor, Limit, PageRequest},
    period::Period,
};
use utoipa::IntoParams;
use uuid::Uuid;

use crate::problem::{
    Code, Invalid, Problem,
    code::{
        CURSOR_INVALID, LIMIT_OUT_OF_RANGE, MISSING_FIELD, PERIOD_INVALID, TIME_MALFORMED, UNKNOWN_PARAMETER,
    },
};

/// A page and the filters of one list.
pub struct List<F> {
    /// Which page.
    pub page: PageRequest,
    /// Which rows.
    pub filter: F,
}

/// The filters of a list.
pub trait Filter: Sized {
    /// Takes the parameters that the list knows.
    fn take(parameters: &mut Parameters) -> Self;
}

/// What an operation that is no list is asked for.
pub struct Query<Q>(pub Q);

/// The parameters of an operation that is no list.
pub trait Asked: Sized {
    /// Takes the parameters that the operation knows; none when one of them is wrong, which was noted.
    fn take(parameters: &mut Parameters) -> Option<Self>;
}

/// All rows of a list, without pages.
impl<F: Filter> Asked for F {
    fn take(parameters: &mut Parameters) -> Option<Self> {
        Some(Filter::take(parameters))
    }
}

/// A list without filters.
impl Filter for () {
    fn take(_: &mut Parameters) {}
}

/// The page parameters, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `Parameters` reads")]
pub(crate) struct PageParameters {
    /// Rows at most, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u8>,
    /// `next_cursor` of the page before. Opaque.
    #[param(example = "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx")]
    cursor: Option<String>,
}

/// The parameters of a period, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `Parameters` reads")]
pub(crate) struct PeriodParameters {
    /// From this time on.
    #[param(example = "2026-11-01T00:00:00Z")]
    from: chrono::DateTime<chrono::Utc>,
    /// Until just before this time.
    #[param(example = "2026-12-01T00:00:00Z")]
    to: chrono::DateTime<chrono::Utc>,
}

/// The parameters of a query that were not taken yet.
#[derive(Debug)]
pub struct Parameters {
    pairs: Vec<(String, String)>,
    invalid: Invalid,
}

impl Parameters {
    fn of(query: &str) -> Self {
        let pairs = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        Self {
            pairs,
            invalid: Invalid::default(),
        }
    }

    /// The text of a parameter; an empty one counts as left out, as forms send it.
    fn text(&mut self, name: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(other, _)| other == name)?;
        let (_, value) = self.pairs.swap_remove(at);
        (!value.is_empty()).then_some(value)
    }

    /// A parameter that is read by a function, refused with a code otherwise.
    pub fn with<T, E: Display>(
        &mut self,
        name: &str,
        code: Code,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.text(name)?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.invalid.note_parameter(name, code, error.to_string());
                None
            }
        }
    }

    /// A parameter that parses, like an id.
    pub fn parse<T: FromStr<Err: Display>>(&mut self, name: &str, code: Code) -> Option<T> {
        self.with(name, code, T::from_str)
    }

    /// An RFC 3339 time.
    pub fn time(&mut self, name: &str) -> Option<Timestamp> {
        self.with(name, TIME_MALFORMED, |text| {
            chrono::DateTime::parse_from_rfc3339(text)
                .map(|time| time.to_utc())
                .map_err(|_| "must be an RFC 3339 time like 2026-11-23T05:00:00Z")
        })
    }

    /// The period from `from` until just before `to`, both of which are needed.
    pub fn period(&mut self, days: i64) -> Option<Period> {
        let (from, to) = (self.needed_time("from"), self.needed_time("to"));
        Period::new(from?, to?, days)
            .map_err(|error| {
                self.invalid
                    .note_parameter("from", PERIOD_INVALID, error.to_string());
            })
            .ok()
    }

    fn needed_time(&mut self, name: &str) -> Option<Timestamp> {
        let mut given = self.pairs.iter().filter(|(other, _)| other == name);
        let missing = given.all(|(_, value)| value.is_empty());
        let time = self.time(name);
        if missing {
            self.invalid
                .note_parameter(name, MISSING_FIELD, "is needed, as an RFC 3339 time");
        }
        time
    }

    /// A text within bounds, not interpreted.
    pub fn bounded(&mut self, name: &str, max: usize, code: Code) -> Option<String> {
        self.with(name, code, |text| {
            if text.chars().count() > max || text.chars().any(char::is_control) {
                Err(format!(
                    "must have at most {max} characters and no control character"
                ))
            } else {
                Ok(text.to_owned())
            }
        })
    }

    fn page(&mut self) -> PageRequest {
        let limit = self.with("limit", LIMIT_OUT_OF_RANGE, |text| {
            text.parse().ok().and_then(Limit::new).ok_or("must be 1 to 100")
        });
        let after = self.with("cursor", CURSOR_INVALID, |text| {
            read_cursor(text).ok_or("is none of this list's cursors")
        });
        PageRequest {
            limit: limit.unwrap_or_default(),
            after,
        }
    }

    fn finish<T>(mut self, value: T) -> Result<T, Invalid> {
        for (name, _) in self.pairs {
            let detail = "is not known here, or there twice";
            self.invalid.note_parameter(&name, UNKNOWN_PARAMETER, detail);
        }
        self.invalid.or(value)
    }
}

impl<F: Filter> FromRequest for List<F> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut parameters = Parameters::of(request.query_string());
        let page = parameters.page();
        let filter = F::take(&mut parameters);
        ready(parameters.finish(Self { page, filter }).map_err(Problem::from))
    }
}

impl<Q: Asked> FromRequest for Query<Q> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut parameters = Parameters::of(request.query_string());
        let asked = Q::take(&mut parameters);
        let asked = parameters.finish(asked).map_err(Problem::from);
        ready(asked.and_then(|asked| {
            asked
                .map(Self)
                .ok_or_else(|| Problem::internal("a query was refused for nothing"))
        }))
    }
}

/// A cursor as clients carry it: microseconds and id, base64url.
#[must_use]
pub fn write_cursor(cursor: &Cursor) -> String {
    let mut bytes = [0; 24];
    bytes[..8].copy_from_slice(&cursor.created_at.timestamp_micros().to_be_bytes());
    bytes[8..].copy_from_slice(cursor.id.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn read_cursor(text: &str) -> Option<Cursor> {
    let bytes: [u8; 24] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    let (micros, id) = bytes.split_at(8);
    let micros = i64::from_be_bytes(micros.try_into().ok()?);
    // Postgres has no time before 4713 BC or after 294276 AD; ours are of this era.
    if !(0..=253_402_300_799_999_999).contains(&micros) {
        return None;
    }
    Some(Cursor {
        created_at: chrono::DateTime::from_timestamp_micros(micros)?,
        id: Uuid::from_slice(id).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(query: &str) -> Result<PageRequest, Vec<&'static str>> {
        let mut parameters = Parameters::of(query);
        let page = parameters.page();
        parameters
            .finish(page)
            .map_err(|invalid| Problem::from(invalid).errors().iter().map(|e| e.code).collect())
    }

    #[test]
    fn a_page_is_bounded_and_nothing_unknown_passes() {
        assert_eq!(page("").unwrap().limit.get(), 20);
        assert_eq!(page("limit=100").unwrap().limit.get(), 100);
        for wrong in ["limit=0", "limit=101", "limit=-1", "limit=ten"] {
            assert_eq!(page(wrong).unwrap_err(), ["limit_out_of_range"], "{wrong}");
        }
        assert_eq!(page("limit=1&limit=2").unwrap_err(), ["unknown_parameter"]);
        assert_eq!(
            page("cursor=abc&colour=red").unwrap_err(),
            ["cursor_invalid", "unknown_parameter"]
        );
    }

    #[test]
    fn a_period_is_whole_and_no_longer_than_it_may_be() {
        let period = |query: &str| {
            let mut parameters = Parameters::of(query);
            let period = parameters.period(31);
            parameters.finish(period).map_err(|invalid| {
                Problem::from(invalid)
                    .errors()
                    .iter()
                    .map(|e| e.code)
                    .collect::<Vec<_>>()
            })
        };
        let of = |from: &str, to: &str| period(&format!("from={from}&to={to}"));
        assert!(
            of("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")
                .unwrap()
                .is_some()
        );
        assert_eq!(period("").unwrap_err(), ["missing_field", "missing_field"]);
        assert_eq!(
            of("yesterday", "").unwrap_err(),
            ["time_malformed", "missing_field"]
        );
        for (from, to) in [
            ("2026-12-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            ("2026-11-01T00:00:00Z", "2026-12-02T00:00:01Z"),
        ] {
            assert_eq!(of(from, to).unwrap_err(), ["period_invalid"]);
        }
    }

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let cursor = Cursor {
            created_at: chrono::DateTime::from_timestamp_micros(1_795_410_000_123_456).unwrap(),
            id: Uuid::from_u128(7),
        };
        assert_eq!(read_cursor(&write_cursor(&cursor)), Some(cursor));
    }

    #[test]
    fn a_cursor_beyond_all_times_is_refused() {
        let far = URL_SAFE_NO_PAD.encode([0x7f; 24]);
        assert_eq!(page(&format!("cursor={far}")).unwrap_err(), ["cursor_invalid"]);
    }
}
