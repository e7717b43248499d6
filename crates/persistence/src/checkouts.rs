//! What buyers are asked to pay.

use diesel::{pg::Pg, prelude::*};
use serde_json::json;
use souk_domain::{
    Money, Timestamp, attempt,
    checkout::{Checkout, State, Status},
    ids::{CheckoutId, Id, SellerId, UserId},
    metadata::Metadata,
    page::{Cursor, Page, PageRequest},
    text::Description,
};
use uuid::Uuid;

use crate::{
    Asked, Error, Found, Scope, idempotency,
    page::{newest_first, paged},
    row::{Origin, Stored},
    schema::{attempts, charges, checkouts},
    scope::sellers_of,
};

/// The name of the constraint that a repeated key runs into.
pub const KEY_UNIQUE: &str = "checkouts_key_unique";

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = checkouts, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    seller_id: Uuid,
    amount: i64,
    currency: String,
    description: String,
    flow: String,
    capture: String,
    state: String,
    expires_at: Option<Timestamp>,
    metadata: serde_json::Value,
    livemode: bool,
    created_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = checkouts, treat_none_as_default_value = false)]
struct NewRow<'a> {
    #[diesel(embed)]
    row: Row,
    created_by: Uuid,
    caller: &'a str,
    idempotency_key: &'a str,
    request_fingerprint: &'a [u8],
}

impl From<&Checkout> for Row {
    fn from(checkout: &Checkout) -> Self {
        Self {
            id: checkout.id.uuid(),
            seller_id: checkout.seller.uuid(),
            amount: checkout.money.amount,
            currency: checkout.money.currency.code().to_owned(),
            description: checkout.description.as_str().to_owned(),
            flow: checkout.flow.stored().to_owned(),
            capture: checkout.capture.stored().to_owned(),
            state: checkout.state.stored().to_owned(),
            expires_at: checkout.expires_at,
            metadata: json!(checkout.metadata),
            livemode: checkout.livemode,
            created_at: checkout.created_at,
        }
    }
}

impl TryFrom<Row> for Checkout {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "checkouts",
            id: row.id,
        };
        let metadata = from.parsed("metadata", serde_json::from_value(row.metadata))?;
        Ok(Self {
            id: CheckoutId::from_uuid(row.id),
            seller: SellerId::from_uuid(row.seller_id),
            money: Money::new(row.amount, from.parsed("currency", row.currency.parse())?),
            description: from.parsed("description", Description::parse(&row.description))?,
            flow: from.named("flow", &row.flow)?,
            capture: from.named("capture", &row.capture)?,
            state: from.named("state", &row.state)?,
            expires_at: row.expires_at,
            metadata: from.parsed("metadata", Metadata::parse(metadata))?,
            livemode: row.livemode,
            created_at: row.created_at,
        })
    }
}

/// Stores a new checkout.
///
/// # Errors
/// [`Error::Conflict`] with [`KEY_UNIQUE`] when the key was used: see [`by_key`].
pub fn insert(
    conn: &mut PgConnection,
    checkout: &Checkout,
    created_by: UserId,
    asked: Asked<'_>,
) -> Result<(), Error> {
    idempotency::claim(conn, Some(asked), "checkouts")?;
    diesel::insert_into(checkouts::table)
        .values(NewRow {
            row: checkout.into(),
            created_by: created_by.uuid(),
            caller: asked.caller,
            idempotency_key: asked.request.key.as_str(),
            request_fingerprint: &asked.request.fingerprint,
        })
        .execute(conn)?;
    Ok(())
}

