//! People who sign in.

use diesel::{dsl::exists, pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{Id, UserId},
    text::EmailAddress,
    user::User,
};
use uuid::Uuid;

use crate::{
    Error,
    row::Origin,
    schema::{sellers, users},
};

/// The name of the constraint that a second user with an e-mail address runs into.
pub const EMAIL_UNIQUE: &str = "users_email_unique";

#[derive(Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    email: String,
    name: String,
    operator: bool,
    created_at: Timestamp,
}

impl TryFrom<Row> for User {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "users",
            id: row.id,
        };
        Ok(Self {
            id: UserId::from_uuid(row.id),
            email: from.parsed("email", EmailAddress::parse(&row.email))?,
            name: row.name,
            operator: row.operator,
            created_at: row.created_at,
        })
    }
}

/// Stores a new user. `password_hash` is an argon2id hash in PHC form (`$argon2id$…`).
///
/// # Errors
/// [`Error::Conflict`] with [`EMAIL_UNIQUE`] when the address is taken.
pub fn insert(conn: &mut PgConnection, user: &User, password_hash: &str) -> Result<(), Error> {
    diesel::insert_into(users::table)
        .values((
            users::id.eq(user.id.uuid()),
            users::email.eq(user.email.as_str()),
            users::email_compared.eq(user.email.compared()),
            users::password_hash.eq(password_hash),
            users::name.eq(&user.name),
            users::operator.eq(user.operator),
            users::created_at.eq(user.created_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// A user and what a password is compared with.
#[derive(Clone)]
pub struct Credentials {
    /// Who.
    pub user: User,
    /// The argon2id hash in PHC form.
    pub password_hash: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("user", &self.user.id)
            .finish_non_exhaustive()
    }
}

/// The user with this e-mail address, unless disabled.
///
/// # Errors
/// See [`Error`].
pub fn by_email(conn: &mut PgConnection, email: &EmailAddress) -> Result<Option<Credentials>, Error> {
    let row: Option<(Row, String)> = users::table
        .filter(users::email_compared.eq(email.compared()))
        .filter(users::disabled_at.is_null())
        .select((Row::as_select(), users::password_hash))
        .first(conn)
        .optional()?;
    row.map(|(row, password_hash)| {
        Ok(Credentials {
            user: row.try_into()?,
            password_hash,
        })
    })
    .transpose()
}

/// The user, unless disabled.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: UserId) -> Result<Option<User>, Error> {
    users::table
        .find(id.uuid())
        .filter(users::disabled_at.is_null())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(User::try_from)
        .transpose()
}

/// Sets a new password's hash; false when there is no such user.
///
/// # Errors
/// See [`Error`].
pub fn set_password_hash(conn: &mut PgConnection, id: UserId, password_hash: &str) -> Result<bool, Error> {
    let changed = diesel::update(users::table.find(id.uuid()))
        .set(users::password_hash.eq(password_hash))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Makes the user an operator, or no longer one; false when there is no such user.
///
/// # Errors
/// See [`Error`].
pub fn set_operator(conn: &mut PgConnection, id: UserId, operator: bool) -> Result<bool, Error> {
    let changed = diesel::update(users::table.find(id.uuid()))
        .set(users::operator.eq(operator))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Disables the user, or enables them again (`None`); false when there is no such user.
///
/// # Errors
/// See [`Error`].
pub fn set_disabled(conn: &mut PgConnection, id: UserId, at: Option<Timestamp>) -> Result<bool, Error> {
    let changed = diesel::update(users::table.find(id.uuid()))
        .set(users::disabled_at.eq(at))
        .execute(conn)?;
    Ok(changed > 0)
}

/// What a user is, beyond being one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    /// Runs the marketplace.
    pub operator: bool,
    /// Owns at least one seller.
    pub seller: bool,
}

/// The user's roles; none of them when there is no such user, or a disabled one.
///
/// # Errors
/// See [`Error`].
pub fn roles(conn: &mut PgConnection, id: UserId) -> Result<Roles, Error> {
    let owns = exists(sellers::table.filter(sellers::owner_id.eq(users::id)));
    let row: Option<(bool, bool)> = users::table
        .find(id.uuid())
        .filter(users::disabled_at.is_null())
        .select((users::operator, owns))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(Roles::default, |(operator, seller)| Roles { operator, seller }))
}
