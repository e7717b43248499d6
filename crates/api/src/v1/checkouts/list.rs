//! `GET /v1/checkouts`

use actix_web::{get, web::Data};
use souk_domain::ids::SellerId;
use souk_persistence::checkouts;
use utoipa::IntoParams;

use super::{CheckoutBody, CheckoutStatus};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        list::{Filter, List, PageParameters, Parameters},
    },
    problem::{
        Problem,
        code::{ID_MALFORMED, UNKNOWN_VALUE},
        problems,
    },
    reply::Reply,
    v1::{id, page::PageBody},
};

/// Which checkouts.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct CheckoutFilter {
    /// Only this seller's.
    #[param(value_type = Option<id::Seller>)]
    seller_id: Option<SellerId>,
    /// Only those that stand like this.
    status: Option<CheckoutStatus>,
}

impl Filter for CheckoutFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self {
            seller_id: parameters.parse("seller_id", ID_MALFORMED),
            status: parameters.parse("status", UNKNOWN_VALUE),
        }
    }
}

problems!(Problems: ID_MALFORMED, UNKNOWN_VALUE);

/// List checkouts
///
/// Those of the caller's sellers; for operators all.
#[utoipa::path(
    operation_id = "listCheckouts",
    tag = "Checkouts",
    params(PageParameters, CheckoutFilter),
    responses((status = 200, description = "A page, newest first.", body = PageBody<CheckoutBody>), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/checkouts")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    list: List<CheckoutFilter>,
) -> Result<Reply<PageBody<CheckoutBody>>, Problem> {
    let (scope, now) = (caller.scope(), state.clock.now());
    let filter = checkouts::CheckoutFilter {
        seller: list.filter.seller_id,
        status: list.filter.status.map(|status| (status.into(), now)),
    };
    let page = state
        .db
        .read(move |conn| checkouts::list(conn, &scope, &filter, list.page))
        .await?;
    let url = &state.config.public_url;
    Ok(Reply::ok(PageBody::new(page, |checkout| {
        CheckoutBody::new(&checkout, url, now)
    })))
}
