//! Kept cards, and their clones on the sellers' Stripe accounts.

use diesel::{pg::Pg, prelude::*};
use souk_domain::{
    Timestamp,
    card::{Card, CardFace},
    ids::{CardId, CustomerId, Id},
};
use uuid::Uuid;

use crate::{
    Error, Scope,
    row::Origin,
    schema::{cards, consents, customers, sellers, shared_cards},
    scope::sellers_of,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = cards, check_for_backend(Pg))]
pub(crate) struct Row {
    id: Uuid,
    customer_id: Uuid,
    stripe_payment_method: String,
    fingerprint: Option<String>,
    brand: String,
    last4: String,
    exp_month: i16,
    exp_year: i16,
    created_at: Timestamp,
}

impl From<Row> for Card {
    fn from(row: Row) -> Self {
        Self {
            id: CardId::from_uuid(row.id),
            customer: CustomerId::from_uuid(row.customer_id),
            stripe_payment_method: row.stripe_payment_method,
            fingerprint: row.fingerprint,
            face: CardFace {
                brand: row.brand,
                last4: row.last4,
                exp_month: row.exp_month,
                exp_year: row.exp_year,
            },
            created_at: row.created_at,
        }
    }
}

/// Keeps a card: stores it, unless its PaymentMethod is kept already, as when two checkouts were paid
/// with it at the same moment; and gives the one that is kept, which may be somebody else's. Its mode is
/// its customer's.
///
/// # Errors
/// See [`Error`].
pub fn keep(conn: &mut PgConnection, card: &Card) -> Result<Card, Error> {
    let livemode = customers::table
        .find(card.customer.uuid())
        .select(customers::livemode)
        .first::<bool>(conn)?;
    diesel::insert_into(cards::table)
        .values((
            cards::id.eq(card.id.uuid()),
            cards::customer_id.eq(card.customer.uuid()),
            cards::stripe_payment_method.eq(&card.stripe_payment_method),
            cards::fingerprint.eq(card.fingerprint.as_ref()),
            cards::brand.eq(&card.face.brand),
            cards::last4.eq(&card.face.last4),
            cards::exp_month.eq(card.face.exp_month),
            cards::exp_year.eq(card.face.exp_year),
            cards::livemode.eq(livemode),
            cards::created_at.eq(card.created_at),
        ))
        // Waits for whoever is storing the same one.
        .on_conflict((cards::stripe_payment_method, cards::livemode))
        .do_nothing()
        .execute(conn)?;
    by_payment_method(conn, &card.stripe_payment_method, livemode)?
        .ok_or(Error::Query(diesel::result::Error::NotFound))
}

/// The card, unless it was detached.
///
/// # Errors
/// See [`Error`].
pub fn get(conn: &mut PgConnection, id: CardId) -> Result<Option<Card>, Error> {
    let row: Option<Row> = cards::table
        .find(id.uuid())
        .filter(cards::detached_at.is_null())
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Card::from))
}

/// A customer's cards, newest first; in an owner's scope only those that a consent lets an own
/// seller charge.
///
/// # Errors
/// See [`Error`].
pub fn of_customer(conn: &mut PgConnection, customer: CustomerId, scope: &Scope) -> Result<Vec<Card>, Error> {
    let query = cards::table
        .filter(cards::customer_id.eq(customer.uuid()))
        .filter(cards::detached_at.is_null())
        .order((cards::created_at.desc(), cards::id.desc()))
        .select(Row::as_select());
    let rows: Vec<Row> = match scope {
        Scope::Everything => query.load(conn)?,
        Scope::OwnedBy(user) => {
            let own = sellers_of(*user).select(sellers::id.nullable());
            let chargeable = consents::table
                .filter(consents::customer_id.eq(customer.uuid()))
                .filter(consents::withdrawn_at.is_null())
                .filter(consents::seller_id.is_null().or(consents::seller_id.eq_any(own)))
                .select(consents::card_id);
            query.filter(cards::id.eq_any(chargeable)).load(conn)?
        }
    };
    Ok(rows.into_iter().map(Card::from).collect())
}

/// The newest of a customer's cards with this number, known by Stripe's fingerprint of it.
///
/// # Errors
/// See [`Error`].
pub fn by_fingerprint(
    conn: &mut PgConnection,
    customer: CustomerId,
    fingerprint: &str,
) -> Result<Option<Card>, Error> {
    let row: Option<Row> = cards::table
        .filter(cards::customer_id.eq(customer.uuid()))
        .filter(cards::fingerprint.eq(fingerprint))
        .filter(cards::detached_at.is_null())
        .order((cards::created_at.desc(), cards::id.desc()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Card::from))
}

/// The kept card with this PaymentMethod of the platform.
///
/// # Errors
/// See [`Error`].
pub fn by_payment_method(
    conn: &mut PgConnection,
    stripe_payment_method: &str,
    livemode: bool,
) -> Result<Option<Card>, Error> {
    let row: Option<Row> = cards::table
        .filter(cards::stripe_payment_method.eq(stripe_payment_method))
        .filter(cards::livemode.eq(livemode))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Card::from))
}

