//! The files that were uploaded to Stripe as evidence: what they are, not what is in them.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{DisputeId, Id},
};
use uuid::Uuid;

use crate::{Error, schema::dispute_files};

/// A file at Stripe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeFile {
    /// `file_…`.
    pub id: String,
    /// Uploaded for this dispute.
    pub dispute: DisputeId,
    /// As it was called.
    pub filename: String,
    /// `application/pdf`, `image/jpeg` or `image/png`.
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    /// When it was uploaded.
    pub created_at: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = dispute_files, check_for_backend(Pg))]
struct Row {
    id: String,
    dispute_id: Uuid,
    filename: String,
    media_type: String,
    size: i64,
    created_at: Timestamp,
}

/// Notes a file; one that is noted already stays as it is.
///
/// # Errors
/// See [`Error`].
pub fn insert(conn: &mut PgConnection, file: &DisputeFile) -> Result<(), Error> {
    diesel::insert_into(dispute_files::table)
        .values(Row {
            id: file.id.clone(),
            dispute_id: file.dispute.uuid(),
            filename: file.filename.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
            created_at: file.created_at,
        })
        .on_conflict_do_nothing()
        .execute(conn)?;
    Ok(())
}

/// The files of a dispute, oldest first.
///
/// # Errors
/// See [`Error`].
pub fn of_dispute(conn: &mut PgConnection, dispute: DisputeId) -> Result<Vec<DisputeFile>, Error> {
    let rows: Vec<Row> = dispute_files::table
        .filter(dispute_files::dispute_id.eq(dispute.uuid()))
        .order((dispute_files::created_at, dispute_files::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| DisputeFile {
            id: row.id,
            dispute: DisputeId::from_uuid(row.dispute_id),
            filename: row.filename,
            media_type: row.media_type,
            size: row.size,
            created_at: row.created_at,
        })
        .collect())
}
