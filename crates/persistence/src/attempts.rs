// tidy: long because the row of an attempt has many columns, each written out once in each direction
//! Attempts to pay a charge: what the steps gave so far, and who is at them.

mod leases;

use std::net::IpAddr;

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    attempt::{ActionLink, Attempt, Progress, State},
    card::{CardFace, CardSource, PaymentToken},
    decline::Decline,
    ids::{AttemptId, CardId, ChargeId, CustomerId, Id},
};
use uuid::Uuid;

use crate::{
    Asked, Error, Found,
    idempotency::{self, KeyColumns},
    row::{self, Origin, Stored},
    schema::attempts,
};

pub use leases::{extend_lease, lease, release, still_held};

/// The name of the constraint that a repeated key runs into.
pub const KEY_UNIQUE: &str = "attempts_key_unique";
/// The name of the constraint that a second attempt runs into while one is in flight.
pub const ONE_IN_FLIGHT: &str = "attempts_one_in_flight";
/// The name of the constraint that two attempts with the same number run into.
pub const NUMBER_UNIQUE: &str = "attempts_number_unique";

/// What is fixed when an attempt is begun.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = attempts, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Terms {
    id: Uuid,
    charge_id: Uuid,
    number: i32,
    customer_id: Uuid,
    card_id: Option<Uuid>,
    keep_card: String,
    initiator: String,
    wallet_id: Option<Uuid>,
    created_at: Timestamp,
}

/// What its steps change.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = attempts, check_for_backend(Pg))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Course {
    payment_token: Option<String>,
    state: String,
    payment_method: Option<String>,
    card_brand: Option<String>,
    card_last4: Option<String>,
    card_exp_month: Option<i16>,
    card_exp_year: Option<i16>,
    fingerprint: Option<String>,
    attached: bool,
    cloned_payment_method: Option<String>,
    clone_attached: bool,
    shared_customer: Option<String>,
    intent_ready: bool,
    submitted_at: Option<Timestamp>,
    error_code: Option<String>,
    decline_code: Option<String>,
    error_message: Option<String>,
    action_token: Option<String>,
    action_expires_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = attempts, check_for_backend(Pg))]
struct Row {
    #[diesel(embed)]
    terms: Terms,
    #[diesel(embed)]
    course: Course,
}

#[derive(Insertable)]
#[diesel(table_name = attempts, treat_none_as_default_value = false)]
struct NewRow {
    #[diesel(embed)]
    terms: Terms,
    #[diesel(embed)]
    course: Course,
    client_address: Option<String>,
    caller: Option<String>,
    idempotency_key: Option<String>,
    request_fingerprint: Option<Vec<u8>>,
}

impl From<&Attempt> for Terms {
    fn from(attempt: &Attempt) -> Self {
        Self {
            id: attempt.id.uuid(),
            charge_id: attempt.charge.uuid(),
            number: attempt.number,
            customer_id: attempt.customer.uuid(),
            card_id: match &attempt.source {
                CardSource::Kept(card) => Some(card.uuid()),
                CardSource::Token(_) => None,
            },
            keep_card: attempt.keep_card.stored().to_owned(),
            initiator: attempt.initiator.stored().to_owned(),
            wallet_id: attempt.wallet.map(Id::uuid),
            created_at: attempt.created_at,
        }
    }
}

impl From<&Attempt> for Course {
    fn from(attempt: &Attempt) -> Self {
        let progress = &attempt.progress;
        let face = progress.card.as_ref();
        let decline = attempt.decline.as_ref();
        Self {
            // Whoever holds the token can pay with it: it goes as soon as the card was read.
            payment_token: match &attempt.source {
                CardSource::Token(token) if progress.payment_method.is_none() => {
                    Some(token.reveal().to_owned())
                }
                _ => None,
            },
            state: attempt.state.stored().to_owned(),
            payment_method: progress.payment_method.clone(),
            card_brand: face.map(|face| face.brand.clone()),
            card_last4: face.map(|face| face.last4.clone()),
            card_exp_month: face.map(|face| face.exp_month),
            card_exp_year: face.map(|face| face.exp_year),
            fingerprint: progress.fingerprint.clone(),
            attached: progress.attached,
            cloned_payment_method: progress.clone.clone(),
            clone_attached: progress.clone_attached,
            shared_customer: progress.shared_customer.clone(),
            intent_ready: progress.intent_ready,
            submitted_at: progress.submitted_at,
            error_code: decline.map(|decline| decline.code.clone()),
            decline_code: decline.and_then(|decline| decline.decline_code.clone()),
            error_message: decline.map(|decline| decline.message.clone()),
            action_token: attempt.action.as_ref().map(|action| action.token.clone()),
            action_expires_at: attempt.action.as_ref().map(|action| action.expires_at),
        }
    }
}

