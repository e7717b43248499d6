// tidy: long because the row of a charge has many columns, each written out once in each direction
//! Charges: one PaymentIntent each.

mod list;

use diesel::{pg::Pg, prelude::*};
use serde_json::json;
use souk_domain::{
    Money, Timestamp,
    charge::{Charge, Flow, State},
    dispute::{Cost, Standing},
    ids::{ChargeId, CheckoutId, Id, SellerId},
    metadata::Metadata,
    terms::Terms as Agreed,
    text::{Description, StatementDescriptorSuffix},
};
use uuid::Uuid;

use crate::{
    Asked, Error, Found, Scope,
    idempotency::{self, KeyColumns},
    row::{self, Origin, Stored},
    schema::charges,
    scope::sellers_of,
};

pub use list::{ChargeFilter, list};

/// The name of the constraint that a repeated key runs into.
pub const KEY_UNIQUE: &str = "charges_key_unique";
/// The name of the constraint that a second charge of a checkout runs into.
pub const CHECKOUT_UNIQUE: &str = "charges_checkout_unique";

/// What is fixed when a charge is made.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = charges, check_for_backend(Pg), treat_none_as_default_value = false)]
struct Terms {
    id: Uuid,
    seller_id: Uuid,
    checkout_id: Option<Uuid>,
    amount: i64,
    currency: String,
    application_fee: i64,
    flow: String,
    capture: String,
    description: Option<String>,
    statement_descriptor_suffix: Option<String>,
    metadata: serde_json::Value,
    stripe_account: String,
    livemode: bool,
    created_at: Timestamp,
    on_behalf_of: bool,
    stripe_fee_payer: String,
    losses_payer: String,
}

/// What changes as Stripe goes on with it.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = charges, check_for_backend(Pg))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Course {
    customer_id: Option<Uuid>,
    amount_captured: i64,
    amount_refunded: i64,
    application_fee_captured: Option<i64>,
    application_fee_refunded: i64,
    capture_before: Option<Timestamp>,
    stripe_fee: Option<i64>,
    net: Option<i64>,
    state: String,
    disputed: bool,
    dispute_state: Option<String>,
    dispute_withdrawn: Option<i64>,
    dispute_fee: Option<i64>,
    stripe_payment_intent: Option<String>,
    stripe_charge: Option<String>,
    balance_transaction: Option<String>,
    updated_at: Timestamp,
    stripe_application_fee: Option<String>,
    stripe_transfer: Option<String>,
    stripe_destination_payment: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = charges, check_for_backend(Pg))]
struct Row {
    #[diesel(embed)]
    terms: Terms,
    #[diesel(embed)]
    course: Course,
}

#[derive(Insertable)]
#[diesel(table_name = charges, treat_none_as_default_value = false)]
struct NewRow {
    #[diesel(embed)]
    terms: Terms,
    #[diesel(embed)]
    course: Course,
    sync_seq: i64,
    caller: Option<String>,
    idempotency_key: Option<String>,
    request_fingerprint: Option<Vec<u8>>,
    answered_status: Option<i16>,
}

impl From<&Charge> for Terms {
    fn from(charge: &Charge) -> Self {
        Self {
            id: charge.id.uuid(),
            seller_id: charge.seller.uuid(),
            checkout_id: charge.checkout.map(Id::uuid),
            amount: charge.money.amount,
            currency: charge.money.currency.code().to_owned(),
            application_fee: charge.application_fee,
            flow: charge.flow.stored().to_owned(),
            capture: charge.capture.stored().to_owned(),
            description: charge.description.as_ref().map(|text| text.as_str().to_owned()),
            statement_descriptor_suffix: charge
                .statement_descriptor_suffix
                .as_ref()
                .map(|text| text.as_str().to_owned()),
            metadata: json!(charge.metadata),
            stripe_account: charge.stripe_account.clone(),
            livemode: charge.livemode,
            created_at: charge.created_at,
            on_behalf_of: charge.terms.on_behalf_of,
            stripe_fee_payer: charge.terms.stripe_fee_payer.stored().to_owned(),
            losses_payer: charge.terms.losses_payer.stored().to_owned(),
        }
    }
}

