//! What happened to a charge, in order.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{ChargeId, Id, TimelineId},
    timeline::TimelineEntry,
};
use uuid::Uuid;

use crate::{
    Error,
    row::{Origin, Stored},
    schema::timeline,
};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = timeline, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    charge_id: Uuid,
    at: Timestamp,
    kind: String,
    detail: serde_json::Value,
}

impl TryFrom<Row> for TimelineEntry {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "timeline",
            id: row.id,
        };
        Ok(Self {
            id: TimelineId::from_uuid(row.id),
            charge: ChargeId::from_uuid(row.charge_id),
            at: row.at,
            kind: from.named("kind", &row.kind)?,
            detail: row.detail,
        })
    }
}

/// Adds an entry, in the transaction of what it tells.
///
/// # Errors
/// See [`Error`].
pub fn append(conn: &mut PgConnection, entry: &TimelineEntry) -> Result<(), Error> {
    diesel::insert_into(timeline::table)
        .values(Row {
            id: entry.id.uuid(),
            charge_id: entry.charge.uuid(),
            at: entry.at,
            kind: entry.kind.stored().to_owned(),
            detail: entry.detail.clone(),
        })
        .execute(conn)?;
    Ok(())
}

/// A charge's entries, the oldest first. Whether the charge may be seen is asked of
/// [`charges::get`](crate::charges::get).
///
/// # Errors
/// See [`Error`].
pub fn of_charge(conn: &mut PgConnection, charge: ChargeId) -> Result<Vec<TimelineEntry>, Error> {
    let rows: Vec<Row> = timeline::table
        .filter(timeline::charge_id.eq(charge.uuid()))
        .order((timeline::at, timeline::id))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(TimelineEntry::try_from).collect()
}
