//! Sellers and their Stripe accounts.

use diesel::prelude::*;
use serde_json::json;
use souk_domain::{
    Timestamp,
    account::Controller,
    ids::{Id, SellerId, UserId},
    page::{Cursor, Page, PageRequest},
    seller::{Connection, Seller, Status},
    text::{Country, Name},
};
use uuid::Uuid;

use crate::{
    Asked, Error, Found, Scope,
    idempotency::{self, KeyColumns},
    page::{newest_first, paged},
    row::{Origin, Stored},
    schema::sellers,
};

/// The name of the constraint that keeps an account from being connected to two sellers at once.
pub const ACCOUNT_UNIQUE: &str = "sellers_stripe_account_unique";

/// The name of the constraint that a second use of a key runs into.
pub const KEY_UNIQUE: &str = "sellers_key_unique";

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sellers, check_for_backend(diesel::pg::Pg))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: Uuid,
    owner_id: Uuid,
    name: String,
    country: String,
    default_currency: String,
    account_kind: String,
    connection_state: String,
    stripe_account: Option<String>,
    charges_enabled: bool,
    payouts_enabled: bool,
    requirements: serde_json::Value,
    connected_at: Option<Timestamp>,
    livemode: bool,
    sync_seq: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
    details_submitted: bool,
    capabilities: serde_json::Value,
    fees_payer: String,
    losses_payer: String,
    dashboard: String,
    requirements_deadline: Option<Timestamp>,
    disabled_reason: Option<String>,
    account_asked_at: Option<Timestamp>,
    account_refusals: i32,
    account_refusal: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = sellers, treat_none_as_default_value = false)]
struct NewRow {
    #[diesel(embed)]
    row: Row,
    caller: Option<String>,
    idempotency_key: Option<String>,
    request_fingerprint: Option<Vec<u8>>,
}

impl From<&Seller> for Row {
    fn from(seller: &Seller) -> Self {
        Self {
            id: seller.id.uuid(),
            owner_id: seller.owner.uuid(),
            name: seller.name.as_str().to_owned(),
            country: seller.country.as_str().to_owned(),
            default_currency: seller.default_currency.code().to_owned(),
            account_kind: seller.account_kind.stored().to_owned(),
            connection_state: seller.connection.stored().to_owned(),
            stripe_account: seller.stripe_account.clone(),
            charges_enabled: seller.charges_enabled,
            payouts_enabled: seller.payouts_enabled,
            requirements: json!(seller.requirements),
            connected_at: seller.connected_at,
            livemode: seller.livemode,
            sync_seq: seller.sync_seq,
            created_at: seller.created_at,
            updated_at: seller.updated_at,
            details_submitted: seller.details_submitted,
            capabilities: json!(seller.capabilities),
            fees_payer: seller.controller.fees_payer.stored().to_owned(),
            losses_payer: seller.controller.losses_payer.stored().to_owned(),
            dashboard: seller.controller.dashboard.stored().to_owned(),
            requirements_deadline: seller.requirements_deadline,
            disabled_reason: seller.disabled_reason.clone(),
            account_asked_at: seller.account_asked_at,
            account_refusals: seller.account_refusals,
            account_refusal: seller.account_refusal.clone(),
        }
    }
}

impl TryFrom<Row> for Seller {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "sellers",
            id: row.id,
        };
        Ok(Self {
            id: SellerId::from_uuid(row.id),
            owner: UserId::from_uuid(row.owner_id),
            name: from.parsed("name", Name::parse(&row.name))?,
            country: from.parsed("country", Country::parse(&row.country))?,
            default_currency: from.parsed("default_currency", row.default_currency.parse())?,
            account_kind: from.named("account_kind", &row.account_kind)?,
            connection: from.named("connection_state", &row.connection_state)?,
            stripe_account: row.stripe_account,
            charges_enabled: row.charges_enabled,
            payouts_enabled: row.payouts_enabled,
            details_submitted: row.details_submitted,
            capabilities: from.parsed("capabilities", serde_json::from_value(row.capabilities))?,
            controller: Controller {
                fees_payer: from.named("fees_payer", &row.fees_payer)?,
                losses_payer: from.named("losses_payer", &row.losses_payer)?,
                dashboard: from.named("dashboard", &row.dashboard)?,
            },
            requirements: from.parsed("requirements", serde_json::from_value(row.requirements))?,
            requirements_deadline: row.requirements_deadline,
            disabled_reason: row.disabled_reason,
            account_asked_at: row.account_asked_at,
            account_refusals: row.account_refusals,
            account_refusal: row.account_refusal,
            connected_at: row.connected_at,
            livemode: row.livemode,
            created_at: row.created_at,
            updated_at: row.updated_at,
            sync_seq: row.sync_seq,
        })
    }
}