impl From<&Charge> for Course {
    fn from(charge: &Charge) -> Self {
        Self {
            customer_id: charge.customer.map(Id::uuid),
            amount_captured: charge.amount_captured,
            amount_refunded: charge.amount_refunded,
            application_fee_captured: charge.application_fee_captured,
            application_fee_refunded: charge.application_fee_refunded,
            capture_before: charge.capture_before,
            stripe_fee: charge.stripe_fee,
            net: charge.net,
            state: charge.state.stored().to_owned(),
            disputed: charge.disputed,
            dispute_state: charge.dispute.map(|standing| standing.state.stored().to_owned()),
            dispute_withdrawn: charge.dispute.map(|standing| standing.cost.withdrawn),
            dispute_fee: charge.dispute.map(|standing| standing.cost.fee),
            stripe_payment_intent: charge.stripe_payment_intent.clone(),
            stripe_charge: charge.stripe_charge.clone(),
            balance_transaction: charge.balance_transaction.clone(),
            updated_at: charge.updated_at,
            stripe_application_fee: charge.stripe_application_fee.clone(),
            stripe_transfer: charge.stripe_transfer.clone(),
            stripe_destination_payment: charge.stripe_destination_payment.clone(),
        }
    }
}

impl TryFrom<Row> for Charge {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let Row { terms, course } = row;
        let from = Origin {
            table: "charges",
            id: terms.id,
        };
        let description = terms.description.as_deref().map(Description::parse).transpose();
        let suffix = terms
            .statement_descriptor_suffix
            .as_deref()
            .map(StatementDescriptorSuffix::parse)
            .transpose();
        let dispute = match (course.dispute_state, course.dispute_withdrawn, course.dispute_fee) {
            (Some(state), Some(withdrawn), Some(fee)) => Some(Standing {
                state: from.named("dispute_state", &state)?,
                cost: Cost { withdrawn, fee },
            }),
            _ => None,
        };
        let metadata = from.parsed("metadata", serde_json::from_value(terms.metadata))?;
        Ok(Self {
            id: ChargeId::from_uuid(terms.id),
            seller: SellerId::from_uuid(terms.seller_id),
            customer: row::id(course.customer_id),
            checkout: row::id(terms.checkout_id),
            money: Money::new(terms.amount, from.parsed("currency", terms.currency.parse())?),
            amount_captured: course.amount_captured,
            amount_refunded: course.amount_refunded,
            application_fee_captured: course.application_fee_captured,
            application_fee_refunded: course.application_fee_refunded,
            capture_before: course.capture_before,
            application_fee: terms.application_fee,
            stripe_fee: course.stripe_fee,
            net: course.net,
            flow: from.named("flow", &terms.flow)?,
            terms: Agreed {
                on_behalf_of: terms.on_behalf_of,
                stripe_fee_payer: from.named("stripe_fee_payer", &terms.stripe_fee_payer)?,
                losses_payer: from.named("losses_payer", &terms.losses_payer)?,
            },
            capture: from.named("capture", &terms.capture)?,
            state: from.named("state", &course.state)?,
            disputed: course.disputed,
            dispute,
            description: from.parsed("description", description)?,
            statement_descriptor_suffix: from.parsed("statement_descriptor_suffix", suffix)?,
            metadata: from.parsed("metadata", Metadata::parse(metadata))?,
            stripe_account: terms.stripe_account,
            stripe_payment_intent: course.stripe_payment_intent,
            stripe_charge: course.stripe_charge,
            stripe_application_fee: course.stripe_application_fee,
            stripe_transfer: course.stripe_transfer,
            stripe_destination_payment: course.stripe_destination_payment,
            balance_transaction: course.balance_transaction,
            livemode: terms.livemode,
            created_at: terms.created_at,
            updated_at: course.updated_at,
        })
    }
}

