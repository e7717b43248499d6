//! `GET /v1/refunds`

use actix_web::{get, web::Data};
use souk_domain::ids::{ChargeId, SellerId};
use souk_persistence::refunds;
use utoipa::IntoParams;

use super::{RefundBody, RefundStatus};
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

/// Which refunds.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct RefundFilter {
    /// Only those of this seller's charges.
    #[param(value_type = Option<id::Seller>)]
    seller_id: Option<SellerId>,
    /// Only those of this charge.
    #[param(value_type = Option<id::Charge>)]
    charge_id: Option<ChargeId>,
    /// Only those that stand like this.
    status: Option<RefundStatus>,
}

impl Filter for RefundFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self {
            seller_id: parameters.parse("seller_id", ID_MALFORMED),
            charge_id: parameters.parse("charge_id", ID_MALFORMED),
            status: parameters.parse("status", UNKNOWN_VALUE),
        }
    }
}

problems!(Problems: ID_MALFORMED, UNKNOWN_VALUE);

/// List refunds
///
/// Those of the caller's sellers; for operators all. All filters that are sent hold together.
#[utoipa::path(
    operation_id = "listRefunds",
    tag = "Refunds",
    params(PageParameters, RefundFilter),
    responses((status = 200, description = "A page, newest first.", body = PageBody<RefundBody>), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/refunds")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    list: List<RefundFilter>,
) -> Result<Reply<PageBody<RefundBody>>, Problem> {
    let scope = caller.scope();
    let filter = refunds::RefundFilter {
        seller_id: list.filter.seller_id,
        charge_id: list.filter.charge_id,
        status: list.filter.status.map(Into::into),
    };
    let page = state
        .db
        .read(move |conn| refunds::list(conn, &scope, &filter, list.page))
        .await?;
    Ok(Reply::ok(PageBody::new(page, Into::into)))
}
