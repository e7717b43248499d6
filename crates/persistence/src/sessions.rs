//! Where people are signed in, and the refresh tokens of each session.
//!
//! Of a token only the SHA-256 is kept. Its successor is derived from it by the application, so
//! that two tabs which bring the same token at the same moment, or a browser that lost the reply,
//! get the same successor.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{Id, SessionId, UserId},
};
use uuid::Uuid;

use crate::{
    Error,
    schema::{refresh_tokens, sessions},
};

/// One sign-in of a user in one browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Our id.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// When they signed in.
    pub created_at: Timestamp,
    /// When it ends whatever happens.
    pub expires_at: Timestamp,
    /// When they signed out, or a token was used twice.
    pub revoked_at: Option<Timestamp>,
}

impl Session {
    /// Whether it is good at this instant.
    #[must_use]
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    user_id: Uuid,
    created_at: Timestamp,
    expires_at: Timestamp,
    revoked_at: Option<Timestamp>,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: SessionId::from_uuid(row.id),
            user: UserId::from_uuid(row.user_id),
            created_at: row.created_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
        }
    }
}

/// Stores a new session.
///
/// # Errors
/// See [`Error`].
pub fn insert(conn: &mut PgConnection, session: &Session) -> Result<(), Error> {
    diesel::insert_into(sessions::table)
        .values(Row {
            id: session.id.uuid(),
            user_id: session.user.uuid(),
            created_at: session.created_at,
            expires_at: session.expires_at,
            revoked_at: session.revoked_at,
        })
        .execute(conn)?;
    Ok(())
}

/// The session, whether live or not.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: SessionId) -> Result<Option<Session>, Error> {
    let row: Option<Row> = sessions::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Session::from))
}

/// Ends a session; whether it had not been ended before.
///
/// # Errors
/// See [`Error`].
pub fn revoke(conn: &mut PgConnection, id: SessionId, at: Timestamp) -> Result<bool, Error> {
    let changed = diesel::update(sessions::table.find(id.uuid()))
        .filter(sessions::revoked_at.is_null())
        .set(sessions::revoked_at.eq(Some(at)))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Ends all sessions of a user; how many.
///
/// # Errors
/// See [`Error`].
pub fn revoke_all(conn: &mut PgConnection, user: UserId, at: Timestamp) -> Result<usize, Error> {
    Ok(diesel::update(sessions::table)
        .filter(sessions::user_id.eq(user.uuid()))
        .filter(sessions::revoked_at.is_null())
        .set(sessions::revoked_at.eq(Some(at)))
        .execute(conn)?)
}

/// A refresh token, by its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefreshToken {
    /// SHA-256 of the token.
    pub hash: [u8; 32],
    /// Whose family it belongs to.
    pub session: SessionId,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it was first exchanged.
    pub used_at: Option<Timestamp>,
}

/// Stores a token. One that is there already, as the same successor given once more, stays as it is.
///
/// # Errors
/// See [`Error`].
pub fn insert_token(conn: &mut PgConnection, token: &RefreshToken) -> Result<(), Error> {
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::token_hash.eq(&token.hash[..]),
            refresh_tokens::session_id.eq(token.session.uuid()),
            refresh_tokens::issued_at.eq(token.issued_at),
            refresh_tokens::used_at.eq(token.used_at),
        ))
        .on_conflict(refresh_tokens::token_hash)
        .do_nothing()
        .execute(conn)?;
    Ok(())
}

/// The token with this hash and its session, both locked until the transaction ends.
///
/// # Errors
/// See [`Error`].
pub fn find_token(
    conn: &mut PgConnection,
    hash: &[u8; 32],
) -> Result<Option<(RefreshToken, Session)>, Error> {
    let row: Option<(Row, Timestamp, Option<Timestamp>)> = refresh_tokens::table
        .inner_join(sessions::table)
        .filter(refresh_tokens::token_hash.eq(&hash[..]))
        .select((
            Row::as_select(),
            refresh_tokens::issued_at,
            refresh_tokens::used_at,
        ))
        .for_update()
        .first(conn)
        .optional()?;
    Ok(row.map(|(row, issued_at, used_at)| {
        let session = Session::from(row);
        let token = RefreshToken {
            hash: *hash,
            session: session.id,
            issued_at,
            used_at,
        };
        (token, session)
    }))
}

/// Marks a token as exchanged; false when it was before.
///
/// # Errors
/// See [`Error`].
pub fn mark_used(conn: &mut PgConnection, hash: &[u8; 32], at: Timestamp) -> Result<bool, Error> {
    let changed = diesel::update(refresh_tokens::table.find(&hash[..]))
        .filter(refresh_tokens::used_at.is_null())
        .set(refresh_tokens::used_at.eq(Some(at)))
        .execute(conn)?;
    Ok(changed > 0)
}