/// Stores a new seller.
///
/// # Errors
/// [`Error::Conflict`] with [`KEY_UNIQUE`] when the key was used: see [`by_key`].
pub fn insert(conn: &mut PgConnection, seller: &Seller, asked: Option<Asked<'_>>) -> Result<(), Error> {
    idempotency::claim(conn, asked, "sellers")?;
    let key = KeyColumns::from(asked);
    diesel::insert_into(sellers::table)
        .values(NewRow {
            row: seller.into(),
            caller: key.caller,
            idempotency_key: key.idempotency_key,
            request_fingerprint: key.request_fingerprint,
        })
        .execute(conn)?;
    Ok(())
}

/// What this key made.
///
/// # Errors
/// See [`Error`].
pub fn by_key(conn: &mut PgConnection, caller: &str, key: &str) -> Result<Option<Found<Seller>>, Error> {
    let row: Option<(Row, Option<Vec<u8>>)> = sellers::table
        .filter(sellers::caller.eq(caller))
        .filter(sellers::idempotency_key.eq(key))
        .select((Row::as_select(), sellers::request_fingerprint))
        .first(conn)
        .optional()?;
    let Some((row, fingerprint)) = row else {
        return Ok(None);
    };
    let from = Origin {
        table: "sellers",
        id: row.id,
    };
    Ok(Some(Found {
        fingerprint: from.parsed("request_fingerprint", fingerprint.unwrap_or_default().try_into())?,
        answered_status: None,
        row: row.try_into()?,
    }))
}

/// The seller, if it is in scope.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: SellerId, scope: &Scope) -> Result<Option<Seller>, Error> {
    let query = sellers::table.find(id.uuid()).select(Row::as_select());
    let row = match scope {
        Scope::Everything => query.first(conn),
        Scope::OwnedBy(user) => query.filter(sellers::owner_id.eq(user.uuid())).first(conn),
    };
    row.optional()?.map(Seller::try_from).transpose()
}

/// The seller, locked until the transaction ends.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: SellerId) -> Result<Option<Seller>, Error> {
    sellers::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Seller::try_from)
        .transpose()
}

