//! `GET /v1/sellers`

use actix_web::{get, web::Data};
use souk_persistence::sellers;
use utoipa::IntoParams;

use super::{SellerBody, SellerStatus};
use crate::{
    State,
    extract::{
        caller::SignedIn,
        list::{Filter, List, PageParameters, Parameters},
    },
    problem::{Problem, code::UNKNOWN_VALUE, problems},
    reply::Reply,
    v1::page::PageBody,
};

/// Which sellers.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SellerFilter {
    /// Only those whose connection stands like this.
    status: Option<SellerStatus>,
}

impl Filter for SellerFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self {
            status: parameters.parse("status", UNKNOWN_VALUE),
        }
    }
}

problems!(Problems: UNKNOWN_VALUE);

/// List sellers
///
/// The caller's own; for operators all.
#[utoipa::path(
    operation_id = "listSellers",
    tag = "Sellers",
    params(PageParameters, SellerFilter),
    responses((status = 200, description = "A page, newest first.", body = PageBody<SellerBody>), Problems),
    extensions(("x-access" = json!("u"))),
)]
#[get("/v1/sellers")]
pub(crate) async fn handler(
    state: Data<State>,
    caller: SignedIn,
    list: List<SellerFilter>,
) -> Result<Reply<PageBody<SellerBody>>, Problem> {
    let (scope, status) = (caller.scope(), list.filter.status.map(Into::into));
    let page = state
        .db
        .read(move |conn| sellers::list(conn, &scope, status, list.page))
        .await?;
    Ok(Reply::ok(PageBody::new(page, SellerBody::from)))
}
