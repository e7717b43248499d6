//! What is taken back from sellers of charges through the platform: for lost disputes, and by hand.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    ids::{ChargeId, DisputeId, Id, SellerId, TransferReversalId},
    instruction::{Refused, State},
    transfer_reversal::{
        Done, NOT_LOST, NOTHING_LEFT, Share, TRIED_AGAIN_AFTER, TRIED_FOR, TransferReversal,
    },
};
use uuid::Uuid;

use crate::{
    Error,
    row::{self, Origin, Stored},
    schema::{charges, disputes, transfer_reversals},
};

/// The name of the index that a second reversal for a dispute runs into, unless the first was refused.
pub const ONE: &str = "transfer_reversals_one";

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = transfer_reversals, check_for_backend(Pg))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: Uuid,
    dispute_id: Option<Uuid>,
    charge_id: Uuid,
    seller_id: Uuid,
    amount: Option<i64>,
    currency: Option<String>,
    state: String,
    submitted_at: Option<Timestamp>,
    done_at: Option<Timestamp>,
    stripe_reversal: Option<String>,
    refusal_code: Option<String>,
    refusal_message: Option<String>,
    created_at: Timestamp,
}

impl From<&TransferReversal> for Row {
    fn from(reversal: &TransferReversal) -> Self {
        let (done, refusal) = (reversal.done.as_ref(), reversal.refusal.as_ref());
        Self {
            id: reversal.id.uuid(),
            dispute_id: reversal.dispute.map(Id::uuid),
            charge_id: reversal.charge.uuid(),
            seller_id: reversal.seller.uuid(),
            amount: reversal.share.map(|share| share.amount),
            currency: reversal.share.map(|share| share.currency.code().to_owned()),
            state: reversal.state.stored().to_owned(),
            submitted_at: reversal.submitted_at,
            done_at: done.map(|done| done.at),
            stripe_reversal: done.map(|done| done.stripe_reversal.clone()),
            refusal_code: refusal.map(|refusal| refusal.code.clone()),
            refusal_message: refusal.map(|refusal| refusal.message.clone()),
            created_at: reversal.created_at,
        }
    }
}

impl TryFrom<Row> for TransferReversal {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "transfer_reversals",
            id: row.id,
        };
        let share = row
            .amount
            .zip(row.currency)
            .map(|(amount, currency)| {
                let currency = from.parsed("currency", currency.parse())?;
                Ok::<_, Error>(Share { amount, currency })
            })
            .transpose()?;
        Ok(Self {
            id: TransferReversalId::from_uuid(row.id),
            dispute: row::id(row.dispute_id),
            charge: ChargeId::from_uuid(row.charge_id),
            seller: SellerId::from_uuid(row.seller_id),
            share,
            state: from.named("state", &row.state)?,
            submitted_at: row.submitted_at,
            done: row
                .stripe_reversal
                .zip(row.done_at)
                .map(|(stripe_reversal, at)| Done { stripe_reversal, at }),
            refusal: row
                .refusal_code
                .zip(row.refusal_message)
                .map(|(code, message)| Refused { code, message }),
            created_at: row.created_at,
        })
    }
}

/// Writes a reversal down.
///
/// # Errors
/// [`Error::Conflict`] with [`ONE`] when the dispute has one that was not refused.
pub fn insert(conn: &mut PgConnection, reversal: &TransferReversal) -> Result<(), Error> {
    diesel::insert_into(transfer_reversals::table)
        .values(Row::from(reversal))
        .execute(conn)?;
    Ok(())
}

/// The reversal.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: TransferReversalId) -> Result<Option<TransferReversal>, Error> {
    transfer_reversals::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(TransferReversal::try_from)
        .transpose()
}

/// The reversal, locked until the transaction ends. Its charge is locked before it.
///
/// # Errors
/// See [`Error`].
pub fn lock(conn: &mut PgConnection, id: TransferReversalId) -> Result<Option<TransferReversal>, Error> {
    transfer_reversals::table
        .find(id.uuid())
        .select(Row::as_select())
        .for_no_key_update()
        .first(conn)
        .optional()?
        .map(TransferReversal::try_from)
        .transpose()
}

