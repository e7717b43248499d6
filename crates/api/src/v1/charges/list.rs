//! `GET /v1/charges`

use std::collections::HashMap;

use actix_web::{get, web::Data};
use chrono::{DateTime, Utc};
use souk_domain::{
    Currency,
    attempt::Attempt,
    ids::{ChargeId, CustomerId, SellerId},
};
use souk_persistence::{attempts, charges};
use utoipa::IntoParams;

use super::{ChargeBody, ChargeStatus, Flow};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        list::{Filter, List, PageParameters, Parameters},
    },
    problem::{
        Problem,
        code::{CURRENCY_UNKNOWN, ID_MALFORMED, TEXT_TOO_LONG, UNKNOWN_VALUE},
        problems,
    },
    reply::Reply,
    v1::{id, page::PageBody},
};

/// Which charges.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ChargeFilter {
    /// Only this seller's.
    #[param(value_type = Option<id::Seller>)]
    seller_id: Option<SellerId>,
    /// Only this customer's.
    #[param(value_type = Option<id::Customer>)]
    customer_id: Option<CustomerId>,
    /// Only those that stand like this.
    status: Option<ChargeStatus>,
    /// Only those that are made there.
    flow: Option<Flow>,
    /// Only those in this currency.
    #[param(value_type = Option<String>, example = "eur")]
    currency: Option<Currency>,
    /// Only those made at this time or later.
    #[param(example = "2026-11-01T00:00:00Z")]
    created_from: Option<DateTime<Utc>>,
    /// Only those made before this time.
    #[param(example = "2026-12-01T00:00:00Z")]
    created_to: Option<DateTime<Utc>>,
    /// Only those whose description has this text, whose customer's address begins with it, or whose
    /// id, ours or Stripe's, it is.
    #[param(max_length = 200, example = "cake")]
    q: Option<String>,
}

impl Filter for ChargeFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self {
            seller_id: parameters.parse("seller_id", ID_MALFORMED),
            customer_id: parameters.parse("customer_id", ID_MALFORMED),
            status: parameters.parse("status", UNKNOWN_VALUE),
            flow: parameters.parse("flow", UNKNOWN_VALUE),
            currency: parameters.parse("currency", CURRENCY_UNKNOWN),
            created_from: parameters.time("created_from"),
            created_to: parameters.time("created_to"),
            q: parameters.bounded("q", 200, TEXT_TOO_LONG),
        }
    }
}

problems!(Problems: ID_MALFORMED, UNKNOWN_VALUE, CURRENCY_UNKNOWN, TIME_MALFORMED, TEXT_TOO_LONG);

/// List charges
///
/// Those of the caller's sellers; for operators all. All filters that are sent hold together.
#[utoipa::path(
    operation_id = "listCharges",
    tag = "Charges",
    params(PageParameters, ChargeFilter),
    responses((status = 200, description = "A page, newest first.", body = PageBody<ChargeBody>), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/charges")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    list: List<ChargeFilter>,
) -> Result<Reply<PageBody<ChargeBody>>, Problem> {
    let scope = caller.scope();
    let filter = list.filter.into();
    let (page, attempts) = state
        .db
        .read(move |conn| {
            let page = charges::list(conn, &scope, &filter, list.page)?;
            let ids: Vec<ChargeId> = page.data.iter().map(|charge| charge.id).collect();
            let attempts = attempts::of_charges(conn, &ids)?;
            Ok::<_, souk_persistence::Error>((page, attempts))
        })
        .await?;
    let mut of_charge: HashMap<ChargeId, Vec<Attempt>> = HashMap::new();
    for attempt in attempts {
        of_charge.entry(attempt.charge).or_default().push(attempt);
    }
    Ok(Reply::ok(PageBody::new(page, |charge| {
        let attempts = of_charge.remove(&charge.id).unwrap_or_default();
        ChargeBody::new(charge, attempts, &state.config.public_url)
    })))
}

impl From<ChargeFilter> for charges::ChargeFilter {
    fn from(filter: ChargeFilter) -> Self {
        Self {
            seller_id: filter.seller_id,
            customer_id: filter.customer_id,
            status: filter.status.map(Into::into),
            flow: filter.flow.map(Into::into),
            currency: filter.currency,
            created_from: filter.created_from,
            created_to: filter.created_to,
            q: filter.q,
        }
    }
}
