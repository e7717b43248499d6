//! What was given back of fees without a refund of ours.

use diesel::prelude::*;
use souk_domain::{
    fee_refund::FeeRefund,
    ids::{ChargeId, Id},
};

use crate::{Error, schema::fee_refunds};

/// Writes one down. The charge is locked.
///
/// # Errors
/// See [`Error`].
pub fn insert(conn: &mut PgConnection, refund: &FeeRefund) -> Result<(), Error> {
    diesel::insert_into(fee_refunds::table)
        .values((
            fee_refunds::id.eq(refund.id.uuid()),
            fee_refunds::charge_id.eq(refund.charge.uuid()),
            fee_refunds::seller_id.eq(refund.seller.uuid()),
            fee_refunds::amount.eq(refund.money.amount),
            fee_refunds::currency.eq(refund.money.currency.code()),
            fee_refunds::at.eq(refund.at),
        ))
        .execute(conn)?;
    Ok(())
}

/// What those of a charge come to, in minor units of its currency.
///
/// # Errors
/// See [`Error`].
pub fn total(conn: &mut PgConnection, charge: ChargeId) -> Result<i64, Error> {
    let amounts: Vec<i64> = fee_refunds::table
        .filter(fee_refunds::charge_id.eq(charge.uuid()))
        .select(fee_refunds::amount)
        .load(conn)?;
    Ok(amounts.into_iter().fold(0, i64::saturating_add))
}
