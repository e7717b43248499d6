//! What disputes did to balances. Rows are only added: a balance transaction never changes.

use diesel::prelude::*;
use souk_domain::{
    Timestamp,
    dispute::{Dispute, Movement},
    ids::{Id, MovementId},
};
use uuid::Uuid;

use crate::{Error, schema::dispute_movements};

#[derive(Insertable)]
#[diesel(table_name = dispute_movements, treat_none_as_default_value = false)]
struct Row<'a> {
    id: Uuid,
    dispute_id: Uuid,
    seller_id: Uuid,
    balance_transaction: &'a str,
    amount: i64,
    fee: i64,
    currency: &'a str,
    at: Timestamp,
}

/// Adds those that are not known yet; each comes with the id that it gets then.
///
/// # Errors
/// See [`Error`].
pub fn add(
    conn: &mut PgConnection,
    dispute: &Dispute,
    movements: &[(MovementId, Movement)],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = movements
        .iter()
        .map(|(id, movement)| Row {
            id: id.uuid(),
            dispute_id: dispute.id.uuid(),
            seller_id: dispute.seller.uuid(),
            balance_transaction: &movement.balance_transaction,
            amount: movement.amount,
            fee: movement.fee,
            currency: movement.currency.code(),
            at: movement.at,
        })
        .collect();
    diesel::insert_into(dispute_movements::table)
        .values(rows)
        .on_conflict((
            dispute_movements::dispute_id,
            dispute_movements::balance_transaction,
        ))
        .do_nothing()
        .execute(conn)?;
    Ok(())
}