/// What this key made.
///
/// # Errors
/// See [`Error`].
pub fn by_key(conn: &mut PgConnection, caller: &str, key: &str) -> Result<Option<Found<Checkout>>, Error> {
    let row: Option<(Row, Vec<u8>)> = checkouts::table
        .filter(checkouts::caller.eq(caller))
        .filter(checkouts::idempotency_key.eq(key))
        .select((Row::as_select(), checkouts::request_fingerprint))
        .first(conn)
        .optional()?;
    let Some((row, fingerprint)) = row else {
        return Ok(None);
    };
    let from = Origin {
        table: "checkouts",
        id: row.id,
    };
    Ok(Some(Found {
        fingerprint: from.parsed("request_fingerprint", fingerprint.try_into())?,
        answered_status: None,
        row: row.try_into()?,
    }))
}

/// The checkout, if it is in scope.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: CheckoutId, scope: &Scope) -> Result<Option<Checkout>, Error> {
    let query = checkouts::table.find(id.uuid()).select(Row::as_select());
    let row = match scope {
        Scope::Everything => query.first(conn),
        Scope::OwnedBy(user) => query
            .filter(checkouts::seller_id.eq_any(sellers_of(*user)))
            .first(conn),
    };
    row.optional()?.map(Checkout::try_from).transpose()
}

/// The checkout for whoever knows its id: the public pay page.
///
/// # Errors
/// See [`Error`].
pub fn get_public(conn: &mut PgConnection, id: CheckoutId) -> Result<Option<Checkout>, Error> {
    get(conn, id, &Scope::Everything)
}

/// The checkout, locked until the transaction ends.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: CheckoutId) -> Result<Option<Checkout>, Error> {
    checkouts::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Checkout::try_from)
        .transpose()
}

/// Writes the state down.
///
/// # Errors
/// See [`Error`].
pub fn set_state(conn: &mut PgConnection, id: CheckoutId, state: State) -> Result<(), Error> {
    diesel::update(checkouts::table.find(id.uuid()))
        .set(checkouts::state.eq(state.stored()))
        .execute(conn)?;
    Ok(())
}

/// Which checkouts a list has.
#[derive(Debug, Clone, Default)]
pub struct CheckoutFilter {
    /// Of this seller.
    pub seller: Option<SellerId>,
    /// That are this, at the instant given.
    pub status: Option<(Status, Timestamp)>,
}

/// Checkouts in scope, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    filter: &CheckoutFilter,
    page: PageRequest,
) -> Result<Page<Checkout>, Error> {
    let mut query = checkouts::table.select(Row::as_select()).into_boxed();
    if let Scope::OwnedBy(user) = scope {
        query = query.filter(checkouts::seller_id.eq_any(sellers_of(*user)));
    }
    if let Some(seller) = filter.seller {
        query = query.filter(checkouts::seller_id.eq(seller.uuid()));
    }
    if let Some((status, now)) = filter.status {
        let state = match status {
            Status::Open | Status::Expired => State::Open,
            Status::Paid => State::Paid,
            Status::Canceled => State::Canceled,
        };
        query = query.filter(checkouts::state.eq(state.stored()));
        let is_over = checkouts::expires_at
            .is_not_null()
            .and(checkouts::expires_at.le(now));
        match status {
            Status::Open => {
                query = query.filter(checkouts::expires_at.is_null().or(checkouts::expires_at.gt(now)));
            }
            Status::Expired => query = query.filter(is_over),
            Status::Paid | Status::Canceled => {}
        }
    }
    let rows = newest_first!(query, checkouts::created_at, checkouts::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.created_at,
        id: row.id,
    };
    paged(rows, page, cursor, Checkout::try_from)
}

/// How many attempts to pay this checkout that were begun at `since` or later were declined.
///
/// # Errors
/// See [`Error`].
pub fn declines_since(conn: &mut PgConnection, id: CheckoutId, since: Timestamp) -> Result<i64, Error> {
    Ok(attempts::table
        .inner_join(charges::table)
        .filter(charges::checkout_id.eq(id.uuid()))
        .filter(attempts::state.eq(attempt::State::Declined.stored()))
        .filter(attempts::created_at.ge(since))
        .count()
        .get_result(conn)?)
}
