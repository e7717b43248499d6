//! The inbox of what Stripe sends.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{Id, NoticeId},
    notice::{Notice, Status},
    page::{Cursor, Page, PageRequest},
};
use uuid::Uuid;

use crate::{
    Error,
    page::{newest_first, paged},
    row::{Origin, Stored},
    schema::notices,
};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = notices, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    stripe_event: String,
    stripe_account: Option<String>,
    kind: String,
    object: Option<String>,
    endpoint: String,
    livemode: bool,
    status: String,
    attempts: i32,
    reason: Option<String>,
    received_at: Timestamp,
    processed_at: Option<Timestamp>,
}

#[derive(Insertable)]
#[diesel(table_name = notices, treat_none_as_default_value = false)]
struct NewRow<'a> {
    #[diesel(embed)]
    row: Row,
    payload: &'a serde_json::Value,
}

impl From<&Notice> for Row {
    fn from(notice: &Notice) -> Self {
        Self {
            id: notice.id.uuid(),
            stripe_event: notice.stripe_event.clone(),
            stripe_account: notice.stripe_account.clone(),
            kind: notice.kind.clone(),
            object: notice.object.clone(),
            endpoint: notice.endpoint.stored().to_owned(),
            livemode: notice.livemode,
            status: notice.status.stored().to_owned(),
            attempts: notice.attempts,
            reason: notice.reason.clone(),
            received_at: notice.received_at,
            processed_at: notice.processed_at,
        }
    }
}

impl TryFrom<Row> for Notice {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "notices",
            id: row.id,
        };
        Ok(Self {
            id: NoticeId::from_uuid(row.id),
            stripe_event: row.stripe_event,
            stripe_account: row.stripe_account,
            kind: row.kind,
            object: row.object,
            endpoint: from.named("endpoint", &row.endpoint)?,
            livemode: row.livemode,
            status: from.named("status", &row.status)?,
            attempts: row.attempts,
            reason: row.reason,
            received_at: row.received_at,
            processed_at: row.processed_at,
        })
    }
}

/// Stores an event; false, and nothing changed, when it came before.
///
/// # Errors
/// See [`Error`].
pub fn insert(conn: &mut PgConnection, notice: &Notice, payload: &serde_json::Value) -> Result<bool, Error> {
    let inserted = diesel::insert_into(notices::table)
        .values(NewRow {
            row: notice.into(),
            payload,
        })
        .on_conflict_do_nothing()
        .execute(conn)?;
    Ok(inserted > 0)
}

/// The notice.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: NoticeId) -> Result<Option<Notice>, Error> {
    notices::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Notice::try_from)
        .transpose()
}

/// The notice, locked until the transaction ends.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: NoticeId) -> Result<Option<Notice>, Error> {
    notices::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Notice::try_from)
        .transpose()
}

/// The event as it came; none when it was emptied, or there is no such notice.
///
/// # Errors
/// See [`Error`].
pub fn payload(conn: &mut PgConnection, id: NoticeId) -> Result<Option<serde_json::Value>, Error> {
    let payload: Option<Option<serde_json::Value>> = notices::table
        .find(id.uuid())
        .select(notices::payload)
        .first(conn)
        .optional()?;
    Ok(payload.flatten())
}

/// Writes down where a notice stands after a try: `attempts` goes up by one, except when it is
/// back to `received`, where it begins anew. `processed_at` is when it was done with, if it is. What
/// may not follow on where it stands, because somebody else was done with it meanwhile, changes
/// nothing.
///
/// # Errors
/// See [`Error`].
pub fn set_status(
    conn: &mut PgConnection,
    id: NoticeId,
    status: Status,
    reason: Option<&str>,
    processed_at: Option<Timestamp>,
) -> Result<(), Error> {
    let before: Vec<&str> = Status::ALL
        .into_iter()
        .filter(|before| *before == status || before.may_become(status))
        .map(Stored::stored)
        .collect();
    let target = notices::table
        .find(id.uuid())
        .filter(notices::status.eq_any(before));
    let change = (
        notices::status.eq(status.stored()),
        notices::reason.eq(reason),
        notices::processed_at.eq(processed_at),
    );
    if status == Status::Received {
        diesel::update(target)
            .set((change, notices::attempts.eq(0)))
            .execute(conn)?;
    } else {
        diesel::update(target)
            .set((change, notices::attempts.eq(notices::attempts + 1)))
            .execute(conn)?;
    }
    Ok(())
}

/// Which notices a list has: those for which all that is given holds.
#[derive(Debug, Clone, Default)]
pub struct NoticeFilter {
    /// That stand here.
    pub status: Option<Status>,
    /// Of this type, like `payment_intent.succeeded`.
    pub kind: Option<String>,
    /// From this connected account.
    pub stripe_account: Option<String>,
}

/// Notices, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    filter: &NoticeFilter,
    page: PageRequest,
) -> Result<Page<Notice>, Error> {
    let mut query = notices::table.select(Row::as_select()).into_boxed();
    if let Some(status) = filter.status {
        query = query.filter(notices::status.eq(status.stored()));
    }
    if let Some(kind) = &filter.kind {
        query = query.filter(notices::kind.eq(kind.clone()));
    }
    if let Some(account) = &filter.stripe_account {
        query = query.filter(notices::stripe_account.eq(account.clone()));
    }
    let rows = newest_first!(query, notices::received_at, notices::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.received_at,
        id: row.id,
    };
    paged(rows, page, cursor, Notice::try_from)
}

/// How many notices there are of each status, for the gauges.
///
/// # Errors
/// See [`Error`].
pub fn counts(conn: &mut PgConnection) -> Result<Vec<(Status, i64)>, Error> {
    let rows: Vec<(String, i64)> = notices::table
        .group_by(notices::status)
        .select((notices::status, diesel::dsl::count_star()))
        .load(conn)?;
    let from = Origin {
        table: "notices",
        id: Uuid::nil(),
    };
    rows.into_iter()
        .map(|(status, count)| Ok((from.named("status", &status)?, count)))
        .collect()
}

/// Empties what came before this instant of its content, which may hold personal data; how many.
///
/// # Errors
/// See [`Error`].
pub fn forget_payloads(conn: &mut PgConnection, before: Timestamp) -> Result<usize, Error> {
    Ok(diesel::update(notices::table)
        .filter(notices::received_at.lt(before))
        .filter(notices::payload.is_not_null())
        .set(notices::payload.eq(None::<serde_json::Value>))
        .execute(conn)?)
}
