//! Refunds of charges.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{ChargeId, Id, RefundId, SellerId},
    page::{Cursor, Page, PageRequest},
    refund::{Failure, Refund, Standing, State, Status, Terms},
};
use uuid::Uuid;

use crate::{
    Asked, Error, Found, Scope, fee_refunds,
    idempotency::{self, KeyColumns},
    page::{newest_first, paged},
    row::{Origin, Stored},
    schema::refunds,
    scope::sellers_of,
    transfer_reversals,
};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = refunds, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Row {
    id: Uuid,
    charge_id: Uuid,
    seller_id: Uuid,
    amount: i64,
    currency: String,
    refund_application_fee: bool,
    reverse_transfer: bool,
    application_fee_refunded: i64,
    transfer_reversed: i64,
    reason: Option<String>,
    state: String,
    submitted_at: Option<Timestamp>,
    stripe_refund: Option<String>,
    failure_code: Option<String>,
    failure_message: Option<String>,
    imported: bool,
    livemode: bool,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = refunds, treat_none_as_default_value = false)]
struct NewRow {
    #[diesel(embed)]
    row: Row,
    caller: Option<String>,
    idempotency_key: Option<String>,
    request_fingerprint: Option<Vec<u8>>,
}

impl From<&Refund> for Row {
    fn from(refund: &Refund) -> Self {
        let failure = refund.failure.as_ref();
        Self {
            id: refund.id.uuid(),
            charge_id: refund.charge.uuid(),
            seller_id: refund.seller.uuid(),
            amount: refund.terms.amount,
            currency: refund.currency.code().to_owned(),
            refund_application_fee: refund.terms.refund_application_fee,
            reverse_transfer: refund.terms.reverse_transfer,
            application_fee_refunded: refund.terms.application_fee_refunded,
            transfer_reversed: refund.terms.transfer_reversed,
            reason: refund.reason.map(|reason| reason.stored().to_owned()),
            state: refund.state.stored().to_owned(),
            submitted_at: refund.submitted_at,
            stripe_refund: refund.stripe_refund.clone(),
            failure_code: failure.map(|failure| failure.code.clone()),
            failure_message: failure.map(|failure| failure.message.clone()),
            imported: refund.imported,
            livemode: refund.livemode,
            created_at: refund.created_at,
            updated_at: refund.updated_at,
        }
    }
}

