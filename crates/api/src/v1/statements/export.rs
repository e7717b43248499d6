//! `GET /v1/sellers/{id}/statement.csv`

use actix_web::{HttpResponse, get, web::Data};
use chrono::SecondsFormat::Micros;
use souk_domain::{
    Timestamp,
    ids::SellerId,
    page::{Cursor, Limit, PageRequest},
    period::Period,
    statement::{Statement, statements},
};
use souk_persistence::{sellers, statement};

use super::LineBody;
use crate::{
    State,
    csv::{Chunk, Table, streamed},
    extract::{
        caller::SignedIn,
        id::Id,
        list::{Asked, Parameters, PeriodParameters, Query},
    },
    problem::{Problem, code::NOT_FOUND, problems},
    v1::{id, wire::shown},
};

/// The columns, in order.
const COLUMNS: &[&str] = &[
    "at",
    "kind",
    "currency",
    "gross",
    "gross_minor",
    "application_fee",
    "application_fee_minor",
    "stripe_fee",
    "stripe_fee_minor",
    "net",
    "net_minor",
    "settled",
    "charge_id",
    "refund_id",
    "payout_id",
    "dispute_id",
];

/// Of which period.
pub(crate) struct StatementQuery(Period);

impl Asked for StatementQuery {
    fn take(parameters: &mut Parameters) -> Option<Self> {
        parameters.period(Period::YEAR).map(Self)
    }
}

problems!(Problems: MISSING_FIELD, TIME_MALFORMED, PERIOD_INVALID);

/// Export a seller's statement
///
/// The statement as CSV (RFC 4180, UTF-8, CRLF, with a header row): for each currency a row of the
/// kind `opening`, then all lines, oldest first, then for each currency a row of the kind `closing`;
/// these two have their amount in `net`. Amounts are there as decimals of their currency and, in the
/// columns `…_minor`, in minor units. The table is streamed: one that ends has all its rows, and when
/// something fails meanwhile the connection is broken off. Columns may be added at the end.
///
/// `at`, `kind`, `currency`, `gross`, `gross_minor`, `application_fee`, `application_fee_minor`,
/// `stripe_fee`, `stripe_fee_minor`, `net`, `net_minor`, `settled`, `charge_id`,
/// `refund_id`, `payout_id`, `dispute_id`
#[utoipa::path(
    operation_id = "exportStatement",
    tag = "Payouts",
    params(("id" = id::Seller, Path, description = "The seller."), PeriodParameters),
    responses(
        (status = 200, description = "The table.", body = String, content_type = "text/csv",
            example = "at,kind,currency\r\n2026-11-01T00:00:00Z,opening,eur\r\n"),
        Problems
    ),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/sellers/{id}/statement.csv")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
    Query(StatementQuery(period)): Query<StatementQuery>,
) -> Result<HttpResponse, Problem> {
    let scope = caller.scope();
    let sums = state
        .db
        .read(move |conn| match sellers::get(conn, id, &scope)? {
            Some(_) => statement::sums(conn, id, period).map(Some),
            None => Ok(None),
        })
        .await?;
    let statements = statements(&sums.ok_or(NOT_FOUND)?)
        .ok_or_else(|| Problem::internal("sums beyond what can be counted"))?;
    let chunk = move |after| {
        let (state, statements) = (state.clone(), statements.clone());
        async move { chunk(&state, id, period, &statements, after).await }
    };
    streamed("statement.csv", COLUMNS, chunk).await
}

async fn chunk(
    state: &State,
    seller: SellerId,
    period: Period,
    statements: &[Statement],
    after: Option<Cursor>,
) -> Result<Chunk, Problem> {
    let request = PageRequest {
        limit: Limit::LARGEST,
        after,
    };
    let page = state
        .db
        .read(move |conn| statement::lines(conn, seller, period, request))
        .await?;
    let mut rows = Table::new();
    if after.is_none() {
        for statement in statements {
            balance(&mut rows, period.from(), "opening", statement, statement.opening)?;
        }
    }
    for line in page.data {
        let (at, currency) = (line.at, line.currency);
        let (amounts, line) = (line.amounts, LineBody::from(line));
        rows.plain(at.to_rfc3339_opts(Micros, true))
            .plain(shown(line.kind))
            .plain(currency)
            .amount(Some(amounts.gross), currency)
            .amount(Some(amounts.application_fee), currency)
            .amount(amounts.stripe_fee, currency)
            .amount(Some(amounts.net), currency)
            .plain(line.settled)
            .optional(line.charge_id)
            .optional(line.refund_id)
            .optional(line.payout_id)
            .optional(line.dispute_id)
            .end_row()?;
    }
    if page.next.is_none() {
        for statement in statements {
            balance(&mut rows, period.to(), "closing", statement, statement.closing)?;
        }
    }
    Ok(Chunk {
        rows,
        next: page.next,
    })
}

/// A row of what was earned and not paid out at the start or the end.
fn balance(
    rows: &mut Table,
    at: Timestamp,
    kind: &str,
    statement: &Statement,
    net: i64,
) -> Result<(), Problem> {
    let currency = statement.currency;
    rows.plain(at.to_rfc3339_opts(Micros, true))
        .plain(kind)
        .plain(currency)
        .amount(None, currency)
        .amount(None, currency)
        .amount(None, currency)
        .amount(Some(net), currency);
    // Whether it is settled, and the four ids: a balance is about nothing single.
    rows.plain("").plain("").plain("").plain("").plain("").end_row()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_names_the_columns_in_their_order() {
        let document = serde_json::to_value(crate::openapi()).unwrap();
        let said = &document["paths"]["/v1/sellers/{id}/statement.csv"]["get"]["description"];
        let last = said.as_str().unwrap().split("\n\n").last().unwrap();
        let columns: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        assert_eq!(columns, COLUMNS);
    }
}
