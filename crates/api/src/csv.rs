//! Tables as CSV (RFC 4180): streamed page by page, so that none is ever in memory as a whole, and
//! safe to open in a spreadsheet.
//!
//! - A header row, CRLF, UTF-8 without a byte order mark, quotes where they are needed.
//! - Amounts twice: as people write them (`12.30`), and in minor units in a column `…_minor`.
//! - A text that a spreadsheet would take for a formula gets an apostrophe in front: one that begins
//!   with `=`, `+`, `-`, `@`, a tab or a line break, or with one of the signs in full width.
//!   <https://owasp.org/www-community/attacks/CSV_Injection>
//! - What fails after the first page breaks the connection off: a table that ends has all its rows.

use std::{fmt::Display, future::Future};

use actix_web::{
    Error, HttpResponse,
    error::ErrorInternalServerError,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    web::Bytes,
};
use futures_util::stream;
use souk_domain::{Currency, Money, page::Cursor};

use crate::problem::Problem;

/// The media type, as it is sent.
pub(crate) const MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// Rows on their way out.
pub(crate) struct Table {
    writer: csv::Writer<Vec<u8>>,
    cells: Vec<String>,
}

/// Some rows, and where the next ones begin; none when these are the last.
pub(crate) struct Chunk {
    pub(crate) rows: Table,
    pub(crate) next: Option<Cursor>,
}

impl Table {
    /// Without a row.
    pub(crate) fn new() -> Self {
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        Self {
            writer,
            cells: Vec::new(),
        }
    }

    /// A cell of what we wrote ourselves: an id, a time, a name from a list.
    pub(crate) fn plain(&mut self, value: impl Display) -> &mut Self {
        self.cells.push(value.to_string());
        self
    }

    /// A cell of what may be missing.
    pub(crate) fn optional(&mut self, value: Option<impl Display>) -> &mut Self {
        self.cells
            .push(value.map(|value| value.to_string()).unwrap_or_default());
        self
    }

    /// A cell of what somebody typed, or Stripe.
    pub(crate) fn text(&mut self, text: Option<&str>) -> &mut Self {
        self.cells.push(text.map(harmless).unwrap_or_default());
        self
    }

    /// Two cells of an amount: decimal, and in minor units.
    pub(crate) fn amount(&mut self, amount: Option<i64>, currency: Currency) -> &mut Self {
        self.optional(amount.map(|amount| Money::new(amount, currency).decimal()))
            .optional(amount)
    }

    /// Ends the row.
    pub(crate) fn end_row(&mut self) -> Result<(), Problem> {
        let written = self.writer.write_record(&self.cells).map_err(Problem::internal);
        self.cells.clear();
        written
    }

    fn into_bytes(self) -> Result<Bytes, Problem> {
        self.writer
            .into_inner()
            .map(Bytes::from)
            .map_err(Problem::internal)
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    let formula = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{FF1D}' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}'
        )
    };
    if text.starts_with(formula) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Answers with a table: its header, then chunk after chunk, each asked for when the client has
/// taken the one before. The first is asked for now, so that what is wrong by then is a problem.
pub(crate) async fn streamed<F, Asked>(
    name: &str,
    header: &[&str],
    mut chunk: F,
) -> Result<HttpResponse, Problem>
where
    F: FnMut(Option<Cursor>) -> Asked + 'static,
    Asked: Future<Output = Result<Chunk, Problem>>,
{
    let mut head = Table::new();
    for column in header {
        head.plain(column);
    }
    head.end_row()?;
    let head = head.into_bytes()?;
    let Chunk { rows, next } = chunk(None).await?;
    let first = rows.into_bytes()?;
    let rest = stream::try_unfold((next, chunk), |(at, mut chunk)| async move {
        let Some(at) = at else { return Ok(None) };
        let Chunk { rows, next } = chunk(Some(at)).await.map_err(|problem| broken_off(&problem))?;
        let bytes = rows.into_bytes().map_err(|problem| broken_off(&problem))?;
        Ok::<_, Error>(Some((bytes, (next, chunk))))
    });
    let begin = stream::iter([Ok(head), Ok(first)]);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, MEDIA_TYPE))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .streaming(futures_util::StreamExt::chain(begin, Box::pin(rest))))
}

/// The status was sent long ago: all that is left is to end without the last chunk.
fn broken_off(problem: &Problem) -> Error {
    log::error!(
        target: "souk_api::csv",
        "a table was broken off: {}",
        problem.inside().unwrap_or(problem.code().name())
    );
    ErrorInternalServerError(problem.code().name())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(texts: &[&str]) -> String {
        let mut table = Table::new();
        for text in texts {
            table.text(Some(text));
        }
        table.end_row().unwrap();
        String::from_utf8(table.into_bytes().unwrap().to_vec()).unwrap()
    }

    #[test]
    fn what_a_spreadsheet_would_run_gets_an_apostrophe() {
        assert_eq!(
            row(&[
                "=HYPERLINK(\"http://evil\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\u{FF1D}1"
            ]),
            "\"'=HYPERLINK(\"\"http://evil\"\")\",'+1,'-1,'@SUM(A1),'\tx,\"'\rx\",'\u{FF1D}1\r\n"
        );
        assert_eq!(row(&["a=b", "", "a bowl"]), "a=b,,a bowl\r\n");
    }

    #[test]
    fn quotes_commas_and_line_breaks_are_read_back() {
        let texts = ["say \"hi\"", "a, b", "two\nlines", "ü"];
        let written = row(&texts);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(written.as_bytes());
        let read = reader.records().next().unwrap().unwrap();
        assert_eq!(read.iter().collect::<Vec<_>>(), texts);
    }

    #[test]
    fn an_amount_is_there_as_decimal_and_in_minor_units() {
        let mut table = Table::new();
        table
            .amount(Some(-1_234), "eur".parse().unwrap())
            .amount(Some(500), "jpy".parse().unwrap())
            .amount(None, "eur".parse().unwrap());
        table.end_row().unwrap();
        let written = String::from_utf8(table.into_bytes().unwrap().to_vec()).unwrap();
        assert_eq!(written, "-12.34,-1234,500,500,,\r\n");
    }
}
