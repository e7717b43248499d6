//! Who did what. Append-only: the database refuses every change.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{AuditEntryId, Id},
    page::{Cursor, Page, PageRequest},
};
use uuid::Uuid;

use crate::{
    Error,
    page::{newest_first, paged},
    schema::audit_log,
};

/// An entry. No secrets, and no personal data but ids.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry {
    /// Our id.
    pub id: AuditEntryId,
    /// When.
    pub at: Timestamp,
    /// Who: `user:<id>`, `stripe`, `worker`, or `nobody`.
    pub actor: String,
    /// What, like `seller.connected`.
    pub action: String,
    /// To what: one of our ids.
    pub subject: Option<String>,
    /// In which request.
    pub request_id: Option<String>,
    /// More.
    pub detail: serde_json::Value,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_log, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    at: Timestamp,
    actor: String,
    action: String,
    subject: Option<String>,
    request_id: Option<String>,
    detail: serde_json::Value,
}

impl From<Row> for AuditEntry {
    fn from(row: Row) -> Self {
        Self {
            id: AuditEntryId::from_uuid(row.id),
            at: row.at,
            actor: row.actor,
            action: row.action,
            subject: row.subject,
            request_id: row.request_id,
            detail: row.detail,
        }
    }
}

/// Adds an entry.
///
/// # Errors
/// See [`Error`].
pub fn append(conn: &mut PgConnection, entry: &AuditEntry) -> Result<(), Error> {
    diesel::insert_into(audit_log::table)
        .values(Row {
            id: entry.id.uuid(),
            at: entry.at,
            actor: entry.actor.clone(),
            action: entry.action.clone(),
            subject: entry.subject.clone(),
            request_id: entry.request_id.clone(),
            detail: entry.detail.clone(),
        })
        .execute(conn)?;
    Ok(())
}

/// Entries, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(conn: &mut PgConnection, page: PageRequest) -> Result<Page<AuditEntry>, Error> {
    let query = audit_log::table.select(Row::as_select()).into_boxed();
    let rows = newest_first!(query, audit_log::at, audit_log::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.at,
        id: row.id,
    };
    paged(rows, page, cursor, |row| Ok(row.into()))
}
