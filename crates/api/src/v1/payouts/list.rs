//! `GET /v1/sellers/{id}/payouts`

use actix_web::{get, web::Data};
use souk_domain::ids::SellerId;
use souk_persistence::{payouts, sellers};
use utoipa::IntoParams;

use super::{PayoutBody, PayoutStatus};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        id::Id,
        list::{Filter, List, PageParameters, Parameters},
    },
    problem::{
        Problem,
        code::{NOT_FOUND, UNKNOWN_VALUE},
        problems,
    },
    reply::Reply,
    v1::{id, page::PageBody},
};

/// Which payouts.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PayoutFilter {
    /// Only those that stand like this.
    status: Option<PayoutStatus>,
}

impl Filter for PayoutFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self {
            status: parameters.parse("status", UNKNOWN_VALUE),
        }
    }
}

problems!(Problems: UNKNOWN_VALUE);

/// List a seller's payouts
///
/// Those that Stripe sent to the seller's bank since shortly before the account was connected here.
#[utoipa::path(
    operation_id = "listPayouts",
    tag = "Payouts",
    params(("id" = id::Seller, Path, description = "The seller."), PageParameters, PayoutFilter),
    responses((status = 200, description = "A page, newest first.", body = PageBody<PayoutBody>), Problems),
    extensions(("x-access" = json!("s"))),
)]
#[get("/v1/sellers/{id}/payouts")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    Id(id): Id<SellerId>,
    list: List<PayoutFilter>,
) -> Result<Reply<PageBody<PayoutBody>>, Problem> {
    let scope = caller.scope();
    let status = list.filter.status.map(Into::into);
    let page = state
        .db
        .read(move |conn| match sellers::get(conn, id, &scope)? {
            Some(seller) => payouts::list(conn, seller.id, status, list.page).map(Some),
            None => Ok(None),
        })
        .await?;
    Ok(Reply::ok(PageBody::new(page.ok_or(NOT_FOUND)?, PayoutBody::from)))
}
