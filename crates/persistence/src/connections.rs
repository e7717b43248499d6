//! The walks of sellers through Stripe's OAuth page.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    connection::ConnectionAttempt,
    ids::{ConnectionId, Id, SellerId, SessionId, UserId},
};
use uuid::Uuid;

use crate::{Error, row::Origin, schema::connections};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = connections, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    seller_id: Uuid,
    user_id: Uuid,
    session_id: Uuid,
    state_hash: Vec<u8>,
    created_at: Timestamp,
    expires_at: Timestamp,
    claimed_at: Option<Timestamp>,
}

impl TryFrom<Row> for ConnectionAttempt {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "connections",
            id: row.id,
        };
        Ok(Self {
            id: ConnectionId::from_uuid(row.id),
            seller: SellerId::from_uuid(row.seller_id),
            user: UserId::from_uuid(row.user_id),
            session: SessionId::from_uuid(row.session_id),
            state_hash: from.parsed("state_hash", row.state_hash.try_into())?,
            created_at: row.created_at,
            expires_at: row.expires_at,
            claimed_at: row.claimed_at,
        })
    }
}

/// Stores a walk that was begun.
///
/// # Errors
/// See [`Error`].
pub fn insert(conn: &mut PgConnection, attempt: &ConnectionAttempt) -> Result<(), Error> {
    diesel::insert_into(connections::table)
        .values(Row {
            id: attempt.id.uuid(),
            seller_id: attempt.seller.uuid(),
            user_id: attempt.user.uuid(),
            session_id: attempt.session.uuid(),
            state_hash: attempt.state_hash.to_vec(),
            created_at: attempt.created_at,
            expires_at: attempt.expires_at,
            claimed_at: attempt.claimed_at,
        })
        .execute(conn)?;
    Ok(())
}

/// The walk with this state, locked until the transaction ends.
///
/// # Errors
/// See [`Error`].
pub fn lock_by_state_hash(
    conn: &mut PgConnection,
    state_hash: &[u8; 32],
) -> Result<Option<ConnectionAttempt>, Error> {
    connections::table
        .filter(connections::state_hash.eq(&state_hash[..]))
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(ConnectionAttempt::try_from)
        .transpose()
}

/// Writes down that the callback claimed the state; false when it was claimed before.
///
/// # Errors
/// See [`Error`].
pub fn mark_claimed(conn: &mut PgConnection, id: ConnectionId, at: Timestamp) -> Result<bool, Error> {
    let changed = diesel::update(connections::table.find(id.uuid()))
        .filter(connections::claimed_at.is_null())
        .set(connections::claimed_at.eq(Some(at)))
        .execute(conn)?;
    Ok(changed > 0)
}

/// The walk that was begun last for this seller.
///
/// # Errors
/// See [`Error`].
pub fn latest_of(conn: &mut PgConnection, seller: SellerId) -> Result<Option<ConnectionAttempt>, Error> {
    connections::table
        .filter(connections::seller_id.eq(seller.uuid()))
        .order((connections::created_at.desc(), connections::id.desc()))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(ConnectionAttempt::try_from)
        .transpose()
}
