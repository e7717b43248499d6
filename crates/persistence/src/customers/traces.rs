//! What other tables know of a customer, and how it is erased.

use diesel::{
    prelude::*,
    sql_types::{Bool, Uuid as SqlUuid},
};
use souk_domain::{
    attempt::State as AttemptState,
    charge::State as ChargeState,
    ids::{ChargeId, CustomerId, Id, NoticeId},
};
use uuid::Uuid;

use crate::{
    Error, card_setups,
    row::Stored,
    schema::{attempts, cards, charges, consents},
};

/// What Stripe calls a customer, here and on the connected accounts: the objects that name them.
const NAMES: &str = "SELECT stripe_customer FROM customers WHERE id = $1 AND stripe_customer IS NOT NULL \
    UNION ALL SELECT stripe_customer FROM shared_customers WHERE customer_id = $1";

/// Whether an attempt of this customer's is in flight.
///
/// # Errors
/// See [`Error`].
pub fn is_paying(conn: &mut PgConnection, id: CustomerId) -> Result<bool, Error> {
    let found: Option<Uuid> = attempts::table
        .filter(attempts::customer_id.eq(id.uuid()))
        .filter(attempts::state.eq(AttemptState::Pending.stored()))
        .select(attempts::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// The charges that wait for this customer to answer their bank.
///
/// # Errors
/// See [`Error`].
pub fn awaited_by(conn: &mut PgConnection, id: CustomerId) -> Result<Vec<ChargeId>, Error> {
    let ids: Vec<Uuid> = charges::table
        .filter(charges::customer_id.eq(id.uuid()))
        .filter(charges::state.eq(ChargeState::RequiresAction.stored()))
        .select(charges::id)
        .load(conn)?;
    Ok(ids.into_iter().map(ChargeId::from_uuid).collect())
}

/// Erases what attempts, card setups, cards, consents and timelines say of the person: addresses, what was shown
/// of their cards, and the links that were theirs. Amounts, states and ids stay.
///
/// # Errors
/// See [`Error`].
pub fn erase_traces(conn: &mut PgConnection, id: CustomerId) -> Result<(), Error> {
    diesel::update(attempts::table.filter(attempts::customer_id.eq(id.uuid())))
        .set((
            attempts::client_address.eq(None::<String>),
            attempts::card_brand.eq(None::<String>),
            attempts::card_last4.eq(None::<String>),
            attempts::card_exp_month.eq(None::<i16>),
            attempts::card_exp_year.eq(None::<i16>),
            attempts::fingerprint.eq(None::<String>),
            attempts::wallet_id.eq(None::<Uuid>),
        ))
        .execute(conn)?;
    diesel::update(attempts::table.filter(attempts::customer_id.eq(id.uuid())))
        .filter(attempts::action_token.is_not_null())
        .set((
            attempts::action_token.eq(None::<String>),
            attempts::action_expires_at.eq(None::<souk_domain::Timestamp>),
        ))
        .execute(conn)?;
    // The rows stay, because attempts point at them; nothing in them is a card any more.
    diesel::update(cards::table.filter(cards::customer_id.eq(id.uuid())))
        .set((
            cards::brand.eq("erased"),
            cards::last4.eq("0000"),
            cards::exp_month.eq(1_i16),
            cards::exp_year.eq(1970_i16),
            cards::fingerprint.eq(None::<String>),
        ))
        .execute(conn)?;
    card_setups::erase(conn, id)?;
    diesel::update(consents::table.filter(consents::customer_id.eq(id.uuid())))
        .set(consents::client_address.eq(None::<String>))
        .execute(conn)?;
    diesel::sql_query(
        "DELETE FROM wallet_cards WHERE card_id IN (SELECT id FROM cards WHERE customer_id = $1)",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .execute(conn)?;
    diesel::sql_query(
        "UPDATE timeline SET detail = detail - 'card' - 'message' WHERE charge_id IN \
         (SELECT charge_id FROM attempts WHERE customer_id = $1)",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .execute(conn)?;
    Ok(())
}

/// Empties the notices that were about this customer of their content; how many.
///
/// # Errors
/// See [`Error`].
pub fn erase_notices(conn: &mut PgConnection, id: CustomerId) -> Result<usize, Error> {
    let query = format!(
        "UPDATE notices SET payload = NULL WHERE payload IS NOT NULL AND status IN ('processed', 'ignored', 'quarantined') \
         AND (payload #>> '{{data,object,id}}' IN ({NAMES}) OR payload #>> '{{data,object,customer}}' IN ({NAMES}) \
             OR payload #>> '{{data,previous_attributes,customer}}' IN ({NAMES}) \
             OR payload #>> '{{data,object,payment_intent}}' IN \
                 (SELECT stripe_payment_intent FROM charges WHERE customer_id = $1))"
    );
    Ok(diesel::sql_query(query)
        .bind::<SqlUuid, _>(id.uuid())
        .execute(conn)?)
}

/// Empties a notice when it is about a customer who was erased: events come late.
///
/// # Errors
/// See [`Error`].
pub fn erase_notice(conn: &mut PgConnection, id: NoticeId) -> Result<bool, Error> {
    #[derive(QueryableByName)]
    struct Known {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
        #[diesel(sql_type = Bool)]
        erased: bool,
    }
    let known: Vec<Known> = diesel::sql_query(
        "SELECT DISTINCT c.id, c.erased_at IS NOT NULL AS erased FROM notices n JOIN customers c ON true \
             LEFT JOIN shared_customers s ON s.customer_id = c.id \
         WHERE n.id = $1 AND c.erased_at IS NOT NULL AND n.payload IS NOT NULL AND \
             ARRAY[n.payload #>> '{data,object,id}', n.payload #>> '{data,object,customer}', \
                   n.payload #>> '{data,previous_attributes,customer}'] && ARRAY[c.stripe_customer, s.stripe_customer]",
    )
    .bind::<SqlUuid, _>(id.uuid())
    .load(conn)?;
    for customer in known.iter().filter(|customer| customer.erased) {
        erase_notices(conn, CustomerId::from_uuid(customer.id))?;
    }
    Ok(!known.is_empty())
}
