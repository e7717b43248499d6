//! `GET /v1/sellers/{id}/statement`

use actix_web::{get, web::Data};
use chrono::{DateTime, Utc};
use serde::Serialize;
use souk_domain::{ids::SellerId, period::Period, statement::statements};
use souk_persistence::{sellers, statement};
use utoipa::ToSchema;

use super::{CurrencyBody, LineBody};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        id::Id,
        list::{Filter, List, PageParameters, Parameters, PeriodParameters},
    },
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{id, page::PageBody},
};

/// Of which period. None only when it was refused.
pub(crate) struct StatementFilter(Option<Period>);

impl Filter for StatementFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self(parameters.period(Period::YEAR))
    }
}

/// A seller's statement.
#[derive(Serialize, ToSchema)]
#[schema(as = Statement)]
pub(crate) struct StatementBody {
    #[schema(value_type = id::Seller)]
    seller_id: SellerId,
    #[schema(example = "2026-11-01T00:00:00Z")]
    from: DateTime<Utc>,
    #[schema(example = "2026-12-01T00:00:00Z")]
    to: DateTime<Utc>,
    /// Of the whole period, by code. Amounts of two currencies are never added.
    currencies: Vec<CurrencyBody>,
    /// Oldest first.
    lines: PageBody<LineBody>,
}

problems!(Problems: MISSING_FIELD, TIME_MALFORMED, PERIOD_INVALID);

/// Get a seller's statement
///
/// What the seller earned through the marketplace in a period of at most 366 days, from what is
/// written down here: charges by the time of their capture, refunds, and payouts. `limit` and `cursor` are
/// those of `lines`. What the account does elsewhere is not in it; disputes are not in it
/// yet.
#[utoipa::path(
    operation_id = "getStatement",
    tag = "Payouts",
    params(("id" = id::Seller, Path, description = "The seller."), PeriodParameters, PageParameters),
    responses((status = 200, description = "The statement.", body = StatementBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/sellers/{id}/statement")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
    list: List<StatementFilter>,
) -> Result<Reply<StatementBody>, Problem> {
    let scope = caller.scope();
    let period = list
        .filter
        .0
        .ok_or_else(|| Problem::internal("a period was refused for nothing"))?;
    let found = state
        .db
        .read(move |conn| {
            if sellers::get(conn, id, &scope)?.is_none() {
                return Ok(None);
            }
            let sums = statement::sums(conn, id, period)?;
            let lines = statement::lines(conn, id, period, list.page)?;
            Ok::<_, souk_persistence::Error>(Some((sums, lines)))
        })
        .await?;
    let (sums, lines) = found.ok_or(NOT_FOUND)?;
    let currencies = statements(&sums).ok_or_else(|| Problem::internal("sums beyond what can be counted"))?;
    Ok(Reply::ok(StatementBody {
        seller_id: id,
        from: period.from(),
        to: period.to(),
        currencies: currencies.into_iter().map(Into::into).collect(),
        lines: PageBody::new(lines, LineBody::from),
    }))
}