/// Stores a new charge; `asked` is none for one that begins at a pay page, where the attempts
/// have the keys.
///
/// # Errors
/// [`Error::Conflict`] with [`KEY_UNIQUE`] when the key was used (see [`by_key`]), or with
/// [`CHECKOUT_UNIQUE`] when the checkout has a charge (see [`by_checkout`]).
pub fn insert(conn: &mut PgConnection, charge: &Charge, asked: Option<Asked<'_>>) -> Result<(), Error> {
    idempotency::claim(conn, asked, "charges")?;
    let key = KeyColumns::from(asked);
    diesel::insert_into(charges::table)
        .values(NewRow {
            terms: charge.into(),
            course: charge.into(),
            sync_seq: 0,
            caller: key.caller,
            idempotency_key: key.idempotency_key,
            request_fingerprint: key.request_fingerprint,
            answered_status: None,
        })
        .execute(conn)?;
    Ok(())
}

/// What this key made.
///
/// # Errors
/// See [`Error`].
pub fn by_key(conn: &mut PgConnection, caller: &str, key: &str) -> Result<Option<Found<Charge>>, Error> {
    let row: Option<(Row, Option<Vec<u8>>, Option<i16>)> = charges::table
        .filter(charges::caller.eq(caller))
        .filter(charges::idempotency_key.eq(key))
        .select((
            Row::as_select(),
            charges::request_fingerprint,
            charges::answered_status,
        ))
        .first(conn)
        .optional()?;
    let Some((row, fingerprint, status)) = row else {
        return Ok(None);
    };
    let from = Origin {
        table: "charges",
        id: row.terms.id,
    };
    Ok(Some(Found {
        fingerprint: from.parsed("request_fingerprint", fingerprint.unwrap_or_default().try_into())?,
        answered_status: from.parsed("answered_status", status.map(u16::try_from).transpose())?,
        row: row.try_into()?,
    }))
}

/// The charge, if it is in scope.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: ChargeId, scope: &Scope) -> Result<Option<Charge>, Error> {
    let query = charges::table.find(id.uuid()).select(Row::as_select());
    let row = match scope {
        Scope::Everything => query.first(conn),
        Scope::OwnedBy(user) => query
            .filter(charges::seller_id.eq_any(sellers_of(*user)))
            .first(conn),
    };
    row.optional()?.map(Charge::try_from).transpose()
}

/// The charge, locked until the transaction ends.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: ChargeId) -> Result<Option<Charge>, Error> {
    charges::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(Charge::try_from)
        .transpose()
}

/// The charge of a checkout, if one was begun.
///
/// # Errors
/// See [`Error`].
pub fn by_checkout(conn: &mut PgConnection, checkout: CheckoutId) -> Result<Option<Charge>, Error> {
    charges::table
        .filter(charges::checkout_id.eq(checkout.uuid()))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Charge::try_from)
        .transpose()
}

/// The charge that made this transfer of the platform's.
///
/// # Errors
/// See [`Error`].
pub fn by_transfer(conn: &mut PgConnection, transfer: &str, livemode: bool) -> Result<Option<Charge>, Error> {
    charges::table
        .filter(charges::stripe_transfer.eq(transfer))
        .filter(charges::livemode.eq(livemode))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Charge::try_from)
        .transpose()
}

/// The charge of which this application fee was taken.
///
/// # Errors
/// See [`Error`].
pub fn by_application_fee(
    conn: &mut PgConnection,
    fee: &str,
    livemode: bool,
) -> Result<Option<Charge>, Error> {
    charges::table
        .filter(charges::stripe_application_fee.eq(fee))
        .filter(charges::livemode.eq(livemode))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Charge::try_from)
        .transpose()
}

/// The charge whose PaymentIntent this is. `account` is the one that the event or object came
/// from: none for the platform itself, where only destination charges are made.
///
/// # Errors
/// See [`Error`].
pub fn by_intent(
    conn: &mut PgConnection,
    account: Option<&str>,
    payment_intent: &str,
    livemode: bool,
) -> Result<Option<Charge>, Error> {
    let query = charges::table
        .filter(charges::stripe_payment_intent.eq(payment_intent))
        .filter(charges::livemode.eq(livemode))
        .select(Row::as_select());
    let row = match account {
        Some(account) => query
            .filter(charges::flow.eq(Flow::Direct.stored()))
            .filter(charges::stripe_account.eq(account))
            .first(conn),
        None => query.filter(charges::flow.ne(Flow::Direct.stored())).first(conn),
    };
    row.optional()?.map(Charge::try_from).transpose()
}