impl TryFrom<Row> for Refund {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "refunds",
            id: row.id,
        };
        let reason = row.reason.map(|reason| from.named("reason", &reason));
        Ok(Self {
            id: RefundId::from_uuid(row.id),
            charge: ChargeId::from_uuid(row.charge_id),
            seller: SellerId::from_uuid(row.seller_id),
            terms: Terms {
                amount: row.amount,
                refund_application_fee: row.refund_application_fee,
                reverse_transfer: row.reverse_transfer,
                application_fee_refunded: row.application_fee_refunded,
                transfer_reversed: row.transfer_reversed,
            },
            currency: from.parsed("currency", row.currency.parse())?,
            reason: reason.transpose()?,
            state: from.named("state", &row.state)?,
            submitted_at: row.submitted_at,
            stripe_refund: row.stripe_refund,
            failure: row
                .failure_code
                .zip(row.failure_message)
                .map(|(code, message)| Failure { code, message }),
            imported: row.imported,
            livemode: row.livemode,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

/// Writes a refund down; with it, its amount is reserved. The charge is locked before.
///
/// # Errors
/// [`Error::Conflict`] when the key was used (see [`by_key`]) or Stripe's refund is there already;
/// [`Error::Query`] when it does not fit into what was captured.
pub fn insert(conn: &mut PgConnection, refund: &Refund, asked: Option<Asked<'_>>) -> Result<(), Error> {
    idempotency::claim(conn, asked, "refunds")?;
    let key = KeyColumns::from(asked);
    diesel::insert_into(refunds::table)
        .values(NewRow {
            row: refund.into(),
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
pub fn by_key(conn: &mut PgConnection, caller: &str, key: &str) -> Result<Option<Found<Refund>>, Error> {
    let row: Option<(Row, Option<Vec<u8>>, Option<i16>)> = refunds::table
        .filter(refunds::caller.eq(caller))
        .filter(refunds::idempotency_key.eq(key))
        .select((
            Row::as_select(),
            refunds::request_fingerprint,
            refunds::answered_status,
        ))
        .first(conn)
        .optional()?;
    let Some((row, fingerprint, status)) = row else {
        return Ok(None);
    };
    let from = Origin {
        table: "refunds",
        id: row.id,
    };
    Ok(Some(Found {
        fingerprint: from.parsed("request_fingerprint", fingerprint.unwrap_or_default().try_into())?,
        answered_status: from.parsed("answered_status", status.map(u16::try_from).transpose())?,
        row: row.try_into()?,
    }))
}

/// The refund, if its charge is in scope.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: RefundId, scope: &Scope) -> Result<Option<Refund>, Error> {
    let query = refunds::table.find(id.uuid()).select(Row::as_select());
    let row = match scope {
        Scope::Everything => query.first(conn),
        Scope::OwnedBy(user) => query
            .filter(refunds::seller_id.eq_any(sellers_of(*user)))
            .first(conn),
    };
    row.optional()?.map(Refund::try_from).transpose()
}

/// The refund, locked until the transaction ends. Its charge is locked before it.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: RefundId) -> Result<Option<Refund>, Error> {
    refunds::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Refund::try_from)
        .transpose()
}

/// All refunds of a charge, the newest first. Whether the charge may be seen is asked of
/// [`charges::get`](crate::charges::get).
///
/// # Errors
/// See [`Error`].
pub fn of_charge(conn: &mut PgConnection, charge: ChargeId) -> Result<Vec<Refund>, Error> {
    let rows: Vec<Row> = refunds::table
        .filter(refunds::charge_id.eq(charge.uuid()))
        .order((refunds::created_at.desc(), refunds::id.desc()))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Refund::try_from).collect()
}

/// What the refunds of a charge come to. One that did not reach the buyer releases its amount; what
/// it gave back of the fee and took back of the transfer stays moved, once Stripe had taken it. What
/// was given or taken back apart from refunds cannot be given or taken back again. The caller adds what only the charge, its dispute and its seller tell.
///
/// # Errors
/// See [`Error`].
pub fn standing(conn: &mut PgConnection, charge: ChargeId) -> Result<Standing, Error> {
    let all = of_charge(conn, charge)?;
    let moved = all
        .iter()
        .filter(|refund| refund.state.reserves() || refund.stripe_refund.is_some());
    let apart = Standing {
        application_fee_refunded: fee_refunds::total(conn, charge)?,
        transfer_reversed: transfer_reversals::taken_back(conn, charge)?,
        ..Standing::default()
    };
    Ok(moved.fold(apart, |sum, refund| {
        let terms = refund.terms;
        let reserved = if refund.state.reserves() { terms.amount } else { 0 };
        Standing {
            reserved: sum.reserved.saturating_add(reserved),
            application_fee_refunded: sum
                .application_fee_refunded
                .saturating_add(terms.application_fee_refunded),
            transfer_reversed: sum.transfer_reversed.saturating_add(terms.transfer_reversed),
            ..sum
        }
    }))
}

/// Saves how a refund that was read under [`lock`] stands.
///
/// # Errors
/// [`Error::Query`] when the state may not follow on the one that is stored.
pub fn update(conn: &mut PgConnection, refund: &Refund) -> Result<(), Error> {
    let row = Row::from(refund);
    diesel::update(refunds::table.find(row.id))
        .set((
            refunds::state.eq(row.state),
            refunds::submitted_at.eq(row.submitted_at),
            refunds::stripe_refund.eq(row.stripe_refund),
            refunds::failure_code.eq(row.failure_code),
            refunds::failure_message.eq(row.failure_message),
            refunds::updated_at.eq(row.updated_at),
        ))
        .returning(refunds::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// What Stripe took back of the transfer with this refund, in minor units of the charge's currency.
///
/// # Errors
/// See [`Error`].
pub fn set_transfer_reversed(conn: &mut PgConnection, id: RefundId, amount: i64) -> Result<(), Error> {
    diesel::update(refunds::table.find(id.uuid()))
        .filter(refunds::transfer_reversed.ne(amount))
        .set(refunds::transfer_reversed.eq(amount))
        .execute(conn)?;
    Ok(())
}

/// Keeps the HTTP status of the first answer, for a replay of the key. A later one changes nothing.
///
/// # Errors
/// See [`Error`].
pub fn set_answered_status(conn: &mut PgConnection, id: RefundId, status: u16) -> Result<(), Error> {
    let status = i16::try_from(status).unwrap_or(i16::MAX);
    diesel::update(refunds::table.find(id.uuid()))
        .filter(refunds::answered_status.is_null())
        .set(refunds::answered_status.eq(Some(status)))
        .execute(conn)?;
    Ok(())
}

/// Which refunds a list has: those for which all that is given holds.
#[derive(Debug, Clone, Default)]
pub struct RefundFilter {
    /// Of this seller's charges.
    pub seller_id: Option<SellerId>,
    /// Of this charge.
    pub charge_id: Option<ChargeId>,
    /// That the API shows with this status.
    pub status: Option<Status>,
}

/// Refunds in scope, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    filter: &RefundFilter,
    page: PageRequest,
) -> Result<Page<Refund>, Error> {
    let mut query = refunds::table.select(Row::as_select()).into_boxed();
    if let Scope::OwnedBy(user) = scope {
        query = query.filter(refunds::seller_id.eq_any(sellers_of(*user)));
    }
    if let Some(seller) = filter.seller_id {
        query = query.filter(refunds::seller_id.eq(seller.uuid()));
    }
    if let Some(charge) = filter.charge_id {
        query = query.filter(refunds::charge_id.eq(charge.uuid()));
    }
    if let Some(status) = filter.status {
        let states: Vec<&str> = State::ALL
            .into_iter()
            .filter(|state| state.status() == status)
            .map(Stored::stored)
            .collect();
        query = query.filter(refunds::state.eq_any(states));
    }
    let rows = newest_first!(query, refunds::created_at, refunds::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.created_at,
        id: row.id,
    };
    paged(rows, page, cursor, Refund::try_from)
}