/// The last one for a dispute.
///
/// # Errors
/// See [`Error`].
pub fn of_dispute(conn: &mut PgConnection, dispute: DisputeId) -> Result<Option<TransferReversal>, Error> {
    transfer_reversals::table
        .filter(transfer_reversals::dispute_id.eq(dispute.uuid()))
        .order((
            transfer_reversals::created_at.desc(),
            transfer_reversals::id.desc(),
        ))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(TransferReversal::try_from)
        .transpose()
}

/// All of a charge's, the oldest first.
///
/// # Errors
/// See [`Error`].
pub fn of_charge(conn: &mut PgConnection, charge: ChargeId) -> Result<Vec<TransferReversal>, Error> {
    let rows: Vec<Row> = transfer_reversals::table
        .filter(transfer_reversals::charge_id.eq(charge.uuid()))
        .order((transfer_reversals::created_at, transfer_reversals::id))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(TransferReversal::try_from).collect()
}

/// What was taken back of a charge's transfer apart from refunds, or may have been, in minor units of the
/// charge's currency; what was taken back in another is left out.
///
/// # Errors
/// See [`Error`].
pub fn taken_back(conn: &mut PgConnection, charge: ChargeId) -> Result<i64, Error> {
    let currency: String = charges::table
        .find(charge.uuid())
        .select(charges::currency)
        .first(conn)?;
    let gone = of_charge(conn, charge)?
        .into_iter()
        .filter(|reversal| matches!(reversal.state, State::Submitted | State::Unknown | State::Done));
    Ok(gone
        .filter_map(|reversal| reversal.share)
        .filter(|share| share.currency.code() == currency)
        .map(|share| share.amount)
        .fold(0, i64::saturating_add))
}

/// Whether another reversal of this charge is on its way, or may be.
///
/// # Errors
/// See [`Error`].
pub fn another_is_on_its_way(
    conn: &mut PgConnection,
    charge: ChargeId,
    than: TransferReversalId,
) -> Result<bool, Error> {
    let on_its_way = [State::Submitted, State::Unknown].map(Stored::stored);
    Ok(diesel::select(diesel::dsl::exists(
        transfer_reversals::table
            .filter(transfer_reversals::charge_id.eq(charge.uuid()))
            .filter(transfer_reversals::id.ne(than.uuid()))
            .filter(transfer_reversals::state.eq_any(on_its_way)),
    ))
    .get_result(conn)?)
}

/// Saves how a reversal that was read under [`lock`] stands.
///
/// # Errors
/// [`Error::Query`] when the state may not follow on the one that is stored.
pub fn update(conn: &mut PgConnection, reversal: &TransferReversal) -> Result<(), Error> {
    diesel::update(transfer_reversals::table.find(reversal.id.uuid()))
        .set(Row::from(reversal))
        .returning(transfer_reversals::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Those that were refused before then and may succeed later, if nothing was tried since and the
/// dispute was lost recently enough; oldest first.
///
/// # Errors
/// See [`Error`].
pub fn refused(
    conn: &mut PgConnection,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<TransferReversalId>, Error> {
    let later = diesel::alias!(transfer_reversals as later);
    let followed = later
        .filter(
            later
                .field(transfer_reversals::dispute_id)
                .eq(transfer_reversals::dispute_id),
        )
        .filter(
            later
                .field(transfer_reversals::created_at)
                .gt(transfer_reversals::created_at),
        );
    let found: Vec<Uuid> = transfer_reversals::table
        .inner_join(disputes::table)
        .filter(transfer_reversals::refusal_code.ne_all([NOTHING_LEFT, NOT_LOST]))
        .filter(transfer_reversals::created_at.le(before))
        .filter(disputes::closed_at.gt(before + TRIED_AGAIN_AFTER - TRIED_FOR))
        .filter(diesel::dsl::not(diesel::dsl::exists(followed)))
        .order(transfer_reversals::created_at)
        .limit(limit)
        .select(transfer_reversals::id)
        .load(conn)?;
    Ok(found.into_iter().map(TransferReversalId::from_uuid).collect())
}