/// Saves a charge that was read under [`lock`]. What is fixed when a charge is made (seller,
/// amount, fee, terms) is not written.
///
/// # Errors
/// [`Error::Conflict`] when another charge has its PaymentIntent; [`Error::Query`] when the state
/// may not follow on the one that is stored.
pub fn update(conn: &mut PgConnection, charge: &Charge) -> Result<(), Error> {
    diesel::update(charges::table.find(charge.id.uuid()))
        .set(Course::from(charge))
        .returning(charges::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Counts that somebody sets out to read the PaymentIntent at Stripe, and gives the number of the
/// look. See [`end_sync`].
///
/// # Errors
/// See [`Error`].
pub fn begin_sync(conn: &mut PgConnection, id: ChargeId) -> Result<i64, Error> {
    Ok(diesel::update(charges::table.find(id.uuid()))
        .set(charges::sync_seq.eq(charges::sync_seq + 1))
        .returning(charges::sync_seq)
        .get_result(conn)?)
}

/// Whether what look number `seq` has read may be saved, in this transaction; under [`lock`]. It may
/// not once a look that began later has been saved: that one has seen at least as much. So an older
/// snapshot never overwrites a newer one, and nobody waits for a look that may never end.
///
/// # Errors
/// See [`Error`].
pub fn end_sync(conn: &mut PgConnection, id: ChargeId, seq: i64) -> Result<bool, Error> {
    let saved = diesel::update(charges::table.find(id.uuid()))
        .filter(charges::synced_seq.lt(seq))
        .set(charges::synced_seq.eq(seq))
        .execute(conn)?;
    Ok(saved > 0)
}

/// From now on nothing is saved of looks that have begun: what they saw is about to change.
///
/// # Errors
/// See [`Error`].
pub fn outdate_looks(conn: &mut PgConnection, id: ChargeId) -> Result<(), Error> {
    let seq = begin_sync(conn, id)?;
    end_sync(conn, id, seq)?;
    Ok(())
}

/// Keeps the HTTP status of the first answer, for a replay of the key. A later one changes nothing.
///
/// # Errors
/// See [`Error`].
pub fn set_answered_status(conn: &mut PgConnection, id: ChargeId, status: u16) -> Result<(), Error> {
    let status = i16::try_from(status).unwrap_or(i16::MAX);
    diesel::update(charges::table.find(id.uuid()))
        .filter(charges::answered_status.is_null())
        .set(charges::answered_status.eq(Some(status)))
        .execute(conn)?;
    Ok(())
}

/// Takes up to `limit` charges that stand in one of these states, have not changed since `before`,
/// and were not taken since `before` either, oldest first: what the sweeper looks at. Those that
/// somebody is at are passed over.
///
/// # Errors
/// See [`Error`].
pub fn take_stuck(
    conn: &mut PgConnection,
    states: &[State],
    before: Timestamp,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<ChargeId>, Error> {
    let states: Vec<&str> = states.iter().map(|state| state.stored()).collect();
    let ids: Vec<Uuid> = charges::table
        .filter(charges::state.eq_any(states))
        .filter(charges::updated_at.lt(before))
        .filter(charges::swept_at.is_null().or(charges::swept_at.lt(before)))
        .order((charges::updated_at, charges::id))
        .limit(limit)
        .select(charges::id)
        .for_no_key_update()
        .skip_locked()
        .load(conn)?;
    diesel::update(charges::table.filter(charges::id.eq_any(&ids)))
        .set(charges::swept_at.eq(Some(now)))
        .execute(conn)?;
    Ok(ids.into_iter().map(ChargeId::from_uuid).collect())
}