impl TryFrom<Row> for Attempt {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let Row { terms, course } = row;
        let from = Origin {
            table: "attempts",
            id: terms.id,
        };
        let source = match (
            terms.card_id,
            course.payment_token.as_ref().or(course.payment_method.as_ref()),
        ) {
            (Some(card), _) => CardSource::Kept(CardId::from_uuid(card)),
            // Once the card was read its PaymentMethod stands for the token that is gone.
            (None, Some(token)) => {
                CardSource::Token(from.parsed("payment_token", PaymentToken::parse(token))?)
            }
            (None, None) => return Err(from.wrong("payment_token")),
        };
        let card = match (
            course.card_brand,
            course.card_last4,
            course.card_exp_month,
            course.card_exp_year,
        ) {
            (Some(brand), Some(last4), Some(exp_month), Some(exp_year)) => Some(CardFace {
                brand,
                last4,
                exp_month,
                exp_year,
            }),
            (None, None, None, None) => None,
            _ => return Err(from.wrong("card_brand")),
        };
        let decline = match (course.error_code, course.error_message) {
            (Some(code), Some(message)) => Some(Decline {
                code,
                decline_code: course.decline_code,
                message,
            }),
            (None, None) => None,
            _ => return Err(from.wrong("error_code")),
        };
        let action = match (course.action_token, course.action_expires_at) {
            (Some(token), Some(expires_at)) => Some(ActionLink { token, expires_at }),
            (None, None) => None,
            _ => return Err(from.wrong("action_token")),
        };
        Ok(Self {
            id: AttemptId::from_uuid(terms.id),
            charge: ChargeId::from_uuid(terms.charge_id),
            number: terms.number,
            customer: CustomerId::from_uuid(terms.customer_id),
            source,
            keep_card: from.named("keep_card", &terms.keep_card)?,
            initiator: from.named("initiator", &terms.initiator)?,
            wallet: row::id(terms.wallet_id),
            state: from.named("state", &course.state)?,
            progress: Progress {
                payment_method: course.payment_method,
                card,
                fingerprint: course.fingerprint,
                attached: course.attached,
                clone: course.cloned_payment_method,
                clone_attached: course.clone_attached,
                shared_customer: course.shared_customer,
                intent_ready: course.intent_ready,
                submitted_at: course.submitted_at,
            },
            decline,
            action,
            created_at: terms.created_at,
        })
    }
}

/// Stores a new attempt. `asked` is none when the charge itself has the key; `client_address` is
/// the buyer's, at a pay page.
///
/// # Errors
/// [`Error::Conflict`] with [`KEY_UNIQUE`] when the key was used (see [`by_key`]), with
/// [`ONE_IN_FLIGHT`] while another attempt is pending, with [`NUMBER_UNIQUE`] when somebody else
/// took the number.
pub fn insert(
    conn: &mut PgConnection,
    attempt: &Attempt,
    client_address: Option<IpAddr>,
    asked: Option<Asked<'_>>,
) -> Result<(), Error> {
    idempotency::claim(conn, asked, "attempts")?;
    let key = KeyColumns::from(asked);
    diesel::insert_into(attempts::table)
        .values(NewRow {
            terms: attempt.into(),
            course: attempt.into(),
            client_address: client_address.map(|address| address.to_string()),
            caller: key.caller,
            idempotency_key: key.idempotency_key,
            request_fingerprint: key.request_fingerprint,
        })
        .execute(conn)?;
    Ok(())
}

/// What this key began.
///
/// # Errors
/// See [`Error`].
pub fn by_key(conn: &mut PgConnection, caller: &str, key: &str) -> Result<Option<Found<Attempt>>, Error> {
    let row: Option<(Row, Option<Vec<u8>>, Option<i16>)> = attempts::table
        .filter(attempts::caller.eq(caller))
        .filter(attempts::idempotency_key.eq(key))
        .select((
            Row::as_select(),
            attempts::request_fingerprint,
            attempts::answered_status,
        ))
        .first(conn)
        .optional()?;
    let Some((row, fingerprint, status)) = row else {
        return Ok(None);
    };
    let from = Origin {
        table: "attempts",
        id: row.terms.id,
    };
    Ok(Some(Found {
        fingerprint: from.parsed("request_fingerprint", fingerprint.unwrap_or_default().try_into())?,
        answered_status: from.parsed("answered_status", status.map(u16::try_from).transpose())?,
        row: row.try_into()?,
    }))
}

