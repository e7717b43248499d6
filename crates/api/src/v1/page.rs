//! Pages of lists, as clients read them.

use serde::Serialize;
use souk_domain::page::Page;
use utoipa::ToSchema;

use crate::extract::list::write_cursor;

/// A page of a list.
#[derive(Serialize, ToSchema)]
#[schema(as = Page)]
pub(crate) struct PageBody<T> {
    /// The rows.
    data: Vec<T>,
    /// Give it as `cursor` to get the next page; null on the last one.
    #[schema(required, example = "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx")]
    next_cursor: Option<String>,
}

impl<T> PageBody<T> {
    /// The page with each row as clients read it.
    pub(crate) fn new<D>(page: Page<D>, body: impl FnMut(D) -> T) -> Self {
        Self {
            next_cursor: page.next.as_ref().map(write_cursor),
            data: page.data.into_iter().map(body).collect(),
        }
    }
}
