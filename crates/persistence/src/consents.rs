//! What buyers agreed to, card by card.

use std::net::IpAddr;

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    consent::Consent,
    ids::{CardId, CheckoutId, ConsentId, CustomerId, Id, SellerId},
};
use uuid::Uuid;

use crate::{
    Error, Scope, row,
    schema::{consents, sellers},
    scope::sellers_of,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = consents, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    customer_id: Uuid,
    card_id: Uuid,
    seller_id: Option<Uuid>,
    given_at: Timestamp,
    withdrawn_at: Option<Timestamp>,
}

impl From<Row> for Consent {
    fn from(row: Row) -> Self {
        Self {
            id: ConsentId::from_uuid(row.id),
            card: CardId::from_uuid(row.card_id),
            seller: row::id(row.seller_id),
            given_at: row.given_at,
            withdrawn_at: row.withdrawn_at,
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = consents, treat_none_as_default_value = false)]
struct NewRow<'a> {
    id: Uuid,
    customer_id: Uuid,
    card_id: Uuid,
    seller_id: Option<Uuid>,
    wording: &'a str,
    client_address: Option<String>,
    checkout_id: Option<Uuid>,
    given_at: Timestamp,
    withdrawn_at: Option<Timestamp>,
}

/// How a consent came about: kept as evidence, shown to nobody but an operator.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// What was agreed to, word for word.
    pub wording: String,
    /// From which address.
    pub client_address: Option<IpAddr>,
    /// On which pay page.
    pub checkout: Option<CheckoutId>,
}

/// Stores a consent of this customer.
///
/// # Errors
/// [`Error::Query`] when the card is another customer's.
pub fn insert(
    conn: &mut PgConnection,
    customer: CustomerId,
    consent: &Consent,
    evidence: &Evidence,
) -> Result<(), Error> {
    diesel::insert_into(consents::table)
        .values(NewRow {
            id: consent.id.uuid(),
            customer_id: customer.uuid(),
            card_id: consent.card.uuid(),
            seller_id: consent.seller.map(Id::uuid),
            wording: &evidence.wording,
            client_address: evidence.client_address.map(|address| address.to_string()),
            checkout_id: evidence.checkout.map(Id::uuid),
            given_at: consent.given_at,
            withdrawn_at: consent.withdrawn_at,
        })
        .execute(conn)?;
    Ok(())
}

/// A customer's consents that were not withdrawn, oldest first: in an owner's scope those that
/// name an own seller, or none.
///
/// # Errors
/// See [`Error`].
pub fn for_customer(
    conn: &mut PgConnection,
    customer: CustomerId,
    scope: &Scope,
) -> Result<Vec<Consent>, Error> {
    let rows = of_customers(conn, &[customer], scope)?;
    Ok(rows.into_iter().map(|(_, consent)| consent).collect())
}

/// The same for several customers at once.
pub(crate) fn of_customers(
    conn: &mut PgConnection,
    customers: &[CustomerId],
    scope: &Scope,
) -> Result<Vec<(CustomerId, Consent)>, Error> {
    let ids: Vec<Uuid> = customers.iter().map(|id| id.uuid()).collect();
    let query = consents::table
        .filter(consents::customer_id.eq_any(ids))
        .filter(consents::withdrawn_at.is_null())
        .order((consents::given_at, consents::id))
        .select(Row::as_select());
    let rows: Vec<Row> = match scope {
        Scope::Everything => query.load(conn)?,
        Scope::OwnedBy(user) => {
            let own = sellers_of(*user).select(sellers::id.nullable());
            query
                .filter(consents::seller_id.is_null().or(consents::seller_id.eq_any(own)))
                .load(conn)?
        }
    };
    Ok(rows
        .into_iter()
        .map(|row| (CustomerId::from_uuid(row.customer_id), row.into()))
        .collect())
}

/// A consent on whose strength this seller may charge this card of this customer; one that names
/// the seller before one for the whole marketplace.
///
/// # Errors
/// See [`Error`].
pub fn covering(
    conn: &mut PgConnection,
    customer: CustomerId,
    card: CardId,
    seller: SellerId,
) -> Result<Option<Consent>, Error> {
    let row: Option<Row> = consents::table
        .filter(consents::customer_id.eq(customer.uuid()))
        .filter(consents::card_id.eq(card.uuid()))
        .filter(consents::withdrawn_at.is_null())
        .filter(
            consents::seller_id
                .is_null()
                .or(consents::seller_id.eq(seller.uuid())),
        )
        .order((consents::seller_id.asc().nulls_last(), consents::given_at.desc()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Consent::from))
}

/// Withdraws a customer's consents for a card, or for all cards when none is named; how many.
///
/// # Errors
/// See [`Error`].
pub fn withdraw(
    conn: &mut PgConnection,
    customer: CustomerId,
    card: Option<CardId>,
    at: Timestamp,
) -> Result<usize, Error> {
    let mut of_customer = consents::table
        .filter(consents::customer_id.eq(customer.uuid()))
        .filter(consents::withdrawn_at.is_null())
        .select(consents::id)
        .into_boxed();
    if let Some(card) = card {
        of_customer = of_customer.filter(consents::card_id.eq(card.uuid()));
    }
    let ids: Vec<Uuid> = of_customer.load(conn)?;
    Ok(diesel::update(consents::table.filter(consents::id.eq_any(ids)))
        .set(consents::withdrawn_at.eq(Some(at)))
        .execute(conn)?)
}

/// A consent, withdrawn or not, with whose it is.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: ConsentId) -> Result<Option<(CustomerId, Consent)>, Error> {
    let row: Option<Row> = consents::table
        .find(id.uuid())
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(|row| (CustomerId::from_uuid(row.customer_id), row.into())))
}

/// Takes one consent back; whether it was given until now.
///
/// # Errors
/// See [`Error`].
pub fn withdraw_one(conn: &mut PgConnection, id: ConsentId, at: Timestamp) -> Result<bool, Error> {
    let changed = diesel::update(consents::table.find(id.uuid()))
        .filter(consents::withdrawn_at.is_null())
        .set(consents::withdrawn_at.eq(Some(at)))
        .execute(conn)?;
    Ok(changed > 0)
}

/// A consent in the words that were agreed to.
#[derive(Debug, Clone)]
pub struct WordedConsent {
    /// The consent.
    pub consent: Consent,
    /// What the buyer read.
    pub wording: String,
    /// The name of the seller whom it is for; none when it is for all.
    pub seller_name: Option<String>,
}

/// The consents to these cards that were not withdrawn, in the order in which they were given.
///
/// # Errors
/// See [`Error`].
pub fn worded(conn: &mut PgConnection, cards: &[CardId]) -> Result<Vec<WordedConsent>, Error> {
    let cards: Vec<Uuid> = cards.iter().map(|id| id.uuid()).collect();
    let rows: Vec<(Row, String, Option<String>)> = consents::table
        .left_join(sellers::table)
        .filter(consents::card_id.eq_any(cards))
        .filter(consents::withdrawn_at.is_null())
        .order((consents::given_at, consents::id))
        .select((Row::as_select(), consents::wording, sellers::name.nullable()))
        .load(conn)?;
    let worded = |(row, wording, seller_name): (Row, _, _)| WordedConsent {
        consent: row.into(),
        wording,
        seller_name,
    };
    Ok(rows.into_iter().map(worded).collect())
}