/// The attempt.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: AttemptId) -> Result<Option<Attempt>, Error> {
    attempts::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Attempt::try_from)
        .transpose()
}

/// The attempt whose action page this token opens, whether or not there is still time.
///
/// # Errors
/// See [`Error`].
pub fn by_action_token(conn: &mut PgConnection, token: &str) -> Result<Option<Attempt>, Error> {
    attempts::table
        .filter(attempts::action_token.eq(token))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Attempt::try_from)
        .transpose()
}

/// The attempt, locked until the transaction ends. Who locks the charge as well locks it first.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: AttemptId) -> Result<Option<Attempt>, Error> {
    attempts::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Attempt::try_from)
        .transpose()
}

/// Saves where an attempt stands: state, progress and decline. Its card, customer and number stay.
///
/// # Errors
/// See [`Error`].
pub fn update(conn: &mut PgConnection, attempt: &Attempt) -> Result<(), Error> {
    diesel::update(attempts::table.find(attempt.id.uuid()))
        .set(Course::from(attempt))
        .returning(attempts::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Keeps the HTTP status of the first answer, for a replay of the key. A later one changes nothing.
///
/// # Errors
/// See [`Error`].
pub fn set_answered_status(conn: &mut PgConnection, id: AttemptId, status: u16) -> Result<(), Error> {
    let status = i16::try_from(status).unwrap_or(i16::MAX);
    diesel::update(attempts::table.find(id.uuid()))
        .filter(attempts::answered_status.is_null())
        .set(attempts::answered_status.eq(Some(status)))
        .execute(conn)?;
    Ok(())
}

/// From which address the attempt was begun; none when nobody told.
///
/// # Errors
/// See [`Error`].
pub fn client_address(conn: &mut PgConnection, id: AttemptId) -> Result<Option<IpAddr>, Error> {
    let address: Option<Option<String>> = attempts::table
        .find(id.uuid())
        .select(attempts::client_address)
        .first(conn)
        .optional()?;
    let from = Origin {
        table: "attempts",
        id: id.uuid(),
    };
    let address = address.flatten().map(|address| address.parse()).transpose();
    from.parsed("client_address", address)
}

/// A charge's attempts, the first one first.
///
/// # Errors
/// See [`Error`].
pub fn of_charge(conn: &mut PgConnection, charge: ChargeId) -> Result<Vec<Attempt>, Error> {
    of_charges(conn, &[charge])
}

/// The attempts of several charges at once, by charge and number: for a list.
///
/// # Errors
/// See [`Error`].
pub fn of_charges(conn: &mut PgConnection, charges: &[ChargeId]) -> Result<Vec<Attempt>, Error> {
    let ids: Vec<Uuid> = charges.iter().map(|id| id.uuid()).collect();
    let rows: Vec<Row> = attempts::table
        .filter(attempts::charge_id.eq_any(ids))
        .order((attempts::charge_id, attempts::number))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Attempt::try_from).collect()
}

/// The attempt that another has to wait for, if there is one.
///
/// # Errors
/// See [`Error`].
pub fn in_flight(conn: &mut PgConnection, charge: ChargeId) -> Result<Option<Attempt>, Error> {
    attempts::table
        .filter(attempts::charge_id.eq(charge.uuid()))
        .filter(attempts::state.eq(State::Pending.stored()))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Attempt::try_from)
        .transpose()
}

/// How many attempts with a card of this number, at any seller's, begun at `since` or later, were
/// declined.
///
/// # Errors
/// See [`Error`].
pub fn declines_by_fingerprint_since(
    conn: &mut PgConnection,
    fingerprint: &str,
    since: Timestamp,
) -> Result<i64, Error> {
    Ok(attempts::table
        .filter(attempts::fingerprint.eq(fingerprint))
        .filter(attempts::state.eq(State::Declined.stored()))
        .filter(attempts::created_at.ge(since))
        .count()
        .get_result(conn)?)
}
