//! `GET /v1/disputes`

use actix_web::{get, web::Data};
use souk_domain::{
    ids::{ChargeId, SellerId},
    page::Page,
};
use souk_persistence::disputes;
use utoipa::IntoParams;

use super::{DisputeBody, DisputeStatus, Whole};
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

/// Which disputes.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DisputeFilter {
    /// Only this seller's.
    #[param(value_type = Option<id::Seller>)]
    seller_id: Option<SellerId>,
    /// Only this charge's.
    #[param(value_type = Option<id::Charge>)]
    charge_id: Option<ChargeId>,
    /// Only those that stand like this.
    status: Option<DisputeStatus>,
}

impl Filter for DisputeFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self {
            seller_id: parameters.parse("seller_id", ID_MALFORMED),
            charge_id: parameters.parse("charge_id", ID_MALFORMED),
            status: parameters.parse("status", UNKNOWN_VALUE),
        }
    }
}

problems!(Problems: ID_MALFORMED, UNKNOWN_VALUE);

/// List disputes
///
/// Those of the caller's sellers; for operators all. All filters that are sent hold together.
#[utoipa::path(
    operation_id = "listDisputes",
    tag = "Disputes",
    params(PageParameters, DisputeFilter),
    responses((status = 200, description = "A page, the latest opened first.", body = PageBody<DisputeBody>), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/disputes")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    list: List<DisputeFilter>,
) -> Result<Reply<PageBody<DisputeBody>>, Problem> {
    let scope = caller.scope();
    let filter = disputes::DisputeFilter {
        seller_id: list.filter.seller_id,
        charge_id: list.filter.charge_id,
        status: list.filter.status.map(Into::into),
    };
    let page = state
        .db
        .read(move |conn| {
            let page = disputes::list(conn, &scope, &filter, list.page)?;
            let data = page
                .data
                .into_iter()
                .map(|dispute| Whole::of(conn, dispute))
                .collect::<Result<_, _>>()?;
            Ok::<_, souk_persistence::Error>(Page {
                data,
                next: page.next,
            })
        })
        .await?;
    Ok(Reply::ok(PageBody::new(page, DisputeBody::from)))
}
