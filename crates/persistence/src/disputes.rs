//! Disputes, as Stripe last showed them.

pub mod answers;
pub mod files;
pub mod movements;

use std::collections::BTreeMap;

use diesel::{pg::Pg, prelude::*};
use serde_json::json;
use souk_domain::{
    Money, Timestamp,
    dispute::{Cost, Dispute, DisputeSnapshot, Evidence, State},
    ids::{ChargeId, DisputeId, Id, SellerId},
    page::{Cursor, Page, PageRequest},
};
use uuid::Uuid;

use crate::{
    Error, Scope,
    page::{newest_first, paged},
    row::{Origin, Stored},
    schema::disputes,
    scope::sellers_of,
};

/// The name of the constraint that a dispute which is stored already runs into.
pub const STRIPE_DISPUTE_UNIQUE: &str = "disputes_stripe_dispute_unique";

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = disputes, check_for_backend(Pg))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: Uuid,
    charge_id: Uuid,
    seller_id: Uuid,
    stripe_dispute: String,
    amount: i64,
    currency: String,
    reason: String,
    state: String,
    evidence_due_by: Option<Timestamp>,
    submissions: i32,
    evidence: serde_json::Value,
    refundable: bool,
    cost_currency: Option<String>,
    withdrawn: i64,
    fee: i64,
    livemode: bool,
    opened_at: Timestamp,
    closed_at: Option<Timestamp>,
    updated_at: Timestamp,
}

pub(super) fn evidence_json(evidence: &Evidence) -> serde_json::Value {
    json!(evidence.fields().collect::<BTreeMap<_, _>>())
}

impl From<&Dispute> for Row {
    fn from(dispute: &Dispute) -> Self {
        let at_stripe = &dispute.at_stripe;
        Self {
            id: dispute.id.uuid(),
            charge_id: dispute.charge.uuid(),
            seller_id: dispute.seller.uuid(),
            stripe_dispute: at_stripe.stripe_dispute.clone(),
            amount: at_stripe.money.amount,
            currency: at_stripe.money.currency.code().to_owned(),
            reason: at_stripe.reason.clone(),
            state: at_stripe.state.stored().to_owned(),
            evidence_due_by: at_stripe.evidence_due_by,
            submissions: at_stripe.submissions,
            evidence: evidence_json(&at_stripe.evidence),
            refundable: at_stripe.refundable,
            cost_currency: at_stripe.cost_currency.clone(),
            withdrawn: at_stripe.cost.withdrawn,
            fee: at_stripe.cost.fee,
            livemode: dispute.livemode,
            opened_at: at_stripe.opened_at,
            closed_at: dispute.closed_at,
            updated_at: dispute.updated_at,
        }
    }
}

impl TryFrom<Row> for Dispute {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "disputes",
            id: row.id,
        };
        let fields: BTreeMap<String, String> =
            from.parsed("evidence", serde_json::from_value(row.evidence))?;
        Ok(Self {
            id: DisputeId::from_uuid(row.id),
            charge: ChargeId::from_uuid(row.charge_id),
            seller: SellerId::from_uuid(row.seller_id),
            at_stripe: DisputeSnapshot {
                stripe_dispute: row.stripe_dispute,
                money: Money::new(row.amount, from.parsed("currency", row.currency.parse())?),
                reason: row.reason,
                state: from.named("state", &row.state)?,
                evidence_due_by: row.evidence_due_by,
                submissions: row.submissions,
                evidence: Evidence::known(fields),
                refundable: row.refundable,
                cost: Cost {
                    withdrawn: row.withdrawn,
                    fee: row.fee,
                },
                cost_currency: row.cost_currency,
                opened_at: row.opened_at,
            },
            livemode: row.livemode,
            closed_at: row.closed_at,
            updated_at: row.updated_at,
        })
    }
}

/// Stores a dispute that we hear of for the first time.
///
/// # Errors
/// [`Error::Conflict`] with [`STRIPE_DISPUTE_UNIQUE`] when it is stored already.
pub fn insert(conn: &mut PgConnection, dispute: &Dispute) -> Result<(), Error> {
    diesel::insert_into(disputes::table)
        .values(Row::from(dispute))
        .execute(conn)?;
    Ok(())
}

