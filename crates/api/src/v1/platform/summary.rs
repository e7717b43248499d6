//! `GET /v1/platform/summary`

use actix_web::{get, web::Data};
use souk_persistence::summary;

use crate::{
    State,
    extract::{
        caller::Operator,
        list::{PeriodParameters, Query},
    },
    problem::{Problem, problems},
    reply::Reply,
    v1::summary::{SummaryBody, SummaryParameters, SummaryQuery},
};

problems!(Problems: MISSING_FIELD, TIME_MALFORMED, PERIOD_INVALID, UNKNOWN_VALUE, CURRENCY_UNKNOWN);

/// Get the marketplace's summary
///
/// What all sellers together earned in a period, interval by interval, for each currency in which
/// there was a charge, or for the one that is asked for.
#[utoipa::path(
    operation_id = "getPlatformSummary",
    tag = "Operations",
    params(PeriodParameters, SummaryParameters),
    responses((status = 200, description = "The figures.", body = SummaryBody), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[get("/v1/platform/summary")]
pub(crate) async fn handler(
    state: Data<State>,
    _: Operator,
    Query(query): Query<SummaryQuery>,
) -> Result<Reply<SummaryBody>, Problem> {
    let (period, interval, currency) = (query.period, query.interval.into(), query.currency);
    let counted = state
        .db
        .read(move |conn| summary::counted(conn, None, currency, period, interval))
        .await?;
    let always: Vec<_> = currency.into_iter().collect();
    Ok(Reply::ok(SummaryBody::new(&query, &counted, &always)?))
}
