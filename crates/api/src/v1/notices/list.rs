//! `GET /v1/notices`

use actix_web::{get, web::Data};
use souk_persistence::notices;
use utoipa::IntoParams;

use super::{NoticeBody, NoticeStatus};
use crate::{
    State,
    extract::{
        caller::Operator,
        list::{Filter, List, PageParameters, Parameters},
    },
    problem::{
        Problem,
        code::{TEXT_TOO_LONG, UNKNOWN_VALUE},
        problems,
    },
    reply::Reply,
    v1::page::PageBody,
};

/// Which notices.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct NoticeFilter {
    /// Only those that stand like this.
    status: Option<NoticeStatus>,
    /// Only those of this type.
    #[param(rename = "type", max_length = 100, example = "payment_intent.succeeded")]
    kind: Option<String>,
    /// Only those of this Stripe account.
    #[param(max_length = 100, example = "acct_1SoukSeller")]
    account: Option<String>,
}

impl Filter for NoticeFilter {
    fn take(parameters: &mut Parameters) -> Self {
        Self {
            status: parameters.parse("status", UNKNOWN_VALUE),
            kind: parameters.bounded("type", 100, TEXT_TOO_LONG),
            account: parameters.bounded("account", 100, TEXT_TOO_LONG),
        }
    }
}

problems!(Problems: UNKNOWN_VALUE, TEXT_TOO_LONG);

/// List notices
///
/// The events that Stripe sent, newest first. They hold no personal data.
#[utoipa::path(
    operation_id = "listNotices",
    tag = "Operations",
    params(PageParameters, NoticeFilter),
    responses((status = 200, description = "A page, newest first.", body = PageBody<NoticeBody>), Problems),
    extensions(("x-access" = json!("o"))),
)]
#[get("/v1/notices")]
pub(crate) async fn handler(
    state: Data<State>,
    _: Operator,
    list: List<NoticeFilter>,
) -> Result<Reply<PageBody<NoticeBody>>, Problem> {
    let filter = notices::NoticeFilter {
        status: list.filter.status.map(Into::into),
        kind: list.filter.kind,
        stripe_account: list.filter.account,
    };
    let page = state
        .db
        .read(move |conn| notices::list(conn, &filter, list.page))
        .await?;
    Ok(Reply::ok(PageBody::new(page, NoticeBody::from)))
}
