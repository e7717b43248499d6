//! `GET /v1/sellers/{id}/summary`

use actix_web::{get, web::Data};
use souk_domain::ids::SellerId;
use souk_persistence::{sellers, summary};

use crate::{
    State,
    extract::{
        caller::SignedIn,
        id::Id,
        list::{PeriodParameters, Query},
    },
    problem::{Problem, code::NOT_FOUND, problems},
    reply::Reply,
    v1::{
        id,
        summary::{SummaryBody, SummaryParameters, SummaryQuery},
    },
};

problems!(Problems: MISSING_FIELD, TIME_MALFORMED, PERIOD_INVALID, UNKNOWN_VALUE, CURRENCY_UNKNOWN);

/// Get a seller's summary
///
/// What the seller earned through the marketplace in a period, interval by interval, for each
/// currency in which there was a charge and for the seller's own, or for the one that is asked for.
#[utoipa::path(
    operation_id = "getSellerSummary",
    tag = "Sellers",
    params(("id" = id::Seller, Path, description = "The seller."), PeriodParameters, SummaryParameters),
    responses((status = 200, description = "The figures.", body = SummaryBody), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/sellers/{id}/summary")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
    Query(query): Query<SummaryQuery>,
) -> Result<Reply<SummaryBody>, Problem> {
    let scope = caller.scope();
    let (period, interval, currency) = (query.period, query.interval.into(), query.currency);
    let found = state
        .db
        .read(move |conn| {
            let Some(seller) = sellers::get(conn, id, &scope)? else {
                return Ok(None);
            };
            let counted = summary::counted(conn, Some(id), currency, period, interval)?;
            Ok::<_, souk_persistence::Error>(Some((seller, counted)))
        })
        .await?;
    let (seller, counted) = found.ok_or(NOT_FOUND)?;
    let always = [currency.unwrap_or(seller.default_currency)];
    Ok(Reply::ok(SummaryBody::new(&query, &counted, &always)?))
}