/// Marks a card as detached, and takes it away as a default; the newest other one becomes it.
/// Whether there was one to detach.
///
/// # Errors
/// See [`Error`].
pub fn detach(conn: &mut PgConnection, id: CardId, at: Timestamp) -> Result<bool, Error> {
    let customer: Option<Uuid> = diesel::update(cards::table.find(id.uuid()))
        .filter(cards::detached_at.is_null())
        .set(cards::detached_at.eq(Some(at)))
        .returning(cards::customer_id)
        .get_result(conn)
        .optional()?;
    let Some(customer) = customer else {
        return Ok(false);
    };
    let next: Option<Uuid> = cards::table
        .filter(cards::customer_id.eq(customer))
        .filter(cards::detached_at.is_null())
        .order((cards::created_at.desc(), cards::id.desc()))
        .select(cards::id)
        .first(conn)
        .optional()?;
    diesel::update(customers::table.find(customer))
        .filter(customers::default_card_id.eq(id.uuid()))
        .set(customers::default_card_id.eq(next))
        .execute(conn)?;
    Ok(true)
}

/// A kept card's clone on a connected account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedCard {
    /// `acct_…`.
    pub stripe_account: String,
    /// `pm_…` there.
    pub stripe_payment_method: String,
    /// Whether it is attached to the customer there, and so can be charged again.
    pub attached: bool,
}

/// The card's clone on this account, if there is one.
///
/// # Errors
/// See [`Error`].
pub fn shared_on(
    conn: &mut PgConnection,
    card: CardId,
    stripe_account: &str,
) -> Result<Option<SharedCard>, Error> {
    let row: Option<(String, String, bool)> = shared_cards::table
        .find((card.uuid(), stripe_account))
        .select((
            shared_cards::stripe_account,
            shared_cards::stripe_payment_method,
            shared_cards::attached,
        ))
        .first(conn)
        .optional()?;
    Ok(
        row.map(|(stripe_account, stripe_payment_method, attached)| SharedCard {
            stripe_account,
            stripe_payment_method,
            attached,
        }),
    )
}

/// Keeps a clone. Of two that were made on an account the first that got attached stays, since an
/// unattached one cannot be charged again: returned is the one that counts.
///
/// # Errors
/// [`Error::Conflict`] when it is the clone of another card.
pub fn share(
    conn: &mut PgConnection,
    card: CardId,
    shared: &SharedCard,
    at: Timestamp,
) -> Result<SharedCard, Error> {
    diesel::insert_into(shared_cards::table)
        .values((
            shared_cards::card_id.eq(card.uuid()),
            shared_cards::stripe_account.eq(&shared.stripe_account),
            shared_cards::stripe_payment_method.eq(&shared.stripe_payment_method),
            shared_cards::attached.eq(shared.attached),
            shared_cards::created_at.eq(at),
        ))
        .on_conflict((shared_cards::card_id, shared_cards::stripe_account))
        .do_nothing()
        .execute(conn)?;
    if shared.attached {
        diesel::update(shared_cards::table.find((card.uuid(), &shared.stripe_account)))
            .filter(shared_cards::attached.eq(false))
            .set((
                shared_cards::stripe_payment_method.eq(&shared.stripe_payment_method),
                shared_cards::attached.eq(true),
            ))
            .execute(conn)?;
    }
    let kept = shared_on(conn, card, &shared.stripe_account)?;
    let from = Origin {
        table: "shared_cards",
        id: card.uuid(),
    };
    kept.ok_or_else(|| from.wrong("stripe_account"))
}

/// The card with whether it is kept still, also when it is not.
///
/// # Errors
/// See [`Error`].
pub fn find(conn: &mut PgConnection, id: CardId) -> Result<Option<(Card, bool)>, Error> {
    let row: Option<(Row, Option<Timestamp>)> = cards::table
        .find(id.uuid())
        .select((Row::as_select(), cards::detached_at))
        .first(conn)
        .optional()?;
    Ok(row.map(|(row, detached_at)| (row.into(), detached_at.is_none())))
}

/// Where a card was cloned to.
///
/// # Errors
/// See [`Error`].
pub fn shared(conn: &mut PgConnection, card: CardId) -> Result<Vec<SharedCard>, Error> {
    let rows: Vec<(String, String, bool)> = shared_cards::table
        .filter(shared_cards::card_id.eq(card.uuid()))
        .order(shared_cards::stripe_account)
        .select((
            shared_cards::stripe_account,
            shared_cards::stripe_payment_method,
            shared_cards::attached,
        ))
        .load(conn)?;
    let shared = |(stripe_account, stripe_payment_method, attached)| SharedCard {
        stripe_account,
        stripe_payment_method,
        attached,
    };
    Ok(rows.into_iter().map(shared).collect())
}

/// Forgets the clone on an account, once it is detached there.
///
/// # Errors
/// See [`Error`].
pub fn unshare(conn: &mut PgConnection, card: CardId, stripe_account: &str) -> Result<(), Error> {
    diesel::delete(shared_cards::table.find((card.uuid(), stripe_account))).execute(conn)?;
    Ok(())
}
