//! What the marketplace takes: its own policy and those of single sellers. Append-only, the newest
//! counts, so that an old charge's fee can be explained.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Currency, Timestamp,
    fee::FeePolicy,
    ids::{FeePolicyId, Id, SellerId, UserId},
};
use uuid::Uuid;

use crate::{Error, row::Origin, schema::fee_policies};

#[derive(Queryable, Selectable)]
#[diesel(table_name = fee_policies, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    percent_basis_points: i32,
    fixed_amount: i64,
    currency: Option<String>,
    min_amount: Option<i64>,
    max_amount: Option<i64>,
}

impl TryFrom<Row> for FeePolicy {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let from = Origin {
            table: "fee_policies",
            id: row.id,
        };
        let policy = Self {
            percent_basis_points: row.percent_basis_points,
            fixed_amount: row.fixed_amount,
            currency: from.parsed("currency", row.currency.map(|code| code.parse()).transpose())?,
            min_amount: row.min_amount,
            max_amount: row.max_amount,
        };
        from.parsed("percent_basis_points", policy.checked())
    }
}

/// The policy that a charge of this seller is made under: the seller's own, or else the
/// marketplace's, or else ten percent.
///
/// # Errors
/// See [`Error`].
pub fn current(conn: &mut PgConnection, seller: SellerId) -> Result<FeePolicy, Error> {
    if let Some(own) = get(conn, Some(seller))? {
        return Ok(own);
    }
    Ok(get(conn, None)?.unwrap_or_else(FeePolicy::ten_percent))
}

/// What was last set for this seller, or for the marketplace (`None`); none when nothing was, or when
/// it was given up since.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, seller: Option<SellerId>) -> Result<Option<FeePolicy>, Error> {
    let last: Option<(Row, bool)> = fee_policies::table
        .filter(fee_policies::seller_id.is_not_distinct_from(seller.map(Id::uuid)))
        .order((fee_policies::created_at.desc(), fee_policies::id.desc()))
        .select((Row::as_select(), fee_policies::withdrawn))
        .first(conn)
        .optional()?;
    last.filter(|(_, withdrawn)| !withdrawn)
        .map(|(row, _)| row.try_into())
        .transpose()
}

/// Gives a seller's own policy up: the marketplace's holds then.
///
/// # Errors
/// See [`Error`].
pub fn withdraw(
    conn: &mut PgConnection,
    id: FeePolicyId,
    seller: SellerId,
    by: UserId,
    at: Timestamp,
) -> Result<(), Error> {
    diesel::insert_into(fee_policies::table)
        .values((
            fee_policies::id.eq(id.uuid()),
            fee_policies::seller_id.eq(Some(seller.uuid())),
            fee_policies::withdrawn.eq(true),
            // What a withdrawal says of amounts nobody reads.
            fee_policies::percent_basis_points.eq(0),
            fee_policies::fixed_amount.eq(0),
            fee_policies::created_by.eq(by.uuid()),
            fee_policies::created_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Sets a policy for this seller, or for the marketplace (`None`).
///
/// # Errors
/// See [`Error`].
pub fn set(
    conn: &mut PgConnection,
    id: FeePolicyId,
    seller: Option<SellerId>,
    policy: &FeePolicy,
    by: UserId,
    at: Timestamp,
) -> Result<(), Error> {
    diesel::insert_into(fee_policies::table)
        .values((
            fee_policies::id.eq(id.uuid()),
            fee_policies::seller_id.eq(seller.map(Id::uuid)),
            fee_policies::percent_basis_points.eq(policy.percent_basis_points),
            fee_policies::fixed_amount.eq(policy.fixed_amount),
            fee_policies::currency.eq(policy.currency.map(Currency::code)),
            fee_policies::min_amount.eq(policy.min_amount),
            fee_policies::max_amount.eq(policy.max_amount),
            fee_policies::created_by.eq(by.uuid()),
            fee_policies::created_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}
