//! Keyset pages, newest first: each asks for one row more than it shows, which says whether there
//! is a next one.

use souk_domain::page::{Cursor, Page, PageRequest};

use crate::Error;

/// Adds order, limit and cursor to a boxed query. A macro, because each table's columns are types
/// of their own. The first comparison is the one that the index serves.
macro_rules! newest_first {
    ($query:expr, $at:expr, $id:expr, $page:expr) => {{
        let page: souk_domain::page::PageRequest = $page;
        let query = $query.order(($at.desc(), $id.desc())).limit(page.limit.get() + 1);
        match page.after {
            None => query,
            Some(after) => query
                .filter($at.le(after.created_at))
                .filter($at.lt(after.created_at).or($id.lt(after.id))),
        }
    }};
}
pub(crate) use newest_first;

/// What was loaded by [`newest_first`], as a page of values.
pub(crate) fn paged<R, T>(
    mut rows: Vec<R>,
    page: PageRequest,
    cursor: impl Fn(&R) -> Cursor,
    value: impl FnMut(R) -> Result<T, Error>,
) -> Result<Page<T>, Error> {
    let limit = usize::try_from(page.limit.get()).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = if more { rows.last().map(cursor) } else { None };
    let data = rows.into_iter().map(value).collect::<Result<_, _>>()?;
    Ok(Page { data, next })
}