/// The dispute, if it is in scope.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: DisputeId, scope: &Scope) -> Result<Option<Dispute>, Error> {
    let query = disputes::table.find(id.uuid()).select(Row::as_select());
    let row = match scope {
        Scope::Everything => query.first(conn),
        Scope::OwnedBy(user) => query
            .filter(disputes::seller_id.eq_any(sellers_of(*user)))
            .first(conn),
    };
    row.optional()?.map(Dispute::try_from).transpose()
}

/// The dispute that Stripe calls so.
///
/// # Errors
/// See [`Error`].
pub fn by_stripe_dispute(
    conn: &mut PgConnection,
    stripe_dispute: &str,
    livemode: bool,
) -> Result<Option<Dispute>, Error> {
    disputes::table
        .filter(disputes::stripe_dispute.eq(stripe_dispute))
        .filter(disputes::livemode.eq(livemode))
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .map(Dispute::try_from)
        .transpose()
}

/// The disputes of a charge, oldest first.
///
/// # Errors
/// See [`Error`].
pub fn of_charge(conn: &mut PgConnection, charge: ChargeId) -> Result<Vec<Dispute>, Error> {
    let rows: Vec<Row> = disputes::table
        .filter(disputes::charge_id.eq(charge.uuid()))
        .order((disputes::opened_at, disputes::id))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Dispute::try_from).collect()
}

/// Saves a dispute. Its charge is locked by whoever saves.
///
/// # Errors
/// [`Error::Query`] when the state may not follow on the one that is stored.
pub fn update(conn: &mut PgConnection, dispute: &Dispute) -> Result<(), Error> {
    diesel::update(disputes::table.find(dispute.id.uuid()))
        .set(Row::from(dispute))
        .returning(disputes::id)
        .get_result::<Uuid>(conn)?;
    Ok(())
}

/// Counts that somebody sets out to read the dispute at Stripe, and gives the number; as
/// [`crate::charges::begin_sync`].
///
/// # Errors
/// See [`Error`].
pub fn begin_sync(conn: &mut PgConnection, id: DisputeId) -> Result<i64, Error> {
    Ok(diesel::update(disputes::table.find(id.uuid()))
        .set(disputes::sync_seq.eq(disputes::sync_seq + 1))
        .returning(disputes::sync_seq)
        .get_result(conn)?)
}

/// The number that [`begin_sync`] last gave.
///
/// # Errors
/// See [`Error`].
pub fn sync_seq(conn: &mut PgConnection, id: DisputeId) -> Result<i64, Error> {
    Ok(disputes::table
        .find(id.uuid())
        .select(disputes::sync_seq)
        .first(conn)?)
}

/// Which disputes a list has: those for which all that is given holds.
#[derive(Debug, Clone, Default)]
pub struct DisputeFilter {
    /// Of this seller.
    pub seller_id: Option<SellerId>,
    /// Of this charge.
    pub charge_id: Option<ChargeId>,
    /// That stand here.
    pub status: Option<State>,
}

/// Disputes in scope, newest first.
///
/// # Errors
/// See [`Error`].
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    filter: &DisputeFilter,
    page: PageRequest,
) -> Result<Page<Dispute>, Error> {
    let mut query = disputes::table.select(Row::as_select()).into_boxed();
    if let Scope::OwnedBy(user) = scope {
        query = query.filter(disputes::seller_id.eq_any(sellers_of(*user)));
    }
    if let Some(seller) = filter.seller_id {
        query = query.filter(disputes::seller_id.eq(seller.uuid()));
    }
    if let Some(charge) = filter.charge_id {
        query = query.filter(disputes::charge_id.eq(charge.uuid()));
    }
    if let Some(status) = filter.status {
        query = query.filter(disputes::state.eq(status.stored()));
    }
    let rows = newest_first!(query, disputes::opened_at, disputes::id, page).load(conn)?;
    let cursor = |row: &Row| Cursor {
        created_at: row.opened_at,
        id: row.id,
    };
    paged(rows, page, cursor, Dispute::try_from)
}