/// Saves a seller that was read under [`lock`], `sync_seq` included.
///
/// # Errors
/// [`Error::Conflict`] with [`ACCOUNT_UNIQUE`] when another seller has the account.
pub fn update(conn: &mut PgConnection, seller: &Seller) -> Result<(), Error> {
    diesel::update(sellers::table.find(seller.id.uuid()))
        .set(Row::from(seller))
        .returning(sellers::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Counts that somebody sets out to read the account at Stripe, and gives the number. What was read
/// is saved only when [`Seller::sync_seq`] is still this number, so that of two readers the one
/// that set out later wins.
///
/// # Errors
/// See [`Error`].
pub fn begin_sync(conn: &mut PgConnection, id: SellerId) -> Result<i64, Error> {
    Ok(diesel::update(sellers::table.find(id.uuid()))
        .set(sellers::sync_seq.eq(sellers::sync_seq + 1))
        .returning(sellers::sync_seq)
        .get_result(conn)?)
}

/// Counts that a link to Stripe is about to be asked for, and gives its number: a link is good
/// once, so each has an idempotency key of its own.
///
/// # Errors
/// See [`Error`].
pub fn next_link(conn: &mut PgConnection, id: SellerId) -> Result<i64, Error> {
    Ok(diesel::update(sellers::table.find(id.uuid()))
        .set(sellers::links_made.eq(sellers::links_made + 1))
        .returning(sellers::links_made)
        .get_result(conn)?)
}

/// The seller to whom this Stripe account is connected, or else the one to whom it last was.
///
/// # Errors
/// See [`Error`].
pub fn by_account(conn: &mut PgConnection, account: &str, livemode: bool) -> Result<Option<Seller>, Error> {
    let connected = [Connection::Active, Connection::Restricted].map(Stored::stored);
    sellers::table
        .filter(sellers::stripe_account.eq(account))
        .filter(sellers::livemode.eq(livemode))
        .order((
            sellers::connection_state.eq_any(connected).desc(),
            sellers::updated_at.desc(),
            sellers::id.desc(),
        ))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Seller::try_from)
        .transpose()
}

/// Sellers in scope, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    status: Option<Status>,
    page: PageRequest,
) -> Result<Page<Seller>, Error> {
    let mut query = sellers::table.select(Row::as_select()).into_boxed();
    if let Scope::OwnedBy(user) = scope {
        query = query.filter(sellers::owner_id.eq(user.uuid()));
    }
    if let Some(status) = status {
        let states: Vec<&str> = Connection::ALL
            .into_iter()
            .filter(|state| state.status() == status)
            .map(Stored::stored)
            .collect();
        query = query.filter(sellers::connection_state.eq_any(states));
    }
    let rows = newest_first!(query, sellers::created_at, sellers::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.created_at,
        id: row.id,
    };
    paged(rows, page, cursor, Seller::try_from)
}

/// A seller's OAuth tokens, sealed: only ciphertexts are known here.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedTokens {
    /// The access token.
    pub access: Vec<u8>,
    /// The refresh token, if there was one.
    pub refresh: Option<Vec<u8>>,
    /// Which key they were sealed with.
    pub key_version: i32,
}

impl std::fmt::Debug for SealedTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealedTokens(key version {})", self.key_version)
    }
}

/// Keeps a seller's tokens, in place of those before.
///
/// # Errors
/// See [`Error`].
pub fn save_tokens(conn: &mut PgConnection, id: SellerId, tokens: &SealedTokens) -> Result<(), Error> {
    diesel::update(sellers::table.find(id.uuid()))
        .set((
            sellers::access_token_sealed.eq(Some(&tokens.access)),
            sellers::refresh_token_sealed.eq(tokens.refresh.as_ref()),
            sellers::seal_key_version.eq(Some(tokens.key_version)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets a seller's tokens.
///
/// # Errors
/// See [`Error`].
pub fn clear_tokens(conn: &mut PgConnection, id: SellerId) -> Result<(), Error> {
    diesel::update(sellers::table.find(id.uuid()))
        .set((
            sellers::access_token_sealed.eq(None::<Vec<u8>>),
            sellers::refresh_token_sealed.eq(None::<Vec<u8>>),
            sellers::seal_key_version.eq(None::<i32>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Tokens that were sealed with another key than the present one, each locked until the
/// transaction ends; those that another transaction has locked are passed over.
///
/// # Errors
/// See [`Error`].
pub fn tokens_of_other_keys(
    conn: &mut PgConnection,
    present: i32,
    limit: i64,
) -> Result<Vec<(SellerId, SealedTokens)>, Error> {
    type Sealed = (Uuid, Option<Vec<u8>>, Option<Vec<u8>>, Option<i32>);
    let rows: Vec<Sealed> = sellers::table
        .filter(sellers::seal_key_version.ne(present))
        .order(sellers::id)
        .limit(limit)
        .select((
            sellers::id,
            sellers::access_token_sealed,
            sellers::refresh_token_sealed,
            sellers::seal_key_version,
        ))
        .for_no_key_update()
        .skip_locked()
        .load(conn)?;
    rows.into_iter()
        .map(|(id, access, refresh, version)| {
            let from = Origin { table: "sellers", id };
            let tokens = SealedTokens {
                access: access.ok_or_else(|| from.wrong("access_token_sealed"))?,
                refresh,
                key_version: version.ok_or_else(|| from.wrong("seal_key_version"))?,
            };
            Ok((SellerId::from_uuid(id), tokens))
        })
        .collect()
}
